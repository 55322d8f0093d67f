import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invoiceExamples, readExample } from "../../../../test/support/invoice-examples.ts";
import { invoiceLine, invoiceOf } from "../../../../test/support/invoice.ts";
import { ublRules } from "../../../../test/support/ubl-rules.ts";
import { all, amount, readUbl, text } from "../../../../test/support/ubl.ts";
import { invoiceFaults } from "../../../domain/invoice/faults.ts";
import { cents } from "../../../domain/money.ts";
import { projectRoot } from "../../../platform/paths.ts";
import { ublDocument } from "./document.ts";
import { profileOf } from "./profile.ts";

const golden = (name: string) => readFileSync(join(projectRoot, "test/data/invoices", `${name}.xml`), "utf8");
const broken = (xml: string) => ublRules.filter(({ holds }) => !holds(readUbl(xml))).map(({ id }) => id);

/** Worked out by hand: without VAT, VAT, total, to be paid; in cents. */
const sums: Readonly<Record<string, readonly [number, number, number, number]>> = {
  // 2 × 895.00 − 90.00 = 1700.00 and 2 × 24.95 = 49.90; 21 % is 357.00, 9 % is 4.491.
  standard: [174_990, 36_149, 211_139, 211_139],
  // 3 × 640.00 exempt and 3 × 27.50 = 82.50 at 21 %: 17.325, half up.
  crkbo: [200_250, 1_733, 201_983, 201_983],
  kor: [8_500, 0, 8_500, 8_500],
  // 3800.00 and 1.5 × 125.00.
  "reverse-charge": [398_750, 0, 398_750, 398_750],
  // 514.25 × 21 / 121 = 89.25.
  "credit-note": [42_500, 8_925, 51_425, 51_425],
  // 495.00 × 21 / 121 = 85.909; 100.00 is paid.
  consumer: [40_909, 8_591, 49_500, 39_500],
  english: [89_500, 18_795, 108_295, 0],
  // 2 × 895.00; 21 % is 375.90. A fifth, 433.18, is due first.
  parts: [179_000, 37_590, 216_590, 216_590],
  // Forty lines: 2146.80 exempt; 10868.60 at 21 % is 2282.406.
  long: [1_301_540, 228_241, 1_529_781, 1_529_781],
};

describe.each(invoiceExamples)("the example %s", (name) => {
  const xml = ublDocument(readExample(name).invoice);

  test("has no fault and is the e-invoice that was looked through", () => {
    expect(invoiceFaults(readExample(name).invoice)).toEqual([]);
    expect(xml).toBe(golden(name));
  });

  test("has the sums that were worked out by hand", () => {
    const document = readUbl(xml);
    expect([amount(document, "LegalMonetaryTotal/TaxExclusiveAmount"), amount(document, "TaxTotal/TaxAmount"), amount(document, "LegalMonetaryTotal/TaxInclusiveAmount"), amount(document, "LegalMonetaryTotal/PayableAmount")]).toEqual(sums[name]);
  });

  test("keeps every rule", () => {
    expect(broken(xml)).toEqual([]);
  });
});

describe("the rules catch what is wrong", () => {
  test.each([
    ["another amount to be paid", '<cbc:PayableAmount currencyID="EUR">2111.39<', '<cbc:PayableAmount currencyID="EUR">2111.38<', ["BR-CO-16"]],
    ["VAT of a group ten cents off", '<cbc:TaxAmount currencyID="EUR">357.00<', '<cbc:TaxAmount currencyID="EUR">357.10<', ["BR-CO-14", "BR-CO-17"]],
    ["a line of another amount", '<cbc:LineExtensionAmount currencyID="EUR">49.90<', '<cbc:LineExtensionAmount currencyID="EUR">49.80<', ["BR-CO-10", "BR-S-08", "PEPPOL-EN16931-R120"]],
    ["no VAT number of the seller", "<cbc:CompanyID>NL004495445B01</cbc:CompanyID>", "", ["BR-S-02"]],
    ["no reference of the buyer", "<cbc:BuyerReference>PO-4471</cbc:BuyerReference>", "", ["BR-NL-2"]],
    ["another process", "<cbc:ProfileID>urn", "<cbc:ProfileID>urm", ["PEPPOL-EN16931-R007"]],
  ])("%s", (_name, from, to, rules) => {
    expect(golden("standard")).toContain(from);
    expect(broken(golden("standard").replace(from, to))).toEqual(rules);
  });

  test("reverse charge without the number of the buyer", () => {
    expect(broken(golden("reverse-charge").replace("<cbc:CompanyID>BE0428759497</cbc:CompanyID>", ""))).toEqual(["BR-AE-02"]);
  });
});

describe("any invoice without faults keeps every rule", () => {
  const line = fc.record({
    quantityThousandths: fc.integer({ min: 1, max: 20_000 }),
    unitPriceCents: fc.integer({ min: 1, max: 300_000 }).map(cents),
    vat: fc.constantFrom({ kind: "standard", basisPoints: 2_100 } as const, { kind: "standard", basisPoints: 900 } as const, { kind: "crkbo" } as const),
  });

  test("with prices excluding or including VAT, for companies and consumers", () => {
    const { buyer } = invoiceOf();
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.constantFrom("excluding-vat", "including-vat"), fc.constantFrom("company", "consumer"), (lines, prices, kind) => {
      const invoice = invoiceOf({ lines: lines.map((one) => invoiceLine(one)), prices, buyer: { ...buyer, kind, kvk: kind === "company" ? buyer.kvk : null } });
      expect(broken(ublDocument(invoice))).toEqual([]);
    }), { numRuns: 60 });
  });
});

describe("what it says that it keeps", () => {
  const { buyer } = invoiceOf();
  const abroad = (country: string, vatId: string | null) => ({ ...buyer, kvk: null, vatId, address: { ...buyer.address, country } });

  test.each([
    ["NLCIUS for a Dutch company", buyer, "nlcius"],
    ["NLCIUS for a Dutch government body", { ...buyer, kvk: null, oin: "00000001003214345000" }, "nlcius"],
    ["plain EN 16931 for a Dutch company whose number is not known", { ...buyer, kvk: null }, "en16931"],
    ["plain EN 16931 for a consumer", { ...buyer, kind: "consumer" as const }, "en16931"],
    ["Peppol for a Belgian company", abroad("BE", "BE0428759497"), "peppol"],
    ["plain EN 16931 for a German company, whose address in the network is not known", abroad("DE", "DE136695976"), "en16931"],
  ])("%s", (_name, one, profile) => {
    expect(profileOf(invoiceOf({ buyer: one })).name).toBe(profile);
    expect(broken(ublDocument(invoiceOf({ buyer: one })))).toEqual([]);
  });
});

describe("the parts that differ", () => {
  const written = (changes: Parameters<typeof invoiceOf>[0]) => readUbl(ublDocument(invoiceOf(changes)));

  test("marks of XML in a text stay a text", () => {
    const name = `A & B <b>"quoted"</b> ]]> 'x'`;
    const xml = ublDocument(invoiceOf({ lines: [invoiceLine({ text: name })] }));
    expect(xml).toContain("<cbc:Name>A &amp; B &lt;b&gt;&quot;quoted&quot;&lt;/b&gt; ]]&gt; 'x'</cbc:Name>");
    expect(text(readUbl(xml), "InvoiceLine/Item/Name")).toBe(name);
  });

  test("a control character is refused, naming the element", () => {
    expect(() => ublDocument(invoiceOf({ lines: [invoiceLine({ text: "a\u0007b" })] }))).toThrow(new RangeError('xml: expected text without control characters in cbc:Name, got "a\\u0007b"'));
  });

  test("a draft has no e-invoice", () => {
    expect(() => ublDocument(invoiceOf({ number: null }))).toThrow("expected an invoice with a number and a day of issue");
  });

  test("an account within SEPA is 58, one beyond it 30, none 57", () => {
    expect(text(written({}), "PaymentMeans/PaymentMeansCode")).toBe("58");
    expect(text(written({ payment: { dueOn: null, iban: "AE070331234567890123456", accountName: "Studio Helder", reference: null, parts: [] } }), "PaymentMeans/PaymentMeansCode")).toBe("30");
    expect(text(written({ payment: null }), "PaymentMeans/PaymentMeansCode")).toBe("57");
  });

  test("several payment days stand in words, and the first that is open as the day", () => {
    const { payment } = invoiceOf();
    const parts = [["2026-11-16", 10_000], ["2026-12-01", 20_000], ["2027-01-11", 29_895]].map(([day, amount]) => ({ dueOn: Temporal.PlainDate.from(String(day)), cents: cents(Number(amount)) }));
    const terms = (paid: number, dueOn: string) => written({ paidCents: cents(paid), payment: payment && { ...payment, dueOn: Temporal.PlainDate.from(dueOn), parts } });
    expect(text(terms(5_000, "2026-11-16"), "PaymentTerms/Note")).toBe("Te betalen in delen: € 50,00 uiterlijk ma 16 nov 2026, € 200,00 uiterlijk di 1 dec 2026, € 298,95 uiterlijk ma 11 jan 2027.");
    expect(text(terms(5_000, "2026-11-16"), "DueDate")).toBe("2026-11-16");
    expect(all(terms(30_000, "2027-01-11"), "PaymentTerms")).toEqual([]);
    expect(text(terms(30_000, "2027-01-11"), "DueDate")).toBe("2027-01-11");
  });

  test("a credit note never tells the buyer to pay", () => {
    const note = readUbl(golden("credit-note"));
    expect(note.name).toBe("CreditNote");
    expect(text(note, "PaymentMeans/PaymentMeansCode")).toBe("57");
    expect(all(note, "PaymentMeans/PayeeFinancialAccount")).toEqual([]);
  });

  test("a buyer without a reference gets the one to pay by", () => {
    const { buyer } = invoiceOf();
    expect(text(written({ buyer: { ...buyer, reference: null, attention: null } }), "BuyerReference")).toBe("RF3120260001");
    expect(text(written({ buyer: { ...buyer, reference: null, attention: null }, payment: null }), "BuyerReference")).toBe("2026-0042");
  });

  test("under the small-business scheme every amount of VAT is nought and the seller has a number", () => {
    const document = readUbl(golden("kor"));
    expect(all(document, "TaxTotal/TaxSubtotal").map((group) => [text(group, "TaxCategory/ID"), text(group, "TaxAmount"), text(group, "TaxCategory/TaxExemptionReason")])).toEqual([
      ["E", "0.00", "Vrijgesteld van btw op grond van de kleineondernemersregeling (art. 25 Wet OB)"],
    ]);
  });
});
