import { endOfLocalDay, localDateOf } from "../calendar/local-day.ts";
import { nextWorkingDay } from "../calendar/working-days.ts";
import { cancellationFee } from "../conditions/cancellation-fee.ts";
import { neededToConfirm, shareOfLeaving } from "../deal/amounts.ts";
import { cents, shareOf, zeroCents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Fact, FactKind, Offer } from "./facts.ts";
import { stands } from "./places.ts";
import type { Ending, PlaceNow } from "./places.ts";
import { principalLines } from "./principal.ts";
import type { Line } from "./principal.ts";
import type { StandingDeal } from "./standing-deal.ts";

export type FactOf<Kind extends FactKind> = Extract<Fact, { kind: Kind }>;

/** Why a statement of withdrawal had no effect. */
export type WithdrawalRefusal = { because: "company" | "too-late" | "fully-given" | "nothing-left"; fact: Fact };

/** What the facts made of a deal: everything that an amount, a right or a duty can rest on. */
export type History = {
  places: readonly PlaceNow[];
  /** The places are firm although they are not paid for. */
  waived: boolean;
  /** When released places last came back; what was late until then is not late any more. */
  reinstatedAt: Temporal.Instant | null;
  invoices: readonly FactOf<"invoice.issued">[];
  creditNotes: readonly FactOf<"credit-note.issued">[];
  payments: readonly (FactOf<"payment.received"> | FactOf<"credit.used">)[];
  refunds: readonly FactOf<"payment.refunded">[];
  moves: readonly FactOf<"booking.moved">[];
  goodwill: readonly FactOf<"goodwill.granted">[];
  reminders: readonly FactOf<"reminder.sent">[];
  notices: readonly FactOf<"notice.delivered">[];
  openOffers: readonly FactOf<"offer.made">[];
  acceptedCredits: readonly { fact: FactOf<"offer.accepted">; insteadOfRefundCents: Cents }[];
  plan: FactOf<"offer.accepted"> | null;
  /** The lines as they were when both sides settled, and what settling made of them. */
  settled: null | { fact: FactOf<"offer.accepted">; lines: readonly Line[]; adjustmentCents: Cents; sumCents: Cents; paidBeforeCents: Cents; goodwillBefore: number };
  earlyStart: FactOf<"early-start.requested"> | null;
  withdrawal: FactOf<"withdrawal.received"> | null;
  withdrawalRefusals: readonly WithdrawalRefusal[];
  disputes: readonly { opened: Fact; closed: Fact | null }[];
};

/** Goes through the facts, which are in order and not after the moment that is asked about. */
export function historyOf(deal: StandingDeal, facts: readonly Fact[]): History {
  return facts.reduce((history, fact) => after(deal, history, fact), beginning(deal));
}

function beginning({ bookings, meetings }: StandingDeal): History {
  const [first, last] = [meetings[0], meetings.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("standing: expected at least one meeting, got none");
  const places = bookings.map((id): PlaceNow => ({
    id, ended: null, came: null, startsAt: first.startsAt, endsAt: last.endsAt, moves: 0, organiserMoved: false, refilled: null,
  }));
  return {
    places, waived: false, reinstatedAt: null, invoices: [], creditNotes: [], payments: [], refunds: [], moves: [], goodwill: [], reminders: [], notices: [], openOffers: [],
    acceptedCredits: [], plan: null, settled: null, earlyStart: null, withdrawal: null, withdrawalRefusals: [], disputes: [],
  };
}

function after(deal: StandingDeal, history: History, fact: Fact): History {
  switch (fact.kind) {
    case "invoice.issued":
      return { ...history, invoices: [...history.invoices, fact] };
    case "credit-note.issued":
      return { ...history, creditNotes: [...history.creditNotes, fact] };
    case "payment.received":
    case "credit.used":
      return { ...history, payments: [...history.payments, fact] };
    case "payment.refunded":
      return { ...history, refunds: [...history.refunds, fact] };
    case "deadline.waived":
      return { ...history, waived: true };
    case "booking.released":
      return ending(history, fact, stands, () => ({ ending: { why: "released" }, owedCents: zeroCents }), deal);
    case "booking.reinstated":
      return { ...changing(history, fact, (place) => place.ended?.ending.why === "released", (place) => ({ ...place, ended: null })), reinstatedAt: fact.at };
    case "booking.moved":
      return { ...changing(history, fact, stands, (place) => moved(place, fact, { moves: place.moves + 1 })), moves: [...history.moves, fact] };
    case "session.moved":
      return changing(history, fact, stands, (place) => moved(place, fact, { organiserMoved: true }));
    case "cancellation.received":
      return ending(history, fact, (place) => stands(place) && place.came === null, (price, leaving) => cancelled(deal, history, fact, { price, leaving }), deal);
    case "withdrawal.received":
      return withdrawn(deal, history, fact);
    case "called-off":
      return ending(history, fact, (place) => stands(place) && place.came === null, () => ({ ending: { why: "called-off" }, owedCents: zeroCents }), deal);
    case "place.refilled":
      return refilled(history, fact);
    case "attendance.attended":
    case "attendance.partly":
      return changing(history, fact, mayBeMarked, (place) => ({ ...place, ended: null, came: { fact } }));
    case "attendance.no-show":
      return ending(unmarked(history, fact), fact, stands, (price) => noShow(deal, price), deal);
    case "attendance.excused":
      return ending(unmarked(history, fact), fact, stands, () => ({ ending: { why: "excused" }, owedCents: zeroCents }), deal);
    case "offer.made":
      return { ...history, openOffers: [...history.openOffers, fact] };
    case "offer.declined":
    case "offer.expired":
    case "offer.withdrawn":
      return { ...history, openOffers: withoutOffer(history, fact) };
    case "offer.accepted":
      return accepted(deal, { ...history, openOffers: withoutOffer(history, fact) }, fact);
    case "goodwill.granted":
      return { ...history, goodwill: [...history.goodwill, fact] };
    case "reminder.sent":
      return { ...history, reminders: [...history.reminders, fact] };
    case "notice.delivered":
      return { ...history, notices: [...history.notices, fact] };
    case "dispute.opened":
      return isDisputed(history) ? history : { ...history, disputes: [...history.disputes, { opened: fact, closed: null }] };
    case "dispute.closed":
      return { ...history, disputes: history.disputes.map((dispute) => (dispute.closed === null ? { ...dispute, closed: fact } : dispute)) };
    case "early-start.requested":
      return { ...history, earlyStart: history.earlyStart ?? fact };
    case "participant.replaced":
      return history;
    default:
      return fact satisfies never;
  }
}

export function isDisputed({ disputes }: Pick<History, "disputes">): boolean {
  return disputes.some(({ closed }) => closed === null);
}

/** All that came in, less what went back. */
export function paidCents({ payments, refunds }: Pick<History, "payments" | "refunds">): Cents {
  return cents(sum(payments) - sum(refunds));
}

/**
 * The last moment, inclusive, at which a consumer may withdraw; without the information beforehand it is twelve months later.
 * @see docs/rules/withdrawal.md  art. 6:230o lid 1 and 2 BW
 */
export function withdrawalEnds({ formedAt, zone, withdrawalInformed }: StandingDeal): Temporal.Instant {
  const day = localDateOf(formedAt, zone).add({ days: 14 });
  return endOfLocalDay(nextWorkingDay(withdrawalInformed ? day : day.add({ months: 12 })), zone);
}

type End = { ending: Ending; owedCents: Cents };

/** Ends places: together they carried a price, and together they owe what is left of it, in equal parts. */
function ending(
  history: History,
  fact: Fact,
  fits: (place: PlaceNow) => boolean,
  end: (priceCents: Cents, leaving: readonly PlaceNow[]) => End,
  { totalCents, bookings }: StandingDeal,
): History {
  const leaving = history.places.filter((place) => isMeant(fact, place) && fits(place));
  if (leaving.length === 0) return history;
  const standing = history.places.filter(stands).length;
  const priceCents = shareOfLeaving({ totalCents, places: bookings.length, standing, leaving: leaving.length });
  const { ending: why, owedCents } = end(priceCents, leaving);
  const [prices, owed] = [inEqualParts(priceCents, leaving.length), inEqualParts(owedCents, leaving.length)];
  return withPlaces(history, (place) => {
    const index = leaving.indexOf(place);
    return index < 0 ? place : { ...place, came: null, ended: { ending: why, fact, priceCents: prices[index] ?? zeroCents, owedCents: owed[index] ?? zeroCents } };
  });
}

function changing(history: History, fact: Fact, fits: (place: PlaceNow) => boolean, change: (place: PlaceNow) => PlaceNow): History {
  return withPlaces(history, (place) => (isMeant(fact, place) && fits(place) ? change(place) : place));
}

function withPlaces(history: History, change: (place: PlaceNow) => PlaceNow): History {
  return { ...history, places: history.places.map(change) };
}

function isMeant({ bookings }: Fact, { id }: PlaceNow): boolean {
  return bookings === null || bookings.includes(id);
}

function moved(place: PlaceNow, { startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }, change: Partial<PlaceNow>): PlaceNow {
  return { ...place, startsAt, endsAt, organiserMoved: false, ...change };
}

function cancelled(deal: StandingDeal, history: History, fact: Fact, { price, leaving }: { price: Cents; leaving: readonly PlaceNow[] }): End {
  if (leaving.some((place) => place.organiserMoved)) return { ending: { why: "cancelled-after-organiser-moved" }, owedCents: zeroCents };
  if (isOnlyHeld(deal, history)) return { ending: { why: "cancelled-while-held" }, owedCents: zeroCents };
  const { conditions, kind, zone } = deal;
  const startsAt = leaving.map((place) => place.startsAt).reduce((one, other) => (Temporal.Instant.compare(one, other) <= 0 ? one : other));
  const { feeCents, feeBasisPoints, daysBefore } = cancellationFee({ conditions, kind, cancelledAt: fact.at, startsAt, zone, totalCents: price });
  const steps = conditions.cancellation[kind];
  const best = steps.filter((step) => daysBefore >= step.fromDaysBefore).sort((one, other) => other.fromDaysBefore - one.fromDaysBefore)[0];
  const step = best ?? steps.toSorted((one, other) => one.fromDaysBefore - other.fromDaysBefore)[0];
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

function noShow({ conditions, kind }: StandingDeal, price: Cents): End {
  const basisPoints = kind === "consumer" ? conditions.noShow.consumerFeeBasisPoints : conditions.noShow.companyFeeBasisPoints;
  return { ending: { why: "no-show", basisPoints }, owedCents: shareOf(price, basisPoints) };
}

/** A mark that the trainer corrects: the place stands again before it gets its new mark. */
function unmarked(history: History, fact: Fact): History {
  return changing(history, fact, mayBeMarked, (place) => ({ ...place, ended: null, came: null }));
}

function mayBeMarked({ ended }: PlaceNow): boolean {
  return ended === null || ended.ending.why === "no-show" || ended.ending.why === "excused";
}

function withdrawn(deal: StandingDeal, history: History, fact: FactOf<"withdrawal.received">): History {
  const because = whyNoWithdrawal(deal, history, fact);
  if (because !== null) return { ...history, withdrawalRefusals: [...history.withdrawalRefusals, { because, fact }] };
  const meant = (place: PlaceNow) => stands(place) || isFeeOf(place);
  const restored = changing(history, fact, meant, (place) => ({ ...place, ended: null, came: null }));
  return { ...ending(restored, fact, stands, (price) => givenBefore(deal, history, fact, price), deal), withdrawal: fact };
}

/** Somebody who cancelled or stayed away within the time for withdrawal may still withdraw. */
function isFeeOf({ ended }: PlaceNow): boolean {
  return ended !== null && (ended.ending.why === "cancelled" || ended.ending.why === "no-show");
}

/** @see docs/rules/withdrawal.md  art. 6:230o, 6:230p sub d BW */
function whyNoWithdrawal(deal: StandingDeal, history: History, { at, bookings }: FactOf<"withdrawal.received">): WithdrawalRefusal["because"] | null {
  if (deal.kind === "company") return "company";
  const lastDay = localDateOf(withdrawalEnds(deal), deal.zone);
  if (Temporal.PlainDate.compare(localDateOf(at, deal.zone), lastDay) > 0) return "too-late";
  if (isFullyGiven(deal, history, at)) return "fully-given";
  const left = history.places.some((place) => (bookings === null || bookings.includes(place.id)) && (stands(place) || isFeeOf(place)));
  return left ? null : "nothing-left";
}

/** The right ends with full performance only after an express request with the information (art. 6:230p sub d BW). */
export function isFullyGiven({ withdrawalInformed }: StandingDeal, { earlyStart, places }: Pick<History, "earlyStart" | "places">, at: Temporal.Instant): boolean {
  return earlyStart !== null && withdrawalInformed && places.every(({ endsAt }) => Temporal.Instant.compare(endsAt, at) <= 0);
}

/** What was given before the withdrawal is paid for in proportion, and only after an express request with the information (art. 6:230s lid 4 and 5 BW). */
function givenBefore(deal: StandingDeal, { earlyStart, places }: History, { at }: Fact, price: Cents): End {
  const meetings = places.some((place) => place.moves > 0 || place.organiserMoved) ? places : deal.meetings;
  const wholeSeconds = total(meetings.map(({ startsAt, endsAt }) => secondsBetween(startsAt, endsAt)));
  const givenSeconds = total(meetings.map(({ startsAt, endsAt }) => Math.max(0, secondsBetween(startsAt, earlier(endsAt, at)))));
  if (givenSeconds === 0 || wholeSeconds === 0 || earlyStart === null || !deal.withdrawalInformed) return { ending: { why: "withdrawn" }, owedCents: zeroCents };
  return { ending: { why: "withdrawn-after-part", givenSeconds, wholeSeconds }, owedCents: proportion(price, givenSeconds, wholeSeconds) };
}

/** The first cancelled places that nobody took yet; one unless the fact names them. */
function refilled(history: History, fact: FactOf<"place.refilled">): History {
  const open = history.places.filter((place) => place.ended?.ending.why === "cancelled" && place.refilled === null && isMeant(fact, place));
  const sold = fact.bookings === null ? open.slice(0, 1) : open;
  return withPlaces(history, (place) => {
    if (!sold.includes(place)) return place;
    const fee = place.ended?.owedCents ?? zeroCents;
    return { ...place, refilled: { fact, cents: fact.cents === null || fact.cents > fee ? fee : fact.cents } };
  });
}

function withoutOffer({ openOffers }: History, { offer, offerId }: Offer): History["openOffers"] {
  const answered = openOffers.find((one) => one.offer === offer && (offerId === null || one.offerId === offerId));
  return openOffers.filter((one) => one !== answered);
}

function accepted(deal: StandingDeal, history: History, fact: FactOf<"offer.accepted">): History {
  switch (fact.offer) {
    case "move":
      return changing(history, fact, mayReturn, (place) => ({ ...moved(place, fact.to ?? place, {}), ended: null, came: null, refilled: null }));
    case "credit": {
      const over = paidCents(history) - sumOfLines(principalLines(deal, history));
      const instead = cents(Math.max(0, Math.min(over, fact.cents ?? 0)));
      return { ...history, acceptedCredits: [...history.acceptedCredits, { fact, insteadOfRefundCents: instead }] };
    }
    case "settlement": {
      const lines = principalLines(deal, history);
      const sumCents = cents(fact.cents ?? 0);
      const paidBeforeCents = cents(Math.max(0, paidCents(history)));
      const adjustmentCents = cents(paidBeforeCents + sumCents - sumOfLines(lines));
      return { ...history, settled: { fact, lines, adjustmentCents, sumCents, paidBeforeCents, goodwillBefore: history.goodwill.length }, plan: null };
    }
    case "payment-plan":
      return { ...history, plan: fact };
    default:
      return fact.offer satisfies never;
  }
}

/** Another date brings back a place that was cancelled, missed or called off. */
function mayReturn({ ended }: PlaceNow): boolean {
  return ended === null || ["cancelled", "cancelled-while-held", "cancelled-after-organiser-moved", "called-off", "no-show", "excused"].includes(ended.ending.why);
}

function sumOfLines(lines: readonly Line[]): number {
  return total(lines.map(({ amountCents }) => amountCents));
}

function sum(facts: readonly { cents: Cents }[]): number {
  return total(facts.map((fact) => fact.cents));
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}

/** Equal parts in whole cents; the first ones carry what is left over. */
function inEqualParts(amount: Cents, parts: number): Cents[] {
  const base = Math.floor(amount / parts);
  return Array.from({ length: parts }, (_, index) => cents(base + (index < amount % parts ? 1 : 0)));
}

function proportion(amount: Cents, part: number, whole: number): Cents {
  return cents(Number((BigInt(amount) * BigInt(part) * 2n + BigInt(whole)) / (BigInt(whole) * 2n)));
}

function secondsBetween(from: Temporal.Instant, until: Temporal.Instant): number {
  return Math.round((until.epochMilliseconds - from.epochMilliseconds) / 1000);
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}
