export { acceptDealOffer, declineDealOffer, withdrawDealOffer } from "./answer-offer.ts";
export { makeDealOffer, openOffer, previewDealOffer, targetOf } from "./make-offer.ts";
export type { MakeOfferRefusal, OfferPreview, WantedDealOffer } from "./make-offer.ts";
export { previewAnswer } from "./preview-answer.ts";
export { withdrawOpenOffers } from "./withdraw-open.ts";
export { offeredFacts } from "./mail.ts";
