import type { CustomerKind } from "../customer-kind.ts";
import type { Locale } from "../locale.ts";
import type { Cents } from "../money.ts";
import type { PaymentPart } from "./payment-parts.ts";
import type { Service } from "./place-of-supply.ts";
import type { VatRegime } from "./vat-regime.ts";

/** An address; an empty text is one that is not known. The country is its code of two capitals. */
export type Address = { street: string; postcode: string; city: string; country: string };

export type Seller = {
  name: string;
  address: Address;
  /** The number in the trade register, eight digits. */
  kvk: string | null;
  vatId: string | null;
  email: string | null;
  phone: string | null;
};

export type Buyer = {
  kind: CustomerKind;
  name: string;
  /** Who it is for inside the company. */
  attention: string | null;
  address: Address;
  kvk: string | null;
  /** The number of a Dutch government body, twenty digits. */
  oin: string | null;
  vatId: string | null;
  email: string | null;
  /** What the buyer wants to see on it: an order number, a cost centre. */
  reference: string | null;
};

/** The day or the days on which the service is given. */
export type Supply = { from: Temporal.PlainDate; until: Temporal.PlainDate };

export type InvoiceLine = {
  text: string;
  /** In thousandths: 1500 is one and a half. */
  quantityThousandths: number;
  /** Of one, in the prices of the invoice, before the discount. */
  unitPriceCents: Cents;
  /** On the whole line, in the prices of the invoice. */
  discountCents: Cents;
  vat: VatRegime;
  /** What it is for VAT, and where it is given; null when that is not known. Reverse charge wants it. */
  service: Service | null;
};

/** What a credit note takes back, in words that anybody understands. */
export type Original = { number: string; issuedOn: Temporal.PlainDate; reason: string };

export type PaymentTerms = {
  /** With parts: the day of the first that is still open. */
  dueOn: Temporal.PlainDate | null;
  iban: string;
  accountName: string;
  /** An RF reference without spaces. */
  reference: string | null;
  /** The agreed payment days where there are more than one, in their order, together the total; empty when all is due on one day. */
  parts: readonly PaymentPart[];
};

/**
 * An invoice or a credit note, before it has its number or after. The amounts of a credit note are positive: what they
 * mean is that the seller owes them.
 */
export type Invoice = {
  kind: "invoice" | "credit-note";
  /** A draft has none: a number is given at the moment of issue. */
  number: string | null;
  issuedOn: Temporal.PlainDate | null;
  supply: Supply | null;
  seller: Seller;
  buyer: Buyer;
  lines: readonly InvoiceLine[];
  prices: "excluding-vat" | "including-vat";
  /** VAT that was fixed before, per rate: on a credit note that takes the rest of an invoice, what is left of its VAT. */
  fixedVat: readonly { basisPoints: number; vatCents: Cents }[];
  paidCents: Cents;
  /** Wanted on a credit note, null on an invoice. */
  original: Original | null;
  payment: PaymentTerms | null;
  locale: Locale;
  notes: readonly string[];
};
