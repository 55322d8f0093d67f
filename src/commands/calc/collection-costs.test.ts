import { expect, test } from "vitest";
import vectors from "../../domain/law/nl/vectors.json" with { type: "json" };
import { WrongUse } from "../command.ts";
import { calcCollectionCosts } from "./collection-costs.ts";

test.each(vectors.bik)("the worked example $id comes out of the calculator", ({ principalCents, feeCents }) => {
  expect(calcCollectionCosts([(principalCents / 100).toFixed(2)]).json).toMatchObject({ costsCents: feeCents });
});

test("the answer has its parts", () => {
  expect(calcCollectionCosts(["3025,00"]).json).toEqual({
    costsCents: 42_750,
    parts: [{ ofCents: 250_000, perMille: 150, cents: 37_500 }, { ofCents: 52_500, perMille: 100, cents: 5_250 }],
    limit: null,
  });
});

test.each([
  ["266.70", /€266\.70 +15% +€40\.01/],
  ["200000.01", /€0\.01 +0\.5% +€0\.00/],
  ["150", /Less than the minimum of €40\.00/],
  ["2000000", /More than the maximum of €6,775\.00/],
  ["0", /Over nothing there are no costs\.\n\nCosts: €0\.00/],
])("over %s it prints %s", (principal, line) => {
  expect(calcCollectionCosts([principal]).lines.join("\n")).toMatch(line);
});

test("it names its source", () => {
  expect(calcCollectionCosts(["100"]).lines.at(-1)).toMatch(/BWBR0031432; Stb\. 2012, 141.*checked on 2026-11-23/);
});

test.each([
  [["266.705"], "the principal is 266.705, expected euros with at most two decimals such as 595.00"],
  [["1", "2"], "2 is too much; usage: handslag calc collection-costs 266.70 [--json]"],
  [[], "something is missing; usage: handslag calc collection-costs 266.70 [--json]"],
  [["--principal", "1"], "--principal is unknown; usage: handslag calc collection-costs 266.70 [--json]"],
])("%j is refused: %s", (args, why) => {
  expect(() => calcCollectionCosts(args)).toThrow(new WrongUse(why));
});
