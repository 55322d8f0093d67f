import { nextDue } from "../deal/next-due.ts";
import type { DueFacts } from "../deal/next-due.ts";

/**
 * What can be paid online now: what is due next, and everything that is open where that is more.
 * @returns ascending, each amount once; empty when nothing is owed
 */
export function payableAmounts(facts: DueFacts): number[] {
  const due = nextDue(facts);
  if (due === null) return [];
  return [...new Set([Math.min(due.openCents, facts.money.openCents), facts.money.openCents])].filter((cents) => cents > 0).sort((one, other) => one - other);
}
