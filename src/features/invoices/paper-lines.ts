import type { Invoice, InvoiceLine } from "../../domain/invoice/invoice.ts";
import { lineAmount } from "../../domain/invoice/totals.ts";
import type { InvoiceTotals, LineTotals } from "../../domain/invoice/totals.ts";
import type { VatRegime } from "../../domain/invoice/vat-regime.ts";
import { formatMoney, formatPercent } from "../../platform/i18n/format.ts";
import type { InvoicePaper } from "../../platform/pdf/invoice-pdf.ts";
import { invoiceTexts } from "./texts.ts";
import { wrapping } from "./wrapping.ts";

/** Under the small-business scheme the paper has no word about an amount or a rate of VAT: what is printed is owed. */
function isWithoutVat({ lines }: Invoice): boolean {
  return lines.every(({ vat }) => vat.kind === "kor");
}

export function paperHead(invoice: Invoice): string[] {
  const { head } = invoiceTexts[invoice.locale].paper;
  return isWithoutVat(invoice) ? [head.text, head.quantity, head.price, head.amount] : [head.text, head.quantity, head.priceWithoutVat, head.vat, head.amountWithoutVat];
}

/** In millimetres: wide enough for the heads in both languages and for a million euro. */
export function columnWidths(invoice: Invoice): number[] {
  if (isWithoutVat(invoice)) return [15, 24, 27];
  const kinds = invoice.lines.map(({ vat }) => vat.kind);
  const vat = kinds.includes("reverse-charge") ? 26 : kinds.some((kind) => kind !== "standard") ? 21 : 13;
  return [15, 24, vat, 27];
}

export function paperRows(invoice: Invoice, totals: InvoiceTotals): InvoicePaper["rows"] {
  const { locale } = invoice;
  return invoice.lines.flatMap((line, index) => {
    const sums = totals.lines[index];
    if (sums === undefined) return [];
    const vat = isWithoutVat(invoice) ? [] : [rateText(line.vat, locale)];
    const [text = "", ...more] = line.text.split(/\r?\n/);
    const discount = sums.discountCents === 0 ? [] : [invoiceTexts[locale].paper.lessDiscount(formatMoney(sums.grossCents, locale), formatMoney(sums.discountCents, locale))];
    const withVat = invoice.prices === "including-vat" && line.vat.kind === "standard" ? [invoiceTexts[locale].paper.withVat(formatMoney(lineAmount(line), locale))] : [];
    return [{
      text: wrapping(text),
      details: [...more.map(wrapping), ...discount, ...withVat],
      cells: [quantityText(line, locale), unitPriceText(invoice, { line, sums }), ...vat, formatMoney(sums.netCents, locale)],
    }];
  });
}

/** Of one, without VAT. From a price including VAT it is rounded to a cent: the amount of the line is what counts. */
function unitPriceText({ prices, locale }: Invoice, { line, sums }: { line: InvoiceLine; sums: LineTotals }): string {
  if (prices === "excluding-vat") return formatMoney(line.unitPriceCents, locale);
  return formatMoney(Math.round((sums.grossCents * 1_000) / line.quantityThousandths), locale);
}

/** The sums under the lines, ruled where a new sum begins; the last one is what it is about. */
export function ledger(invoice: Invoice, totals: InvoiceTotals): InvoicePaper["sums"] {
  const { kind, locale } = invoice;
  const texts = invoiceTexts[locale].paper;
  const money = (amount: number) => formatMoney(amount, locale);
  const withoutVat = isWithoutVat(invoice);
  const vat = totals.groups.map((group) => ({ label: groupText(group.vat, invoice), over: texts.over(money(group.taxableCents)), value: group.vat.kind === "standard" ? money(group.vatCents) : "", ruled: false }));
  const total = { label: withoutVat || totals.vatCents === 0 ? texts.total : texts.totalWithVat, over: "", value: money(totals.totalCents), ruled: !withoutVat };
  const [before, rest] = kind === "invoice" ? [texts.paidBefore, texts.toPay] : [texts.refundedBefore, texts.toRefund];
  return [
    ...(withoutVat ? [] : [{ label: texts.netSum, over: "", value: money(totals.netCents), ruled: false }, ...vat]),
    total,
    ...(totals.paidCents === 0 ? [] : [{ label: before, over: "", value: money(-totals.paidCents), ruled: false }, { label: rest, over: "", value: money(totals.payableCents), ruled: true }]),
  ];
}

function groupText(vat: VatRegime, { locale }: Invoice): string {
  const { vat: rateOf, exemptGroup, reversedGroup } = invoiceTexts[locale].paper;
  if (vat.kind === "standard") return rateOf(formatPercent(vat.basisPoints, locale));
  return vat.kind === "reverse-charge" ? reversedGroup : exemptGroup;
}

function rateText(vat: VatRegime, locale: Invoice["locale"]): string {
  const { exempt, reversed } = invoiceTexts[locale].paper;
  switch (vat.kind) {
    case "standard":
      return formatPercent(vat.basisPoints, locale);
    case "reverse-charge":
      return reversed;
    case "crkbo":
    case "kor":
      return exempt;
  }
}

function quantityText({ quantityThousandths }: InvoiceLine, locale: Invoice["locale"]): string {
  return String(quantityThousandths / 1_000).replace(".", locale === "nl" ? "," : ".");
}
