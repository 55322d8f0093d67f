import { addCents, cents, zeroCents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Invoice, InvoiceLine } from "./invoice.ts";
import { inProportion, invoiceTotals } from "./totals.ts";
import type { VatGroup } from "./totals.ts";
import { basisPointsOf, isSameRegime } from "./vat-regime.ts";
import type { VatRegime } from "./vat-regime.ts";

/** What an invoice and a credit note count with. */
type Counted = Pick<Invoice, "lines" | "prices" | "fixedVat">;

export type CreditRefusal =
  | { kind: "nothing-to-credit" }
  | { kind: "more-than-invoiced"; leftCents: Cents };

export type CreditOutcome = { ok: true; credit: Counted } | { ok: false; refusal: CreditRefusal };

/**
 * The lines of a credit note for all that is left of an invoice. Together with the earlier ones it is minus the invoice,
 * to the cent, in every rate.
 * @param credit.earlier the credit notes of this invoice that were issued before
 * @param credit.text for lines that stand for a rate as a whole
 */
export function creditEverything({ original, earlier, text }: { original: Counted; earlier: readonly Counted[]; text: string }): CreditOutcome {
  if (earlier.length === 0) return { ok: true, credit: { lines: original.lines, prices: original.prices, fixedVat: original.fixedVat } };
  return creditAmount({ original, earlier, text, amountCents: addCents(...whatIsLeft(original, earlier).map(grossOf)) });
}

/**
 * The lines of a credit note for an amount including VAT: one line for each rate, in proportion to what is left of each.
 * VAT is the part of VAT in that amount, rounded once; the credit note that takes the rest of a rate takes the rest of its
 * VAT, so that nothing is credited twice or left behind.
 * @param credit.amountCents above nought
 * @returns the refusal `more-than-invoiced` above what is left, `nothing-to-credit` for nought or less
 * @see docs/rules/invoices.md
 */
export function creditAmount(credit: { original: Counted; earlier: readonly Counted[]; amountCents: Cents; text: string }): CreditOutcome {
  const { original, earlier, amountCents, text } = credit;
  const left = whatIsLeft(original, earlier);
  const leftCents = addCents(...left.map(grossOf));
  if (amountCents <= 0) return { ok: false, refusal: { kind: "nothing-to-credit" } };
  if (amountCents > leftCents) return { ok: false, refusal: { kind: "more-than-invoiced", leftCents } };
  const parts = inProportion(amountCents, left.map(grossOf));
  const taken = left.map((group, index) => ({ group, partCents: parts[index] ?? zeroCents })).filter(({ partCents }) => partCents > 0);
  const lines = taken.map(({ group, partCents }): InvoiceLine => ({
    text, quantityThousandths: 1_000, unitPriceCents: partCents, discountCents: zeroCents, vat: group.vat, service: serviceOf(original, group.vat),
  }));
  return { ok: true, credit: { lines, prices: "including-vat", fixedVat: taken.flatMap(({ group, partCents }) => fixedFor(group, partCents)) } };
}

/**
 * What is left of an invoice after its credit notes, for each regime and rate of the invoice.
 * @param earlier credit notes of this invoice; a rate that the invoice does not have counts for nothing
 */
export function whatIsLeft(original: Counted, earlier: readonly Counted[]): VatGroup[] {
  const credited = earlier.flatMap((note) => invoiceTotals({ ...note, paidCents: zeroCents }).groups);
  return invoiceTotals({ ...original, paidCents: zeroCents }).groups.map(({ vat, taxableCents, vatCents }) => {
    const same = credited.filter((group) => isSameRegime(group.vat, vat));
    return {
      vat,
      taxableCents: cents(taxableCents - addCents(...same.map((group) => group.taxableCents))),
      vatCents: cents(vatCents - addCents(...same.map((group) => group.vatCents))),
    };
  });
}

/** The VAT of a part when rounding alone would take more than is left of the VAT or of the rest, or leave a cent behind. */
function fixedFor(left: VatGroup, partCents: Cents): Invoice["fixedVat"] {
  if (left.vat.kind !== "standard") return [];
  const line = { quantityThousandths: 1_000, unitPriceCents: partCents, discountCents: zeroCents, vat: left.vat };
  const rounded = invoiceTotals({ lines: [line], prices: "including-vat", fixedVat: [], paidCents: zeroCents }).vatCents;
  const vatCents = cents(Math.max(partCents - left.taxableCents, Math.min(rounded, left.vatCents)));
  return vatCents === rounded ? [] : [{ basisPoints: basisPointsOf(left.vat), vatCents }];
}

function serviceOf(original: Counted, vat: VatRegime): InvoiceLine["service"] {
  return original.lines.find((line) => isSameRegime(line.vat, vat))?.service ?? null;
}

function grossOf({ taxableCents, vatCents }: VatGroup): Cents {
  return addCents(taxableCents, vatCents);
}
