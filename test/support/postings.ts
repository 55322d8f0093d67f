import type { Invoice } from "../../src/domain/invoice/invoice.ts";
import { invoiceTotals } from "../../src/domain/invoice/totals.ts";
import { documentEntry } from "../../src/domain/journal/entries.ts";
import type { Posting } from "../../src/domain/journal/entry.ts";

/** What an invoice or a credit note books. */
export function ledgerPostings(invoice: Invoice): readonly Posting[] {
  const { kind, issuedOn } = invoice;
  if (issuedOn === null) throw new Error("expected an invoice with a day of issue");
  return documentEntry({ id: "", kind, issuedOn, totals: invoiceTotals(invoice) }).postings;
}
