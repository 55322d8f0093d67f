import { partsAfter } from "../../domain/invoice/payment-parts.ts";
import type { PartStanding } from "../../domain/invoice/payment-parts.ts";
import type { Invoice } from "../../domain/invoice/invoice.ts";
import type { InvoiceTotals } from "../../domain/invoice/totals.ts";
import { formatDate, formatMoney } from "../../platform/i18n/format.ts";
import type { InvoicePaper } from "../../platform/pdf/invoice-pdf.ts";
import { invoiceTexts } from "./texts.ts";

/** What is still to be paid and by when, as it is to be read: one amount, or one for each day that is open. */
export function openParts({ payment, paidCents, locale }: Invoice, payableCents: number): { sum: string; day: string | null }[] {
  const open = partsAfter(payment?.parts ?? [], paidCents).filter(({ openCents }) => openCents > 0);
  if (open.length > 0) return open.map(({ openCents, dueOn }) => ({ sum: formatMoney(openCents, locale), day: formatDate(dueOn, locale) }));
  return [{ sum: formatMoney(payableCents, locale), day: payment?.dueOn ? formatDate(payment.dueOn, locale) : null }];
}

/** The agreed payment days under the sums, also those that are behind; nothing where there is one day, or where all is paid. */
export function paymentDays({ kind, payment, paidCents, locale }: Invoice, { payableCents }: InvoiceTotals): InvoicePaper["days"] {
  if (kind === "credit-note" || payment === null || payment.parts.length < 2 || payableCents <= 0) return null;
  const { days } = invoiceTexts[locale].paper;
  return {
    head: [days.head, "", days.amount],
    rows: partsAfter(payment.parts, paidCents).map((part) => [formatDate(part.dueOn, locale), stateOf(part, locale), formatMoney(part.cents, locale)]),
  };
}

function stateOf({ cents, openCents }: PartStanding, locale: Invoice["locale"]): string {
  const { paid, left } = invoiceTexts[locale].paper.days;
  if (openCents === cents) return "";
  return openCents === 0 ? paid : left(formatMoney(openCents, locale));
}
