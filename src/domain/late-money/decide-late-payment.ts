/** What becomes of money that arrives when the place is already gone. */
export type LatePaymentDecision = "reinstate" | "customer-chooses" | "part-payment";

export const latePaymentChoices = ["front-of-line", "other-date", "credit", "refund"] as const;

export type LatePaymentChoice = (typeof latePaymentChoices)[number];

/**
 * The place comes back when it is paid for in full and a seat is free that nobody waits for; otherwise the customer
 * chooses what happens with the money. Part of the money waits for the rest.
 * @param late.places released places of the deal
 * @see docs/rules/late-money.md
 */
export function decideLatePayment(late: {
  places: number;
  freeSeats: number;
  someoneWaits: boolean;
  paidCents: number;
  owedCents: number;
  hasStarted: boolean;
}): LatePaymentDecision {
  const { places, freeSeats, someoneWaits, paidCents, owedCents, hasStarted } = late;
  if (paidCents < owedCents) return "part-payment";
  if (!hasStarted && !someoneWaits && places <= freeSeats) return "reinstate";
  return "customer-chooses";
}
