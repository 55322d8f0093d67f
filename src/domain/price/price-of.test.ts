import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invoiceTotals } from "../invoice/totals.ts";
import type { VatRegime } from "../invoice/vat-regime.ts";
import { addCents, cents, shareOf } from "../money.ts";
import { quotePrice } from "../deal/price.ts";
import { priceOf } from "./price-of.ts";
import type { CodeDiscount, PricedLine } from "./price-of.ts";
import { noRules } from "./price-rules.ts";
import type { PriceRules } from "./price-rules.ts";
import { vatGroups } from "./vat-groups.ts";

const day = Temporal.PlainDate.from("2026-11-26");
const standard = { regime: "standard", basisPoints: 2_100 } as const;

function price(given: { rules?: Partial<PriceRules>; places?: number; on?: string; code?: CodeDiscount; vat?: Parameters<typeof priceOf>[0]["vat"]; reverseCharge?: boolean; priceCents?: number }) {
  const { rules = {}, places = 1, on = day.toString(), code = null, vat = standard, reverseCharge = false, priceCents = 100_000 } = given;
  return priceOf({ priceCents, rules: { ...noRules, ...rules }, places, day: Temporal.PlainDate.from(on), vat, code, reverseCharge });
}

const twoDays = [{ untilDay: "2026-12-31", priceCents: 90_000 }, { untilDay: "2026-11-30", priceCents: 80_000 }];

describe("the early-bird price", () => {
  test.each([
    ["2026-11-30", 80_000],
    ["2026-12-01", 90_000],
    ["2026-12-31", 90_000],
    ["2027-01-01", 100_000],
  ])("on %s a place costs %i", (on, unitCents) => {
    expect(price({ rules: { earlyBird: twoDays }, on }).unitCents).toBe(unitCents);
  });
});

describe("the group discount", () => {
  const group = [{ fromPlaces: 3, basisPointsOff: 500 }, { fromPlaces: 5, basisPointsOff: 1_000 }];

  test.each([
    [2, 0],
    [3, 15_000],
    [4, 20_000],
    [5, 50_000],
  ])("%i places at once get %i cents off, by the largest group that they reach", (places, off) => {
    expect(price({ rules: { group }, places }).lines[0]?.discountCents).toBe(off);
  });

  test("is of the price of the day, and is rounded once over all places", () => {
    expect(price({ rules: { group, earlyBird: [{ untilDay: "2026-11-30", priceCents: 333 }] }, places: 3, priceCents: 500 }).lines[0]).toMatchObject({ discountCents: 50, netCents: 949 });
  });
});

describe("the discount code", () => {
  test("comes off what the group left, and both say how much they took", () => {
    const { lines } = price({ rules: { group: [{ fromPlaces: 2, basisPointsOff: 1_000 }] }, places: 2, code: { code: "HERFST", basisPointsOff: 1_000 } });
    expect(lines[0]).toMatchObject({ discounts: [{ by: "group", cents: 20_000 }, { by: "code", code: "HERFST", cents: 18_000 }], netCents: 162_000 });
  });

  test("of more than the training costs takes it to nought and not below, and leaves what comes with it", () => {
    const { lines, totalCents } = price({ rules: { extras: [{ text: "Boek", priceCents: 2_000, vatBasisPoints: 900 }] }, code: { code: "ALLES", centsOff: 999_999 } });
    expect([lines[0]?.netCents, lines[1]?.netCents, totalCents]).toEqual([0, 2_000, 2_180]);
  });

  test("that rounds to nothing is no discount", () => {
    expect(price({ priceCents: 4, code: { code: "KLEIN", basisPointsOff: 1_000 } }).lines[0]?.discounts).toEqual([]);
  });
});

describe("VAT", () => {
  const book = { text: "Boek", priceCents: 2_500, vatBasisPoints: 900 };
  const lunch = { text: "Lunch", priceCents: 1_000, vatBasisPoints: null };
  const rates = (lines: readonly PricedLine[]) => lines.map(({ vat }) => `${vat.regime} ${vat.basisPoints}`);

  test("is of the line: a book at its own rate, a lunch as the training", () => {
    const { lines, vatCents } = price({ rules: { extras: [book, lunch] } });
    expect([rates(lines), vatCents]).toEqual([["standard 2100", "standard 900", "standard 2100"], 21_210 + 225]);
  });

  test("is not charged under the small-business scheme, on no line", () => {
    const { lines, vatCents } = price({ rules: { extras: [book, lunch] }, vat: { regime: "small-business", basisPoints: 0 } });
    expect([rates(lines), vatCents]).toEqual([Array.from({ length: 3 }, () => "small-business 0"), 0]);
  });

  test("of an exempt training is only that of what comes with it", () => {
    const { lines, vatCents } = price({ rules: { extras: [book, lunch] }, vat: { regime: "exempt", basisPoints: 0 } });
    expect([rates(lines), vatCents]).toEqual([["exempt 0", "standard 900", "exempt 0"], 225]);
  });

  test("that is reverse-charged stands on no line", () => {
    const { lines, vatCents, totalCents } = price({ rules: { extras: [book] }, reverseCharge: true });
    expect([rates(lines), vatCents, totalCents]).toEqual([["reverse-charge 0", "reverse-charge 0"], 0, 102_500]);
  });

  test("that is exempt is never reverse-charged", () => {
    expect(rates(price({ vat: { regime: "exempt", basisPoints: 0 }, reverseCharge: true }).lines)).toEqual(["exempt 0"]);
  });
});

const rulesOf: fc.Arbitrary<PriceRules> = fc.record({
  earlyBird: fc.array(fc.record({ untilDay: fc.constantFrom("2026-11-25", "2026-11-26", "2026-12-24"), priceCents: fc.integer({ min: 1, max: 99_999 }) }), { maxLength: 3 }),
  group: fc.array(fc.record({ fromPlaces: fc.integer({ min: 2, max: 12 }), basisPointsOff: fc.integer({ min: 1, max: 9_999 }) }), { maxLength: 3 }),
  extras: fc.array(fc.record({ text: fc.constantFrom("Boek", "Lunch"), priceCents: fc.integer({ min: 1, max: 9_999 }), vatBasisPoints: fc.constantFrom(null, 900, 2_100) }), { maxLength: 3 }),
});
const orderOf = fc.record({
  priceCents: fc.integer({ min: 1, max: 200_000 }),
  rules: rulesOf,
  places: fc.integer({ min: 1, max: 50 }),
  day: fc.constant(day),
  vat: fc.constantFrom(standard, { regime: "exempt", basisPoints: 0 } as const, { regime: "small-business", basisPoints: 0 } as const),
  code: fc.oneof(fc.constant(null), fc.record({ code: fc.constant("HERFST"), basisPointsOff: fc.integer({ min: 1, max: 10_000 }) }), fc.record({ code: fc.constant("HERFST"), centsOff: fc.integer({ min: 1, max: 5_000_000 }) })),
  reverseCharge: fc.boolean(),
});

describe("for every order", () => {
  test("the lines add up, no line is below nought, and every discount stands on the training", () => {
    fc.assert(
      fc.property(orderOf, (order) => {
        const { lines, netCents, vatCents, totalCents } = priceOf(order);
        for (const line of lines) {
          expect(line.netCents).toBe(line.quantity * line.unitCents - line.discountCents);
          expect(line.netCents).toBeGreaterThanOrEqual(0);
          expect(line.discountCents).toBe(line.discounts.reduce((sum, discount) => sum + discount.cents, 0));
        }
        expect(lines.filter(({ extra }) => extra !== null).flatMap(({ discounts }) => discounts)).toEqual([]);
        expect(netCents).toBe(addCents(...lines.map((line) => line.netCents)));
        expect(totalCents).toBe(netCents + vatCents);
      }),
    );
  });

  test("VAT is each rate times the sum of its lines, rounded once", () => {
    fc.assert(
      fc.property(orderOf, (order) => {
        const { lines, vatCents } = priceOf(order);
        const byRate = Map.groupBy(lines, ({ vat }) => vat.basisPoints);
        expect(vatCents).toBe([...byRate].reduce((sum, [rate, of]) => sum + shareOf(addCents(...of.map((line) => line.netCents)), rate), 0));
      }),
    );
  });

  test("the price and its VAT by rate are those of an invoice with the same lines", () => {
    fc.assert(
      fc.property(orderOf, (order) => {
        const { lines, netCents, vatCents, totalCents } = priceOf(order);
        const totals = invoiceTotals({
          prices: "excluding-vat",
          fixedVat: [],
          paidCents: cents(0),
          lines: lines.map((line) => ({ quantityThousandths: line.quantity * 1_000, unitPriceCents: line.unitCents, discountCents: line.discountCents, vat: onInvoice(line) })),
        });
        expect(totals).toMatchObject({ netCents, vatCents, totalCents });
        expect(totals.groups.map((group) => group.vatCents)).toEqual(vatGroups(lines).map((group) => group.vatCents));
      }),
    );
  });

  test("a code never makes it dearer", () => {
    fc.assert(
      fc.property(orderOf, (order) => {
        expect(priceOf(order).totalCents).toBeLessThanOrEqual(priceOf({ ...order, code: null }).totalCents);
      }),
    );
  });

  test("without rules the price is places times the price of one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 50 }), (priceCents, places) => {
        const { netCents, vatCents, totalCents } = quotePrice({ pricePerPlaceCents: cents(priceCents), places, vatBasisPoints: 2_100 });
        expect(price({ priceCents, places })).toMatchObject({ netCents, vatCents, totalCents });
      }),
    );
  });
});

function onInvoice({ vat }: PricedLine): VatRegime {
  switch (vat.regime) {
    case "standard":
      return { kind: "standard", basisPoints: vat.basisPoints };
    case "exempt":
      return { kind: "crkbo" };
    case "small-business":
      return { kind: "kor" };
    case "reverse-charge":
      return { kind: "reverse-charge" };
  }
}
