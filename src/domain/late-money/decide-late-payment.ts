/** What becomes of money that arrives when the place is already gone. */
export type LatePaymentDecision = "reinstate" | "customer-chooses";

export const latePaymentChoices = ["front-of-line", "other-date", "credit", "refund"] as const;

export type LatePaymentChoice = (typeof latePaymentChoices)[number];

/** A date on which places of a deal were released, and what is free there. */
export type LateDate = { places: number; freeSeats: number; someoneWaits: boolean; hasStarted: boolean };

/**
 * The place comes back when it is paid for and a seat is free that nobody waits for; otherwise, also for part of the
 * money, the customer chooses what happens with it.
 * @param late.dates where places of the deal were released, with how many; they all come back or none
 * @param late.dates.someoneWaits on the waiting list, or with money that was late earlier
 * @param late.spendableCents see {@link spendableCents}
 * @see docs/rules/late-money.md
 */
export function decideLatePayment(late: {
  dates: readonly LateDate[];
  spendableCents: number;
  neededCents: number;
}): LatePaymentDecision {
  const enough = late.spendableCents >= late.neededCents;
  const room = late.dates.every(({ places, freeSeats, someoneWaits, hasStarted }) => !hasStarted && !someoneWaits && places <= freeSeats);
  return enough && room ? "reinstate" : "customer-chooses";
}
