import { endOfLocalDay, isBefore } from "../calendar/local-day.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import { isExpected } from "./places.ts";
import type { Known } from "./standing.ts";

export const dutyNames = ["pay", "come", "refund", "credit-note", "train", "answer-dispute"] as const;

/** What one side has to do. `by` is the last moment, inclusive; null: without a fixed end. */
export type Duty = { duty: (typeof dutyNames)[number]; who: "customer" | "organiser"; by: Temporal.Instant | null; why: string; cents: Cents | null };

/** What each side still has to do, the customer first. */
export function dutiesOf(known: Known): Duty[] {
  return [...paying(known), ...coming(known), ...refunding(known), ...crediting(known), ...answering(known)];
}

/** Every part that is not covered yet, with its last day; money went to the earliest. What the law adds has no day. */
function paying({ deal, amounts, claim: { dues, namedOpenCents }, history }: Known): Duty[] {
  let covered = dues.reduce((sum, due) => sum + due.cents, 0) - amounts.principalCents;
  let named = dues.reduce((sum, due) => sum + due.chargesCents, 0) - namedOpenCents;
  const parts = dues.flatMap((due): Duty[] => {
    const [paid, paidOfCharges] = [Math.min(covered, due.cents), Math.min(named, due.chargesCents)];
    covered -= paid;
    named -= paidOfCharges;
    const open = due.cents - paid + due.chargesCents - paidOfCharges;
    return open === 0 ? [] : [{ duty: "pay", who: "customer", by: lastMoment(deal, due), why: payClause(history), cents: cents(open) }];
  });
  const beyond = amounts.customerOwesCents - amounts.principalCents - namedOpenCents;
  return beyond > 0 ? [...parts, { duty: "pay", who: "customer", by: null, why: deal.kind === "consumer" ? "art. 6:119, 6:96 BW" : "art. 6:119a, 6:96 BW", cents: cents(beyond) }] : parts;
}

/** The end of the day; where the order says a moment before that, such as the start, that moment. */
function lastMoment({ schedule, zone }: Known["deal"], { dueOn }: Known["claim"]["dues"][number]): Temporal.Instant {
  return schedule.find((part) => part.dueOn.equals(dueOn))?.dueAt ?? endOfLocalDay(dueOn, zone);
}

function payClause({ settled, plans }: Known["history"]): string {
  if (plans.length > 0) return "offer.payment-plan";
  return settled === null ? "payment" : "offer.settlement";
}

/** Each date on which somebody is expected, the first one first. */
function coming({ history, asOf }: Known): Duty[] {
  const ahead = history.places.filter((place) => isExpected(place) && isBefore(asOf, place.endsAt));
  const starts = [...new Map(ahead.map(({ startsAt }) => [startsAt.toString(), startsAt])).values()].toSorted(Temporal.Instant.compare);
  return starts.flatMap((by): Duty[] => [
    { duty: "come", who: "customer", by, why: "noShow", cents: null },
    { duty: "train", who: "organiser", by, why: "price", cents: null },
  ]);
}

function refunding({ back }: Known): Duty[] {
  return back.map(({ cents: amount, by, withdrawn }) => ({ duty: "refund", who: "organiser", by, why: withdrawn ? "art. 6:230r BW" : "art. 6:203 BW", cents: amount }));
}

/** The paper follows: what was invoiced and is not owed any more is credited. */
function crediting({ history, amounts }: Known): Duty[] {
  const invoiced = history.invoices.reduce((sum, fact) => sum + fact.cents, 0) - history.creditNotes.reduce((sum, fact) => sum + fact.cents, 0);
  const beyond = invoiced - amounts.owedPrincipalCents;
  return beyond > 0 ? [{ duty: "credit-note", who: "organiser", by: null, why: "art. 35a lid 2 Wet OB", cents: cents(beyond) }] : [];
}

function answering({ amounts }: Known): Duty[] {
  return amounts.disputed ? [{ duty: "answer-dispute", who: "organiser", by: null, why: "dispute", cents: null }] : [];
}
