import { cents } from "../money.ts";
import { isBefore } from "../calendar/local-day.ts";
import type { FactOf } from "./facts.ts";
import type { History } from "./history.ts";
import { backOf } from "./means.ts";
import { paidCents } from "./paid.ts";
import { sumOf } from "./parts.ts";
import { dateOf, isMeant } from "./places.ts";
import type { PlaceNow } from "./places.ts";
import { principalCents, principalLines } from "./principal.ts";
import type { StandingDeal } from "./standing-deal.ts";

type Answer = FactOf<"offer.accepted"> | FactOf<"offer.declined"> | FactOf<"offer.expired"> | FactOf<"offer.withdrawn">;

/** An offer as it was made, and whether it can still be answered. */
export type OfferNow = { made: FactOf<"offer.made">; open: boolean };

/** The offers that nobody answered or took back. Their time may be over all the same. */
export function openOffers({ offers }: Pick<History, "offers">): FactOf<"offer.made">[] {
  return offers.flatMap(({ made, open }) => (open ? [made] : []));
}

export function isOver({ endsAt }: Pick<FactOf<"offer.made">, "endsAt">, at: Temporal.Instant): boolean {
  return endsAt !== null && isBefore(endsAt, at);
}

/** Declined, taken back or run out: the deal stays as it is. */
export function refuse(history: History, answer: Answer): History {
  const [offer] = offersFor(history, answer).filter(({ open }) => open);
  return offer === undefined ? history : closed(history, offer);
}

/**
 * An acceptance does what the offer says; what it does not repeat is taken from the offer. Of an offer that was answered before, or
 * whose time was over, it does nothing (art. 6:221 BW); without any offer it stands for itself.
 */
export function accept(deal: StandingDeal, history: History, answer: FactOf<"offer.accepted">): History {
  const offers = offersFor(history, answer);
  const open = offers.filter((offer) => offer.open);
  const offer = open.find(({ made }) => !isOver(made, answer.at)) ?? open[0];
  if (offer === undefined) return offers.length === 0 ? carryOut(deal, history, answer) : history;
  const after = closed(history, offer);
  return isOver(offer.made, answer.at) ? after : carryOut(deal, after, whole(answer, offer.made));
}

/** The offers that an answer can be about: of its kind, and of its name. */
function offersFor({ offers }: History, { offer, offerId }: Answer): OfferNow[] {
  return offers.filter(({ made }) => made.offer === offer && made.offerId === offerId);
}

function closed(history: History, offer: OfferNow): History {
  return { ...history, offers: history.offers.map((one) => (one === offer ? { ...one, open: false } : one)) };
}

function whole(answer: FactOf<"offer.accepted">, made: FactOf<"offer.made">): FactOf<"offer.accepted"> {
  return {
    ...answer,
    bookings: answer.bookings ?? made.bookings,
    cents: answer.cents ?? made.cents,
    to: answer.to ?? made.to,
    plan: answer.plan ?? made.plan,
    validUntil: answer.validUntil ?? made.validUntil,
  };
}

function carryOut(deal: StandingDeal, history: History, fact: FactOf<"offer.accepted">): History {
  switch (fact.offer) {
    case "move": {
      const back = history.places.some((place) => isMeant(fact, place) && mayReturn(place) && place.ended?.owedCents === 0);
      const places = history.places.map((place) => (isMeant(fact, place) && mayReturn(place) ? returned(deal, place, fact) : place));
      return { ...history, places, reinstatedAt: back ? fact.at : history.reinstatedAt };
    }
    case "credit": {
      const over = backOf(history, Math.max(0, paidCents(history) - principalCents(principalLines(deal, history)))).moneyCents;
      return { ...history, acceptedCredits: [...history.acceptedCredits, { fact, insteadOfRefundCents: cents(Math.min(over, fact.cents ?? over)) }] };
    }
    case "settlement":
      if (isOvertaken(history, fact)) return history;
      return fact.cents === null ? history : settled(deal, history, fact, fact.cents);
    case "payment-plan":
      return fact.plan === null || sumOf(fact.plan) === 0 ? history : { ...history, plans: [...history.plans, { fact, parts: fact.plan, before: history }] };
    default:
      return fact.offer satisfies never;
  }
}

/** A withdrawal that had come in, and was written down only after both sides settled on what it had undone: neither knew of it then. */
function isOvertaken({ withdrawal }: History, { record }: FactOf<"offer.accepted">): boolean {
  return withdrawal !== null && withdrawal.record !== null && record !== null && record < withdrawal.record;
}

/** Another date brings back a place that was cancelled, missed or called off. Who came stays where they were. */
function mayReturn({ ended, came }: PlaceNow): boolean {
  if (ended === null) return came === null;
  return ["cancelled", "cancelled-while-held", "cancelled-after-organiser-moved", "called-off", "no-show", "excused"].includes(ended.ending.why);
}

/** Who accepts the very date to which the organiser moved stays on it, and leaves as agreed from then on. */
function returned(deal: StandingDeal, place: PlaceNow, { to, at }: FactOf<"offer.accepted">): PlaceNow {
  const stays = to === null || (to.startsAt.equals(place.startsAt) && to.endsAt.equals(place.endsAt));
  return {
    ...place,
    ...(to === null ? {} : dateOf(deal, place, to)),
    ended: null, came: null, refilled: null, organiserMoved: false, sessionMove: stays ? place.sessionMove : null,
    follows: to === null || place.follows === null ? place.follows : { startsAt: to.startsAt, endsAt: to.endsAt, since: stays ? place.follows.since : at },
  };
}

/** The sum takes the place of everything that is open; earlier plans are behind it. */
function settled(deal: StandingDeal, history: History, fact: FactOf<"offer.accepted">, sumCents: number): History {
  const lines = principalLines(deal, history);
  const adjustmentCents = cents(Math.max(0, paidCents(history)) + sumCents - principalCents(lines));
  return {
    ...history,
    plans: [],
    settled: { fact, lines, adjustmentCents, sumCents: cents(sumCents), before: history },
  };
}
