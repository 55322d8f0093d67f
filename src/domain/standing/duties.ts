import { endOfLocalDay, isBefore, localDateOf } from "../calendar/local-day.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import { stands } from "./places.ts";
import type { Known } from "./standing.ts";

export const dutyNames = ["pay", "come", "refund", "credit-note", "train", "answer-dispute"] as const;

/** What one side has to do. `by` is the last moment, inclusive; null: without a fixed end. */
export type Duty = { duty: (typeof dutyNames)[number]; who: "customer" | "organiser"; by: Temporal.Instant | null; why: string; cents: Cents | null };

/** Within so many days money that is owed back goes back (art. 6:230r BW; the same for every other refund). */
const refundDays = 14;

/** What each side still has to do, the customer first. */
export function dutiesOf(known: Known): Duty[] {
  return [...paying(known), ...coming(known), ...refunding(known), ...crediting(known), ...answering(known)];
}

/** Every part that is not covered yet, with its last day. */
function paying({ deal, amounts, dues, history }: Known): Duty[] {
  const open = amounts.principalCents;
  const sum = dues.reduce((total, due) => total + due.cents, 0);
  let covered = sum - open;
  const parts: Duty[] = [];
  for (const due of dues) {
    const paid = Math.min(covered, due.cents);
    covered -= paid;
    if (due.cents > paid) parts.push({ duty: "pay", who: "customer", by: endOfLocalDay(due.dueOn, deal.zone), why: payClause(history), cents: cents(due.cents - paid) });
  }
  const beyond = amounts.customerOwesCents - open;
  return beyond > 0 ? [...parts, { duty: "pay", who: "customer", by: null, why: deal.kind === "consumer" ? "art. 6:119, 6:96 BW" : "art. 6:119a, 6:96 BW", cents: cents(beyond) }] : parts;
}

function payClause({ settled, plan }: Known["history"]): string {
  return settled === null ? (plan === null ? "payment" : "offer.payment-plan") : "offer.settlement";
}

function coming({ history, asOf }: Known): Duty[] {
  const ahead = history.places.filter((place) => stands(place) && place.came === null && isBefore(asOf, place.endsAt));
  const [first] = ahead.toSorted((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt));
  if (first === undefined) return [];
  return [
    { duty: "come", who: "customer", by: first.startsAt, why: "noShow", cents: null },
    { duty: "train", who: "organiser", by: first.startsAt, why: "price", cents: null },
  ];
}

function refunding({ deal, history, amounts, asOf }: Known): Duty[] {
  if (amounts.organiserOwesCents === 0) return [];
  const since = sinceWhen({ history, asOf });
  const by = endOfLocalDay(localDateOf(since, deal.zone).add({ days: refundDays }), deal.zone);
  const why = history.withdrawal === null ? "art. 6:203 BW" : "art. 6:230r BW";
  return [{ duty: "refund", who: "organiser", by, why, cents: amounts.organiserOwesCents }];
}

/** The last fact that made money owed back: a place that ended, something given, or the money itself. */
function sinceWhen({ history, asOf }: Pick<Known, "history" | "asOf">): Temporal.Instant {
  if (history.withdrawal !== null) return history.withdrawal.at;
  const ended = history.places.flatMap(({ ended: one, refilled, came }) => [one?.fact.at, refilled?.fact.at, came?.fact.at]);
  const facts = [...ended, ...history.goodwill.map(({ at }) => at), ...history.payments.map(({ at }) => at)].filter((at) => at !== undefined);
  return facts.reduce<Temporal.Instant | null>((latest, at) => (latest === null || isBefore(latest, at) ? at : latest), null) ?? asOf;
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
