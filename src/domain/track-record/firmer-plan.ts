import type { PaymentPlan } from "../conditions/conditions.ts";

/**
 * Whether a payment plan asks more of the customer than another: more of the price before the start, then more of it at first,
 * then sooner, then with the place at stake. Two plans that ask the same are not firmer than each other.
 */
export function isFirmer(plan: PaymentPlan, other: PaymentPlan): boolean {
  const [mine, theirs] = [demandsOf(plan), demandsOf(other)];
  const index = mine.findIndex((demand, at) => demand !== theirs[at]);
  return index >= 0 && (mine[index] ?? 0) > (theirs[index] ?? 0);
}

/** What a plan asks, the weightiest first; more is more. */
function demandsOf(plan: PaymentPlan): readonly number[] {
  switch (plan.mode) {
    case "after":
      return [0, 0, -plan.dueDaysAfterSession, 0];
    case "before":
      return [10_000, 10_000, -plan.dueDays, atStake(plan)];
    case "deposit":
      return [10_000, plan.depositBasisPoints, -plan.dueDays, atStake(plan)];
    case "parts": {
      const ahead = plan.parts.filter(({ counted }) => counted !== "after-end");
      const first = ahead.filter(({ counted }) => counted === "after-order");
      return [share(ahead), share(first.slice(0, 1)), -Math.min(...ahead.map(({ days }) => days), 90), atStake(plan)];
    }
    default:
      return plan satisfies never;
  }
}

function atStake({ onLapse }: { onLapse: "release" | "keep" }): number {
  return Number(onLapse === "release");
}

function share(parts: readonly { basisPoints: number }[]): number {
  return parts.reduce((sum, { basisPoints }) => sum + basisPoints, 0);
}
