import type { Cents } from "../money.ts";

/** How the money of a deal stands. One of three axes. */
export const paymentStates = ["none-due", "due", "partly-paid", "paid", "overpaid", "refunded", "written-off"] as const;

export type PaymentState = (typeof paymentStates)[number];

/**
 * The state that follows from the amounts. Money that all went back is refunded, whatever it was for; only what is still
 * open can be given up.
 * @param money what the deal costs, what came in, what went back, and whether the rest was given up
 */
export function paymentStateOf(money: {
  totalCents: Cents;
  paidCents: Cents;
  refundedCents: Cents;
  writtenOff: boolean;
}): PaymentState {
  const { totalCents, paidCents, refundedCents, writtenOff } = money;
  const kept = paidCents - refundedCents;
  if (totalCents === 0 && kept === 0) return refundedCents > 0 ? "refunded" : "none-due";
  if (refundedCents > 0 && kept === 0) return "refunded";
  if (kept > totalCents) return "overpaid";
  if (kept === totalCents) return "paid";
  if (writtenOff) return "written-off";
  return kept > 0 ? "partly-paid" : "due";
}

/**
 * Which state may follow which when money comes, goes back, or is given up. A chargeback on top of a refund leaves less than nothing: it is due, and when the
 * bank of the payer gives it back the refund is what remains.
 */
export const paymentTable: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  "none-due": ["due", "overpaid"],
  due: ["none-due", "partly-paid", "paid", "overpaid", "refunded", "written-off"],
  "partly-paid": ["none-due", "due", "paid", "overpaid", "refunded", "written-off"],
  paid: ["due", "partly-paid", "overpaid", "refunded"],
  overpaid: ["none-due", "due", "partly-paid", "paid", "refunded", "written-off"],
  refunded: ["none-due", "due", "partly-paid", "paid", "overpaid", "written-off"],
  "written-off": ["none-due", "due", "partly-paid", "paid", "overpaid", "refunded"],
};

export function paymentMove(from: PaymentState, to: PaymentState): boolean {
  return from === to || paymentTable[from].includes(to);
}
