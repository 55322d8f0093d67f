export { giveRefundAccount } from "./accounts.ts";
export { bookRefund } from "./book-refund.ts";
export type { RefundRefusal } from "./book-refund.ts";
export { refundByHand } from "./by-hand.ts";
export { dropBatch, markBatchSent, returnRefund, sendBatch, takeReturn } from "./end-file.ts";
export { makeRefundFile, previewRefundFile } from "./make-file.ts";
export type { FileRefusal } from "./make-file.ts";
export type { FilePlan } from "./plan-file.ts";
