import { laterDay } from "../calendar/day-order.ts";
import { localDateOf } from "../calendar/local-day.ts";
import { nextWorkingDay } from "../calendar/working-days.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { PlanPart } from "./facts.ts";
import type { History } from "./history.ts";
import { sumOf, total } from "./parts.ts";
import { isOwedFor } from "./places.ts";
import type { AgreedPart, StandingDeal } from "./standing-deal.ts";

/**
 * A part of what is owed with its last day, inclusive. Until the end of `graceOn` nothing follows from paying late.
 * `chargesCents` is what a payment plan names of earlier interest and costs, beside the principal.
 */
export type Due = { cents: Cents; chargesCents: Cents; dueOn: Temporal.PlainDate; graceOn: Temporal.PlainDate };

/** How long after something new is owed it has to be paid, where nothing else was agreed. */
const customaryDays = 14;

/**
 * What is owed under the deal, spread over the days on which it falls due, earliest first; together it is `principalCents`.
 * A fee keeps the day of the price that it comes from, and takes the earliest parts: what falls away falls away from the end.
 * The agreed day counts; an invoice may be later, never earlier, except that it may name the agreed day itself where
 * ours moved to the next working day.
 */
export function agreedDues(deal: StandingDeal, history: History, principalCents: number): Due[] {
  return spread(invoicedDues(deal, history), principalCents, customaryDay(deal, history));
}

/** The sum that both sides settled on is due on the day that was named, or after the customary time. */
export function settledDues(deal: StandingDeal, history: History, settled: NonNullable<History["settled"]>, openCents: number): Due[] {
  const { fact: { at, plan, validUntil }, sumCents } = settled;
  const settledOn = localDateOf(at, deal.zone);
  const dueOn = validUntil === null ? settledOn.add({ days: customaryDays }) : localDateOf(validUntil, deal.zone);
  const wanted = plan === null ? [{ cents: sumCents, dueOn }] : plan;
  return spread(wanted.map((part) => due(part, laterDay(part.dueOn, settledOn))), openCents, customaryDay(deal, history));
}

/** The parts of a plan: first what it names of the charges so far, then the principal that is open. A day before it was agreed is the day on which it was. */
export function plannedDues(deal: StandingDeal, history: History, plan: { parts: readonly PlanPart[]; agreedAt: Temporal.Instant }, open: { principalCents: number; chargesCents: number }): Due[] {
  const agreedOn = localDateOf(plan.agreedAt, deal.zone);
  let charges = open.chargesCents;
  const wanted = plan.parts.map((part) => {
    const chargesCents = cents(Math.min(charges, part.cents));
    charges -= chargesCents;
    return { ...due({ cents: cents(part.cents - chargesCents) }, laterDay(part.dueOn, agreedOn)), chargesCents };
  });
  return spread(wanted, open.principalCents, customaryDay(deal, history));
}

/** What went back is owed again, should it be owed at all, after the customary time. */
export function refundDues({ zone }: StandingDeal, refunds: History["refunds"]): Due[] {
  return refunds.map((fact) => due(fact, (fact.kind === "credit.returned" ? localDateOf(fact.at, zone) : fact.on).add({ days: customaryDays })));
}

export function inOrder(dues: readonly Due[]): Due[] {
  return dues.toSorted((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn));
}

/** In order, and what falls due on one day as one. */
export function byDay(dues: readonly Due[]): Due[] {
  const days = Map.groupBy(inOrder(dues), ({ dueOn, graceOn }) => `${dueOn.toString()} ${graceOn.toString()}`);
  return [...days.values()].flatMap((together) => together.slice(0, 1).map((first) => ({ ...first, cents: cents(sumOf(together)), chargesCents: cents(total(together.map(({ chargesCents }) => chargesCents))) })));
}

/** Nobody is late before there was a deal, whatever a paper says. */
export function notBefore(one: Due, day: Temporal.PlainDate): Due {
  return { ...one, dueOn: laterDay(one.dueOn, day), graceOn: laterDay(one.graceOn, day) };
}

/** For the books of a claim: late is what is not paid by the end of the grace. */
export function asClaimed({ cents: amount, graceOn }: Due): { cents: Cents; dueOn: Temporal.PlainDate } {
  return { cents: amount, dueOn: graceOn };
}

function due({ cents: amount }: { cents: Cents }, dueOn: Temporal.PlainDate): Due {
  return { cents: amount, chargesCents: cents(0), dueOn, graceOn: dueOn };
}

/** The earliest parts first, as far as the amount goes; what is beyond them is due on `lastOn`, never before them. */
function spread(wanted: readonly Due[], amountCents: number, lastOn: Temporal.PlainDate): Due[] {
  const { left, dues } = inOrder(wanted).reduce<{ left: number; dues: Due[] }>(({ left: rest, dues: taken }, one) => {
    const part = Math.min(rest, one.cents);
    return { left: rest - part, dues: part === 0 && one.chargesCents === 0 ? taken : [...taken, { ...one, cents: cents(part) }] };
  }, { left: Math.max(0, amountCents), dues: [] });
  const latest = wanted.reduce((last, { dueOn }) => laterDay(last, dueOn), lastOn);
  return left === 0 ? dues : [...dues, due({ cents: cents(left) }, latest)];
}

/** The invoices with their days, and what was agreed and not invoiced yet. What a credit note took back is no invoice any more. */
function invoicedDues(deal: StandingDeal, history: History): Due[] {
  const agreed = deal.schedule.map((part, index) => agreedDue(deal, history, { ...part, daysAfterEnd: daysAfterEnd(deal, index) }));
  const upTo = agreed.map((_, index) => agreed.slice(0, index + 1).reduce((sum, part) => sum + part.cents, 0));
  const invoices = history.standingInvoices.reduce<{ sum: number; dues: Due[] }>(({ sum, dues }, invoice) => {
    const part = agreed[upTo.findIndex((reached) => reached >= sum + invoice.cents)] ?? agreed.at(-1);
    const dueOn = part === undefined ? invoice.dueOn : invoicedOn(invoice.dueOn, part.dueOn);
    const hasGrace = part !== undefined && !part.graceOn.equals(part.dueOn);
    return { sum: sum + invoice.cents, dues: [...dues, { ...due(invoice, dueOn), graceOn: hasGrace ? laterDay(dueOn, part.graceOn) : dueOn }] };
  }, { sum: 0, dues: [] });
  const rest = agreed.flatMap((part, index) => {
    const open = Math.min(part.cents, (upTo[index] ?? 0) - invoices.sum);
    return open > 0 ? [{ ...part, cents: cents(open) }] : [];
  });
  return [...invoices.dues, ...rest];
}

function invoicedOn(invoiced: Temporal.PlainDate, agreed: Temporal.PlainDate): Temporal.PlainDate {
  return nextWorkingDay(invoiced).equals(agreed) ? invoiced : laterDay(invoiced, agreed);
}

/**
 * A part with its day: after a release not before the place came back, and along with the session where it is paid after it. Where a
 * place lapses only after a grace, the grace is in time.
 */
function agreedDue(deal: StandingDeal, history: History, part: AgreedPart & { daysAfterEnd: number | null }): Due {
  const { zone } = deal;
  const along = part.daysAfterEnd === null ? part.dueOn : alongWithSession(deal, history, { dueOn: part.dueOn, days: part.daysAfterEnd });
  const dueOn = history.reinstatedAt === null ? along : laterDay(along, localDateOf(history.reinstatedAt, zone));
  return { ...due(part, dueOn), graceOn: part.lapseAt === null ? dueOn : laterDay(dueOn, localDateOf(part.lapseAt, zone)) };
}

/** How many days after the session a part is due; null for one that is counted otherwise. */
function daysAfterEnd({ conditions: { payment }, schedule }: StandingDeal, index: number): number | null {
  if (payment.mode === "after") return payment.dueDaysAfterSession;
  const part = payment.mode === "parts" && payment.parts.length === schedule.length ? payment.parts[index] : undefined;
  return part?.counted === "after-end" ? part.days : null;
}

function alongWithSession({ meetings, zone }: StandingDeal, { places }: History, { dueOn, days }: { dueOn: Temporal.PlainDate; days: number }): Temporal.PlainDate {
  return places.filter((place) => isOwedFor(place) && meetings.at(-1)?.endsAt.equals(place.endsAt) !== true)
    .map(({ endsAt }) => nextWorkingDay(localDateOf(endsAt, zone).add({ days })))
    .reduce(laterDay, dueOn);
}

/** The day for what was never scheduled, such as a fee for moving: the customary time after the last fact that can be its cause. */
function customaryDay({ zone, formedAt }: StandingDeal, { places, acceptedCredits }: History): Temporal.PlainDate {
  const causes = [...places.flatMap(({ moves }) => moves.map(({ fact }) => fact)), ...acceptedCredits.map(({ fact }) => fact)];
  return causes.map(({ at }) => localDateOf(at, zone)).reduce(laterDay, localDateOf(formedAt, zone)).add({ days: customaryDays });
}
