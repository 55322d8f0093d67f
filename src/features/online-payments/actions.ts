export { keepUp } from "./keep-up.ts";
export { requestOnlineRefund } from "./refund.ts";
export type { OnlineRefund, OnlineRefundOutcome, OnlineRefundRefusal } from "./refund.ts";
export { seeTrouble } from "./troubles.ts";
export { payableOf, startOnlinePayment } from "./start.ts";
export type { StartOutcome, StartRefusal } from "./start.ts";
