import { describe, expect, test } from "vitest";
import { lineInShort, readBank, statementInShort, statementsIn } from "../../../../test/support/bank.ts";
import { csvMapping } from "./mapping.ts";
import type { CsvMapping } from "./mapping.ts";

const ing = `"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"
"20261104";"Koffiehuis";"NL20INGB0001234567";"";"BA";"Af";"3,50";"Betaalautomaat";"Pasvolgnr: 001";"1.591,50";""
"20261103";"J. Voorbeeld";"NL20INGB0001234567";"NL91ABNA0417164300";"OV";"Bij";"595,00";"Overschrijving";"Training RF18 5390 0754 7034";"1.595,00";""
`;
const rabobank = `"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij","Naam uiteindelijke partij","Naam initiërende partij","BIC tegenpartij","Code","Batch ID","Transactiereferentie","Machtigingskenmerk","Incassant ID","Betalingskenmerk","Omschrijving-1","Omschrijving-2","Omschrijving-3","Reden retour","Oorspr bedrag","Oorspr munt","Koers"
"NL44RABO0123456789","EUR","RABONL2U","000000000000000123","2026-11-03","2026-11-03","+595,00","+1595,00","NL91ABNA0417164300","Renée Müller","","","ABNANL2A","cb","","E1","","","5000056789012345","Training ","in november","","","","",""
"NL44RABO0123456789","EUR","RABONL2U","000000000000000124","2026-11-04","2026-11-04","-3,50","+1591,50","","Koffie, ""t Hoekje""","","","","ba","","","","","","Twee
koffie","","","","","",""
"NL44RABO0123456789","USD","RABONL2U","000000000000000001","2026-11-04","2026-11-04","+7,25","+7,25","","","","","","cb","","","","","","","","","","","",""
`;
const knab = `KNAB EXPORT;;;;;;;;;;;;;;;;
Rekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;Tegenrekeningnummer;Tegenrekeninghouder;Valutadatum;Betaalwijze;Omschrijving;Type betaling;Machtigingsnummer;Incassant ID;Adres;Referentie;Boekdatum;
"NL99KNAB9999999999";"03-11-2026";"EUR";"C";"1.595,00";"NL91ABNA0417164300";"J. Voorbeeld";"04-11-2026";"Overboeking";"Training";"";"";"";"";"C6K03PGPF0000001";"03-11-2026";
"NL99KNAB9999999999";"03-11-2026";"EUR";"D";"3,50";"";"Koffiehuis";"03-11-2026";"Pin";"Koffie";"";"";"";"";"C6K03PGPF0000002";"03-11-2026";
`;
const bunq = `"Date","Interest Date","Amount","Account","Counterparty","Name","Description"
"2026-11-03","2026-11-03","1,595.00","NL11BUNQ2222222222","NL91ABNA0417164300","J. Voorbeeld","Training"
`;

describe("the downloads of banks are known by their columns", () => {
  test.each<[string, string | Uint8Array, unknown[], unknown[][]]>([
    ["ING, newest first", ing, ["NL20INGB0001234567", null, "2026-11-03 EUR 1000.00", "2026-11-04 EUR 1591.50", true], [
      ["2026-11-04", "EUR -3.50", "Koffiehuis", null, null, "Pasvolgnr: 001"],
      ["2026-11-03", "EUR 595.00", "J. Voorbeeld", "NL91ABNA0417164300", null, "Training RF18 5390 0754 7034"],
    ]],
    ["Rabobank, in Windows-1252", Buffer.from(rabobank, "latin1"), ["NL44RABO0123456789", null, "2026-11-03 EUR 1000.00", "2026-11-04 EUR 1591.50", true], [
      ["2026-11-03", "EUR 595.00", "Renée Müller", "NL91ABNA0417164300", "5000056789012345", "Training in november"],
      ["2026-11-04", "EUR -3.50", 'Koffie, "t Hoekje"', null, null, "Twee koffie"],
    ]],
    ["Knab, below a title", knab, ["NL99KNAB9999999999", null, null, null, null], [
      ["2026-11-03", "EUR 1595.00", "J. Voorbeeld", "NL91ABNA0417164300", null, "Training"],
      ["2026-11-03", "EUR -3.50", "Koffiehuis", null, null, "Koffie"],
    ]],
    ["bunq", bunq, ["NL11BUNQ2222222222", null, null, null, null], [["2026-11-03", "EUR 1595.00", "J. Voorbeeld", "NL91ABNA0417164300", null, "Training"]]],
  ])("%s", async (_, content, statement, lines) => {
    for (const written of [content, Buffer.from(Buffer.from(content).toString("latin1").replaceAll("\n", "\r\n"), "latin1")]) {
      const [read] = await statementsIn(written);
      expect(read === undefined ? null : statementInShort(read)).toEqual(statement);
      expect(read?.lines.map(({ line }) => lineInShort(line))).toEqual(lines);
    }
  });

  test("another currency of the same account is a statement of its own", async () => {
    const read = await statementsIn(rabobank);
    expect(read.map(statementInShort).at(-1)).toEqual(["NL44RABO0123456789", null, "2026-11-04 USD 0.00", "2026-11-04 USD 7.25", true]);
  });

  test("a line that is missing shows in the balances", async () => {
    const [read] = await statementsIn(ing.replace("1.591,50", "1.590,50"));
    expect(read?.totals.balanced).toBe(false);
  });
});

describe("other files are read by the columns that somebody named", () => {
  const own: CsvMapping = { date: "Dag", amount: "Euro", name: "Wie", text: ["Wat", "Nog wat"] };
  test.each<[string, CsvMapping, string, unknown[][]]>([
    ["whatever the separator, the order and the case", own, "nog wat|WIE| euro |Dag|Wat\nb|J. Voorbeeld|595,00|3-11-2026|a", [["2026-11-03", "EUR 595.00", "J. Voorbeeld", null, null, "a b"]]],
    ["tabs", own, "Dag\tEuro\tWie\tWat\tNog wat\n03/11/2026\t€ 1.082,95-\tA\t\t", [["2026-11-03", "EUR -1082.95", "A", null, null, ""]]],
    ["the month first", { ...own, dateOrder: "month-day-year" }, "Dag,Euro,Wie,Wat,Nog wat\n11/03/2026,\"1,082.95\",A,,", [["2026-11-03", "EUR 1082.95", "A", null, null, ""]]],
    ["a column for each direction", { date: "Dag", debit: "Af", credit: "Bij" }, "Dag;Af;Bij\n2026-11-03;3,50;\n2026-11-03;;595\n2026-11-03;-1,00;0,00", [
      ["2026-11-03", "EUR -3.50", null, null, null, ""], ["2026-11-03", "EUR 595.00", null, null, null, ""], ["2026-11-03", "EUR -1.00", null, null, null, ""],
    ]],
    ["a column that tells the direction", { date: "Dag", amount: "Euro", direction: "Soort", out: ["D"], in: ["C"] }, "Dag;Euro;Soort\n2026-11-03;3,50;d\n2026-11-03;595;C", [
      ["2026-11-03", "EUR -3.50", null, null, null, ""], ["2026-11-03", "EUR 595.00", null, null, null, ""],
    ]],
    ["the point for thousands, when somebody said so", { date: "Dag", amount: "Euro", decimal: "," }, "Dag;Euro\n2026-11-03;1.234", [["2026-11-03", "EUR 1234.00", null, null, null, ""]]],
  ])("%s", async (_, csv, content, lines) => {
    const [read] = await statementsIn(content, { csv });
    expect(read?.lines.map(({ line }) => lineInShort(line))).toEqual(lines);
    expect([read?.head.account, read?.totals.balanced]).toEqual([null, null]);
  });

  test.each<[string, string, object]>([
    ["other columns", "Datum;Bedrag\n2026-11-03;1,00", { kind: "unknown-columns", columns: ["Datum", "Bedrag"] }],
    ["no lines", "Dag;Euro;Wie;Wat;Nog wat\n", { kind: "no-statement" }],
    ["an amount that has three decimals, or thousands", "Dag;Euro;Wie;Wat;Nog wat\n2026-11-03;1.234;A;;", { kind: "too-many-decimals", text: "1.234", currency: "EUR", fileLine: 2 }],
    ["thousands that are none", "Dag;Euro;Wie;Wat;Nog wat\n2026-11-03;1.23,45;A;;", { kind: "bad-amount", text: "1.23,45", fileLine: 2 }],
    ["no amount", "Dag;Euro;Wie;Wat;Nog wat\n2026-11-03;;A;;", { kind: "bad-amount", text: "", fileLine: 2 }],
    ["a day that is none", "Dag;Euro;Wie;Wat;Nog wat\n31-11-2026;1,00;A;;", { kind: "bad-date", text: "31-11-2026", fileLine: 2 }],
    ["a row that stops", "Dag;Euro;Wie;Wat;Nog wat\n30-11-2026;1,00;A", { kind: "cut-off", fileLine: 2 }],
  ])("a file with %s is refused", async (_, content, refusal) => {
    expect(await readBank(content, { csv: own })).toEqual({ ok: false, refusal });
  });
});

test.each([
  [{ date: "Dag" }, false],
  [{ date: "Dag", amount: "Euro" }, true],
  [{ date: "Dag", debit: "Af" }, false],
  [{ date: "Dag", debit: "Af", credit: "Bij" }, true],
  [{ date: "Dag", amount: "Euro", direction: "Soort" }, false],
  [{ date: "Dag", amount: "Euro", colour: "Kleur" }, false],
])("%j names columns: %s", (mapping, valid) => {
  expect(csvMapping.safeParse(mapping).success).toBe(valid);
});
