import { describe, expect, test } from "vitest";
import { invoiceLine, invoiceOf } from "../../../test/support/invoice.ts";
import { cents } from "../money.ts";
import { invoiceFaults } from "./faults.ts";
import type { Invoice } from "./invoice.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const { seller, buyer, payment } = invoiceOf();
const belgian = { ...buyer, kvk: null, vatId: "BE0428759497", address: { ...buyer.address, country: "BE" } };
const reverse = (changes: Parameters<typeof invoiceLine>[0] = {}) => [invoiceLine({ vat: { kind: "reverse-charge" }, service: { kind: "in-company", heldIn: "NL" }, ...changes })];
const part = (amount: number, dueOn: string) => ({ cents: cents(amount), dueOn: day(dueOn) });
const found = (changes: Partial<Invoice>) => invoiceFaults(invoiceOf(changes)).map(({ kind, at, article }) => `${kind} ${at} (${article})`);

test("an invoice with everything has no fault", () => {
  expect(found({})).toEqual([]);
});

const law = (letter: string) => `art. 35a lid 1 sub ${letter} Wet OB 1968`;

describe("a field of art. 35a that is missing is named with its article and place", () => {
  test.each<[string, Partial<Invoice>, string]>([
    ["the date of issue", { issuedOn: null }, `missing issuedOn (${law("a")})`],
    ["the number", { number: null }, `missing number (${law("b")})`],
    ["a number of spaces", { number: "  " }, `missing number (${law("b")})`],
    ["the VAT number of the seller, also of a small business", { seller: { ...seller, vatId: null }, lines: [invoiceLine({ vat: { kind: "kor" } })] }, `missing seller.vatId (${law("c")})`],
    ["the VAT number of the buyer when VAT is reverse-charged", { buyer: { ...belgian, vatId: null }, lines: reverse() }, `missing buyer.vatId (${law("d")})`],
    ["the name of the seller", { seller: { ...seller, name: "" } }, `missing seller.name (${law("e")})`],
    ["the name of the buyer", { buyer: { ...buyer, name: "" } }, `missing buyer.name (${law("e")})`],
    ["the street of the buyer", { buyer: { ...buyer, address: { ...buyer.address, street: "" } } }, `missing buyer.address.street (${law("e")})`],
    ["lines", { lines: [] }, `missing lines (${law("f")})`],
    ["what a line is for", { lines: [invoiceLine({ text: " " })] }, `missing lines.0.text (${law("f")})`],
    ["the day of the service", { supply: null }, `missing supply (${law("g")})`],
    ["the number in the trade register", { seller: { ...seller, kvk: null } }, "missing seller.kvk (art. 27 Handelsregisterwet 2007)"],
    ["the invoice that a credit note takes back", { kind: "credit-note" }, "missing original.number (art. 34f and 35a lid 2 sub e Wet OB 1968)"],
    ["what a credit note changes", { kind: "credit-note", original: { number: "2026-0001", issuedOn: day("2026-10-01"), reason: "" } }, "missing original.reason (art. 34f and 35a lid 2 sub e Wet OB 1968)"],
  ])("%s", (_name, changes, expected) => {
    expect(found(changes)).toEqual([expected]);
  });
});

test("parts that come to the total have no fault, whatever is paid of them", () => {
  for (const [paid, dueOn] of [[0, "2026-11-16"], [10_000, "2026-12-01"], [59_895, "2026-11-16"]] as const) {
    expect(found({ paidCents: cents(paid), payment: payment && { ...payment, dueOn: day(dueOn), parts: [part(10_000, "2026-11-16"), part(49_895, "2026-12-01")] } })).toEqual([]);
  }
});

describe("what cannot be so is a fault", () => {
  test.each<[string, Partial<Invoice>, string]>([
    ["a VAT number with wrong check digits", { seller: { ...seller, vatId: "NL004495446B01" } }, "vat-number-wrong seller.vatId"],
    ["a KVK number of seven digits", { buyer: { ...buyer, kvk: "1234567" } }, "kvk-wrong buyer.kvk"],
    ["an OIN of nineteen digits", { buyer: { ...buyer, oin: "0".repeat(19) } }, "oin-wrong buyer.oin"],
    ["an account number with wrong check digits", { payment: payment && { ...payment, iban: "NL92ABNA0417164300" } }, "iban-wrong payment.iban"],
    ["an RF reference with wrong check digits", { payment: payment && { ...payment, reference: "RF722348231" } }, "reference-wrong payment.reference"],
    ["a payment day before the day of issue", { payment: payment && { ...payment, dueOn: day("2026-11-01") } }, "due-before-issue payment.dueOn"],
    ["a part of nought", { payment: payment && { ...payment, parts: [part(59_895, "2026-11-16"), part(0, "2026-12-01")] } }, "part-not-above-nought payment.parts.1.cents"],
    ["parts on one day", { payment: payment && { ...payment, parts: [part(10_000, "2026-11-16"), part(49_895, "2026-11-16")] } }, "parts-out-of-order payment.parts.1.dueOn"],
    ["parts that are a cent short", { payment: payment && { ...payment, parts: [part(10_000, "2026-11-16"), part(49_894, "2026-12-01")] } }, "parts-not-total payment.parts"],
    ["a payment day that is not that of the first open part", { paidCents: cents(10_000), payment: payment && { ...payment, parts: [part(10_000, "2026-11-16"), part(49_895, "2026-12-01")] } }, "due-not-first-open payment.dueOn"],
    ["parts on a credit note", { kind: "credit-note", original: { number: "1", issuedOn: day("2026-10-01"), reason: "x" }, payment: payment && { ...payment, parts: [part(59_895, "2026-11-16")] } }, "parts-on-credit-note payment.parts"],
    ["a service that ends before it begins", { supply: { from: day("2027-01-22"), until: day("2027-01-21") } }, "ends-before-it-begins supply"],
    ["a quantity of nought", { lines: [invoiceLine({ quantityThousandths: 0 })] }, "quantity-wrong lines.0.quantity"],
    ["a price below nought", { lines: [invoiceLine({ unitPriceCents: cents(-1) }), invoiceLine()] }, "price-below-nought lines.0.unitPriceCents"],
    ["a discount above its line", { lines: [invoiceLine(), invoiceLine({ discountCents: cents(49_501) })] }, "discount-above-line lines.1.discountCents"],
    ["more paid than the total", { paidCents: cents(59_896) }, "paid-above-total paidCents"],
    ["VAT that was fixed at another sum", { fixedVat: [{ basisPoints: 2_100, vatCents: cents(20_000) }] }, "fixed-vat-wrong fixedVat"],
    ["an invoice that takes back another", { original: { number: "1", issuedOn: day("2026-10-01"), reason: "x" } }, "original-on-invoice original"],
    ["a control character in a text", { lines: [invoiceLine({ text: "Training\u0000" })] }, "illegal-character lines.0.text"],
    ["half of a pair of characters", { notes: ["\ud800"] }, "illegal-character notes.0"],
  ])("%s", (_name, changes, expected) => {
    expect(found(changes).map((line) => line.replace(/ \(.*$/, ""))).toEqual([expected]);
  });
});

describe("VAT that does not fit the service is a fault", () => {
  test.each<[string, Partial<Invoice>, string[]]>([
    ["an assignment for a Belgian company", { buyer: belgian, lines: reverse() }, []],
    ["an open training in the Netherlands for a Belgian company", { buyer: belgian, lines: reverse({ service: { kind: "open", heldIn: "NL" } }) }, ["reverse-charge-taxed-where-held lines.0.vat"]],
    ["the same with Dutch VAT", { buyer: belgian, lines: [invoiceLine()] }, []],
    ["reverse charge to a Dutch company", { buyer: { ...buyer, vatId: "NL000099998B57" }, lines: reverse() }, ["reverse-charge-buyer-here lines.0.vat"]],
    ["reverse charge to a consumer", { buyer: { ...belgian, kind: "consumer" }, lines: reverse() }, ["reverse-charge-consumer lines.0.vat"]],
    ["reverse charge of what nobody described", { buyer: belgian, lines: reverse({ service: null }) }, ["reverse-charge-service-unknown lines.0.vat"]],
    ["reverse charge with the number of another country", { buyer: { ...belgian, vatId: "DE136695976" }, lines: reverse() }, ["reverse-charge-buyer-vat-id-other-country lines.0.vat"]],
    ["reverse charge with a wrong number", { buyer: { ...belgian, vatId: "BE0428759496" }, lines: reverse() }, ["vat-number-wrong buyer.vatId"]],
    ["an open training abroad with Dutch VAT", { lines: [invoiceLine({ service: { kind: "open", heldIn: "BE" } })] }, ["held-abroad lines.0.vat"]],
    ["the scheme for small businesses beside a rate", { lines: [invoiceLine({ vat: { kind: "kor" } }), invoiceLine()] }, ["kor-beside-others lines.0.vat"]],
    ["six per cent, which ended in 2018", { lines: [invoiceLine({ vat: { kind: "standard", basisPoints: 600 } })] }, ["rate-not-in-force lines.0.vat"]],
    ["nine per cent before it began", { supply: { from: day("2018-12-31"), until: day("2018-12-31") }, lines: [invoiceLine({ vat: { kind: "standard", basisPoints: 900 } })] }, ["rate-not-in-force lines.0.vat"]],
    ["nine per cent from its first day", { supply: { from: day("2019-01-01"), until: day("2019-01-01") }, lines: [invoiceLine({ vat: { kind: "standard", basisPoints: 900 } })] }, []],
  ])("%s", (_name, changes, expected) => {
    expect(found(changes).map((line) => line.replace(/ \(.*$/, ""))).toEqual(expected);
  });
});
