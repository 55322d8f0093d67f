import type { Invoice, InvoiceLine } from "../../src/domain/invoice/invoice.ts";
import { cents, zeroCents } from "../../src/domain/money.ts";

/** One place on a training at € 495.00 excluding VAT, and what a test changes of it. */
export function invoiceLine(changes: Partial<InvoiceLine> = {}): InvoiceLine {
  return {
    text: "Training Onderhandelen", quantityThousandths: 1_000, unitPriceCents: cents(49_500), discountCents: zeroCents,
    vat: { kind: "standard", basisPoints: 2_100 }, service: { kind: "open", heldIn: "NL" }, ...changes,
  };
}

/** An invoice without faults, to a Dutch company, and what a test changes of it. */
export function invoiceOf(changes: Partial<Invoice> = {}): Invoice {
  return {
    kind: "invoice",
    number: "2026-0042",
    issuedOn: Temporal.PlainDate.from("2026-11-02"),
    supply: { from: Temporal.PlainDate.from("2027-01-21"), until: Temporal.PlainDate.from("2027-01-22") },
    seller: {
      name: "Studio Helder", address: { street: "Oudegracht 112", postcode: "3511 AW", city: "Utrecht", country: "NL" },
      kvk: "12345678", vatId: "NL004495445B01", email: "marit@studiohelder.example", phone: "030 123 45 67",
    },
    buyer: {
      kind: "company", name: "Brouwer & Zonen B.V.", attention: "Sanne Brouwer", address: { street: "Havenstraat 8", postcode: "1013 BB", city: "Amsterdam", country: "NL" },
      kvk: "87654321", oin: null, vatId: null, email: "administratie@brouwer.example", reference: "PO-4471",
    },
    lines: [invoiceLine()],
    prices: "excluding-vat",
    fixedVat: [],
    paidCents: zeroCents,
    original: null,
    payment: { dueOn: Temporal.PlainDate.from("2026-11-16"), iban: "NL91ABNA0417164300", accountName: "Studio Helder", reference: "RF3120260001", parts: [] },
    locale: "nl",
    notes: [],
    ...changes,
  };
}
