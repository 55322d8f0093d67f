import { countryOfVatNumber } from "../invoice/eu-countries.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { invoiceTotals } from "../invoice/totals.ts";
import { cents } from "../money.ts";
import type { Cents } from "../money.ts";

/** One customer of the list (*opgaaf intracommunautaire prestaties*). Its VAT number is null when the invoice had none, which must be mended. */
export type IcpRow = { country: string; vatId: string | null; cents: Cents; euros: number };

/**
 * The services of a period that were reverse-charged to businesses in other member states, by VAT number; credit notes taken
 * off. In whole euros downwards, as question 3b of the return.
 * @param documents invoices and credit notes of the period
 * @see docs/rules/bookkeeping.md  art. 37a Wet OB 1968
 */
export function icpList(documents: readonly Invoice[]): IcpRow[] {
  const sums = new Map<string, number>();
  for (const document of documents) {
    const amount = reverseChargedCents(document);
    if (amount === 0) continue;
    const key = document.buyer.vatId ?? "";
    sums.set(key, (sums.get(key) ?? 0) + amount);
  }
  return [...sums]
    .filter(([, sum]) => sum !== 0)
    .map(([vatId, sum]) => ({ country: countryOfVatNumber(vatId) ?? vatId.slice(0, 2), vatId: vatId === "" ? null : vatId, cents: cents(sum), euros: Math.floor(sum / 100) }))
    .toSorted((one, other) => (`${one.country}${one.vatId ?? ""}` < `${other.country}${other.vatId ?? ""}` ? -1 : 1));
}

function reverseChargedCents(document: Invoice): number {
  const groups = invoiceTotals(document).groups.filter(({ vat }) => vat.kind === "reverse-charge");
  const sum = groups.reduce((total, { taxableCents }) => total + taxableCents, 0);
  return document.kind === "invoice" ? sum : -sum;
}
