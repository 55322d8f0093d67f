import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cents } from "../money.ts";
import { quotePrice } from "./price.ts";

test.each([
  [89_500, 1, 2_100, { netCents: 89_500, vatCents: 18_795, totalCents: 108_295 }],
  [49_500, 1, 2_100, { netCents: 49_500, vatCents: 10_395, totalCents: 59_895 }],
  [49_500, 3, 0, { netCents: 148_500, vatCents: 0, totalCents: 148_500 }],
  [0, 2, 2_100, { netCents: 0, vatCents: 0, totalCents: 0 }],
  [333, 3, 2_100, { netCents: 999, vatCents: 210, totalCents: 1_209 }],
])("%i cents a place, %i places, %i basis points of VAT", (unit, places, vatBasisPoints, amounts) => {
  expect(quotePrice({ pricePerPlaceCents: cents(unit), places, vatBasisPoints })).toEqual({ ...amounts, vatBasisPoints });
});

test("VAT is rounded over the sum and not per place", () => {
  const three = quotePrice({ pricePerPlaceCents: cents(112), places: 3, vatBasisPoints: 2_100 });
  const one = quotePrice({ pricePerPlaceCents: cents(112), places: 1, vatBasisPoints: 2_100 });
  expect([three.vatCents, one.vatCents * 3]).toEqual([71, 72]);
});

test("the lines add up to the total", () => {
  fc.assert(
    fc.property(fc.nat({ max: 1_000_000 }), fc.integer({ min: 1, max: 100 }), fc.constantFrom(0, 900, 2_100), (unit, places, vatBasisPoints) => {
      const price = quotePrice({ pricePerPlaceCents: cents(unit), places, vatBasisPoints });
      expect(price.netCents).toBe(unit * places);
      expect(price.netCents + price.vatCents).toBe(price.totalCents);
    }),
  );
});
