import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeStates } from "../booking/place.ts";
import { cents } from "../money.ts";
import { amountOwed, neededToConfirm, shareOfLeaving, shareOfPlaces } from "./amounts.ts";

const none = cents(0);
const orders = fc.record({ total: fc.nat({ max: 10_000_000 }), places: fc.integer({ min: 1, max: 40 }) });

describe("what a customer owes", () => {
  test.each(placeStates.map((place) => [place, ["offered", "held", "confirmed", "completed"].includes(place) ? 59_895 : 0] as const))(
    "for a place that is %s: %i cents",
    (place, owed) => {
      expect(amountOwed({ totalCents: cents(59_895), places: 1, bookings: [{ place, feeCents: none }] })).toBe(owed);
    },
  );

  test("of two places one is cancelled at half: one price and half of the other", () => {
    const bookings = [{ place: "confirmed", feeCents: none }, { place: "cancelled", feeCents: cents(25_000) }] as const;
    expect(amountOwed({ totalCents: cents(100_000), places: 2, bookings })).toBe(75_000);
  });

  test("a fee counts only for a place that was cancelled", () => {
    for (const place of ["withdrawn", "called-off", "released", "moved"] as const) {
      expect(amountOwed({ totalCents: cents(100), places: 1, bookings: [{ place, feeCents: cents(50) }] })).toBe(0);
    }
  });
});

test("all places together are the whole price, and one place more is never cheaper", () => {
  fc.assert(fc.property(orders, ({ total, places }) => {
    const shares = Array.from({ length: places + 1 }, (_, count) => shareOfPlaces({ totalCents: cents(total), places, count }));
    expect([shares[0], shares.at(-1)]).toEqual([0, total]);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  }));
});

test("what rounding leaves stays with the last place", () => {
  expect([1, 2, 3].map((count) => shareOfPlaces({ totalCents: cents(100), places: 3, count }))).toEqual([33, 66, 100]);
});

test("places that leave one by one or together are worth the same, and all of them the whole price", () => {
  fc.assert(fc.property(orders, ({ total, places }) => {
    const leave = (standing: number, leaving: number) => shareOfLeaving({ totalCents: cents(total), places, standing, leaving });
    const oneByOne = Array.from({ length: places }, (_, left) => leave(places - left, 1)).reduce((sum, part) => sum + part, 0);
    expect([oneByOne, leave(places, places)]).toEqual([total, total]);
  }));
});

describe("what must be in before places are confirmed", () => {
  const deposit = [{ name: "deposit", cents: 30_000 }, { name: "rest", cents: 70_000 }];
  test.each([
    ["the whole price", [{ name: "whole", cents: 100_000 }], 2, 100_000],
    ["the deposit only", deposit, 2, 30_000],
    ["the deposit of the one place that is still wanted", deposit, 1, 15_000],
    ["nothing for a free training", [], 2, 0],
  ])("%s", (_, schedule, count, needed) => {
    expect(neededToConfirm({ schedule, places: 2, count })).toBe(needed);
  });
});
