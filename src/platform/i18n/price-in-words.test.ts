import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FrozenDeal, FrozenLine } from "../../domain/deal/frozen-deal.ts";
import { cents } from "../../domain/money.ts";
import { vatGroupsOf } from "../../domain/price/vat-groups.ts";
import { priceInWords } from "./price-in-words.ts";

const plain: FrozenDeal["price"] = { places: 2, unitCents: 89_500, netCents: 179_000, vatCents: 37_590, totalCents: 216_590, vatBasisPoints: 2_100, vatRegime: "standard" };
const training: FrozenLine = {
  text: "Onderhandelen", quantity: 2, unitCents: 89_500, discountCents: 17_900, netCents: 161_100, vatRegime: "standard", vatBasisPoints: 2_100,
  discounts: [{ by: "code", text: "Kortingscode HERFST", cents: 17_900 }],
};
const book: FrozenLine = { text: "Boek", quantity: 2, unitCents: 2_500, discountCents: 0, netCents: 5_000, vatRegime: "standard", vatBasisPoints: 900 };
const several = { ...plain, lines: [training, book], netCents: 166_100, vatCents: 33_831 + 450, totalCents: 166_100 + 34_281 };

function said(price: FrozenDeal["price"], kind: "company" | "consumer") {
  const { rows, total } = priceInWords(price, { kind, locale: "nl" });
  return [...rows, total].map(({ label, amount }) => `${label}: ${amount}`.replaceAll("\u00a0", " "));
}

describe("a company", () => {
  test("reads prices without VAT, the VAT and the total", () => {
    expect(said(plain, "company")).toEqual(["2 plaatsen à € 895,00: € 1.790,00", "Btw 21 %: € 375,90", "Totaal inclusief btw: € 2.165,90"]);
  });

  test("reads each line, what comes off it, and the VAT of each rate", () => {
    expect(said(several, "company")).toEqual([
      "Onderhandelen, 2 à € 895,00: € 1.790,00",
      "Kortingscode HERFST: −€ 179,00",
      "Boek, 2 à € 25,00: € 50,00",
      "Btw 21 % over € 1.611,00: € 338,31",
      "Btw 9 % over € 50,00: € 4,50",
      "Totaal inclusief btw: € 2.003,81",
    ]);
  });

  test("whose VAT is reverse-charged reads no VAT and that it is so", () => {
    const lines: FrozenLine[] = [{ ...training, discountCents: 0, discounts: [], netCents: 179_000, vatRegime: "reverse-charge", vatBasisPoints: 0 }];
    expect(said({ ...plain, lines, vatCents: 0, totalCents: 179_000 }, "company")).toEqual(["Onderhandelen, 2 à € 895,00: € 1.790,00", "Totaal, btw verlegd: € 1.790,00"]);
  });
});

describe("a private person", () => {
  test("reads prices including VAT, and in the total how much that is", () => {
    expect(said(plain, "consumer")).toEqual(["2 plaatsen à € 1.082,95: € 2.165,90", "Totaal, inclusief € 375,90 btw (21 %): € 2.165,90"]);
  });

  test("reads lines that add up to the total to the cent", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 9_999 }), fc.array(fc.record({ unit: fc.integer({ min: 1, max: 9_999 }), rate: fc.constantFrom(900, 2_100) }), { maxLength: 3 }), (unit, places, off, extras) => {
        const discount = Math.min(off, unit * places);
        const lines: FrozenLine[] = [
          { ...training, quantity: places, unitCents: unit, discountCents: discount, netCents: unit * places - discount, discounts: [{ by: "code", text: "Kortingscode", cents: discount }] },
          ...extras.map((extra): FrozenLine => ({ ...book, quantity: places, unitCents: extra.unit, netCents: extra.unit * places, vatBasisPoints: extra.rate })),
        ];
        const netCents = lines.reduce((sum, line) => sum + line.netCents, 0);
        const base = { ...plain, places, unitCents: unit, lines, netCents };
        const vatCents = vatGroupsOf(base).reduce((sum, group) => sum + group.vatCents, 0);
        const { rows, total } = priceInWords({ ...base, vatCents, totalCents: netCents + vatCents }, { kind: "consumer", locale: "nl" });
        expect(rows.reduce((sum, row) => sum + centsIn(row.amount), 0)).toBe(centsIn(total.amount));
      }),
    );
  });
});

test.each(["exempt", "small-business"] as const)("a price that is %s names no VAT to anybody", (vatRegime) => {
  const price: FrozenDeal["price"] = { ...plain, vatRegime, vatBasisPoints: 0, vatCents: 0, totalCents: 179_000 };
  for (const kind of ["company", "consumer"] as const) expect(said(price, kind)).toEqual(["2 plaatsen à € 895,00: € 1.790,00", "Totaal, vrijgesteld van btw: € 1.790,00"]);
});

function centsIn(amount: string): number {
  const digits = Number(amount.replaceAll(/\D/g, ""));
  return cents(amount.startsWith("−") ? -digits : digits);
}
