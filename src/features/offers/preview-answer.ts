import { whyNotAccept } from "../../domain/offers/decide-answer.ts";
import type { AnswerRefusal } from "../../domain/offers/decide-answer.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { House } from "../../platform/house.ts";
import { readDealWith } from "../deal/store.ts";
import { storyOf } from "../standing/store.ts";
import { targetOf } from "./make-offer.ts";
import type { OfferPreview } from "./make-offer.ts";
import { situationOf, standingIfAccepted } from "./situation.ts";
import type { DealOffer } from "./store.ts";

/** What an open offer means as things are now, and what keeps it from being accepted at this moment; null: nothing. */
export async function previewAnswer(house: House, offer: DealOffer): Promise<{ preview: OfferPreview; obstacle: AnswerRefusal | null }> {
  const now = house.clock.now();
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const whole = await readDealWith(trx, offer, targetOf(offer.terms));
    if (whole === undefined) throw new Error(`offer ${offer.id}: its deal ${offer.dealId} is not there`);
    const story = await storyOf(trx, whole.deal);
    const current = standing(story.deal, story.facts, now);
    const accepted = standingIfAccepted(story, offer.terms, { at: now, offerId: offer.id, paidCents: current.paidCents, bookings: whole.bookings });
    const silence = standing(story.deal, story.facts, Temporal.Instant.compare(now, offer.endsAt) < 0 ? offer.endsAt : now);
    return {
      preview: { now: current, accepted, silence },
      obstacle: whyNotAccept(offer.terms, situationOf(whole, { now, current, targetId: targetOf(offer.terms) })),
    };
  });
}
