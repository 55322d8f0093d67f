import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

export const paymentStatuses = ["open", "pending", "authorized", "paid", "canceled", "expired", "failed"] as const;
export const refundStatuses = ["queued", "pending", "processing", "refunded", "failed", "canceled"] as const;

const amount = z.object({ currency: z.string(), value: z.string() });

const simulatedPayment = z.object({
  id: z.string(),
  status: z.enum(paymentStatuses),
  amount,
  description: z.string(),
  redirectUrl: z.string(),
  webhookUrl: z.string().nullable(),
  metadata: z.unknown().optional(),
  createdAt: z.string(),
  changedAt: z.string(),
});
const simulatedRefund = z.object({ id: z.string(), paymentId: z.string(), status: z.enum(refundStatuses), amount, description: z.string(), metadata: z.unknown().optional(), createdAt: z.string() });
const simulatedChargeback = z.object({ id: z.string(), paymentId: z.string(), amount, createdAt: z.string(), reversedAt: z.string().nullable() });
const answered = z.object({ at: z.string(), status: z.number(), body: z.unknown().optional() });

const books = z.object({
  payments: z.array(simulatedPayment),
  refunds: z.array(simulatedRefund),
  chargebacks: z.array(simulatedChargeback),
  /** The answers that were given, by idempotency key. */
  answers: z.record(z.string(), answered),
});

export type SimulatedPayment = z.infer<typeof simulatedPayment>;
export type SimulatedRefund = z.infer<typeof simulatedRefund>;
export type SimulatedChargeback = z.infer<typeof simulatedChargeback>;
export type Amount = z.infer<typeof amount>;
export type Books = z.infer<typeof books>;

/** What the simulator knows; kept in a file where one is given, so that a restart forgets nothing. */
export function openBooks(file: string | null): { books: Books; save: () => void } {
  const kept: Books = file !== null && existsSync(file) ? books.parse(JSON.parse(readFileSync(file, "utf8"))) : { payments: [], refunds: [], chargebacks: [], answers: {} };
  return { books: kept, save: () => file !== null && writeFileSync(file, JSON.stringify(kept)) };
}

export function newId(prefix: "tr" | "re" | "chb"): string {
  return `${prefix}_${randomBytes(6).toString("hex")}`;
}

export function hundredths({ value }: Amount): number {
  return Math.round(Number(value) * 100);
}

export function amountOf(sum: number, currency = "EUR"): Amount {
  return { currency, value: (sum / 100).toFixed(2) };
}

/** What can still be refunded of a payment. */
export function remaining({ refunds, chargebacks }: Books, payment: SimulatedPayment): number {
  const gone = [...refunds.filter(({ status }) => status !== "failed" && status !== "canceled"), ...chargebacks.filter(({ reversedAt }) => reversedAt === null)];
  return hundredths(payment.amount) - gone.filter(({ paymentId }) => paymentId === payment.id).reduce((sum, one) => sum + hundredths(one.amount), 0);
}
