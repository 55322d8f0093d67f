export { waitingInvoices } from "./waiting.ts";
export type { WaitingInvoices } from "./waiting.ts";
