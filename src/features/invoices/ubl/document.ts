import { compactIban } from "../../../domain/bank/iban.ts";
import { isEuCountry } from "../../../domain/invoice/eu-countries.ts";
import type { Invoice } from "../../../domain/invoice/invoice.ts";
import { invoiceTotals } from "../../../domain/invoice/totals.ts";
import type { InvoiceTotals } from "../../../domain/invoice/totals.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { openParts } from "../payment-days.ts";
import { invoiceTexts } from "../texts.ts";
import { customerParty, supplierParty } from "./parties.ts";
import { profileOf } from "./profile.ts";
import type { Profile } from "./profile.ts";
import { documentLine, monetaryTotal, taxTotal } from "./sums.ts";
import { branch, leaf, leafOf, xmlText } from "./xml.ts";
import type { XmlElement } from "./xml.ts";

/**
 * The e-invoice: UBL 2.1 within EN 16931.
 * @param invoice without faults
 * @throws {RangeError} without a number or a day of issue: a draft is no invoice
 * @see docs/rules/e-invoice.md
 */
export function ublDocument(invoice: Invoice): string {
  const { kind, number, issuedOn, lines } = invoice;
  if (number === null || issuedOn === null) throw new RangeError("ubl: expected an invoice with a number and a day of issue, got a draft");
  const profile = profileOf(invoice);
  const totals = invoiceTotals(invoice);
  const isInvoice = kind === "invoice";
  return xmlText(branch(isInvoice ? "Invoice" : "CreditNote", [
    leaf("cbc:CustomizationID", profile.customizationId),
    ...leafOf("cbc:ProfileID", profile.profileId),
    leaf("cbc:ID", number),
    leaf("cbc:IssueDate", issuedOn.toString()),
    ...(isInvoice ? leafOf("cbc:DueDate", invoice.payment?.dueOn?.toString() ?? null) : []),
    isInvoice ? leaf("cbc:InvoiceTypeCode", "380") : leaf("cbc:CreditNoteTypeCode", "381"),
    ...leafOf("cbc:Note", noteOf(invoice)),
    leaf("cbc:DocumentCurrencyCode", "EUR"),
    leaf("cbc:BuyerReference", referenceOf(invoice, number)),
    ...period(invoice),
    ...billingReference(invoice, profile),
    supplierParty(invoice.seller, profile),
    customerParty(invoice.buyer, profile),
    ...delivery(invoice),
    ...paymentMeans(invoice, totals, profile),
    ...paymentTerms(invoice, totals),
    taxTotal(invoice, totals),
    monetaryTotal(totals),
    ...lines.flatMap((line, index) => {
      const sums = totals.lines[index];
      return sums === undefined ? [] : [documentLine(invoice, { line, totals: sums, number: index + 1 })];
    }),
  ], namespaces(isInvoice ? "Invoice" : "CreditNote")));
}

function namespaces(document: string): Record<string, string> {
  const base = "urn:oasis:names:specification:ubl:schema:xsd";
  return { xmlns: `${base}:${document}-2`, "xmlns:cac": `${base}:CommonAggregateComponents-2`, "xmlns:cbc": `${base}:CommonBasicComponents-2` };
}

/** The network allows one note. */
function noteOf({ original, notes, locale }: Invoice): string | null {
  const credit = original === null ? [] : [invoiceTexts[locale].creditOf(original.number, formatDate(original.issuedOn, locale), original.reason)];
  return [...credit, ...notes].join("\n").replaceAll("\u00a0", " ");
}

/** Dutch receivers want a reference of theirs; who gave none gets the one to pay by, or the number. */
function referenceOf({ buyer, payment }: Invoice, number: string): string {
  return [buyer.reference, buyer.attention, payment?.reference].find((text) => text !== null && text !== undefined && text.trim() !== "") ?? number;
}

/** One day is the day of delivery, more are a period. */
function period({ supply }: Invoice): XmlElement[] {
  if (supply === null || supply.from.equals(supply.until)) return [];
  return [branch("cac:InvoicePeriod", [leaf("cbc:StartDate", supply.from.toString()), leaf("cbc:EndDate", supply.until.toString())])];
}

function delivery({ supply }: Invoice): XmlElement[] {
  return supply?.from.equals(supply.until) === true ? [branch("cac:Delivery", [leaf("cbc:ActualDeliveryDate", supply.from.toString())])] : [];
}

/** NLCIUS advises against the day of the original. */
function billingReference({ original }: Invoice, { name }: Profile): XmlElement[] {
  if (original === null) return [];
  const day = name === "nlcius" ? [] : [leaf("cbc:IssueDate", original.issuedOn.toString())];
  return [branch("cac:BillingReference", [branch("cac:InvoiceDocumentReference", [leaf("cbc:ID", original.number), ...day])])];
}

const sepaBeyondEu = new Set(["AD", "CH", "GB", "IS", "LI", "MC", "NO", "SM", "VA"]);

/** A transfer within SEPA (58) or beyond it (30); 57, as agreed, where the invoice names no account or the money goes the other way. */
function paymentMeans({ kind, payment }: Invoice, { payableCents }: InvoiceTotals, { name }: Profile): XmlElement[] {
  if (kind === "credit-note" || payment === null) return payableCents > 0 ? [branch("cac:PaymentMeans", [leaf("cbc:PaymentMeansCode", "57")])] : [];
  const iban = compactIban(payment.iban);
  const country = iban.slice(0, 2);
  const code = isEuCountry(country) || sepaBeyondEu.has(country) ? "58" : "30";
  return [branch("cac:PaymentMeans", [
    leaf("cbc:PaymentMeansCode", code),
    ...leafOf("cbc:PaymentID", payment.reference),
    branch("cac:PayeeFinancialAccount", [leaf("cbc:ID", iban), ...(name === "nlcius" ? [] : leafOf("cbc:Name", payment.accountName))]),
  ])];
}

/** Where something is to be paid, a day or words must say when; words say all days where there are more, because the field for it holds one. */
function paymentTerms(invoice: Invoice, { payableCents }: InvoiceTotals): XmlElement[] {
  const { payOnReceipt, payInParts, weRefund } = invoiceTexts[invoice.locale];
  if (payableCents <= 0) return [];
  const parts = openParts(invoice, payableCents);
  if (invoice.kind === "credit-note") return [terms(weRefund)];
  if (parts.length > 1) return [terms(payInParts(parts))];
  return invoice.payment?.dueOn ? [] : [terms(payOnReceipt)];
}

function terms(text: string): XmlElement {
  return branch("cac:PaymentTerms", [leaf("cbc:Note", text.replaceAll("\u00a0", " "))]);
}
