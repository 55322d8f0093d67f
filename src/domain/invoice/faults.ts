import { isIban } from "../bank/iban.ts";
import { isRfReference } from "../bank/rf-reference.ts";
import { holdsIllegalCharacter } from "./characters.ts";
import { fieldArticle } from "./fault.ts";
import type { FaultKind, InvoiceFault } from "./fault.ts";
import type { Invoice } from "./invoice.ts";
import { lineFaults } from "./line-faults.ts";
import { firstOpenPart } from "./payment-parts.ts";
import type { PaymentPart } from "./payment-parts.ts";
import { invoiceTotals } from "./totals.ts";
import { checkVatNumber } from "./vat-number.ts";

/**
 * Everything that an invoice lacks or that cannot be so, in the order in which it is read. None: it may be issued.
 * @see docs/rules/invoices.md  art. 35a Wet OB 1968
 */
export function invoiceFaults(invoice: Invoice): InvoiceFault[] {
  return [
    ...missing(invoice.issuedOn === null, "issuedOn", fieldArticle("a")),
    ...missing(isBlank(invoice.number), "number", fieldArticle("b")),
    ...sellerFaults(invoice),
    ...buyerFaults(invoice),
    ...supplyFaults(invoice),
    ...missing(invoice.lines.length === 0, "lines", fieldArticle("f")),
    ...invoice.lines.flatMap((_, index) => lineFaults(invoice, index)),
    ...sumFaults(invoice),
    ...originalFaults(invoice),
    ...paymentFaults(invoice),
    ...partFaults(invoice),
    ...characterFaults(invoice),
  ];
}

function sellerFaults({ seller }: Invoice): InvoiceFault[] {
  return [
    ...missing(isBlank(seller.name), "seller.name", fieldArticle("e")),
    ...addressFaults(seller.address, "seller"),
    ...missing(isBlank(seller.vatId), "seller.vatId", fieldArticle("c")),
    ...(isBlank(seller.vatId) ? [] : vatNumberFaults(seller.vatId, "seller.vatId", fieldArticle("c"))),
    ...missing(isBlank(seller.kvk), "seller.kvk", "art. 27 Handelsregisterwet 2007"),
    ...kvkFaults(seller.kvk, "seller.kvk"),
  ];
}

/** A consumer's address is asked for as well: the law has no other rule for consumers once an invoice is made. */
function buyerFaults({ buyer, lines }: Invoice): InvoiceFault[] {
  const isReverseCharged = lines.some(({ vat }) => vat.kind === "reverse-charge");
  return [
    ...missing(isBlank(buyer.name), "buyer.name", fieldArticle("e")),
    ...addressFaults(buyer.address, "buyer"),
    ...missing(isReverseCharged && isBlank(buyer.vatId), "buyer.vatId", fieldArticle("d")),
    ...(isBlank(buyer.vatId) ? [] : vatNumberFaults(buyer.vatId, "buyer.vatId", fieldArticle("d"))),
    ...kvkFaults(buyer.kvk, "buyer.kvk"),
    ...(isBlank(buyer.oin) || /^\d{20}$/.test(buyer.oin ?? "") ? [] : [fault("oin-wrong", "buyer.oin", "NLCIUS")]),
  ];
}

function addressFaults(address: Invoice["seller"]["address"], party: "seller" | "buyer"): InvoiceFault[] {
  return (["street", "postcode", "city", "country"] as const).flatMap((part) => missing(isBlank(address[part]), `${party}.address.${part}`, fieldArticle("e")));
}

function vatNumberFaults(vatId: string | null, at: string, article: string): InvoiceFault[] {
  return checkVatNumber(vatId ?? "") === "right" ? [] : [fault("vat-number-wrong", at, article)];
}

function kvkFaults(kvk: string | null, at: string): InvoiceFault[] {
  return isBlank(kvk) || /^\d{8}$/.test(kvk ?? "") ? [] : [fault("kvk-wrong", at, "art. 27 Handelsregisterwet 2007")];
}

function supplyFaults({ supply }: Invoice): InvoiceFault[] {
  if (supply === null) return [fault("missing", "supply", fieldArticle("g"))];
  return Temporal.PlainDate.compare(supply.from, supply.until) > 0 ? [fault("ends-before-it-begins", "supply", fieldArticle("g"))] : [];
}

/** VAT that was fixed before is that of a cent or so of rounding, never another sum. */
function sumFaults(invoice: Invoice): InvoiceFault[] {
  const totals = invoiceTotals(invoice);
  const computed = invoiceTotals({ ...invoice, fixedVat: [] });
  const strange = totals.groups.some(({ vatCents }, index) => Math.abs(vatCents - (computed.groups[index]?.vatCents ?? 0)) >= 100 || vatCents < 0);
  return [
    ...(strange ? [fault("fixed-vat-wrong", "fixedVat", fieldArticle("j"))] : []),
    ...(totals.payableCents < 0 || invoice.paidCents < 0 ? [fault("paid-above-total", "paidCents", "art. 6:27 BW")] : []),
  ];
}

function originalFaults({ kind, original }: Invoice): InvoiceFault[] {
  const article = "art. 34f and 35a lid 2 sub e Wet OB 1968";
  if (kind === "invoice") return original === null ? [] : [fault("original-on-invoice", "original", article)];
  return [
    ...missing(original === null || isBlank(original.number), "original.number", article),
    ...missing(original !== null && isBlank(original.reason), "original.reason", article),
  ];
}

/** Payment is no field of art. 35a; what is told must be right, because people pay by it. */
function paymentFaults({ payment, issuedOn }: Invoice): InvoiceFault[] {
  if (payment === null) return [];
  const isEarly = payment.dueOn !== null && issuedOn !== null && Temporal.PlainDate.compare(payment.dueOn, issuedOn) < 0;
  return [
    ...(isIban(payment.iban) ? [] : [fault("iban-wrong", "payment.iban", "ISO 13616")]),
    ...missing(isBlank(payment.accountName), "payment.accountName", "EPC069-12"),
    ...(payment.reference === null || isRfReference(payment.reference) ? [] : [fault("reference-wrong", "payment.reference", "ISO 11649")]),
    ...(isEarly ? [fault("due-before-issue", "payment.dueOn", "art. 34g Wet OB 1968")] : []),
  ];
}

/** The parts are those that were agreed: the paper repeats them, so they must come to its total, each on a day of its own. */
function partFaults(invoice: Invoice): InvoiceFault[] {
  const { kind, payment, paidCents } = invoice;
  if (payment === null || payment.parts.length === 0) return [];
  const article = "EN 16931, BT-9 and BT-20";
  if (kind === "credit-note") return [fault("parts-on-credit-note", "payment.parts", article)];
  const { parts, dueOn } = payment;
  const first = firstOpenPart(parts, paidCents);
  const isOtherDay = first !== null && dueOn !== null && !dueOn.equals(first.dueOn);
  return [
    ...parts.flatMap(({ cents }, index) => (cents > 0 ? [] : [fault("part-not-above-nought", `payment.parts.${index}.cents`, article)])),
    ...parts.flatMap((_, index) => (isAfterPrevious(parts, index) ? [] : [fault("parts-out-of-order", `payment.parts.${index}.dueOn`, article)])),
    ...(parts.reduce((sum, { cents }) => sum + cents, 0) === invoiceTotals(invoice).totalCents ? [] : [fault("parts-not-total", "payment.parts", article)]),
    ...(isOtherDay ? [fault("due-not-first-open", "payment.dueOn", article)] : []),
  ];
}

function isAfterPrevious(parts: readonly PaymentPart[], index: number): boolean {
  const [part, previous] = [parts[index], parts[index - 1]];
  return part === undefined || previous === undefined || Temporal.PlainDate.compare(previous.dueOn, part.dueOn) < 0;
}

/** Control characters cannot stand in an e-invoice, escaped or not. */
function characterFaults(invoice: Invoice): InvoiceFault[] {
  return texts(invoice, "").filter(({ text }) => holdsIllegalCharacter(text)).map(({ at }) => fault("illegal-character", at, "XML 1.0, 2.2"));
}

function texts(value: unknown, at: string): { at: string; text: string }[] {
  if (typeof value === "string") return [{ at, text: value }];
  if (typeof value !== "object" || value === null || value instanceof Temporal.PlainDate) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, at === "" ? key : `${at}.${key}`));
}

function missing(isMissing: boolean, at: string, article: string): InvoiceFault[] {
  return isMissing ? [fault("missing", at, article)] : [];
}

function fault(kind: FaultKind, at: string, article: string): InvoiceFault {
  return { kind, at, article };
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === "";
}
