import { describe, expect, test } from "vitest";
import type { LateMoney } from "./late-amounts.ts";
import { spendableCents, unaskedCents } from "./late-amounts.ts";

const late = (cents: number, choice: LateMoney["choice"], settled = false): LateMoney => ({ cents, choice, settled });

describe("what late money can still pay for", () => {
  test.each([
    ["nobody was asked yet", 100, [], 100],
    ["asked, not answered", 100, [late(100, null)], 100],
    ["waits for the front of the line", 100, [late(100, "front-of-line")], 100],
    ["kept as credit", 100, [late(40, "credit", true)], 60],
    ["on its way back", 100, [late(40, "refund")], 60],
    ["already back, and no longer counted as paid", 60, [late(40, "refund", true)], 60],
  ])("%s", (_, paidCents, money, spendable) => {
    expect(spendableCents(paidCents, money)).toBe(spendable);
  });
});

describe("about which money the customer is still to be asked", () => {
  test.each([
    ["all of it at first", 100, [], 100],
    ["none that was asked about, answered or not", 100, [late(60, null), late(40, "credit", true)], 0],
    ["only what came since", 130, [late(100, "refund")], 30],
    ["what came after an earlier part went back", 50, [late(100, "refund", true)], 50],
  ])("%s", (_, paidCents, money, unasked) => {
    expect(unaskedCents(paidCents, money)).toBe(unasked);
  });
});
