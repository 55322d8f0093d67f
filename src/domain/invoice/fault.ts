import type { ReverseChargeRefusal } from "./place-of-supply.ts";

/** What can be wrong with an invoice. A reverse charge without a VAT number, or with a wrong one, is told at the buyer. */
export type FaultKind =
  | "missing"
  | "illegal-character"
  | "vat-number-wrong"
  | "kvk-wrong"
  | "oin-wrong"
  | "iban-wrong"
  | "reference-wrong"
  | "quantity-wrong"
  | "price-below-nought"
  | "discount-above-line"
  | "rate-not-in-force"
  | "kor-beside-others"
  | "fixed-vat-wrong"
  | "paid-above-total"
  | "ends-before-it-begins"
  | "due-before-issue"
  | "due-not-first-open"
  | "part-not-above-nought"
  | "parts-out-of-order"
  | "parts-not-total"
  | "parts-on-credit-note"
  | "original-on-invoice"
  | "held-abroad"
  | `reverse-charge-${Exclude<ReverseChargeRefusal, "buyer-vat-id-missing" | "buyer-vat-id-wrong">}`;

/** What keeps an invoice from being issued: what is wrong, where (as in `lines.0.text`), and the article that asks for it. */
export type InvoiceFault = { kind: FaultKind; at: string; article: string };

/** The paragraph of the law that names what an invoice must say. @param letter as in the text of 2017 */
export const fieldArticle = (letter: string) => `art. 35a lid 1 sub ${letter} Wet OB 1968`;

/** Whether the customer's details would mend a fault: what is said of the buyer, and where VAT is reverse-charged because of who buys. */
export function isAboutBuyer({ at, kind }: InvoiceFault): boolean {
  return at.startsWith("buyer.") || kind.startsWith("reverse-charge-buyer-");
}
