import type { OfferEnd, OfferTerms } from "../../domain/offers/offer-terms.ts";
import type { Deal } from "../deal/store.ts";
import type { OfferedFacts } from "../messages/kinds.ts";
import type { NewMessage } from "../messages/store.ts";
import { messageAbout } from "../deal/store.ts";
import type { OfferPreview } from "./make-offer.ts";
import type { DealOffer } from "./store.ts";

/** The mail with which an offer about a deal is made: what it says, until when, and what silence means. */
export function offeredIn(deal: Deal, offer: DealOffer, { accepted, silence }: OfferPreview): NewMessage {
  return messageAbout(deal, `deal-offer-made:${offer.id}`, {
    kind: "deal-offer-made",
    dealId: deal.id,
    offerId: offer.id,
    offered: offeredFacts(offer.terms),
    endsAt: offer.endsAt.toString(),
    acceptedOwesCents: accepted.customerOwesCents,
    silenceOwesCents: silence.customerOwesCents,
  });
}

/** The mail that says how an offer about a deal ended, and what is owed then. */
export function endedIn(deal: Deal, offer: DealOffer, { how, owesCents }: { how: OfferEnd; owesCents: number }): NewMessage {
  return messageAbout(deal, `deal-offer-ended:${offer.id}`, { kind: "deal-offer-ended", dealId: deal.id, offerId: offer.id, offered: offeredFacts(offer.terms), how, owesCents });
}

/** What was offered, as the facts of a message: frozen, in numbers and moments. */
export function offeredFacts(terms: OfferTerms): OfferedFacts {
  switch (terms.kind) {
    case "move":
      return { kind: "move", sessionId: terms.sessionId, startsAt: terms.startsAt.toString(), places: terms.bookings.length };
    case "credit":
      return { kind: "credit", cents: terms.cents, validUntil: terms.validUntil.toString(), afterPayment: terms.condition === "deal-paid" };
    case "settlement":
      return { kind: "settlement", cents: terms.cents, payUntil: terms.payUntil.toString() };
    case "payment-plan":
      return { kind: "payment-plan", parts: terms.parts.map((part) => ({ cents: part.cents, dueOn: part.dueOn.toString() })) };
    default:
      return terms satisfies never;
  }
}
