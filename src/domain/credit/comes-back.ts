import { endOfLocalDay, isBefore, localDateOf } from "../calendar/local-day.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";

/** What is over on a deal, by the means with which it goes back. */
export type BackByMeans = { moneyCents: Cents; creditCents: Cents };

/**
 * How what is over on a deal goes back: in money as far as money came in, the rest as credit. A credit is never paid out, and money
 * that came in never becomes one by itself.
 * @param paid what came in by each means, less what went back by it; less than nothing counts as nothing
 * @see docs/rules/credits.md  art. 6:230r BW
 */
export function backByMeans(overCents: number, paid: { moneyCents: number; creditCents: number }): BackByMeans {
  const inMoney = Math.min(overCents, Math.max(0, paid.moneyCents));
  const creditCents = Math.min(overCents - inMoney, Math.max(0, paid.creditCents));
  return { moneyCents: cents(overCents - creditCents), creditCents: cents(creditCents) };
}

/** What one use took, less what came back of it. */
export type CreditTaken = { creditId: string; cents: number };

/** Which credits an amount comes back to: the one that was used last first, none more than it paid. */
export function creditsToRestore(used: readonly CreditTaken[], amountCents: number): { creditId: string; cents: Cents }[] {
  let left = amountCents;
  return used.toReversed().flatMap(({ creditId, cents: taken }) => {
    const back = Math.min(left, Math.max(0, taken));
    left -= back;
    return back === 0 ? [] : [{ creditId, cents: cents(back) }];
  });
}

const leastDays = 30;

/** Until when a credit that came back can be used, inclusive: its old end, or thirty days from the day on which it came back. */
export function restoredUntil({ validUntil, now, zone }: { validUntil: Temporal.Instant; now: Temporal.Instant; zone: string }): Temporal.Instant {
  const least = endOfLocalDay(localDateOf(now, zone).add({ days: leastDays }), zone);
  return isBefore(validUntil, least) ? least : validUntil;
}
