import { endOfLocalDay, localDateOf } from "../calendar/local-day.ts";
import { nextWorkingDay } from "../calendar/working-days.ts";
import { cents, zeroCents } from "../money.ts";
import type { Cents } from "../money.ts";

/**
 * The last moment, inclusive, at which a consumer may withdraw: the end of the fourteenth day after the day of the
 * contract, moved to the next working day from a weekend or holiday.
 * @see docs/rules/withdrawal.md  art. 6:230o BW, Regulation 1182/71
 */
export function withdrawUntil(formedAt: Temporal.Instant, zone: string): Temporal.Instant {
  return endOfLocalDay(nextWorkingDay(localDateOf(formedAt, zone).add({ days: 14 })), zone);
}

/**
 * The last day, inclusive, on which everything that was paid must be back with a consumer who withdrew. It is a duty of
 * the trainer, so it never moves to a later working day.
 * @param receivedOn the day on which the statement came in
 * @see docs/rules/withdrawal.md  art. 6:230r lid 1 BW
 */
export function refundDueOn(receivedOn: Temporal.PlainDate): Temporal.PlainDate {
  return receivedOn.add({ days: 14 });
}

/**
 * What a consumer who withdraws owes for what was already given: the part of the price, rounded half up; nothing when the
 * express request to begin early or the information on withdrawing is missing.
 * @param training.deliveredParts of `parts`, such as days or meetings of equal weight
 * @throws {RangeError} for parts that are not whole, for none, or for more given than there are
 * @see docs/rules/withdrawal.md  art. 6:230s lid 4 and 5 BW
 */
export function owedAfterWithdrawal(training: { totalCents: Cents; deliveredParts: number; parts: number; requestedEarly: boolean; informed: boolean }): Cents {
  const { totalCents, deliveredParts, parts } = training;
  if (!Number.isInteger(parts) || !Number.isInteger(deliveredParts) || parts < 1 || deliveredParts < 0 || deliveredParts > parts) {
    throw new RangeError(`owedAfterWithdrawal: expected 0 to ${parts} of at least 1 part, got ${deliveredParts} of ${parts}`);
  }
  if (!training.requestedEarly || !training.informed) return zeroCents;
  const whole = 2n * BigInt(parts);
  return cents(Number((2n * BigInt(totalCents) * BigInt(deliveredParts) + BigInt(parts)) / whole));
}
