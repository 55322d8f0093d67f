import type { FrozenDeal, FrozenLine } from "../deal/frozen-deal.ts";
import { addCents, cents, shareOf } from "../money.ts";
import type { Cents } from "../money.ts";

/** How VAT falls on a line; the rate is nought for all but the standard regime. */
export type LineVat = { regime: FrozenLine["vatRegime"]; basisPoints: number };

/** All lines of one regime and rate, without VAT, with the VAT over their sum. */
export type LineGroup = { vat: LineVat; netCents: Cents; vatCents: Cents };

/** Lines by regime and rate, in the order in which they first occur. VAT is rounded here, once, half up. */
export function vatGroups(lines: readonly { netCents: Cents; vat: LineVat }[]): LineGroup[] {
  const rates = lines.map(({ vat }) => vat).filter((vat, index, all) => all.findIndex((other) => isSame(other, vat)) === index);
  return rates.map((vat) => {
    const netCents = addCents(...lines.filter((line) => isSame(line.vat, vat)).map((line) => line.netCents));
    return { vat, netCents, vatCents: shareOf(netCents, vat.basisPoints) };
  });
}

type Price = Pick<FrozenDeal["price"], "places" | "unitCents" | "netCents" | "vatRegime" | "vatBasisPoints" | "lines">;

/** The lines of a frozen price; one where it holds none. */
export function linesOf({ places, unitCents, netCents, vatRegime, vatBasisPoints, lines }: Price, text: string): readonly FrozenLine[] {
  return lines ?? [{ text, quantity: places, unitCents, discountCents: 0, netCents, vatRegime, vatBasisPoints: vatRegime === "standard" ? vatBasisPoints : 0 }];
}

/** The VAT of a frozen price by rate. */
export function vatGroupsOf(price: Price): LineGroup[] {
  return vatGroups(linesOf(price, "").map((line) => ({ netCents: cents(line.netCents), vat: { regime: line.vatRegime, basisPoints: line.vatBasisPoints } })));
}

/**
 * How a price stands to VAT as a whole: `included` when any of it carries VAT, `reverse-charge` when the buyer settles it,
 * otherwise the regime that leaves it out.
 */
export function vatOfPrice(price: Price): "included" | "exempt" | "small-business" | "reverse-charge" {
  const regimes = new Set(vatGroupsOf(price).map(({ vat }) => vat.regime));
  if (regimes.has("standard")) return "included";
  if (regimes.has("reverse-charge")) return "reverse-charge";
  return price.vatRegime === "small-business" ? "small-business" : "exempt";
}

function isSame(one: LineVat, other: LineVat): boolean {
  return one.regime === other.regime && one.basisPoints === other.basisPoints;
}
