export { giveRefundAccount } from "./accounts.ts";
export type { GiveAccountRefusal } from "./accounts.ts";
export { bookRefund } from "./book-refund.ts";
export type { Refund, RefundRefusal } from "./book-refund.ts";
export { refundByHand } from "./by-hand.ts";
export { dropBatch, markBatchSent, returnRefund, sendBatch, takeReturn } from "./end-file.ts";
export { makeRefundFile, previewRefundFile } from "./make-file.ts";
export type { FileRefusal } from "./make-file.ts";
export type { FilePlan, PlannedItem } from "./plan-file.ts";
