/**
 * How an attempt to pay online stands. `new` was not answered by the provider yet; `open` waits for the customer; `pending` waits
 * for the bank. `paid` is booked. `failed`, `canceled` and `expired` ended at the provider, `refused` was not taken by it, `unknown` is
 * not known there. `parked` was paid with another amount or currency than was asked: a person looks at it, nothing is booked.
 */
export const attemptStates = ["new", "open", "pending", "paid", "failed", "canceled", "expired", "refused", "unknown", "parked"] as const;

export type AttemptState = (typeof attemptStates)[number];

const ended = ["failed", "canceled", "expired", "refused", "unknown"] as const;

/**
 * Which state may follow which. What is paid or parked stays so, whatever comes late; money that came is never turned down because
 * the attempt had ended before.
 */
export const attemptTable: Readonly<Record<AttemptState, readonly AttemptState[]>> = {
  new: ["open", "pending", "paid", "parked", ...ended],
  open: ["pending", "paid", "parked", ...ended],
  pending: ["open", "paid", "parked", ...ended],
  paid: [],
  failed: ["paid", "parked"],
  canceled: ["paid", "parked"],
  expired: ["paid", "parked"],
  refused: ["paid", "parked"],
  unknown: ["paid", "parked"],
  parked: [],
};

export function attemptMove(from: AttemptState, to: AttemptState): boolean {
  return attemptTable[from].includes(to);
}

/** Whether it can still be paid, as far as we know. A deal has one of these at most. */
export function isUnderWay(state: AttemptState): state is "new" | "open" | "pending" {
  return state === "new" || state === "open" || state === "pending";
}
