export { completeBilling } from "./complete-billing.ts";
export { missingForInvoice, waitingInvoices } from "./waiting.ts";
export type { WaitingInvoices } from "./waiting.ts";
