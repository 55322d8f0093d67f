import { cents } from "../money.ts";
import type { Cents } from "../money.ts";

/** The most that may be sold under the small-business scheme in a calendar year. Old rows are never edited. */
const limits = [{ from: 2020, cents: 2_000_000, source: "art. 25 lid 1 Wet OB 1968", checkedOn: "2026-11-23" }] as const;

/** From this part of the limit on the trainer is warned. */
const warnFromBasisPoints = 8_000;

/** Where an organisation stands under the small-business scheme (*kleineondernemersregeling*). `left` is negative beyond it. */
export type SmallBusinessStand = { state: "within" | "near" | "beyond"; turnoverCents: Cents; limitCents: Cents; leftCents: Cents };

/**
 * Turnover of a calendar year against the limit. The invoice that goes beyond it carries VAT itself, and the scheme ends at once:
 * therefore the warning comes before.
 * @param turnoverCents what was invoiced under the scheme in that year, credit notes taken off
 * @throws {RangeError} for a year before the scheme had this limit
 * @see docs/rules/bookkeeping.md
 */
export function smallBusinessStand({ year, turnoverCents }: { year: number; turnoverCents: number }): SmallBusinessStand {
  const limit = limits.findLast(({ from }) => from <= year);
  if (limit === undefined) throw new RangeError(`small-business scheme: expected a year from 2020 on, got ${year}`);
  const state = turnoverCents > limit.cents ? "beyond" : turnoverCents * 10_000 >= limit.cents * warnFromBasisPoints ? "near" : "within";
  return { state, turnoverCents: cents(turnoverCents), limitCents: cents(limit.cents), leftCents: cents(limit.cents - turnoverCents) };
}
