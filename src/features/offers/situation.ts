import type { OfferSituation } from "../../domain/offers/decide-offer.ts";
import { mayMove } from "../../domain/offers/may-move.ts";
import type { OfferTerms } from "../../domain/offers/offer-terms.ts";
import { stillToPay } from "../../domain/offers/decide-answer.ts";
import type { Fact } from "../../domain/standing/facts.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import { targetDateOf } from "../deal/store.ts";
import type { Booking, WholeDeal } from "../deal/store.ts";
import { rootsOf } from "../standing/store.ts";
import type { DealStory } from "../standing/store.ts";

/** What the rules about offers want to know of a deal that is read or held together with the date that is offered. */
export function situationOf(
  { deal, bookings, sessions }: WholeDeal,
  { now, current, targetId }: { now: Temporal.Instant; current: Standing; targetId: string | null },
): OfferSituation & { paidCents: number } {
  return {
    now,
    zone: deal.frozen.organisation.zone,
    owesCents: current.customerOwesCents,
    openPrincipalCents: current.principalCents,
    paidCents: current.paidCents,
    courseId: sessions.get(deal.session_id)?.course_id ?? "",
    movable: movableOf(bookings).map(({ id, session_id: sessionId }) => ({ id, sessionId })),
    target: targetId === null ? null : targetDateOf(sessions.get(targetId)),
  };
}

/** The places that could go to another date. */
export function movableOf(bookings: readonly Booking[]): Booking[] {
  return bookings.filter((booking) => booking.moved_to === null && mayMove(booking));
}

type Accepting = { at: Temporal.Instant; /** Null while it is not made yet. */ offerId: string | null; paidCents: number; bookings: readonly Booking[] };

/** What a deal comes to when an offer is accepted at a moment: its story with that one fact more. */
export function standingIfAccepted({ deal, facts }: DealStory, terms: OfferTerms, { at, offerId, paidCents, bookings }: Accepting): Standing {
  return standing(deal, [...facts, acceptance(terms, { at, offerId, paidCents, rootOf: rootsOf(bookings) })], at);
}

function acceptance(terms: OfferTerms, { at, offerId, paidCents, rootOf }: { at: Temporal.Instant; offerId: string | null; paidCents: number; rootOf: (id: string) => string }): Fact {
  const base = { kind: "offer.accepted" as const, at, record: null, bookings: null, offer: terms.kind, offerId, endsAt: null, cents: null, to: null, plan: null, validUntil: null };
  switch (terms.kind) {
    case "move":
      return { ...base, bookings: terms.bookings.map(rootOf), to: { startsAt: terms.startsAt, endsAt: terms.endsAt } };
    case "credit":
      return { ...base, cents: terms.cents, validUntil: terms.validUntil };
    case "settlement":
      return { ...base, cents: stillToPay(terms, paidCents), validUntil: terms.payUntil };
    case "payment-plan":
      return { ...base, plan: terms.parts };
    default:
      return terms satisfies never;
  }
}
