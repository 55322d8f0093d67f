import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Standing } from "../standing/standing.ts";
import { backReasonOf } from "./why-back.ts";
import type { BackReason } from "./why-back.ts";

/** An amount that has to be back by a moment. `statutory`: the law gives that moment (art. 6:230r BW). */
export type OwedPart = { cents: Cents; by: Temporal.Instant; statutory: boolean; reason: BackReason };

/** What can be paid back now, with the moments by which it has to be, the first one first. */
export type OwedNow = { cents: Cents; parts: OwedPart[] };

/**
 * What the standing says the organiser owes, less what is kept for a customer who still chooses, or waits for a place with it.
 * What is kept is the newest of it.
 * @param keptCents late money without an end, and not chosen to come back
 */
export function owedNow({ organiserOwesCents, owedBack }: Pick<Standing, "organiserOwesCents" | "owedBack">, keptCents: number): OwedNow {
  let left = Math.max(0, organiserOwesCents - keptCents);
  const all = cents(left);
  const parts = owedBack.map(({ cents: amount, by, withdrawn, because }): OwedPart => {
    const taken = Math.min(left, amount);
    left -= taken;
    return { cents: cents(taken), by, statutory: withdrawn, reason: backReasonOf(because) };
  });
  return { cents: all, parts: parts.filter((part) => part.cents > 0).toSorted((one, other) => Temporal.Instant.compare(one.by, other.by)) };
}
