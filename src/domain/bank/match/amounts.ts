import type { Indexed } from "./open-index.ts";
import type { Target } from "./proposal.ts";

/** Fills what is open of each in turn; what is left over goes to the last that got something. */
export function allocate(ones: readonly Indexed[], cents: number): Target[] {
  let left = cents;
  const targets = ones.flatMap((one): Target[] => {
    const part = Math.min(left, one.openCents);
    left -= part;
    return part > 0 ? [{ dealId: one.deal.dealId, cents: part }] : [];
  });
  if (left === 0) return targets;
  const last = targets.at(-1);
  if (last === undefined) return ones.slice(0, 1).map((one) => ({ dealId: one.deal.dealId, cents }));
  return [...targets.slice(0, -1), { ...last, cents: last.cents + left }];
}

/** Whether an amount is written down already, or settles a deal or the part that is due. */
export function exactReason({ openCents, dueCents, recorded, deal }: Indexed, cents: number): "recorded-amount" | "exact-amount" | "due-amount" | null {
  if (recorded.includes(cents)) return "recorded-amount";
  if (openCents === 0) return deal.askedCents === cents ? "exact-amount" : null;
  if (openCents === cents) return "exact-amount";
  return dueCents === cents ? "due-amount" : null;
}
