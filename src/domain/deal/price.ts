import { addCents, cents, shareOf } from "../money.ts";
import type { Cents } from "../money.ts";

export type Price = { netCents: Cents; vatCents: Cents; totalCents: Cents; vatBasisPoints: number };

/**
 * The price of some places. VAT is rounded once, over the sum, half away from zero.
 * @param places at least 1
 * @see docs/rules/price.md
 */
export function quotePrice(order: { pricePerPlaceCents: Cents; places: number; vatBasisPoints: number }): Price {
  const { pricePerPlaceCents, places, vatBasisPoints } = order;
  const netCents = cents(pricePerPlaceCents * places);
  const vatCents = shareOf(netCents, vatBasisPoints);
  return { netCents, vatCents, totalCents: addCents(netCents, vatCents), vatBasisPoints };
}
