import type { Invoice } from "../../domain/invoice/invoice.ts";
import { invoiceTotals } from "../../domain/invoice/totals.ts";
import type { InvoiceTotals } from "../../domain/invoice/totals.ts";
import type { Locale } from "../../domain/locale.ts";
import { countryName } from "../../platform/i18n/countries.ts";
import { formatDate, formatMoney } from "../../platform/i18n/format.ts";
import type { InvoicePaper } from "../../platform/pdf/invoice-pdf.ts";
import { defaultPen, nearestPen } from "../../ui/pen.ts";
import { columnWidths, ledger, paperHead, paperRows } from "./paper-lines.ts";
import { openParts, paymentDays } from "./payment-days.ts";
import { paymentSlip } from "./payment-slip.ts";
import { regimeText } from "./regime-text.ts";
import { invoiceTexts } from "./texts.ts";
import { wrapping } from "./wrapping.ts";

/**
 * What the paper of an invoice says, in its language.
 * @param pen the colour of the organisation; one that cannot be read on paper is darkened
 */
export function invoicePaper(invoice: Invoice, { pen, hasAttachment }: { pen: string | null; hasAttachment: boolean }): InvoicePaper {
  const { kind, number, issuedOn, seller, locale, notes, original } = invoice;
  const texts = invoiceTexts[locale].paper;
  const totals = invoiceTotals(invoice);
  const heading = number === null ? texts.draft[kind] : texts.heading[kind](number);
  const day = issuedOn ?? Temporal.PlainDate.from("1970-01-01");
  return {
    lang: locale,
    title: `${heading}, ${seller.name}`,
    description: [invoice.buyer.name, formatMoney(totals.totalCents, locale)].join(", "),
    day: [day.year, day.month, day.day],
    pen: nearestPen(pen ?? "", "light") ?? defaultPen.light.pen,
    organisation: seller.name,
    contact: [...addressLines(seller.address, { abroad: invoice.buyer.address.country !== "NL", locale }), ...known([seller.phone, seller.email])],
    recipient: recipientOf(invoice),
    facts: factsOf(invoice),
    heading,
    sentence: sentenceOf(invoice, totals),
    reason: original === null ? null : invoiceTexts[locale].creditOf(original.number, formatDate(original.issuedOn, locale), original.reason),
    head: paperHead(invoice),
    columnWidths: columnWidths(invoice),
    labelWidth: 31,
    rows: paperRows(invoice, totals),
    sums: ledger(invoice, totals),
    remarks: [...known(totals.groups.map(({ vat }) => regimeText(vat, invoice))), ...notes.map(wrapping)],
    days: paymentDays(invoice, totals),
    slip: paymentSlip(invoice, totals),
    footer: known([seller.name, seller.kvk === null ? null : `KVK ${seller.kvk}`, seller.vatId === null ? null : `${texts.vatId} ${seller.vatId}`, number === null ? null : heading]).join("  ·  "),
    pageLabel: texts.page,
    attachment: hasAttachment ? { name: attachmentName(number ?? ""), description: texts.attachment } : null,
  };
}

/** The e-invoice inside is named by its number, in letters that every system takes for a file. */
function attachmentName(number: string): string {
  return `${number.replaceAll(/[^A-Za-z0-9._-]+/g, "-")}.xml`;
}

function recipientOf({ buyer, locale }: Invoice): string[] {
  return known([buyer.name, buyer.attention === null || buyer.attention === buyer.name ? null : invoiceTexts[locale].paper.attention(buyer.attention), ...addressLines(buyer.address, { abroad: buyer.address.country !== "NL", locale })]).map(wrapping);
}

/** A country is named in the language of the paper, in capitals under the city as in letters across borders, and left out at home. */
function addressLines({ street, postcode, city, country }: Invoice["seller"]["address"], { abroad, locale }: { abroad: boolean; locale: Locale }): string[] {
  return known([street, [postcode, city].filter((part) => part !== "").join("  "), abroad ? countryName(country, locale).toLocaleUpperCase(locale) : null]);
}

function factsOf({ kind, number, issuedOn, supply, original, buyer, seller, locale, lines }: Invoice): InvoicePaper["facts"] {
  const { facts, until } = invoiceTexts[locale].paper;
  const days = supply === null ? null : supply.from.equals(supply.until) ? formatDate(supply.from, locale) : until(formatDate(supply.from, locale), formatDate(supply.until, locale));
  const isReversed = lines.some(({ vat }) => vat.kind === "reverse-charge");
  const rows: readonly [string, string | null][] = [
    [facts.number[kind], number],
    [facts.issuedOn, issuedOn === null ? null : formatDate(issuedOn, locale)],
    [facts.supply, days],
    [facts.original, original?.number ?? null],
    [facts.reference, buyer.reference],
    [facts.buyerVatId, isReversed || buyer.address.country !== seller.address.country ? buyer.vatId : null],
    [facts.buyerKvk, buyer.kvk],
  ];
  return rows.flatMap(([label, value]) => (value === null || value === "" ? [] : [{ label, value: wrapping(value) }]));
}

/** State, amount and day in one sentence. */
function sentenceOf(invoice: Invoice, { totalCents, payableCents }: InvoiceTotals): InvoicePaper["sentence"] {
  const { kind, number, paidCents, locale } = invoice;
  const texts = invoiceTexts[locale].paper;
  if (number === null) return texts.notYet[kind];
  if (kind === "credit-note") return payableCents === 0 && totalCents > 0 ? texts.refunded : texts.refund(formatMoney(payableCents, locale));
  if (payableCents === 0) return texts.paid;
  return texts.pay(openParts(invoice, payableCents), paidCents === 0 ? null : formatMoney(paidCents, locale));
}

function known(items: readonly (string | null)[]): string[] {
  return [...new Set(items.filter((item) => item !== null && item.trim() !== ""))] as string[];
}

