import { isBefore } from "../calendar/local-day.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { OfferSituation } from "./decide-offer.ts";
import type { OfferEnd, OfferTerms } from "./offer-terms.ts";
import { whyNotThere } from "./target-date.ts";

export type AnswerRefusal =
  | { kind: "answered"; state: OfferEnd }
  | { kind: "expired" }
  /** The date is full just now: the offer stays open. */
  | { kind: "date-full" }
  /** The date was called off, moved away or has begun. */
  | { kind: "date-gone" }
  /** The deal is no longer as it was when this was offered. */
  | { kind: "deal-changed" };

/**
 * Whether an answer still counts: an offer is answered once and until its end, inclusive. The same answer again is no refusal;
 * whoever calls this has dealt with it.
 */
export function whyNotAnswer(offer: { state: OfferEnd | "open"; endsAt: Temporal.Instant }, now: Temporal.Instant): AnswerRefusal | null {
  if (offer.state === "expired") return { kind: "expired" };
  if (offer.state !== "open") return { kind: "answered", state: offer.state };
  return isBefore(offer.endsAt, now) ? { kind: "expired" } : null;
}

/** Whether what was offered can still be had, as things are now. */
export function whyNotAccept(terms: OfferTerms, situation: OfferSituation & { paidCents: number }): AnswerRefusal | null {
  switch (terms.kind) {
    case "move": {
      const leaving = situation.movable.filter(({ id }) => terms.bookings.includes(id));
      if (leaving.length !== terms.bookings.length) return { kind: "deal-changed" };
      const wanted = { courseId: situation.courseId, from: leaving.map(({ sessionId }) => sessionId), places: leaving.length, now: situation.now };
      const why = whyNotThere(situation.target, wanted);
      if (why === null) return hasDate(terms.startsAt, situation.target?.startsAt ?? null) ? null : { kind: "date-gone" };
      return { kind: why === "date-full" ? "date-full" : "date-gone" };
    }
    case "credit":
      return null;
    case "settlement":
      return situation.owesCents === 0 || stillToPay(terms, situation.paidCents) > situation.owesCents ? { kind: "deal-changed" } : null;
    case "payment-plan":
      return terms.parts.reduce((sum, part) => sum + part.cents, 0) === situation.openPrincipalCents ? null : { kind: "deal-changed" };
    default:
      return terms satisfies never;
  }
}

/** What of the sum of a settlement is still to come: what came in since it was offered counts. Never negative. */
export function stillToPay(terms: { cents: Cents; paidCents: Cents }, paidCents: number): Cents {
  return cents(Math.max(0, terms.cents - Math.max(0, paidCents - terms.paidCents)));
}

function hasDate(offered: Temporal.Instant, now: Temporal.Instant | null): boolean {
  return now !== null && offered.equals(now);
}
