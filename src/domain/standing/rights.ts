import { earliest, endOfLocalDay, isBefore, localDateOf } from "../calendar/local-day.ts";
import { datedCancellationSteps } from "../conditions/cancellation-fee.ts";
import { cents, zeroCents } from "../money.ts";
import type { Cents } from "../money.ts";
import { isOver, openOffers } from "./answers.ts";
import { costsOfCancelling } from "./cancelling.ts";
import type { CostUntil } from "./cancelling.ts";
import { claimOf } from "./claim-rights.ts";
import type { Fact } from "./facts.ts";
import type { History } from "./history.ts";
import { bySteps, cancel, datesOf, isOnlyHeld, priceOf, whyNoWithdrawal, withdraw, withdrawalEnds } from "./leaving.ts";
import { total } from "./parts.ts";
import { isExpected, stands } from "./places.ts";
import type { PlaceNow } from "./places.ts";
import type { Known } from "./standing.ts";

/** What one side may do. */
export const rightNames = [
  "cancel-free", "cancel", "withdraw", "move-free", "move", "substitute", "accept-offer", "use-credit", "dispute", "get-refund",
  "claim-payment", "claim-interest-and-costs", "send-notice", "release-places", "call-off",
] as const;

/**
 * `until` is the last moment, inclusive; null: no end. `costCents` is what using it costs now, where that is known beforehand;
 * `clause` is where it is written, in the conditions or the law.
 */
export type Right = {
  right: (typeof rightNames)[number];
  who: "customer" | "organiser";
  until: Temporal.Instant | null;
  why: string;
  costCents: Cents | null;
  /** Of cancelling: what it costs from now on. */
  steps?: readonly CostUntil[];
  offerId?: string | null;
};

/** What either side may do now, the customer first. */
export function rightsOf(known: Known): Right[] {
  return [...leaving(known), ...withdrawing(known), ...changing(known), ...answering(known), ...claiming(known), ...claimOf(known)];
}

/** The places on which somebody is expected and whose session has not begun. */
export function placesAhead({ history, asOf }: Pick<Known, "history" | "asOf">): PlaceNow[] {
  return history.places.filter((place) => isExpected(place) && isBefore(asOf, place.startsAt));
}

/** The first start of places; null without any. */
export function firstStart(places: readonly PlaceNow[]): Temporal.Instant | null {
  return places.map(({ startsAt }) => startsAt).reduce<Temporal.Instant | null>((one, other) => (one === null || isBefore(other, one) ? other : one), null);
}

/** What cancelling all places that are still ahead would cost now, and until when it costs nothing; null when it costs something or nothing is ahead. */
function cancellingNow({ deal, history, asOf }: Known): { feeCents: Cents; clause: string; freeUntil: Temporal.Instant | null } | null {
  const ahead = placesAhead({ history, asOf });
  if (ahead.length === 0) return null;
  const statement: Fact = { kind: "cancellation.received", at: asOf, record: null, bookings: ahead.map(({ id }) => id) };
  const feeCents = feesOf(cancel(deal, history, statement), statement);
  const dates = datesOf(ahead).map(({ ids, ...date }) => ({ ...date, price: priceOf(deal, history, ahead.filter(({ id }) => ids.includes(id))) }));
  const byConditions = dates.filter(({ organiserMoved }) => !organiserMoved);
  if (byConditions.length === 0) return { feeCents, clause: "called-off", freeUntil: firstStart(ahead) };
  const costly = byConditions.some(({ startsAt, price }) => bySteps(deal, { cancelledAt: asOf, startsAt, price }).owedCents > 0);
  if (costly && isOnlyHeld(deal, history)) return { feeCents, clause: "payment.onLapse", freeUntil: stillTo(deal.schedule[0]?.lapseAt ?? null, asOf) ?? firstStart(ahead) };
  const free = byConditions.map(({ startsAt, price }) => freeUntil({ deal, asOf }, startsAt, price));
  return { feeCents, clause: "cancellation", freeUntil: costly ? null : free.reduce((one, other) => earliest(one, other)) };
}

/** The end of the last step that costs nothing; the start when none does. */
function freeUntil({ deal: { conditions, kind, zone }, asOf }: Pick<Known, "deal" | "asOf">, startsAt: Temporal.Instant, price: Cents): Temporal.Instant {
  const steps = datedCancellationSteps({ conditions, kind, startsAt, zone, totalCents: price });
  return stillTo(steps.findLast(({ feeCents }) => feeCents === 0)?.until ?? null, asOf) ?? startsAt;
}

function stillTo(moment: Temporal.Instant | null, asOf: Temporal.Instant): Temporal.Instant | null {
  return moment === null || isBefore(moment, asOf) ? null : moment;
}

/** What the places that a fact ended owe. */
function feesOf({ places }: History, fact: Fact): Cents {
  return cents(total(places.map(({ ended }) => (ended?.fact === fact ? ended.owedCents : 0))));
}

/** After both sides settled nothing is cancelled any more. */
function leaving(known: Known): Right[] {
  const now = cancellingNow(known);
  if (now === null || known.history.settled !== null) return [];
  const free: Right[] = now.freeUntil !== null && now.feeCents === 0 ? [{ right: "cancel-free", who: "customer", until: now.freeUntil, why: now.clause, costCents: zeroCents }] : [];
  const ahead = placesAhead(known);
  return [...free, { right: "cancel", who: "customer", until: firstStart(ahead), why: now.clause, costCents: now.feeCents, steps: costsOfCancelling(known.deal, known.history, { ahead, asOf: known.asOf }) }];
}

function withdrawing({ deal, history, asOf }: Known): Right[] {
  const statement = { kind: "withdrawal.received" as const, at: asOf, record: null, bookings: null };
  if (deal.totalCents === 0 || whyNoWithdrawal(deal, history, statement) !== null) return [];
  return [{ right: "withdraw", who: "customer", until: withdrawalEnds(deal), why: "art. 6:230o BW", costCents: feesOf(withdraw(deal, history, statement), statement) }];
}

/** Until when places may be moved by the customer; null: not any more. */
function moveUntil({ deal, history, asOf }: Known): { until: Temporal.Instant; costCents: Cents } | null {
  const { freeTimes, untilDaysBefore, feeCents } = deal.conditions.move;
  const ahead = placesAhead({ history, asOf });
  const start = firstStart(ahead);
  if (start === null || (freeTimes === 0 && feeCents === 0)) return null;
  const used = Math.max(...ahead.map(({ moves }) => moves.filter(({ fact }) => fact.by === "customer").length));
  if (used >= freeTimes && feeCents === 0) return null;
  const until = endOfLocalDay(localDateOf(start, deal.zone).subtract({ days: untilDaysBefore }), deal.zone);
  const last = isBefore(start, until) ? start : until;
  return isBefore(last, asOf) ? null : { until: last, costCents: used < freeTimes ? zeroCents : cents(feeCents) };
}

function changing(known: Known): Right[] {
  const move = moveUntil(known);
  const start = firstStart(placesAhead(known));
  const moves: Right[] = move === null ? [] : [{ right: move.costCents === 0 ? "move-free" : "move", who: "customer", until: move.until, why: "move", costCents: move.costCents }];
  const substitute: Right[] = start === null || !known.deal.conditions.substitute ? [] : [{ right: "substitute", who: "customer", until: start, why: "substitute", costCents: zeroCents }];
  return [...moves, ...substitute];
}

function answering({ history, asOf }: Known): Right[] {
  const offers = openOffers(history).filter((offer) => !isOver(offer, asOf)).map((offer): Right => ({
    right: "accept-offer", who: "customer", until: offer.endsAt, why: `offer.${offer.offer}`, costCents: offer.offer === "settlement" ? offer.cents : null, offerId: offer.offerId,
  }));
  const credits = history.acceptedCredits.filter(({ fact }) => fact.validUntil === null || !isBefore(fact.validUntil, asOf)).map(({ fact }): Right => ({
    right: "use-credit", who: "customer", until: fact.validUntil, why: "offer.credit", costCents: null, offerId: fact.offerId,
  }));
  return [...offers, ...credits];
}

/** Whoever owes something, or paid for leaving or staying away, may say that it is not right. */
function claiming({ deal, amounts, history, back }: Known): Right[] {
  const arguable = amounts.customerOwesCents > 0 || history.places.some((place) => !stands(place) && (place.ended?.owedCents ?? 0) > 0);
  const law = deal.kind === "consumer" ? "art. 6:230m lid 1 sub g BW" : "art. 6:2 BW";
  return [
    ...(arguable && !amounts.disputed ? [{ right: "dispute", who: "customer", until: null, why: law, costCents: zeroCents } satisfies Right] : []),
    ...(amounts.organiserOwesCents > 0 ? [{ right: "get-refund", who: "customer", until: null, why: back.some(({ withdrawn }) => withdrawn) ? "art. 6:230r BW" : "art. 6:203 BW", costCents: zeroCents } satisfies Right] : []),
  ];
}
