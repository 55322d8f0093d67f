import { describe, expect, test } from "vitest";
import { decimalsOf, euroCents, plainAmount, readUnits } from "./bank-amount.ts";

describe("an amount has as many decimals as its currency", () => {
  test.each([
    ["8", "85", "EUR", { ok: true, units: 885 }],
    ["11", "8", "EUR", { ok: true, units: 1_180 }],
    ["107", "", "EUR", { ok: true, units: 10_700 }],
    ["000000000300", "00", "EUR", { ok: true, units: 30_000 }],
    ["00000001560395", "", "JPY", { ok: true, units: 1_560_395 }],
    ["1", "234", "KWD", { ok: true, units: 1_234 }],
    ["1", "234", "EUR", { ok: false, why: "too-many-decimals" }],
    ["1", "230", "EUR", { ok: false, why: "too-many-decimals" }],
    ["1", "5", "JPY", { ok: false, why: "too-many-decimals" }],
    ["", "50", "EUR", { ok: false, why: "not-an-amount" }],
    ["-1", "50", "EUR", { ok: false, why: "not-an-amount" }],
    ["1e3", "", "EUR", { ok: false, why: "not-an-amount" }],
    ["99999999999999", "99", "EUR", { ok: false, why: "not-an-amount" }],
  ])("%s and %s in %s", (whole, decimals, currency, read) => {
    expect(readUnits({ whole, decimals, currency })).toEqual(read);
  });
});

test("a currency that nobody listed has two decimals, whatever its name", () => {
  expect(["EUR", "XXX", "constructor"].map(decimalsOf)).toEqual([2, 2, 2]);
});

test("only euros become cents that can be booked", () => {
  expect(euroCents({ units: -885, currency: "EUR" })).toBe(-885);
  expect(euroCents({ units: 885, currency: "USD" })).toBeNull();
});

test.each([
  [{ units: -5, currency: "EUR" }, "-0.05"],
  [{ units: 108_295, currency: "EUR" }, "1082.95"],
  [{ units: 0, currency: "EUR" }, "0.00"],
  [{ units: -2_700, currency: "JPY" }, "-2700"],
  [{ units: 1_234, currency: "KWD" }, "1.234"],
])("%j is written %s", (amount, written) => {
  expect(plainAmount(amount)).toBe(written);
});
