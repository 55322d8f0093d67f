/** What becomes of money that arrives when the place is already gone. */
export type LatePaymentDecision = "reinstate" | "customer-chooses";

export const latePaymentChoices = ["front-of-line", "other-date", "credit", "refund"] as const;

export type LatePaymentChoice = (typeof latePaymentChoices)[number];

/**
 * The place comes back when it is paid for and a seat is free that nobody waits for; otherwise, also for part of the
 * money, the customer chooses what happens with it.
 * @param late.places released places of the deal
 * @param late.someoneWaits on the waiting list, or with money that was late earlier
 * @param late.spendableCents see {@link spendableCents}
 * @see docs/rules/late-money.md
 */
export function decideLatePayment(late: {
  places: number;
  freeSeats: number;
  someoneWaits: boolean;
  spendableCents: number;
  neededCents: number;
  hasStarted: boolean;
}): LatePaymentDecision {
  const { places, freeSeats, someoneWaits, hasStarted } = late;
  const enough = late.spendableCents >= late.neededCents;
  return enough && !hasStarted && !someoneWaits && places <= freeSeats ? "reinstate" : "customer-chooses";
}
