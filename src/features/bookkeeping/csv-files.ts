import { invoiceTotals } from "../../domain/invoice/totals.ts";
import { basisPointsOf } from "../../domain/invoice/vat-regime.ts";
import type { Invoice } from "../../domain/invoice/invoice.ts";
import { formatCode } from "../../domain/deal/code.ts";
import type { Locale } from "../../domain/locale.ts";
import type { PaymentMethod } from "../../platform/database/schema.ts";
import { csvText } from "../../platform/csv.ts";
import type { CsvCell } from "../../platform/csv.ts";
import { namedAccount } from "./account-names.ts";
import type { OpenItem } from "./open-items.ts";
import type { BookEntry, BookPayment } from "./store.ts";
import { bookTexts } from "./texts.ts";

/** Invoices and credit notes, one line per regime and rate; what a credit note takes back is negative. */
export function invoicesCsv(documents: readonly { invoice: Invoice; dealCode: string }[], locale: Locale): string {
  const texts = bookTexts[locale];
  const rows = documents.flatMap(({ invoice, dealCode }) => invoiceTotals(invoice).groups.map((group): CsvCell[] => {
    const sign = invoice.kind === "invoice" ? 1 : -1;
    return [
      invoice.number, texts.documents[invoice.kind], invoice.issuedOn, formatCode(dealCode), invoice.buyer.name, invoice.buyer.kvk ?? "", invoice.buyer.vatId ?? "", invoice.buyer.address.country,
      texts.regimes[group.vat.kind], { cents: basisPointsOf(group.vat) }, { cents: sign * group.taxableCents }, { cents: sign * group.vatCents }, { cents: sign * (group.taxableCents + group.vatCents) }, invoice.original?.number ?? "",
    ];
  }));
  return csvText([texts.heads.invoices, ...rows], locale);
}

/** The journal, one line per account of an entry. */
export function journalCsv(entries: readonly BookEntry[], locale: Locale): string {
  const texts = bookTexts[locale];
  const accounts = new Map([...new Set(entries.flatMap(({ postings }) => postings.map(({ account }) => account)))].map((account) => [account, namedAccount(account, locale)]));
  const rows = entries.flatMap((entry) => entry.postings.map(({ account, cents }): CsvCell[] => {
    const { number, name } = accounts.get(account) ?? namedAccount(account, locale);
    return [entry.id, entry.bookedOn, texts.entries[entry.kind], entry.reference, entry.dealCode === null ? "" : formatCode(entry.dealCode), number, name, cents > 0 ? { cents } : null, cents < 0 ? { cents: -cents } : null];
  }));
  return csvText([texts.heads.journal, ...rows], locale);
}

/** What came in; what went back is negative. */
export function paymentsCsv(payments: readonly BookPayment[], locale: Locale): string {
  const texts = bookTexts[locale];
  const rows = payments.map((payment): CsvCell[] => [payment.receivedOn, formatCode(payment.dealCode), payment.customer, methodName(payment.method, locale), { cents: payment.cents }, payment.note]);
  return csvText([texts.heads.payments, ...rows], locale);
}

/** What is open, one line per day on which it was to be paid; what is held for a customer has a line of its own. */
export function openItemsCsv(items: readonly OpenItem[], locale: Locale): string {
  const rows = items.flatMap((item): CsvCell[][] => {
    const line = (dueOn: Temporal.PlainDate | null, daysLate: number | null, openCents: number | null, heldCents: number | null): CsvCell[] => [
      formatCode(item.code), item.customer, dueOn, daysLate === null ? "" : String(daysLate), openCents === null ? null : { cents: openCents }, heldCents === null ? null : { cents: heldCents }, item.disputed ? "x" : "",
    ];
    const open = item.amounts.map(({ dueOn, daysLate, cents }) => line(dueOn, daysLate, cents, null));
    return item.depositCents === 0 ? open : [...open, line(null, null, null, item.depositCents)];
  });
  return csvText([bookTexts[locale].heads.open, ...rows], locale);
}

function methodName(method: string, locale: Locale): string {
  const { methods } = bookTexts[locale];
  return Object.hasOwn(methods, method) ? methods[method as PaymentMethod] : method;
}
