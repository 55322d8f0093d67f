import { describe, expect, test } from "vitest";
import type { Account } from "../journal/accounts.ts";
import { cents } from "../money.ts";
import { sumsOf } from "./account-sums.ts";
import { smallBusinessStand } from "./small-business.ts";
import { isInReturn, vatBoxes, vatOverview, wholeEuros } from "./vat-overview.ts";

const overviewOf = (...postings: [Account, number][]) => vatOverview(sumsOf(postings.map(([account, amount]) => ({ account, cents: amount }))));

describe("the overview of VAT", () => {
  test.each([
    ["revenue:standard:2100", "1a"], ["revenue:standard:900", "1b"], ["revenue:standard:600", "1c"], ["revenue:standard:0", "1e"], ["revenue:reverse-charge", "3b"], ["revenue:crkbo", "exempt"], ["revenue:kor", "small-business"],
  ] as const)("puts %s in %s", (account, box) => {
    const { rows } = overviewOf([account, -10_000]);
    expect(rows.filter(({ netCents }) => netCents !== 0).map((row) => [row.box, row.netCents])).toEqual([[box, 10_000]]);
  });

  test("has every box, also without anything booked", () => {
    const { rows, vatCents, vatEuros } = overviewOf();
    expect(rows.map(({ box, netCents, netEuros }) => [box, netCents, netEuros])).toEqual(vatBoxes.map((box) => [box, 0, 0]));
    expect([vatCents, vatEuros]).toEqual([0, 0]);
    expect(rows.some(({ netCents, netEuros }) => Object.is(netCents, -0) || Object.is(netEuros, -0))).toBe(false);
  });

  test("keeps cents, and rounds each box to whole euros downwards", () => {
    const { rows, vatCents, vatEuros } = overviewOf(["revenue:standard:2100", -49_599], ["vat:2100", -10_416], ["revenue:standard:900", -1_099], ["vat:900", -99]);
    expect(rows.slice(0, 2).map(({ netEuros, vatEuros: euros }) => [netEuros, euros])).toEqual([[495, 104], [10, 0]]);
    expect([vatCents, vatEuros]).toEqual([10_515, 104]);
  });

  test("is negative when more was taken back than invoiced", () => {
    const { rows } = overviewOf(["revenue:standard:2100", 10_050], ["vat:2100", 2_111]);
    expect(rows[0]).toEqual({ box: "1a", netCents: -10_050, netEuros: -101, vatCents: -2_111, vatEuros: -22 });
  });

  test("leaves money, credits, interest and costs out", () => {
    expect(overviewOf(["bank", 100], ["receivable", -100], ["interest", -5], ["costs", -40], ["credits", -7], ["goodwill", 7]).rows.every(({ netCents }) => netCents === 0)).toBe(true);
  });

  test("knows what the return does not ask for", () => expect(vatBoxes.filter((box) => !isInReturn(box))).toEqual(["exempt", "small-business"]));

  test.each([[0, 0], [99, 0], [100, 1], [-1, -1], [-100, -1]])("%i cents are %i whole euros", (amount, euros) => expect(wholeEuros(amount)).toBe(euros));
});

describe("the small-business scheme", () => {
  test.each([
    [0, "within"], [1_599_999, "within"], [1_600_000, "near"], [2_000_000, "near"], [2_000_001, "beyond"],
  ])("with %i cents of turnover is %s", (turnoverCents, state) => expect(smallBusinessStand({ year: 2026, turnoverCents })).toEqual({ state, turnoverCents, limitCents: cents(2_000_000), leftCents: 2_000_000 - turnoverCents }));

  test("knows no limit before 2020", () => expect(() => smallBusinessStand({ year: 2019, turnoverCents: 0 })).toThrow("2019"));
});
