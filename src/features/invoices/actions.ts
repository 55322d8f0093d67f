import { invoiceFaults } from "../../domain/invoice/faults.ts";
import type { InvoiceFault } from "../../domain/invoice/fault.ts";
import type { Invoice } from "../../domain/invoice/invoice.ts";
import type { Locale } from "../../domain/locale.ts";
import { invoicePdf } from "../../platform/pdf/invoice-pdf.ts";
import type { InvoicePdf } from "../../platform/pdf/invoice-pdf.ts";
import type { Logo } from "../../platform/pdf/logo.ts";
import { invoicePaper } from "./paper.ts";
import { invoiceTexts } from "./texts.ts";
import { ublDocument } from "./ubl/document.ts";
import { profileOf } from "./ubl/profile.ts";
import type { Profile } from "./ubl/profile.ts";

export { describeInvoice } from "./describe.ts";
export { readInvoice } from "./invoice-input.ts";

export type RenderedInvoice = {
  /** The e-invoice; null for a draft, which has none. */
  ubl: string | null;
  profile: Profile["name"];
  pdf: InvoicePdf;
};

/**
 * An invoice as documents: the e-invoice, and the paper with the e-invoice inside. The same invoice gives the same bytes.
 * A draft, without a number, becomes a paper alone, that says that it is a draft.
 * @param look.pen the colour of the organisation, null for ours; look.logo stands above its name
 * @returns what is missing or cannot be so; of a draft the number and the day of issue may be missing
 */
export async function renderInvoice(invoice: Invoice, look: { pen: string | null; logo: Logo | null }): Promise<{ ok: true; rendered: RenderedInvoice } | { ok: false; faults: readonly InvoiceFault[] }> {
  const isDraft = invoice.number === null;
  const faults = invoiceFaults(invoice).filter(({ at }) => !isDraft || (at !== "number" && at !== "issuedOn"));
  if (faults.length > 0) return { ok: false, faults };
  const ubl = isDraft ? null : ublDocument(invoice);
  const pdf = await invoicePdf(invoicePaper(invoice, { pen: look.pen, hasAttachment: ubl !== null }), { attachment: ubl, logo: look.logo });
  return { ok: true, rendered: { ubl, profile: profileOf(invoice).name, pdf } };
}

/**
 * The e-invoice alone, without its paper.
 * @throws {RangeError} for a draft
 */
export function ublOf(invoice: Invoice): string {
  return ublDocument(invoice);
}

/** A fault in a line: where, what, and the article that asks for it. */
export function faultInWords({ kind, at, article }: InvoiceFault, locale: Locale): string {
  return `${at}: ${invoiceTexts[locale].faults[kind]} (${article})`;
}
