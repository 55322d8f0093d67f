export { holdDeadlines } from "./lapse.ts";
export { paymentReminderDeadlines } from "./remind.ts";
