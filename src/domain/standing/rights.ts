import { endOfLocalDay, isBefore, localDateOf } from "../calendar/local-day.ts";
import { cancellationFee, datedCancellationSteps } from "../conditions/cancellation-fee.ts";
import { shareOfLeaving } from "../deal/amounts.ts";
import { cents, zeroCents } from "../money.ts";
import type { Cents } from "../money.ts";
import { claimOf } from "./claim-rights.ts";
import { isFullyGiven, isOnlyHeld, withdrawalEnds } from "./history.ts";
import { stands } from "./places.ts";
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
  offerId?: string | null;
};

/** What either side may do now, the customer first. */
export function rightsOf(known: Known): Right[] {
  return [...leaving(known), ...withdrawing(known), ...changing(known), ...answering(known), ...claiming(known), ...claimOf(known)];
}

/** The places that stand and whose session has not begun. */
export function placesAhead({ history, asOf }: Pick<Known, "history" | "asOf">): PlaceNow[] {
  return history.places.filter((place) => stands(place) && place.came === null && isBefore(asOf, place.startsAt));
}

/** The first start of places; null without any. */
export function firstStart(places: readonly PlaceNow[]): Temporal.Instant | null {
  return places.map(({ startsAt }) => startsAt).reduce<Temporal.Instant | null>((one, other) => (one === null || isBefore(other, one) ? other : one), null);
}

/** What cancelling all places that are still ahead would cost now. */
export function cancellingNow({ deal, history, asOf }: Pick<Known, "deal" | "history" | "asOf">): { feeCents: Cents; clause: string; freeUntil: Temporal.Instant | null } | null {
  const ahead = placesAhead({ history, asOf });
  const startsAt = firstStart(ahead);
  if (startsAt === null) return null;
  const { conditions, kind, zone, totalCents, bookings } = deal;
  const standingNow = history.places.filter(stands).length;
  const price = shareOfLeaving({ totalCents, places: bookings.length, standing: standingNow, leaving: ahead.length });
  if (ahead.some((place) => place.organiserMoved)) return { feeCents: zeroCents, clause: "called-off", freeUntil: startsAt };
  const { feeCents } = cancellationFee({ conditions, kind, cancelledAt: asOf, startsAt, zone, totalCents: price });
  const free = datedCancellationSteps({ conditions, kind, startsAt, zone, totalCents: price }).find((step) => step.feeCents === 0 && step.until !== null && !isBefore(step.until, asOf));
  if (feeCents > 0 && isOnlyHeld(deal, history)) return { feeCents: zeroCents, clause: "payment.onLapse", freeUntil: notYet(deal.schedule[0]?.lapseAt ?? null, asOf) };
  return { feeCents, clause: "cancellation", freeUntil: free?.until ?? (feeCents === 0 ? startsAt : null) };
}

function notYet(until: Temporal.Instant | null, asOf: Temporal.Instant): Temporal.Instant | null {
  return until === null || isBefore(until, asOf) ? null : until;
}

function leaving(known: Known): Right[] {
  const now = cancellingNow(known);
  const start = firstStart(placesAhead(known));
  if (now === null || known.history.settled !== null) return [];
  const free: Right[] = now.freeUntil !== null && now.feeCents === 0 ? [{ right: "cancel-free", who: "customer", until: now.freeUntil, why: now.clause, costCents: zeroCents }] : [];
  return [...free, { right: "cancel", who: "customer", until: start, why: now.clause, costCents: now.feeCents }];
}

function withdrawing({ deal, history, asOf }: Known): Right[] {
  if (deal.kind !== "consumer" || deal.totalCents === 0 || history.withdrawal !== null || isFullyGiven(deal, history, asOf)) return [];
  const until = withdrawalEnds(deal);
  const late = Temporal.PlainDate.compare(localDateOf(asOf, deal.zone), localDateOf(until, deal.zone)) > 0;
  const left = history.places.some((place) => stands(place) || place.ended?.ending.why === "cancelled" || place.ended?.ending.why === "no-show");
  return late || !left ? [] : [{ right: "withdraw", who: "customer", until, why: "art. 6:230o BW", costCents: null }];
}

/** Until when places may be moved by the customer; null: not any more. */
export function moveUntil({ deal, history, asOf }: Pick<Known, "deal" | "history" | "asOf">): { until: Temporal.Instant; costCents: Cents } | null {
  const { freeTimes, untilDaysBefore, feeCents } = deal.conditions.move;
  const ahead = placesAhead({ history, asOf });
  const start = firstStart(ahead);
  if (start === null || (freeTimes === 0 && feeCents === 0)) return null;
  const used = Math.max(...ahead.map(({ moves }) => moves));
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
  const offers = history.openOffers.filter(({ endsAt }) => endsAt === null || !isBefore(endsAt, asOf)).map((offer): Right => ({
    right: "accept-offer", who: "customer", until: offer.endsAt, why: `offer.${offer.offer}`, costCents: offer.offer === "settlement" ? offer.cents : null, offerId: offer.offerId,
  }));
  const credits = history.acceptedCredits.filter(({ fact }) => fact.validUntil === null || !isBefore(fact.validUntil, asOf)).map(({ fact }): Right => ({
    right: "use-credit", who: "customer", until: fact.validUntil, why: "offer.credit", costCents: null, offerId: fact.offerId,
  }));
  return [...offers, ...credits];
}

function claiming({ amounts }: Known): Right[] {
  return [
    ...(amounts.customerOwesCents > 0 && !amounts.disputed ? [{ right: "dispute", who: "customer", until: null, why: "art. 6:230m lid 1 sub g BW", costCents: zeroCents } satisfies Right] : []),
    ...(amounts.organiserOwesCents > 0 ? [{ right: "get-refund", who: "customer", until: null, why: "art. 6:203 BW", costCents: zeroCents } satisfies Right] : []),
  ];
}
