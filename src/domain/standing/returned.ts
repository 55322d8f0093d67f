import type { Fact } from "./facts.ts";

/**
 * The facts without the refunds that came back: money that never left the bank, or was sent back by it, was never refunded, so that the day by which
 * it has to be back stays the one it was. A return undoes the newest refund of its amount before it.
 * @param facts in order
 */
export function withoutReturned(facts: readonly Fact[]): Fact[] {
  const kept: Fact[] = [];
  for (const fact of facts) {
    if (fact.kind !== "payment.refund-returned") kept.push(fact);
    else {
      const undone = kept.findLastIndex((one) => one.kind === "payment.refunded" && one.cents === fact.cents);
      if (undone >= 0) kept.splice(undone, 1);
    }
  }
  return kept;
}
