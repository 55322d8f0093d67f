import { encode } from "uqr";
import { epcQrText } from "../../domain/bank/epc-qr.ts";
import { compactIban } from "../../domain/bank/iban.ts";
import { groupsOfFour } from "../../domain/bank/rf-reference.ts";
import type { Invoice } from "../../domain/invoice/invoice.ts";
import { firstOpenPart } from "../../domain/invoice/payment-parts.ts";
import type { InvoiceTotals } from "../../domain/invoice/totals.ts";
import { formatDate, formatMoney } from "../../platform/i18n/format.ts";
import type { InvoicePaper } from "../../platform/pdf/invoice-pdf.ts";
import { invoiceTexts } from "./texts.ts";

/** How to pay what is due first, with a code for bank apps; nothing on a draft, where nothing is to be paid, or where the money goes the other way. */
export function paymentSlip({ kind, number, payment, paidCents, locale }: Invoice, { payableCents }: InvoiceTotals): InvoicePaper["slip"] {
  if (number === null || kind === "credit-note" || payment === null || payableCents <= 0) return null;
  const { slip } = invoiceTexts[locale].paper;
  const { dueOn, iban, accountName, reference } = payment;
  const amount = firstOpenPart(payment.parts, paidCents)?.openCents ?? payableCents;
  const rows: readonly [string, string | null, boolean][] = [
    [slip.amount, formatMoney(amount, locale), true],
    [slip.due, dueOn === null ? null : formatDate(dueOn, locale), false],
    [slip.iban, groupsOfFour(compactIban(iban)), false],
    [slip.name, accountName, false],
    [slip.reference, reference === null ? null : groupsOfFour(reference), false],
  ];
  return {
    title: slip.title,
    rows: rows.flatMap(([label, value, strong]) => (value === null ? [] : [{ label, value, strong }])),
    qr: reference === null ? null : qrSvg(epcQrText({ name: accountName, iban, amount, reference })),
    qrLabel: slip.qr,
  };
}

/** Level M, as the standard of the banks asks; the white edge is that of the paper. One mask for all: to try the eight takes as long as a quarter of the paper. */
function qrSvg(text: string): string {
  const { data, size } = encode(text, { ecc: "M", border: 0, maskPattern: 3 });
  const dark = data.map((row, y) => darkRuns(row, y)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path shape-rendering="crispEdges" d="${dark}"/></svg>`;
}

function darkRuns(row: readonly boolean[], y: number): string {
  const bits = row.map((isDark) => (isDark ? "1" : "0")).join("");
  return [...bits.matchAll(/1+/g)].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join("");
}
