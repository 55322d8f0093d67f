import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addLine, isBalanced, noLines } from "./statement.ts";

const euros = (units: number, currency = "EUR") => ({ amount: { units, currency }, on: null });
const line = (units: number, { currency = "EUR", status = "booked" as "booked" | "pending" } = {}) => ({ amount: { units, currency }, status });
const total = (...lines: ReturnType<typeof line>[]) => lines.reduce((sum, one) => addLine(sum, one, "EUR"), noLines);

describe("a statement balances", () => {
  test("when opening and lines make the closing balance", () => {
    fc.assert(fc.property(fc.integer(), fc.array(fc.integer()), fc.integer({ min: -3, max: 3 }), (opening, amounts, off) => {
      const closing = amounts.reduce((sum, amount) => sum + amount, opening) + off;
      const balanced = isBalanced(total(...amounts.map((amount) => line(amount))), { opening: euros(opening), closing: euros(closing), currency: "EUR" });
      expect(balanced).toBe(off === 0);
    }));
  });

  test("without the lines that are still pending, which are counted all the same", () => {
    const sum = total(line(885), line(100_000, { status: "pending" }));
    expect(sum.lineCount).toBe(2);
    expect(isBalanced(sum, { opening: euros(0), closing: euros(885), currency: "EUR" })).toBe(true);
  });

  test("never across currencies", () => {
    expect(isBalanced(total(), { opening: euros(5), closing: euros(5, "SEK"), currency: "EUR" })).toBe(false);
    expect(isBalanced(total(line(0, { currency: "SEK" })), { opening: euros(5), closing: euros(5), currency: "EUR" })).toBe(false);
  });

  test("or nobody can say, when a balance is missing", () => {
    expect(isBalanced(total(), { opening: null, closing: euros(5), currency: "EUR" })).toBeNull();
    expect(isBalanced(total(), { opening: euros(5), closing: null, currency: "EUR" })).toBeNull();
  });
});
