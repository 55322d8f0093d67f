import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Fact } from "./facts.ts";
import { historiesOf } from "./history.ts";
import { backOf } from "./means.ts";
import { paidCents } from "./paid.ts";
import { principalCents, principalLines } from "./principal.ts";
import type { StandingDeal } from "./standing-deal.ts";

/** Money that came in and is not owed, since when, and whether a withdrawal made it so. */
export type OwedBack = { cents: Cents; since: Temporal.Instant; withdrawn: boolean };

/**
 * Since when what the organiser owes has been owed, the oldest first: each fact that makes more of it begins a time of its own, and what
 * goes back, or is owed again, goes from the oldest.
 * @param now.owedCents what is owed back in all; interest and costs may have taken the newest of it
 */
export function owedBack(deal: StandingDeal, facts: readonly Fact[], now: { owedCents: Cents; asOf: Temporal.Instant }): OwedBack[] {
  if (now.owedCents === 0) return [];
  const { parts } = historiesOf(deal, facts).reduce<{ over: number; parts: OwedBack[] }>(({ over, parts: before }, { fact, history }) => {
    const next = backOf(history, Math.max(0, paidCents(history) - principalCents(principalLines(deal, history)))).moneyCents;
    const more = { cents: cents(Math.max(0, next - over)), since: fact.at, withdrawn: fact.kind === "withdrawal.received" };
    return { over: next, parts: next >= over ? [...before, more] : lessFirst(before, over - next) };
  }, { over: 0, parts: [] });
  return upTo(parts.filter((part) => part.cents > 0), now);
}

function lessFirst(parts: readonly OwedBack[], amount: number): OwedBack[] {
  let left = amount;
  return parts.map((part) => {
    const taken = Math.min(left, part.cents);
    left -= taken;
    return { ...part, cents: cents(part.cents - taken) };
  });
}

function upTo(parts: readonly OwedBack[], { owedCents, asOf }: { owedCents: Cents; asOf: Temporal.Instant }): OwedBack[] {
  let left: number = owedCents;
  const taken = parts.map((part) => {
    const amount = Math.min(left, part.cents);
    left -= amount;
    return { ...part, cents: cents(amount) };
  });
  return [...taken, { cents: cents(left), since: asOf, withdrawn: false }].filter((part) => part.cents > 0);
}
