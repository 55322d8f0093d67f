import { earliest, endOfLocalDay, isBefore, localDateOf } from "../calendar/local-day.ts";
import { nextWorkingDay } from "../calendar/working-days.ts";
import { cancellationFee } from "../conditions/cancellation-fee.ts";
import { neededToConfirm, shareOfLeaving } from "../deal/amounts.ts";
import { withdrawUntil } from "../deal/withdrawal.ts";
import { cents, shareOf, zeroCents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Fact } from "./facts.ts";
import type { History, WithdrawalRefusal } from "./history.ts";
import { paidCents } from "./paid.ts";
import { inEqualParts, total } from "./parts.ts";
import { differenceOf, isExpected, isMeant, stands } from "./places.ts";
import type { Ending, PlaceNow } from "./places.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** How places of a deal end, and what each of them still owes. */
type End = { ending: Ending; owedCents: Cents };

/** Ends the places that a fact is about: together they carried a price, and together they owe what is left of it, in equal parts. */
export function end(deal: StandingDeal, history: History, fact: Fact, { fits, how }: { fits: (place: PlaceNow) => boolean; how: (priceCents: Cents) => End }): History {
  const leaving = history.places.filter((place) => isMeant(fact, place) && stands(place) && fits(place));
  if (leaving.length === 0) return history;
  const priceCents = priceOf(deal, history, leaving);
  const { ending, owedCents } = how(priceCents);
  const [prices, owed] = [inEqualParts(priceCents, leaving.length), inEqualParts(owedCents, leaving.length)];
  return {
    ...history,
    places: history.places.map((place) => {
      const index = leaving.indexOf(place);
      return index < 0 ? place : { ...place, came: null, ended: { ending, fact, priceCents: prices[index] ?? zeroCents, owedCents: owed[index] ?? zeroCents } };
    }),
  };
}

/** What places that stand cost: their part of the price, and what their moves changed of it. */
export function priceOf({ totalCents, bookings }: StandingDeal, { places }: Pick<History, "places">, leaving: readonly PlaceNow[]): Cents {
  const share = shareOfLeaving({ totalCents, places: bookings.length, standing: places.filter(stands).length, leaving: leaving.length });
  return cents(Math.max(0, share + total(leaving.map(differenceOf))));
}

export function forNothing(why: "released" | "called-off" | "excused" | "cancelled-while-held" | "cancelled-after-organiser-moved"): () => End {
  return () => ({ ending: { why }, owedCents: zeroCents });
}

/** A cancellation, each date by its own days; places on one date together. */
export function cancel(deal: StandingDeal, history: History, fact: Fact): History {
  const onlyHeld = isOnlyHeld(deal, history);
  return datesOf(history.places.filter((place) => isMeant(fact, place) && isExpected(place))).reduce((before, { ids, startsAt, organiserMoved }) => {
    const how = organiserMoved
      ? forNothing("cancelled-after-organiser-moved")
      : onlyHeld ? forNothing("cancelled-while-held") : (price: Cents) => bySteps(deal, { cancelledAt: fact.at, startsAt, price });
    return end(deal, before, fact, { fits: ({ id }) => ids.includes(id), how });
  }, history);
}

/** Places that begin at one moment, and whether the organiser brought them there. */
export function datesOf(places: readonly PlaceNow[]): { ids: string[]; startsAt: Temporal.Instant; organiserMoved: boolean }[] {
  const byDate = Map.groupBy(places, ({ startsAt, organiserMoved }) => `${startsAt.toString()} ${organiserMoved}`);
  return [...byDate.values()].flatMap((together) => together.slice(0, 1).map(({ startsAt, organiserMoved }) => ({ ids: together.map(({ id }) => id), startsAt, organiserMoved })));
}

/** What the conditions ask for leaving at a moment. */
export function bySteps({ conditions, kind, zone }: StandingDeal, { cancelledAt, startsAt, price }: { cancelledAt: Temporal.Instant; startsAt: Temporal.Instant; price: Cents }): End {
  const { feeCents, feeBasisPoints, daysBefore } = cancellationFee({ conditions, kind, cancelledAt, startsAt, zone, totalCents: price });
  const steps = conditions.cancellation[kind];
  const nearestFirst = steps.toSorted((one, other) => one.fromDaysBefore - other.fromDaysBefore);
  const step = nearestFirst.findLast(({ fromDaysBefore }) => daysBefore >= fromDaysBefore) ?? nearestFirst[0];
  return { ending: { why: "cancelled", daysBefore, basisPoints: feeBasisPoints, step: step === undefined ? null : steps.indexOf(step) }, owedCents: feeCents };
}

/**
 * Whether the places are kept only until the payment day: letting them lapse would cost nothing, so cancelling costs nothing.
 * @see docs/rules/conditions.md
 */
export function isOnlyHeld({ schedule, bookings }: StandingDeal, history: History): boolean {
  const [first] = schedule;
  if (history.waived || first === undefined || first.lapseAt === null) return false;
  const standing = history.places.filter(stands).length;
  const parts = schedule.map((part, index) => ({ name: index === 0 ? "whole" : "rest", cents: part.cents }));
  return paidCents(history) < neededToConfirm({ schedule: parts, places: bookings.length, count: standing });
}

/** A trainer may correct a mark: the place stands again before it gets its new one. */
export function mark(deal: StandingDeal, history: History, fact: Fact, how: (price: Cents) => End): History {
  return end(deal, unmarked(history, fact), fact, { fits: () => true, how });
}

export function unmarked(history: History, fact: Fact): History {
  return { ...history, places: history.places.map((place) => (isMeant(fact, place) && mayBeMarked(place) ? { ...place, ended: null, came: null } : place)) };
}

export function mayBeMarked({ ended }: PlaceNow): boolean {
  return ended === null || ended.ending.why === "no-show" || ended.ending.why === "excused";
}

export function noShow({ conditions, kind }: StandingDeal, price: Cents): End {
  const basisPoints = kind === "consumer" ? conditions.noShow.consumerFeeBasisPoints : conditions.noShow.companyFeeBasisPoints;
  return { ending: { why: "no-show", basisPoints }, owedCents: shareOf(price, basisPoints) };
}

/**
 * A statement of withdrawal ends what can still be withdrawn from, and with it whatever was agreed about money meanwhile; without
 * the right it changes nothing.
 */
export function withdraw(deal: StandingDeal, history: History, fact: Extract<Fact, { kind: "withdrawal.received" }>): History {
  const because = whyNoWithdrawal(deal, history, fact);
  if (because !== null) return { ...history, withdrawalRefusals: [...history.withdrawalRefusals, { because, fact }] };
  const leaving = history.places.filter((place) => isMeant(fact, place) && mayBeWithdrawn(place));
  const ids = new Set(leaving.map(({ id }) => id));
  const restored = { ...history, settled: null, plans: [], places: history.places.map((place) => (leaving.includes(place) ? { ...place, ended: null, came: null, refilled: null } : place)) };
  return { ...end(deal, restored, fact, { fits: ({ id }) => ids.has(id), how: (price) => forGiven(deal, history, { leaving, at: fact.at, price }) }), withdrawal: fact };
}

/** Somebody who cancelled or stayed away within the time for withdrawal may still withdraw, whether that was excused or not. */
export function mayBeWithdrawn({ ended }: PlaceNow): boolean {
  return ended === null || ended.ending.why === "cancelled" || ended.ending.why === "no-show" || ended.ending.why === "excused";
}

/** @see docs/rules/withdrawal.md  art. 6:230o, 6:230p sub d BW */
export function whyNoWithdrawal(deal: StandingDeal, history: History, { at, bookings }: Pick<Fact, "at" | "bookings">): WithdrawalRefusal["because"] | null {
  if (deal.kind === "company") return "company";
  const lastDay = localDateOf(withdrawalEnds(deal), deal.zone);
  if (Temporal.PlainDate.compare(localDateOf(at, deal.zone), lastDay) > 0) return "too-late";
  const left = history.places.filter((place) => isMeant({ bookings }, place) && mayBeWithdrawn(place));
  if (left.length === 0) return "nothing-left";
  return isFullyGiven(deal, history, { places: left, at }) ? "fully-given" : null;
}

/**
 * The last moment, inclusive, at which a consumer may withdraw; without the information beforehand it is twelve months later.
 * @see docs/rules/withdrawal.md  art. 6:230o lid 1 and 2 BW
 */
export function withdrawalEnds({ formedAt, zone, withdrawalInformed }: Pick<StandingDeal, "formedAt" | "zone" | "withdrawalInformed">): Temporal.Instant {
  if (withdrawalInformed) return withdrawUntil(formedAt, zone);
  return endOfLocalDay(nextWorkingDay(localDateOf(formedAt, zone).add({ days: 14 }).add({ months: 12 })), zone);
}

/** The right ends with full performance only after an express request with the information (art. 6:230p sub d BW). */
function isFullyGiven({ withdrawalInformed }: StandingDeal, { earlyStart }: History, { places, at }: { places: readonly PlaceNow[]; at: Temporal.Instant }): boolean {
  return earlyStart !== null && withdrawalInformed && places.every((place) => !isBefore(givenUntil(place, at), place.endsAt));
}

/** What was given after an express request with the information, until the withdrawal, is paid for in proportion (art. 6:230s lid 4 and 5 BW). */
function forGiven(deal: StandingDeal, { earlyStart }: History, { leaving, at, price }: { leaving: readonly PlaceNow[]; at: Temporal.Instant; price: Cents }): End {
  const spans = leaving.flatMap((place) => place.meetings.map((meeting) => ({ ...meeting, until: givenUntil(place, at) })));
  const wholeSeconds = total(spans.map(({ startsAt, endsAt }) => seconds(startsAt, endsAt)));
  if (earlyStart === null || !deal.withdrawalInformed || wholeSeconds === 0) return { ending: { why: "withdrawn" }, owedCents: zeroCents };
  const givenSeconds = total(spans.map(({ startsAt, endsAt, until }) => seconds(later(startsAt, earlyStart.at), earliest(endsAt, until))));
  if (givenSeconds === 0) return { ending: { why: "withdrawn" }, owedCents: zeroCents };
  return { ending: { why: "withdrawn-after-part", givenSeconds, wholeSeconds }, owedCents: proportion(price, givenSeconds, wholeSeconds) };
}

/** To who cancelled, nothing was given after that. */
function givenUntil({ ended }: PlaceNow, at: Temporal.Instant): Temporal.Instant {
  return ended?.ending.why === "cancelled" ? earliest(ended.fact.at, at) : at;
}

/** Rounded half up. */
function proportion(amount: Cents, part: number, whole: number): Cents {
  return cents(Number((BigInt(amount) * BigInt(part) * 2n + BigInt(whole)) / (BigInt(whole) * 2n)));
}

/** Never less than none. */
function seconds(from: Temporal.Instant, until: Temporal.Instant): number {
  return Math.max(0, Math.round((until.epochMilliseconds - from.epochMilliseconds) / 1000));
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isBefore(one, other) ? other : one;
}
