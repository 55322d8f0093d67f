export { previewPayment, recordPayment, takePayment } from "./record-payment.ts";
export type { PaymentEffect, PaymentRefusal } from "./record-payment.ts";
export { askAgainAfterSession } from "./ask-late-money.ts";
export { chooseForLateMoney } from "./late-money.ts";
export { planPaymentReminders } from "./plan-reminders.ts";
export { waiveHeld, waivePaymentDeadline, waiveReasons } from "./waive-deadline.ts";
export type { WaiveReason } from "./waive-deadline.ts";
