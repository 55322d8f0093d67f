import type { FrozenPart } from "../../../domain/deal/frozen-deal.ts";
import type { DealFacts } from "./facts.ts";

/** What is to be paid next: the first part of the price that is not covered yet. */
export type Due = { part: FrozenPart["name"]; openCents: number; dueAt: Temporal.Instant; lapses: boolean; late: boolean };

/**
 * The part that is due next, given what is owed and what came in. Past its day a part stays due, and the parts after
 * it that are due as well are added to it.
 * @returns null when nothing is open
 */
export function nextDue({ deal, money, now }: Pick<DealFacts, "deal" | "money" | "now">): Due | null {
  if (money.openCents === 0) return null;
  const { schedule } = deal.frozen;
  const parts = schedule.map((part, index) => ({ part, upTo: sum(schedule.slice(0, index + 1)) }));
  const first = parts.find(({ upTo }) => Math.min(upTo, money.owedCents) > money.paidCents) ?? parts.at(-1);
  if (first === undefined) return null;
  const dueByNow = parts.filter(({ part }) => Temporal.Instant.compare(Temporal.Instant.from(part.dueAt), now) <= 0).at(-1);
  const upTo = Math.max(first.upTo, dueByNow?.upTo ?? 0);
  const dueAt = Temporal.Instant.from(first.part.dueAt);
  const openCents = Math.min(upTo, money.owedCents) - money.paidCents;
  return {
    part: openCents === money.openCents && money.paidCents === 0 ? "whole" : first.part.name,
    openCents: openCents > 0 ? openCents : money.openCents,
    dueAt,
    lapses: first.part.lapseAt !== null,
    late: Temporal.Instant.compare(now, dueAt) > 0,
  };
}

function sum(parts: readonly FrozenPart[]): number {
  return parts.reduce((total, part) => total + part.cents, 0);
}
