import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { LatePaymentChoice } from "./decide-late-payment.ts";

/** Money that came after the place was gone. `settled`: its end is reached, not only chosen. */
export type LateMoney = { cents: number; choice: LatePaymentChoice | null; settled: boolean };

/**
 * What the money of a deal can still pay for: all that came in, less what is kept as credit or is on its way back.
 * @param paidCents without what went back already
 */
export function spendableCents(paidCents: number, late: readonly LateMoney[]): Cents {
  return cents(paidCents - sum(late.filter(isPromisedAway)));
}

/**
 * The part of the money that nobody was asked about yet.
 * @param paidCents without what went back already
 */
export function unaskedCents(paidCents: number, late: readonly LateMoney[]): Cents {
  return cents(paidCents - sum(late.filter((one) => !(one.choice === "refund" && one.settled))));
}

function isPromisedAway({ choice, settled }: LateMoney): boolean {
  return choice === "credit" || (choice === "refund" && !settled);
}

function sum(late: readonly LateMoney[]): number {
  return late.reduce((total, one) => total + one.cents, 0);
}
