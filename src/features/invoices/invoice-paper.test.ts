import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import { invoiceExamples, readExample } from "../../../test/support/invoice-examples.ts";
import { invoiceLine, invoiceOf } from "../../../test/support/invoice.ts";
import type { Invoice } from "../../domain/invoice/invoice.ts";
import { cents } from "../../domain/money.ts";
import { projectRoot } from "../../platform/paths.ts";
import { renderInvoice } from "./actions.ts";
import { invoicePaper } from "./paper.ts";

const plainLook = { pen: null, logo: null };

async function render(invoice: Invoice, look: Parameters<typeof renderInvoice>[1] = plainLook) {
  const outcome = await renderInvoice(invoice, look);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.rendered;
}

/** The words of all pages, in reading order, with plain spaces. */
async function wordsOf(bytes: Buffer): Promise<string> {
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
  return text.replaceAll(/\s+/g, " ");
}

const words = async (invoice: Invoice) => wordsOf((await render(invoice)).pdf.bytes);

/** An example without its e-invoice, on a compiler of its own. */
function onCompiler<T>(name: string, make: (compiler: NodeCompiler, source: { mainFilePath: string }) => T): T {
  const workspace = join(projectRoot, "src/platform/pdf");
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [join(projectRoot, "src/ui/assets/fonts")] }] });
  compiler.mapShadow(join(workspace, "paper.json"), Buffer.from(JSON.stringify({ ...invoicePaper(readExample(name).invoice, { pen: null, hasAttachment: false }), logo: null })));
  return make(compiler, { mainFilePath: join(workspace, "invoice.typ") });
}

describe.each(invoiceExamples)("the example %s on paper", (name) => {
  test("is an archive file that is tagged, with the e-invoice inside byte for byte", async () => {
    const { pdf, ubl } = await render(readExample(name).invoice);
    const document = await getDocumentProxy(new Uint8Array(pdf.bytes));
    const raw = pdf.bytes.toString("latin1");
    expect(pdf.standard).toBe("PDF/A-3a");
    expect(raw).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A</);
    expect(raw).toContain("/AFRelationship /Alternative");
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    const inside = [...(await document.getAttachments())?.keys() ?? []];
    expect(inside).toEqual([`${readExample(name).invoice.number ?? ""}.xml`]);
    expect(Buffer.from(await document.getAttachmentContent(inside[0] ?? "") ?? []).toString("utf8")).toBe(ubl);
  });

  test("is ruled under its rows alone", () => {
    const drawn = onCompiler(name, (compiler, source) => compiler.plainSvg(source));
    const rules = [...drawn.matchAll(/<path[^>]*fill="none" stroke="#[^>]* d="M 0 0 ?(\S) /g)].map(([, direction]) => direction);
    expect(rules.length).toBeGreaterThan(2);
    expect(new Set(rules)).toEqual(new Set(["h"]));
  });

  test("would pass for a file that everybody can read (PDF/UA-1) as the compiler checks it", () => {
    const pdf = onCompiler(name, (compiler, source) => compiler.pdf(source, { pdfStandard: "ua-1", creationTimestamp: 0 }));
    expect(pdf.toString("latin1")).toContain("<pdfuaid:part>1</pdfuaid:part>");
  });

  test("names every line and both parties", async () => {
    const { invoice } = readExample(name);
    const paper = await words(invoice);
    for (const part of [invoice.seller.name, invoice.buyer.name, invoice.buyer.address.street, invoice.number ?? "", `KVK ${invoice.seller.kvk ?? ""}`, invoice.seller.vatId ?? ""]) expect(paper).toContain(part);
    for (const line of invoice.lines) expect(paper.replaceAll(" ", "")).toContain((line.text.split("\n")[0] ?? "").replaceAll(" ", ""));
  });
});

describe("what the first sentence says", () => {
  test.each<[string, Partial<Invoice>, string]>([
    ["to pay", {}, "Betaal € 598,95 uiterlijk ma 16 nov 2026."],
    ["a part is paid", { paidCents: cents(10_000) }, "Van u ontvingen wij al € 100,00. Betaal nog € 498,95 uiterlijk ma 16 nov 2026."],
    ["all is paid", { paidCents: cents(59_895) }, "Betaald. Er staat niets meer open; dank u wel."],
    ["no day was agreed", { payment: null, locale: "en" }, "Please pay €598.95 on receipt."],
    ["a credit note", { kind: "credit-note", original: { number: "2026-0001", issuedOn: Temporal.PlainDate.from("2026-10-01"), reason: "geannuleerd" } }, "U krijgt € 598,95 terug, of u betaalt zoveel minder. Creditnota bij factuur 2026-0001 van do 1 okt 2026: geannuleerd"],
    ["a draft", { number: null, issuedOn: null }, "Concept van een factuur Dit is nog geen factuur: u hoeft hierop nog niets te betalen."],
  ])("%s", async (_name, changes, sentence) => {
    expect(await words(invoiceOf(changes))).toContain(sentence);
  });
});

describe("VAT on paper", () => {
  test("under the small-business scheme no amount or rate of VAT stands anywhere", async () => {
    const paper = await words(readExample("kor").invoice);
    expect(paper).toContain("Vrijgesteld van btw op grond van de kleineondernemersregeling (art. 25 Wet OB)");
    expect(paper.replaceAll(/Btw-id NL\w+|Vrijgesteld van btw op grond/g, "")).not.toMatch(/btw|%/i);
  });

  test("each rate has its sum and its amount", async () => {
    const paper = await words(readExample("standard").invoice);
    expect(paper).toContain("Btw 21 % over € 1.700,00 € 357,00");
    expect(paper).toContain("Btw 9 % over € 49,90 € 4,49");
  });

  test("reverse charge names the number of the buyer and the words of the law", async () => {
    expect(await words(readExample("reverse-charge").invoice)).toContain("VAT reverse-charged to BE0428759497 (btw verlegd)");
  });

  test("a consumer reads the price that was promised beside the one without VAT", async () => {
    const paper = await words(readExample("consumer").invoice);
    expect(paper).toContain("€ 495,00 inclusief btw");
    expect(paper).toContain("€ 409,09");
  });
});

describe("the file", () => {
  test("is the same for the same invoice, also after another with a logo", async () => {
    const logo = { format: "svg", bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#b01e16"/></svg>') } as const;
    const first = await render(invoiceOf());
    const [again, withLogo] = await Promise.all([render(invoiceOf()), render(invoiceOf(), { pen: "#b01e16", logo })]);
    expect(again.pdf.bytes.equals(first.pdf.bytes)).toBe(true);
    expect(withLogo.pdf.bytes.equals(first.pdf.bytes)).toBe(false);
    expect((await render(invoiceOf())).pdf.bytes.equals(first.pdf.bytes)).toBe(true);
  });

  test("says nothing about a standard when a letter has no font of ours", async () => {
    const { pdf } = await render(invoiceOf({ lines: [invoiceLine({ text: "Training 🜨 𓀀" })] }));
    expect(pdf.standard).toBeNull();
    expect(pdf.bytes.toString("latin1")).not.toContain("pdfaid:part");
  });

  test("of a draft holds no e-invoice", async () => {
    const { ubl, pdf } = await render(invoiceOf({ number: null, issuedOn: null }));
    const document = await getDocumentProxy(new Uint8Array(pdf.bytes));
    expect(ubl).toBeNull();
    expect(await document.getAttachments()).toBeNull();
  });

  test("takes markup of the typesetter for text", async () => {
    const text = '#panic("x") $a^2$ *b* _c_ `d` <e> @f \\ [g]';
    expect(await words(invoiceOf({ lines: [invoiceLine({ text })], notes: [text] }))).toContain('#panic("x") $a^2$ *b* _c_ `d` <e> @f \\ [g]');
  });

  test("with forty lines repeats the head of the table and numbers its pages", async () => {
    const paper = await words(readExample("long").invoice);
    expect(paper.match(/Omschrijving/g)).toHaveLength(3);
    expect(paper).toContain("Pagina 3 / 3");
  });
});

test("how to pay stands on an invoice with something to pay, and nowhere else", async () => {
  expect(await words(invoiceOf())).toContain("Zo betaalt u Bedrag € 598,95 Uiterlijk ma 16 nov 2026 Rekening NL91 ABNA 0417 1643 00 Op naam van Studio Helder Kenmerk RF31 2026 0001");
  for (const changes of [{ number: null }, { paidCents: cents(59_895) }, { payment: null }]) expect(await words(invoiceOf(changes))).not.toContain("Zo betaalt u");
  expect(await words(readExample("credit-note").invoice)).not.toContain("NL91");
});

describe("several payment days", () => {
  const { payment } = invoiceOf();
  const day = (text: string) => Temporal.PlainDate.from(text);
  const parts = [{ cents: cents(10_000), dueOn: day("2026-11-16") }, { cents: cents(20_000), dueOn: day("2026-12-01") }, { cents: cents(29_895), dueOn: day("2027-01-11") }];
  const paid = (amount: number, changes: Partial<Invoice> = {}) => {
    const dueOn = amount < 10_000 ? "2026-11-16" : amount < 30_000 ? "2026-12-01" : "2027-01-11";
    return words(invoiceOf({ paidCents: cents(amount), payment: payment && { ...payment, dueOn: day(dueOn), parts }, ...changes }));
  };

  test("the first sentence says the first of three, two when two are open, and one when one is", async () => {
    expect(await paid(0)).toContain("Betaal € 100,00 uiterlijk ma 16 nov 2026, het eerste van drie bedragen.");
    expect(await paid(10_000)).toContain("Van u ontvingen wij al € 100,00. Betaal nog € 200,00 uiterlijk di 1 dec 2026 en € 298,95 uiterlijk ma 11 jan 2027.");
    expect(await paid(35_000, { locale: "en" })).toContain("We received €350.00 from you. Please pay the remaining €248.95 at the latest on Mon 11 Jan 2027.");
  });

  test("each day has its amount and what is paid of it, and the way to pay is about the first that is open", async () => {
    const paper = await paid(15_000);
    expect(paper).toContain("Betalen uiterlijk Bedrag ma 16 nov 2026 betaald € 100,00 di 1 dec 2026 nog € 150,00 open € 200,00 ma 11 jan 2027 € 298,95");
    expect(paper).toContain("Zo betaalt u Bedrag € 150,00 Uiterlijk di 1 dec 2026");
  });

  test("no days stand where all is paid", async () => {
    expect(await paid(59_895)).not.toContain("Betalen uiterlijk");
  });

  test("the day of an invoice that names none is that of the first open part", () => {
    expect(readExample("parts").invoice.payment?.dueOn?.toString()).toBe("2026-11-16");
  });
});

test("what is missing is refused with its place and article", async () => {
  expect(await renderInvoice(invoiceOf({ supply: null }), plainLook)).toEqual({ ok: false, faults: [{ kind: "missing", at: "supply", article: "art. 35a lid 1 sub g Wet OB 1968" }] });
});

test.each([["nl", "BELGIË", "NEDERLAND"], ["en", "BELGIUM", "NETHERLANDS"]] as const)("a paper in %s across the border names both countries in its own language", async (locale, theirs, ours) => {
  const { buyer } = invoiceOf();
  const said = await words(invoiceOf({ locale, buyer: { ...buyer, address: { street: "Kunstlaan 12", postcode: "1000", city: "Brussel", country: "BE" } } }));
  expect([said.includes(theirs), said.includes(ours)]).toEqual([true, true]);
});
