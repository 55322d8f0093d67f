import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cents } from "../../money.ts";
import { collectionCosts, letterTerm, minimumCosts } from "./collection-costs.ts";
import vectors from "./vectors.json" with { type: "json" };

const day = (text: string) => Temporal.PlainDate.from(text);

describe("the scale gives the worked examples to the cent", () => {
  test.each(vectors.bik)("$id: over $principalCents cents, $feeCents", ({ principalCents, feeCents }) => {
    expect(collectionCosts(cents(principalCents)).costsCents).toBe(feeCents);
  });

  test.each(vectors.bikCases)("$id: $case", ({ baseCents, feeCents }) => {
    expect(collectionCosts(cents(baseCents)).costsCents).toBe(feeCents);
  });
});

describe("the slices and the limits", () => {
  test.each([
    [1, [[1, 150, 0]], "minimum"],
    [26_663, [[26_663, 150, 3_999]], "minimum"],
    [26_664, [[26_664, 150, 4_000]], null],
    [26_670, [[26_670, 150, 4_001]], null],
    [250_000, [[250_000, 150, 37_500]], null],
    [250_001, [[250_000, 150, 37_500], [1, 100, 0]], null],
    [250_005, [[250_000, 150, 37_500], [5, 100, 1]], null],
    [500_000, [[250_000, 150, 37_500], [250_000, 100, 25_000]], null],
    [500_010, [[250_000, 150, 37_500], [250_000, 100, 25_000], [10, 50, 1]], null],
    [1_000_050, [[250_000, 150, 37_500], [250_000, 100, 25_000], [500_000, 50, 25_000], [50, 10, 1]], null],
    [20_000_100, [[250_000, 150, 37_500], [250_000, 100, 25_000], [500_000, 50, 25_000], [19_000_000, 10, 190_000], [100, 5, 1]], null],
    [100_000_099, [[250_000, 150, 37_500], [250_000, 100, 25_000], [500_000, 50, 25_000], [19_000_000, 10, 190_000], [80_000_099, 5, 400_000]], null],
    [100_000_100, [[250_000, 150, 37_500], [250_000, 100, 25_000], [500_000, 50, 25_000], [19_000_000, 10, 190_000], [80_000_100, 5, 400_001]], "maximum"],
  ])("%i cents: %j, limit %s", (principal, parts, limit) => {
    const costs = collectionCosts(cents(principal));
    expect(costs.parts.map((part) => [part.ofCents, part.perMille, part.cents])).toEqual(parts);
    expect(costs.limit).toBe(limit);
  });

  test("over nothing there are no costs", () => {
    expect(collectionCosts(cents(0))).toEqual({ costsCents: 0, parts: [], limit: null });
  });

  test("a principal below zero is a fault", () => {
    expect(() => collectionCosts(cents(-1))).toThrow(/at least 0 cents, got -1/);
  });

  test("a company owes at least 40 euros", () => {
    expect(minimumCosts).toBe(4_000);
  });
});

test("the parts are slices of the whole principal; the costs are their sum within the limits and never fall as it grows", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 300_000_000 }), fc.nat({ max: 100_000 }), (principal, more) => {
    const { costsCents, parts } = collectionCosts(cents(principal));
    expect(parts.reduce((sum, part) => sum + part.ofCents, 0)).toBe(principal);
    expect(costsCents).toBe(Math.min(677_500, Math.max(4_000, parts.reduce((sum, part) => sum + part.cents, 0))));
    expect(collectionCosts(cents(principal + more)).costsCents).toBeGreaterThanOrEqual(costsCents);
  }));
});

describe("the term of the letter to a consumer", () => {
  test.each(vectors.deadlines.fourteenDayLetter)("delivered $deliveredOn, else sent $sentOn: costs from $earliestCostDate", (vector) => {
    const term = letterTerm(vector.deliveredOn === null ? { sentOn: day(vector.sentOn ?? "") } : { deliveredOn: day(vector.deliveredOn) });
    expect(`${term.firstCostDay}`).toBe(vector.earliestCostDate);
    expect(term.receiptProven).toBe(vector.mark !== "receipt not proven");
    expect([`${term.lastFreeDay}`, undefined]).toContain(vector.lastFreeDay);
    expect([`${term.saferCostDay}`, undefined]).toContain(vector.saferCostDate);
  });

  test.each([
    [{ deliveredOn: day("2026-11-06") }, "2026-11-20", "2026-11-21", "2026-11-21", "a last day on a Friday stays"],
    [{ deliveredOn: day("2026-11-08") }, "2026-11-22", "2026-11-23", "2026-11-24", "a last day on a Sunday runs on through Monday"],
    [{ deliveredOn: day("2027-03-12") }, "2027-03-26", "2027-03-27", "2027-03-31", "a last day on Good Friday runs on through the Tuesday after Easter"],
    [{ sentOn: day("2026-11-02") }, "2026-11-22", "2026-11-23", "2026-11-24", "without proof the last day can also be a Sunday"],
  ])("%o: free through %s, costs from %s, or safer from %s: %s", (letter, lastFreeDay, firstCostDay, saferCostDay, _why) => {
    const term = letterTerm(letter);
    expect([`${term.lastFreeDay}`, `${term.firstCostDay}`, `${term.saferCostDay}`]).toEqual([lastFreeDay, firstCostDay, saferCostDay]);
  });
});
