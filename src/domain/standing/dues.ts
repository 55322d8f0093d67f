import { localDateOf } from "../calendar/local-day.ts";
import { nextWorkingDay } from "../calendar/working-days.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import { paidCents } from "./history.ts";
import type { History } from "./history.ts";
import { stands } from "./places.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** A part of what is owed with its last day, inclusive. */
export type Due = { cents: Cents; dueOn: Temporal.PlainDate };

/** How long after something new is owed it has to be paid, where nothing else was agreed. */
const customaryDays = 14;

/**
 * What is owed, spread over the days on which it falls due, earliest first; together it is `principalCents`.
 * A fee keeps the day of the price that it comes from, and takes the earliest parts: what falls away falls away from the end.
 * The agreed day counts; an invoice may be later, never earlier, except that it may name the agreed day itself where
 * ours moved to the next working day.
 */
export function duesOf(deal: StandingDeal, history: History, principalCents: Cents): Due[] {
  const wanted = ordered(history.settled === null ? agreedDues(deal, history) : settledDues(deal, history));
  const dues = wanted.reduce<{ left: number; dues: Due[] }>(({ left, dues: taken }, due) => {
    const part = Math.min(left, due.cents);
    return { left: left - part, dues: part === 0 ? taken : [...taken, { ...due, cents: cents(part) }] };
  }, { left: principalCents, dues: [] });
  return dues.left === 0 ? dues.dues : [...dues.dues, { cents: cents(dues.left), dueOn: lastDay(deal, history, wanted) }];
}

function ordered(dues: readonly Due[]): Due[] {
  return dues.toSorted((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn));
}

/** What came in before both sides settled is behind them; the sum is due on the day of the plan, or after the customary time. */
function settledDues({ zone }: StandingDeal, { settled, plan }: History): Due[] {
  if (settled === null) return [];
  const { at } = settled.fact;
  const settledOn = localDateOf(at, zone);
  const parts = (plan ?? settled.fact).plan;
  return [
    { cents: settled.paidBeforeCents, dueOn: settledOn },
    ...(parts ?? [{ cents: settled.sumCents, dueOn: settled.fact.validUntil === null ? settledOn.add({ days: customaryDays }) : localDateOf(settled.fact.validUntil, zone) }]),
  ];
}

function agreedDues(deal: StandingDeal, history: History): Due[] {
  const { plan } = history;
  if (plan?.plan == null) return invoicedDues(deal, history);
  const planned = plan.plan.reduce((sum, part) => sum + part.cents, 0);
  const acceptedOn = localDateOf(plan.at, deal.zone);
  const paid = Math.max(0, paidCents(history) - paidSince(history, plan.at));
  return [...(paid === 0 ? [] : [{ cents: cents(paid), dueOn: acceptedOn }]), ...(planned === 0 ? [] : plan.plan)];
}

function paidSince({ payments }: History, at: Temporal.Instant): number {
  return payments.filter((payment) => Temporal.Instant.compare(payment.at, at) > 0).reduce((sum, payment) => sum + payment.cents, 0);
}

/** The invoices with their days, and what was agreed and not invoiced yet. */
function invoicedDues(deal: StandingDeal, history: History): Due[] {
  const agreed = deal.schedule.map((part) => ({ cents: part.cents, dueOn: afterReinstatement(deal, history, afterwards(deal, history, part.dueOn)) }));
  const upTo = agreed.map((_, index) => agreed.slice(0, index + 1).reduce((sum, part) => sum + part.cents, 0));
  const invoices = history.invoices.reduce<{ sum: number; dues: Due[] }>(({ sum, dues }, invoice) => {
    const part = agreed[upTo.findIndex((reached) => reached >= sum + invoice.cents)] ?? agreed.at(-1);
    return { sum: sum + invoice.cents, dues: [...dues, { cents: invoice.cents, dueOn: laterOf(invoice.dueOn, part?.dueOn ?? invoice.dueOn) }] };
  }, { sum: 0, dues: [] });
  const rest = agreed.flatMap((part, index) => {
    const open = Math.min(part.cents, (upTo[index] ?? 0) - invoices.sum);
    return open > 0 ? [{ ...part, cents: cents(open) }] : [];
  });
  return [...invoices.dues, ...rest];
}

function laterOf(invoiced: Temporal.PlainDate, agreed: Temporal.PlainDate): Temporal.PlainDate {
  if (nextWorkingDay(invoiced).equals(agreed)) return invoiced;
  return Temporal.PlainDate.compare(invoiced, agreed) >= 0 ? invoiced : agreed;
}

/** While a place was released nothing was owed for it. */
function afterReinstatement({ zone }: StandingDeal, { reinstatedAt }: History, dueOn: Temporal.PlainDate): Temporal.PlainDate {
  return reinstatedAt === null ? dueOn : laterOf(localDateOf(reinstatedAt, zone), dueOn);
}

/** What is paid after the session moves along with it. */
function afterwards({ conditions: { payment }, zone }: StandingDeal, { places }: History, dueOn: Temporal.PlainDate): Temporal.PlainDate {
  if (payment.mode !== "after") return dueOn;
  return places.filter((place) => stands(place) && (place.moves > 0 || place.organiserMoved))
    .map(({ endsAt }) => nextWorkingDay(localDateOf(endsAt, zone).add({ days: payment.dueDaysAfterSession })))
    .reduce((latest, day) => (Temporal.PlainDate.compare(latest, day) >= 0 ? latest : day), dueOn);
}

/** The day for what was never scheduled, such as a fee for moving or money that went back by mistake: the customary time after the last fact that can be its cause. */
function lastDay({ zone, formedAt }: StandingDeal, { moves, refunds, acceptedCredits }: History, dues: readonly Due[]): Temporal.PlainDate {
  const facts = [...moves, ...refunds, ...acceptedCredits.map(({ fact }) => fact)];
  const last = facts.map(({ at }) => localDateOf(at, zone)).reduce((latest, day) => (Temporal.PlainDate.compare(latest, day) >= 0 ? latest : day), localDateOf(formedAt, zone));
  const customary = last.add({ days: customaryDays });
  const scheduled = dues.at(-1)?.dueOn ?? customary;
  return Temporal.PlainDate.compare(scheduled, customary) >= 0 ? scheduled : customary;
}
