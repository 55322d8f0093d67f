export { keepUp } from "./keep-up.ts";
export { requestOnlineRefund } from "./refund.ts";
export { seeTrouble } from "./troubles.ts";
export { startOnlinePayment } from "./start.ts";
