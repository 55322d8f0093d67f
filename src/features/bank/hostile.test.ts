import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bankSample, lineInShort, readBank, statementsIn } from "../../../test/support/bank.ts";
import { asCamt, asMt940 } from "../../../test/support/bank-writers.ts";
import type { MadeStatement } from "../../../test/support/bank-writers.ts";
import { locales } from "../../domain/locale.ts";
import { readWholeBankFile, refusalInWords } from "./actions.ts";

const payment = { on: "2026-11-03", cents: 59_500, name: "J. Voorbeeld", account: "NL20INGB0001234567", text: "Training", endToEndId: "E1" };
const statement: MadeStatement = { account: "NL91ABNA0417164300", opening: 0, lines: [payment] };
const camt = asCamt([statement]);
const mt940 = asMt940([statement]);

async function refusalOf(content: string | Uint8Array, options: Parameters<typeof readBank>[1] = {}): Promise<object> {
  const read = await readBank(content, options);
  if (read.ok) throw new Error("expected a refusal, got statements");
  for (const locale of locales) expect(refusalInWords(read.refusal, locale)).toMatch(/\.$/);
  return read.refusal;
}

describe("what is no bank file is refused", () => {
  test.each<[string, string | Uint8Array, object]>([
    ["an empty file", "", { kind: "empty" }],
    ["white space", "\uFEFF \r\n\r\n", { kind: "empty" }],
    ["a zip file", "PK\u0003\u0004\u0000\u0000", { kind: "not-a-bank-file", looksLike: "zip" }],
    ["a pdf", "%PDF-1.7\n", { kind: "not-a-bank-file", looksLike: "pdf" }],
    ["bytes of a program", new Uint8Array([127, 69, 76, 70, 0, 0, 1]), { kind: "not-a-bank-file", looksLike: "binary" }],
    ["a web page", "<html><body>Log in</body></html>", { kind: "other-xml", element: "body" }],
    ["a payment order", "<Document><CstmrCdtTrfInitn><GrpHdr/></CstmrCdtTrfInitn></Document>", { kind: "other-xml", element: "CstmrCdtTrfInitn" }],
    ["an interim report (camt.052)", camt.replaceAll("BkToCstmrStmt", "BkToCstmrAcctRpt"), { kind: "other-xml", element: "BkToCstmrAcctRpt" }],
    ["a message without a statement", "<Document><BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>", { kind: "no-statement" }],
    ["a letter", "Dear trainer\nthe money comes on Monday.\n", { kind: "not-a-bank-file", looksLike: "text" }],
    ["a table of something else", "Name,Colour\nA,red\n", { kind: "unknown-columns", columns: ["Name", "Colour"] }],
    ["broken XML", camt.replace("</Acct>", "</Bal>"), { kind: "broken", fileLine: 2 }],
    ["text behind the end", `${camt} and more`, { kind: "broken", fileLine: 5 }],
  ])("%s", async (_, content, refusal) => {
    expect(await refusalOf(content)).toEqual(refusal);
  });
});

describe("entities cannot be defined", () => {
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(10)}"><!ENTITY c "${"&b;".repeat(10)}">]>\n`;
  test.each([
    ["a bomb", `${bomb}${camt.replace(/^.*\n/, "").replace("J. Voorbeeld", "&c;")}`],
    ["a file from elsewhere", `<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>${camt.replace(/^.*\n/, "").replace("J. Voorbeeld", "&x;")}`],
    ["a document type alone", `<!doctype Document>${camt.replace(/^.*\n/, "")}`],
  ])("%s", async (_, content) => {
    expect(await refusalOf(content)).toMatchObject({ kind: "doctype" });
  });

  test.each(["&c;", "&eacute;", "&#xFFFFFFFF;"])("%s means nothing", async (entity) => {
    expect(await refusalOf(camt.replace("J. Voorbeeld", entity))).toEqual({ kind: "broken", fileLine: 3 });
  });

  test("those of XML itself and character numbers are read", async () => {
    const [read] = await statementsIn(camt.replace("J. Voorbeeld", "Caf&#xE9; &amp; &lt;Zoon&gt;"));
    expect(read?.lines[0]?.line.counterparty.name).toBe("Café & <Zoon>");
  });
});

describe("a file that ends in the middle is refused", () => {
  test("camt.053, after each of its lines but the last", async () => {
    const lines = bankSample("camt053-v2-two-statements.xml").toString("utf8").trimEnd().split("\n");
    for (let count = 1; count < lines.length; count += 1) {
      expect(await refusalOf(lines.slice(0, count).join("\n"))).toEqual({ kind: "cut-off", fileLine: count });
    }
    expect(await statementsIn(lines.join("\n"))).toHaveLength(2);
  });

  test("camt.053, inside a word or a tag", async () => {
    for (let length = camt.trimEnd().length - 1; length > 60; length -= 1) expect(await refusalOf(camt.slice(0, length))).toMatchObject({ kind: "cut-off" });
  });

  test("MT940, after each of its lines that does not end a statement", async () => {
    const lines = bankSample("rabobank-structured-a.mt940").toString("utf8").trimEnd().split("\n");
    const ends = lines.flatMap((line, index) => (line.startsWith(":62F:") ? [index + 1] : []));
    for (let count = 2; count <= lines.length; count += 1) {
      const part = lines.slice(0, count).join("\n");
      const read = await readBank(part);
      expect(read.ok ? read.statements.length : read.refusal).toEqual(ends.includes(count) ? ends.indexOf(count) + 1 : { kind: "cut-off", fileLine: count });
    }
  });

  test("MT940, where the next statement begins before the last has ended", async () => {
    expect(await refusalOf(mt940.replace(/:62F:.*\n/, "") + mt940)).toMatchObject({ kind: "cut-off" });
    expect(await refusalOf(mt940.replace(/:62F:.*\n/, "-\n"))).toMatchObject({ kind: "cut-off" });
  });

  test("CSV, inside a row", async () => {
    const csv = 'Date;Interest Date;Amount;Account;Counterparty;Name;Description\n2026-11-03;2026-11-03;5,00;NL91ABNA0417164300;;A;"B';
    expect(await refusalOf(csv)).toEqual({ kind: "cut-off", fileLine: 2 });
    expect(await refusalOf(csv.slice(0, -4))).toEqual({ kind: "cut-off", fileLine: 2 });
  });
});

describe("what cannot be so is refused, with its line", () => {
  test.each<[string, string, object]>([
    ["an amount with three decimals in camt.053", camt.replaceAll("595.00", "595.001"), { kind: "too-many-decimals", text: "595.001", currency: "EUR", fileLine: 2 }],
    ["three decimals that are zeros", camt.replace("<Ntry><Amt Ccy=\"EUR\">595.00", "<Ntry><Amt Ccy=\"EUR\">595.000"), { kind: "too-many-decimals", text: "595.000", currency: "EUR", fileLine: 3 }],
    ["an amount with three decimals in MT940", mt940.replace("000595,00N541", "000595,001N541"), { kind: "too-many-decimals", text: "000000000595,001", currency: "EUR", fileLine: 6 }],
    ["an amount in yen with decimals", camt.replaceAll('Ccy="EUR"', 'Ccy="JPY"'), { kind: "too-many-decimals", text: "0.00", currency: "JPY", fileLine: 2 }],
    ["an amount that is none", camt.replace("<Ntry><Amt Ccy=\"EUR\">595.00", "<Ntry><Amt Ccy=\"EUR\">-595.00"), { kind: "bad-amount", text: "-595.00", fileLine: 3 }],
    ["an amount without currency", camt.replace('<Ntry><Amt Ccy="EUR">', "<Ntry><Amt>"), { kind: "missing", what: "currency", fileLine: 3 }],
    ["an entry without direction", camt.replace("</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>", "</Amt><Sts>"), { kind: "missing", what: "direction", fileLine: 3 }],
    ["an entry without amount", camt.replace('<Ntry><Amt Ccy="EUR">595.00</Amt>', "<Ntry>"), { kind: "missing", what: "amount", fileLine: 3 }],
    ["an entry without a day", camt.replace("<BookgDt><Dt>2026-11-03</Dt></BookgDt>", ""), { kind: "missing", what: "date", fileLine: 3 }],
    ["a day that is none in camt.053", camt.replace("2026-11-03", "2026-02-30"), { kind: "bad-date", text: "2026-02-30", fileLine: 3 }],
    ["a day that is none in MT940", mt940.replace("261103C", "260230C"), { kind: "bad-date", text: "260230", fileLine: 6 }],
    ["a statement of no account in camt.053", camt.replace(/<IBAN>NL91.*?<\/IBAN>/, ""), { kind: "missing", what: "account", fileLine: 2 }],
    ["a statement of no account in MT940", mt940.replace(/:25:.*\n/, ""), { kind: "missing", what: "account", fileLine: 2 }],
    ["lines without an opening balance", mt940.replace(/:60F:.*\n/, ""), { kind: "missing", what: "opening", fileLine: 5 }],
    ["a line of MT940 that is no line", mt940.replace("N541", "?"), { kind: "broken", fileLine: 6 }],
    ["a balance that is none", mt940.replace(":60F:C", ":60F:X"), { kind: "broken", fileLine: 5 }],
  ])("%s", async (_, content, refusal) => {
    expect(await refusalOf(content)).toEqual(refusal);
  });
});

describe("what is larger than a bank makes it is refused", () => {
  test.each<[string, string, object]>([
    ["nesting", camt.replace("<GrpHdr>", "<a>".repeat(70)), { kind: "too-deep", fileLine: 2 }],
    ["a text in XML", camt.replace("Training", "x".repeat(30_000)), { kind: "too-long", fileLine: 3 }],
    ["a comment in XML", camt.replace("<Ntry>", `<!--${"x".repeat(200_000)}--><Ntry>`), { kind: "too-long", fileLine: 3 }],
    ["a name in XML", camt.replace("<Ntry>", `<${"x".repeat(200_000)}>`), { kind: "too-long", fileLine: 3 }],
    ["texts in an entry", camt.replace("</RmtInf>", `${"<Ustrd>x</Ustrd>".repeat(3_000)}</RmtInf>`), { kind: "too-long", fileLine: 3 }],
    ["a line of MT940", mt940.replace("Training", "x".repeat(100_000)), { kind: "too-long", fileLine: 8 }],
    ["a description in MT940", mt940.replace("/REMI/", `${"x\n".repeat(300)}/REMI/`), { kind: "too-long", fileLine: 208 }],
    ["descriptions of one line in MT940", mt940.replace(":86:", ":86:x\n".repeat(100)), { kind: "too-long", fileLine: 58 }],
    ["the lines of a description in MT940", mt940.replace("/REMI/", `${`${"x".repeat(900)}\n`.repeat(100)}/REMI/`), { kind: "too-long", fileLine: 30 }],
    ["balances", camt.replace("<Bal>", "<Bal><Cd>OPAV</Cd></Bal>".repeat(200) + "<Bal>"), { kind: "too-long", fileLine: 2 }],
    ["a row of CSV", `Date;Amount\n"${"x\n".repeat(40_000)}`, { kind: "too-long" }],
  ])("%s", async (_, content, refusal) => {
    expect(await refusalOf(content)).toMatchObject(refusal);
  });
});

describe("what is unusual is read", () => {
  test("lines and statements in any order", async () => {
    const lines = [payment, { ...payment, on: "2026-11-01", cents: -500 }, { ...payment, on: "2025-12-31", cents: 700 }];
    for (const content of [asCamt([{ ...statement, lines }]), asMt940([{ ...statement, lines }])]) {
      const [read] = await statementsIn(content);
      expect(read?.lines.map(({ line }) => line.bookedOn.toString())).toEqual(["2026-11-03", "2026-11-01", "2025-12-31"]);
      expect(read?.totals.balanced).toBe(true);
    }
  });

  test("a line left out or changed makes the statement not balance", async () => {
    const [read] = await statementsIn(camt.replace("<Ntry><Amt Ccy=\"EUR\">595.00", "<Ntry><Amt Ccy=\"EUR\">594.99"));
    expect(read?.totals.balanced).toBe(false);
  });

  test("a line in another currency is kept, without cents that could be booked", async () => {
    const [read] = await statementsIn(camt.replace("<Ntry><Amt Ccy=\"EUR\">", "<Ntry><Amt Ccy=\"USD\">"));
    expect(read?.lines.map(({ line }) => lineInShort(line)[1])).toEqual(["USD 595.00"]);
    expect(read?.totals.balanced).toBe(false);
  });

  test.each<[string, (text: string) => Uint8Array]>([
    ["UTF-8 with a mark", (text) => Buffer.from(`\uFEFF${text}`)],
    ["UTF-16", (text) => Buffer.from(`\uFEFF${text.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, "utf16le")],
    ["ISO 8859-1", (text) => Buffer.from(text.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'), "latin1")],
  ])("%s", async (_, encoded) => {
    for (const content of [camt, mt940]) {
      const [read] = await statementsIn(encoded(content.replace("J. Voorbeeld", "Renée Müller")), { pieces: 3 });
      expect(read?.lines[0]?.line.counterparty.name).toBe("Renée Müller");
    }
  });

  test("but not XML in another encoding than it says", async () => {
    expect(await refusalOf(Buffer.from(camt.replace("J. Voorbeeld", "Renée"), "latin1"))).toEqual({ kind: "encoding", encoding: "UTF-8" });
    expect(await refusalOf(camt.replace("UTF-8", "EBCDIC-37"))).toEqual({ kind: "encoding", encoding: "EBCDIC-37" });
  });
});

test("a statement of another account than the one that is wanted is refused", async () => {
  expect(await refusalOf(camt, { account: "NL20INGB0001234567" })).toEqual({ kind: "wrong-account", account: "NL91ABNA0417164300" });
  expect(await statementsIn(camt, { account: "nl91 abna 0417 1643 00" })).toHaveLength(1);
});

test("however a file is damaged, it is read or refused, and nothing is thrown", async () => {
  const files = ["ing-a.mt940", "abnamro-structured.mt940", "rabobank-structured-b.mt940", "camt053-v2-two-statements.xml", "camt053-v8.xml"].map(bankSample);
  const damage = fc.record({ at: fc.nat(), length: fc.nat({ max: 40 }), instead: fc.uint8Array({ maxLength: 20 }) });
  await fc.assert(fc.asyncProperty(fc.constantFrom(...files), fc.array(damage, { minLength: 1, maxLength: 4 }), async (file, damages) => {
    const damaged = damages.reduce((bytes, { at, length, instead }) => {
      const from = at % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, from), instead, bytes.subarray(from + length)]);
    }, file);
    const read = await readBank(damaged);
    expect(typeof read.ok).toBe("boolean");
  }), { numRuns: 300 });
});

test("a fault of the disk is a fault, not a refusal", async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(camt.slice(0, 5_000).padEnd(5_000));
    throw new Error("disk on fire");
  }
  await expect(readWholeBankFile(failing())).rejects.toThrow("disk on fire");
});
