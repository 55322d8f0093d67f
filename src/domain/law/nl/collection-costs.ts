import { nextWorkingDay } from "../../calendar/working-days.ts";
import { addCents, cents, zeroCents } from "../../money.ts";
import type { Cents } from "../../money.ts";

export const collectionCostsCheckedOn = Temporal.PlainDate.from("2026-11-23");

/** Besluit vergoeding voor buitengerechtelijke incassokosten, art. 2 (BWBR0031432; Stb. 2012, 141): slices of the principal, from below. */
export const collectionCostsScale = {
  slices: [
    { widthCents: 250_000, perMille: 150 },
    { widthCents: 250_000, perMille: 100 },
    { widthCents: 500_000, perMille: 50 },
    { widthCents: 19_000_000, perMille: 10 },
    { widthCents: Number.POSITIVE_INFINITY, perMille: 5 },
  ],
  minimumCents: cents(4_000),
  maximumCents: cents(677_500),
} as const;

/** What a company owes at least from the first day in default, without any reminder (art. 6:96 lid 4 BW). */
export const minimumCosts = collectionCostsScale.minimumCents;

export type CostsPart = { ofCents: Cents; perMille: number; cents: Cents };

export type CollectionCosts = {
  costsCents: Cents;
  /** They add up to the costs, unless a limit takes their place. */
  parts: CostsPart[];
  limit: "minimum" | "maximum" | null;
};

/**
 * The *buitengerechtelijke incassokosten* over a principal, without VAT: a trainer who collects himself charges none.
 * Only the last slice can leave part of a cent, so rounding each part half up is rounding once.
 * @param principalCents with VAT, without interest; of several claims in one letter the sum. Of nothing: nothing
 * @throws {RangeError} below zero
 * @see docs/rules/collection-costs.md  art. 2 Besluit vergoeding voor buitengerechtelijke incassokosten, art. 6:96 BW
 */
export function collectionCosts(principalCents: Cents): CollectionCosts {
  if (principalCents < 0) throw new RangeError(`collectionCosts: expected a principal of at least 0 cents, got ${principalCents}`);
  if (principalCents === 0) return { costsCents: zeroCents, parts: [], limit: null };
  const parts = partsOf(principalCents);
  const computed = addCents(...parts.map((part) => part.cents));
  const { minimumCents, maximumCents } = collectionCostsScale;
  if (computed < minimumCents) return { costsCents: minimumCents, parts, limit: "minimum" };
  if (computed > maximumCents) return { costsCents: maximumCents, parts, limit: "maximum" };
  return { costsCents: computed, parts, limit: null };
}

function partsOf(principalCents: Cents): CostsPart[] {
  return collectionCostsScale.slices.flatMap(({ widthCents, perMille }, index) => {
    const below = collectionCostsScale.slices.slice(0, index).reduce((sum, slice) => sum + slice.widthCents, 0);
    const ofCents = cents(Math.max(0, Math.min(widthCents, principalCents - below)));
    return ofCents === 0 ? [] : [{ ofCents, perMille, cents: perMilleOf(ofCents, perMille) }];
  });
}

function perMilleOf(amount: Cents, perMille: number): Cents {
  return cents(Number((BigInt(amount) * BigInt(perMille) + 500n) / 1_000n));
}

export type LetterTerm = {
  /** The last day on which a consumer still pays without costs, included. */
  lastFreeDay: Temporal.PlainDate;
  /** The first day on which costs are owed, when the letter was right. */
  firstCostDay: Temporal.PlainDate;
  /** The same, when a last day on a weekend or holiday moves to the next working day: whether it does is unsettled. */
  saferCostDay: Temporal.PlainDate;
  receiptProven: boolean;
};

/**
 * The term of a *veertiendagenbrief*: fourteen days that begin the day after it was delivered.
 * @param letter with `sentOn` nobody can prove the delivery: six days are added for it
 * @see docs/rules/collection-costs.md  art. 6:96 lid 6 BW; HR 25-11-2016, ECLI:NL:HR:2016:2704
 */
export function letterTerm(letter: { deliveredOn: Temporal.PlainDate } | { sentOn: Temporal.PlainDate }): LetterTerm {
  const receiptProven = "deliveredOn" in letter;
  const lastFreeDay = receiptProven ? letter.deliveredOn.add({ days: 14 }) : letter.sentOn.add({ days: 20 });
  return {
    lastFreeDay,
    firstCostDay: lastFreeDay.add({ days: 1 }),
    saferCostDay: nextWorkingDay(lastFreeDay).add({ days: 1 }),
    receiptProven,
  };
}
