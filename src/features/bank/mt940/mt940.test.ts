import { describe, expect, test } from "vitest";
import { lineInShort, statementInShort, statementsIn } from "../../../../test/support/bank.ts";
import { findReferences } from "../../../domain/bank/find-references.ts";

/** One statement around some lines. */
function mt940(...lines: readonly string[]): string {
  return [":20:P261103000000001", ":25:NL91ABNA0417164300EUR", ":28C:00000", ":60F:C261102EUR0,00", ...lines, ":62F:C261103EUR595,00", "-XXX"].join("\r\n");
}

async function linesOf(...lines: readonly string[]): Promise<(string | null)[][]> {
  return (await statementsIn(mt940(...lines))).flatMap((statement) => statement.lines.map(({ line }) => lineInShort(line)));
}

describe("tag 61", () => {
  test.each([
    [":61:2611031103C595,00NTRFEREF//00000000001005", { amount: 59_500, reversal: false, status: "booked", bankId: "00000000001005", bookedOn: "2026-11-03" }],
    [":61:261103C595,NTRFNONREF", { amount: 59_500, bankId: null, bookedOn: "2026-11-03" }],
    [":61:261103CR595,00NTRFNONREF", { amount: 59_500, reversal: false }],
    [":61:261103RC595,00NTRFNONREF", { amount: -59_500, reversal: true }],
    [":61:261103RD595,00NTRFNONREF", { amount: 59_500, reversal: true }],
    [":61:261103EC595,00NTRFNONREF", { amount: 59_500, status: "pending" }],
    [":61:2701021231D1,5N654NONREF", { amount: -150, bookedOn: "2026-12-31" }],
    [":61:2612310102D1,5N654NONREF", { amount: -150, bookedOn: "2027-01-02" }],
    [":61:991231C1,00NTRFNONREF", { amount: 100, bookedOn: "1999-12-31" }],
  ])("%s", async (line, expected) => {
    const [read] = await statementsIn(mt940(line));
    const [found] = read?.lines ?? [];
    expect({ ...found?.line, amount: found?.line.amount.units, bookedOn: found?.line.bookedOn.toString() }).toMatchObject(expected);
  });
});

describe("tag 86", () => {
  test("of ING, with the other side between slashes", async () => {
    expect(await linesOf(
      ":61:2611031103C595,00NTRFEREF//00000000001005", "/TRCD/00100/",
      ":86:/EREF/EV12341REP1231456T1234//CNTP/NL20INGB0001234567/INGBNL2A/J.", " VOORBEELD///REMI/USTD//Training 7K4M-2PXC/",
    )).toEqual([["2026-11-03", "EUR 595.00", "J. VOORBEELD", "NL20INGB0001234567", null, "Training 7K4M-2PXC"]]);
  });

  test("with a structured reference, of either kind", async () => {
    expect(await linesOf(
      ":61:2611031103C595,00NTRFEREF//00000000001005", ":86:/CNTP/NL20INGB0001234567/INGBNL2A/A///REMI/STRD/CUR/5000056789012345/",
      ":61:2611031103C595,00NTRFEREF//00000000001006", ":86:/CNTP/NL20INGB0001234567/INGBNL2A/B///REMI/STRD/ISO/RF18539007547034/",
    )).toEqual([
      ["2026-11-03", "EUR 595.00", "A", "NL20INGB0001234567", "5000056789012345", "5000056789012345"],
      ["2026-11-03", "EUR 595.00", "B", "NL20INGB0001234567", "RF18539007547034", "RF18539007547034"],
    ]);
  });

  test("a reference that the bank broke at the end of a line is whole again", async () => {
    const [line] = await linesOf(":61:261103C595,00N541EREF", "NL20INGB0001234567", ":86:/EREF/E1/ORDP//NAME/J. VOORBEELD/REMI/Training in november RF1853", "9007547034 dank/ISDT/2026-11-03");
    expect(line).toEqual(["2026-11-03", "EUR 595.00", "J. VOORBEELD", "NL20INGB0001234567", null, "Training in november RF18539007547034 dank"]);
    expect(findReferences(line?.[5] ?? "")).toEqual([{ kind: "rf", value: "RF18539007547034" }]);
  });

  test("what a payer writes between slashes does not become the name or the account", async () => {
    expect(await linesOf(":61:261103C595,00N541NONREF", ":86:/IBAN/NL20INGB0001234567/NAME/J. VOORBEELD/REMI/x/NAME/Iemand anders/IBAN/NL91ABNA0417164300"))
      .toEqual([["2026-11-03", "EUR 595.00", "J. VOORBEELD", "NL20INGB0001234567", null, "x"]]);
  });

  test("after the closing balance is about the statement, not about its last line", async () => {
    const [read] = await statementsIn(mt940(":61:261103C595,00NTRFNONREF", ":86:Training").replace("-XXX", ":86:D000000C000001D0,00C595,00\r\n-XXX"));
    expect(read?.lines.map(({ line }) => line.text)).toEqual(["Training"]);
  });
});

describe("a statement", () => {
  const line = ":61:261103C595,00NTRFNONREF";
  const expected = [["NL91ABNA0417164300", "00000", "2026-11-02 EUR 0.00", "2026-11-03 EUR 595.00", true]];
  test.each([
    ["with the currency at the account alone", mt940(line).replaceAll(/(:6[02]F:C\d{6})EUR/g, "$1")],
    ["in an envelope of SWIFT", `{1:F01ABNANL2AXXXX0000000000}{2:I940XXXXN}{4:\r\n${mt940(line).replace("-XXX", "-}")}`],
    ["in an envelope with its first tag", `{4:${mt940(line)}`],
    ["below lines that only a bank understands", `0000 01INGBNL2AXXXX00001\r\n940 00\r\n${mt940(line)}`],
    ["that ends with the character of old programs", `${mt940(line)}\u001A`],
    ["without the line that ends it", mt940(line).replace("-XXX", "")],
  ])("%s", async (_, content) => {
    expect((await statementsIn(content)).map(statementInShort)).toEqual(expected);
  });

  test("follows another, with or without a line between", async () => {
    const both = `${mt940(line)}\r\n${mt940(line)}`;
    expect(await statementsIn(both)).toHaveLength(2);
    expect(await statementsIn(both.replaceAll("-XXX", ""))).toHaveLength(2);
  });
});
