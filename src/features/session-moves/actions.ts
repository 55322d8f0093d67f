export { chooseAfterSessionMove } from "./choose.ts";
export type { AfterMoveRefusal } from "./choose.ts";
export { answerMovesByOffer } from "./follow-offer.ts";
export { moveSession } from "./move-session.ts";
export type { SessionMoveRefusal } from "./move-session.ts";
export { previewSessionMove } from "./preview.ts";
export type { AffectedCustomer, SessionMovePreview } from "./preview.ts";
