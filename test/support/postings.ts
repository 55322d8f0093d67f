import type { Invoice } from "../../src/domain/invoice/invoice.ts";
import { invoiceTotals } from "../../src/domain/invoice/totals.ts";
import { accountOf } from "../../src/domain/journal/accounts.ts";
import type { Posting } from "../../src/domain/journal/entry.ts";
import { cents } from "../../src/domain/money.ts";

/** What an invoice or a credit note books: what the customer owes against revenue by regime and VAT by rate. */
export function ledgerPostings(invoice: Invoice): Posting[] {
  const { groups, totalCents } = invoiceTotals(invoice);
  const sign = invoice.kind === "invoice" ? 1 : -1;
  const postings = groups.flatMap(({ vat, taxableCents, vatCents }) => {
    const regime = vat.kind === "standard" ? `standard:${vat.basisPoints}` : vat.kind;
    return [{ account: `revenue:${regime}`, cents: -sign * taxableCents }, ...(vat.kind === "standard" ? [{ account: `vat:${vat.basisPoints}`, cents: -sign * vatCents }] : [])];
  });
  return [{ account: "receivable", cents: sign * totalCents }, ...postings].filter((posting) => posting.cents !== 0).map(({ account, cents: amount }) => ({ account: accountOf(account), cents: cents(amount) }));
}

/** An invoice as it is kept: see docs/invoice-json.md. */
export function invoiceInput(invoice: Invoice): object {
  const { lines, issuedOn, supply, original, payment, ...rest } = invoice;
  return {
    version: 1, ...rest, issuedOn: issuedOn?.toString() ?? null,
    supply: supply === null ? null : { from: supply.from.toString(), until: supply.until.toString() },
    original: original === null ? null : { ...original, issuedOn: original.issuedOn.toString() },
    payment: payment === null ? null : { ...payment, dueOn: payment.dueOn?.toString() ?? null },
    lines: lines.map(({ quantityThousandths, ...line }) => ({ ...line, quantity: quantityThousandths / 1_000 })),
  };
}
