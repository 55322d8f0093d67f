import { expect, test } from "vitest";
import { checkPriceRules, noRules } from "./price-rules.ts";
import type { PriceRules } from "./price-rules.ts";

const early = (untilDay: string, priceCents: number) => ({ untilDay, priceCents });
const group = (fromPlaces: number, basisPointsOff: number) => ({ fromPlaces, basisPointsOff });
const extra = (text: string, priceCents: number, vatBasisPoints: number | null = null) => ({ text, priceCents, vatBasisPoints });

test.each<[Partial<PriceRules>, string[]]>([
  [{}, []],
  [{ earlyBird: [early("2026-12-01", 80_000), early("2026-12-31", 90_000)] }, []],
  [{ earlyBird: [early("2026-12-31", 90_000), early("2026-12-01", 80_000)] }, []],
  [{ earlyBird: [early("2026-12-01", 100_000)] }, ["early-bird-price"]],
  [{ earlyBird: [early("2026-12-01", 0)] }, ["early-bird-price"]],
  [{ earlyBird: [early("2027-01-21", 80_000)] }, []],
  [{ earlyBird: [early("2027-01-22", 80_000)] }, ["early-bird-after-start"]],
  [{ earlyBird: [early("2026-12-01", 90_000), early("2026-12-31", 80_000)] }, ["early-bird-order"]],
  [{ earlyBird: [early("2026-12-01", 90_000), early("2026-12-01", 80_000)] }, ["early-bird-order"]],
  [{ group: [group(2, 500), group(5, 1_000)] }, []],
  [{ group: [group(1, 500)] }, ["group-places"]],
  [{ group: [group(51, 500)] }, ["group-places"]],
  [{ group: [group(2, 0)] }, ["group-share"]],
  [{ group: [group(2, 10_000)] }, ["group-share"]],
  [{ group: [group(2, 1_000), group(5, 500)] }, ["group-order"]],
  [{ extras: [extra("Boek", 2_500, 900), extra("Lunch", 1_000)] }, []],
  [{ extras: [extra(" ", 2_500)] }, ["extra-text"]],
  [{ extras: [extra("Boek", 0)] }, ["extra-price"]],
  [{ extras: [extra("Boek", 1, 0)] }, ["extra-vat"]],
  [{ extras: Array.from({ length: 4 }, () => extra("Boek", 1)) }, ["too-many-rules"]],
])("the rules %j are refused for %j", (rules, problems) => {
  expect(checkPriceRules({ ...noRules, ...rules }, { priceCents: 100_000, startsOn: Temporal.PlainDate.from("2027-01-21") })).toEqual(problems);
});

test("a free training has no rules", () => {
  expect(checkPriceRules({ ...noRules, group: [group(2, 500)] }, { priceCents: 0, startsOn: null })).toEqual(["rules-on-free"]);
  expect(checkPriceRules(noRules, { priceCents: 0, startsOn: null })).toEqual([]);
});
