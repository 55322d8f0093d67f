import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invoiceLine } from "../../../test/support/invoice.ts";
import { quotePrice } from "../deal/price.ts";
import { addCents, cents, zeroCents } from "../money.ts";
import type { Invoice } from "./invoice.ts";
import { inProportion, invoiceTotals, lineAmount } from "./totals.ts";

const none = { fixedVat: [], paidCents: zeroCents };

/** Lines as people make them: some of one rate, some of another, exempt ones between them. */
const line = fc.record({
  quantityThousandths: fc.integer({ min: 1, max: 40_000 }),
  unitPriceCents: fc.integer({ min: 0, max: 500_000 }).map(cents),
  discountShare: fc.integer({ min: 0, max: 100 }),
  vat: fc.constantFrom({ kind: "standard", basisPoints: 2_100 } as const, { kind: "standard", basisPoints: 900 } as const, { kind: "crkbo" } as const, { kind: "reverse-charge" } as const),
}).map(({ discountShare, ...rest }) => {
  const whole = invoiceLine({ ...rest });
  return { ...whole, discountCents: cents(Math.floor((lineAmount(whole) * discountShare) / 100)) };
});
const lines = fc.array(line, { minLength: 1, maxLength: 12 });
const prices = fc.constantFrom<Invoice["prices"]>("excluding-vat", "including-vat");

describe("the sums of an invoice", () => {
  test("VAT is rounded once per rate, half up, over all lines of that rate", () => {
    const three = Array.from({ length: 3 }, () => invoiceLine({ unitPriceCents: cents(112) }));
    expect(invoiceTotals({ lines: three, prices: "excluding-vat", ...none })).toMatchObject({ netCents: 336, vatCents: 71, totalCents: 407 });
    expect(invoiceTotals({ lines: [invoiceLine({ unitPriceCents: cents(50) })], prices: "excluding-vat", ...none })).toMatchObject({ vatCents: 11 });
  });

  test("two rates and what is exempt stand apart", () => {
    const book = invoiceLine({ unitPriceCents: cents(2_495), vat: { kind: "standard", basisPoints: 900 } });
    const exempt = invoiceLine({ unitPriceCents: cents(10_000), vat: { kind: "crkbo" } });
    expect(invoiceTotals({ lines: [invoiceLine(), book, exempt, invoiceLine()], prices: "excluding-vat", ...none }).groups).toEqual([
      { vat: { kind: "standard", basisPoints: 2_100 }, taxableCents: 99_000, vatCents: 20_790 },
      { vat: { kind: "standard", basisPoints: 900 }, taxableCents: 2_495, vatCents: 225 },
      { vat: { kind: "crkbo" }, taxableCents: 10_000, vatCents: 0 },
    ]);
  });

  test("a price including VAT stays what was promised", () => {
    const totals = invoiceTotals({ lines: [invoiceLine({ unitPriceCents: cents(49_500) })], prices: "including-vat", ...none });
    expect(totals).toMatchObject({ netCents: 40_909, vatCents: 8_591, totalCents: 49_500 });
  });

  test("one and a half hour at € 85.00 less € 7.50 is € 120.00", () => {
    const totals = invoiceTotals({ lines: [invoiceLine({ quantityThousandths: 1_500, unitPriceCents: cents(8_500), discountCents: cents(750) })], prices: "excluding-vat", ...none });
    expect(totals).toMatchObject({ lines: [{ grossCents: 12_750, discountCents: 750, netCents: 12_000 }], netCents: 12_000, vatCents: 2_520 });
  });

  test("what is paid is taken off what is to be paid", () => {
    expect(invoiceTotals({ lines: [invoiceLine()], prices: "excluding-vat", fixedVat: [], paidCents: cents(10_000) })).toMatchObject({ totalCents: 59_895, payableCents: 49_895 });
  });

  test("they are those that a deal was formed for", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: 1, max: 30 }), fc.constantFrom(2_100, 900), (price, places, vatBasisPoints) => {
      const quote = quotePrice({ pricePerPlaceCents: cents(price), places, vatBasisPoints });
      const one = invoiceLine({ quantityThousandths: places * 1_000, unitPriceCents: cents(price), vat: { kind: "standard", basisPoints: vatBasisPoints } });
      expect(invoiceTotals({ lines: [one], prices: "excluding-vat", ...none })).toMatchObject({ netCents: quote.netCents, vatCents: quote.vatCents, totalCents: quote.totalCents });
    }));
  });

  test("lines add up to their rate, rates to the totals, to the cent", () => {
    fc.assert(fc.property(lines, prices, (all, how) => {
      const totals = invoiceTotals({ lines: all, prices: how, ...none });
      expect(addCents(...totals.lines.map(({ netCents }) => netCents))).toBe(totals.netCents);
      expect(addCents(...totals.groups.map(({ taxableCents }) => taxableCents))).toBe(totals.netCents);
      expect(addCents(...totals.groups.map(({ vatCents }) => vatCents))).toBe(totals.vatCents);
      expect(totals.netCents + totals.vatCents).toBe(totals.totalCents);
      for (const { grossCents, discountCents, netCents } of totals.lines) expect(grossCents - discountCents).toBe(netCents);
    }));
  });

  test("prices including VAT add up to the total", () => {
    fc.assert(fc.property(lines, (all) => {
      expect(invoiceTotals({ lines: all, prices: "including-vat", ...none }).totalCents).toBe(addCents(...all.map(lineAmount)));
    }));
  });

  test("VAT is never more than half a cent away from its rate over the taxable amount", () => {
    fc.assert(fc.property(lines, (all) => {
      for (const { vat, taxableCents, vatCents } of invoiceTotals({ lines: all, prices: "excluding-vat", ...none }).groups) {
        expect(Math.abs(vatCents * 10_000 - taxableCents * (vat.kind === "standard" ? vat.basisPoints : 0))).toBeLessThanOrEqual(5_000);
      }
    }));
  });

  test("under the scheme for small businesses there is no VAT anywhere", () => {
    fc.assert(fc.property(lines, prices, (all, how) => {
      const totals = invoiceTotals({ lines: all.map((one) => ({ ...one, vat: { kind: "kor" as const } })), prices: how, ...none });
      expect(totals.vatCents).toBe(0);
      expect(totals.groups.every(({ vatCents }) => vatCents === 0)).toBe(true);
      expect(totals.netCents).toBe(totals.totalCents);
    }));
  });
});

test("parts of an amount add up to it and follow their weights", () => {
  expect(inProportion(cents(100), [1, 1, 1])).toEqual([34, 33, 33]);
  expect(inProportion(cents(5), [0, 0])).toEqual([5, 0]);
  fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 9 }), (amount, weights) => {
    expect(addCents(...inProportion(cents(amount), weights))).toBe(amount);
  }));
});
