import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invoiceLine } from "../../../test/support/invoice.ts";
import { addCents, cents, zeroCents } from "../money.ts";
import { creditAmount, creditEverything, whatIsLeft } from "./credit.ts";
import type { Invoice } from "./invoice.ts";
import { invoiceTotals } from "./totals.ts";

type Counted = Pick<Invoice, "lines" | "prices" | "fixedVat">;

const text = "Gedeeltelijk gecrediteerd";
const sums = (one: Counted) => invoiceTotals({ ...one, paidCents: zeroCents });
const original: Counted = { prices: "excluding-vat", fixedVat: [], lines: [invoiceLine(), invoiceLine({ vat: { kind: "standard", basisPoints: 900 }, unitPriceCents: cents(2_495) }), invoiceLine({ vat: { kind: "crkbo" }, unitPriceCents: cents(10_000) })] };

const invoices = fc.record({
  prices: fc.constantFrom<Invoice["prices"]>("excluding-vat", "including-vat"),
  fixedVat: fc.constant<Invoice["fixedVat"]>([]),
  lines: fc.array(fc.record({ price: fc.integer({ min: 1, max: 100_000 }), vat: fc.constantFrom({ kind: "standard", basisPoints: 2_100 } as const, { kind: "standard", basisPoints: 900 } as const, { kind: "crkbo" } as const) })
    .map(({ price, vat }) => invoiceLine({ unitPriceCents: cents(price), vat })), { minLength: 1, maxLength: 5 }),
});

describe("a credit note", () => {
  test("of everything has the sums of the invoice in every rate", () => {
    const outcome = creditEverything({ original, earlier: [], text });
    expect(outcome.ok && sums(outcome.credit)).toEqual(sums(original));
  });

  // 598.95, 27.20 and 100.00 of 726.15: 247.45, 11.24 and 41.31, VAT within each.
  test("of a part is spread over the rates in proportion to what is left of each", () => {
    const outcome = creditAmount({ original, earlier: [], amountCents: cents(30_000), text });
    expect(outcome.ok && sums(outcome.credit).groups).toEqual([
      { vat: { kind: "standard", basisPoints: 2_100 }, taxableCents: 20_450, vatCents: 4_295 },
      { vat: { kind: "standard", basisPoints: 900 }, taxableCents: 1_031, vatCents: 93 },
      { vat: { kind: "crkbo" }, taxableCents: 4_131, vatCents: 0 },
    ]);
    expect(outcome.ok && sums(outcome.credit).totalCents).toBe(30_000);
  });

  test("of more than is left is refused with what is left", () => {
    const total = sums(original).totalCents;
    expect(creditAmount({ original, earlier: [], amountCents: cents(total + 1), text })).toEqual({ ok: false, refusal: { kind: "more-than-invoiced", leftCents: total } });
    expect(creditAmount({ original, earlier: [original], amountCents: cents(1), text })).toEqual({ ok: false, refusal: { kind: "more-than-invoiced", leftCents: 0 } });
  });

  test.each([0, -1])("of %i cents is refused", (amount) => {
    expect(creditAmount({ original, earlier: [], amountCents: cents(amount), text })).toEqual({ ok: false, refusal: { kind: "nothing-to-credit" } });
  });

  test("of everything after all was credited is refused", () => {
    expect(creditEverything({ original, earlier: [original], text })).toEqual({ ok: false, refusal: { kind: "nothing-to-credit" } });
  });

  test("several never exceed the invoice in net or VAT of any rate, and the last leaves nothing behind", () => {
    fc.assert(fc.property(invoices, fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 8 }), (invoice, amounts) => {
      const notes: Counted[] = [];
      for (const amount of amounts) {
        const outcome = creditAmount({ original: invoice, earlier: notes, amountCents: cents(amount), text });
        if (!outcome.ok) continue;
        expect(sums(outcome.credit).totalCents).toBe(amount);
        notes.push(outcome.credit);
        for (const left of whatIsLeft(invoice, notes)) expect(Math.min(left.taxableCents, left.vatCents)).toBeGreaterThanOrEqual(0);
      }
      const rest = creditEverything({ original: invoice, earlier: notes, text });
      if (rest.ok) notes.push(rest.credit);
      expect(whatIsLeft(invoice, notes).every(({ taxableCents, vatCents }) => taxableCents === 0 && vatCents === 0)).toBe(true);
      expect(addCents(...notes.map((note) => sums(note).totalCents))).toBe(sums(invoice).totalCents);
    }));
  });
});
