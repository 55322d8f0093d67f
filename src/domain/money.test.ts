import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addCents, cents, shareOf, zeroCents } from "./money.ts";

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])("%s is no amount of cents", (value) => {
  expect(() => cents(value)).toThrow(RangeError);
});

test("nothing added up is nothing", () => {
  expect(addCents()).toBe(zeroCents);
});

describe("a share is rounded once, half away from zero", () => {
  test.each([
    [49_500, 2_100, 10_395],
    [2, 2_500, 1],
    [-2, 2_500, -1],
    [1, 4_999, 0],
    [1, 5_000, 1],
    [5, 900, 0],
    [6, 900, 1],
    [99_999_999_999, 10_000, 99_999_999_999],
  ])("of %i cents at %i basis points: %i", (amount, basisPoints, share) => {
    expect(shareOf(cents(amount), basisPoints)).toBe(share);
  });

  test("it never lies more than half a cent from the exact share", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), fc.integer({ min: 0, max: 10_000 }), (amount, basisPoints) => {
        const error = BigInt(shareOf(cents(amount), basisPoints)) * 10_000n - BigInt(amount) * BigInt(basisPoints);
        expect(error >= -5_000n && error <= 5_000n).toBe(true);
      }),
    );
  });
});
