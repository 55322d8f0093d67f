import { describe, expect, test } from "vitest";
import { lineInShort, statementsIn } from "../../../../test/support/bank.ts";
import { asCamt } from "../../../../test/support/bank-writers.ts";

const one = asCamt([{ account: "NL91ABNA0417164300", opening: 0, lines: [{ on: "2026-11-03", cents: 60_000, name: "J. Voorbeeld", account: "NL20INGB0001234567", text: "Training", endToEndId: "E1" }] }]);

/** The statement with other transactions in its entry of 600 euros. */
function withDetails(...details: readonly string[]): string {
  return one.replace(/<TxDtls>.*<\/TxDtls>/s, details.map((detail) => `<TxDtls>${detail}</TxDtls>`).join(""));
}

const detail = (name: string, amount = "") => `${amount}<RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>voor ${name}</Ustrd></RmtInf>`;
const euros = (amount: string) => `<Amt Ccy="EUR">${amount}</Amt>`;

describe("a batch", () => {
  test("is taken apart into lines when its amounts add up", async () => {
    const [read] = await statementsIn(withDetails(detail("A", euros("250.00")), detail("B", euros("350.00"))));
    expect(read?.lines.map(({ line }) => lineInShort(line))).toEqual([
      ["2026-11-03", "EUR 250.00", "A", null, null, "voor A"],
      ["2026-11-03", "EUR 350.00", "B", null, null, "voor B"],
    ]);
    expect(read?.totals.balanced).toBe(true);
  });

  test("also with the amounts where version 2 has them, and with money in both directions", async () => {
    const v2 = (amount: string) => `<AmtDtls><TxAmt>${euros(amount)}</TxAmt></AmtDtls>`;
    const [read] = await statementsIn(withDetails(detail("A", v2("700.00")), detail("B", `<CdtDbtInd>DBIT</CdtDbtInd>${v2("100.00")}`)));
    expect(read?.lines.map(({ line }) => line.amount.units)).toEqual([70_000, -10_000]);
    expect(read?.totals.balanced).toBe(true);
  });

  test.each([
    ["its amounts do not add up", [detail("A", euros("250.00")), detail("B", euros("350.01"))], [25_000, 35_001]],
    ["an amount is missing", [detail("A", euros("250.00")), detail("B")], [25_000, null]],
    ["an amount is in another currency", [detail("A", euros("250.00")), detail("B", '<Amt Ccy="USD">350.00</Amt>')], [25_000, null]],
    ["an amount cannot be read", [detail("A", euros("250.00")), detail("B", euros("350.0000"))], [25_000, null]],
  ])("stays one line with its parts when %s", async (_, details, amounts) => {
    const [read] = await statementsIn(withDetails(...details));
    expect(read?.lines.map(({ line }) => line.amount.units)).toEqual([60_000]);
    expect(read?.lines[0]?.line.parts.map(({ amount, text }) => [amount?.units ?? null, text])).toEqual([[amounts[0], "voor A"], [amounts[1], "voor B"]]);
    expect(read?.totals.balanced).toBe(true);
  });

  test("of more transactions than anybody reads stays one line", async () => {
    const [read] = await statementsIn(withDetails(...Array.from({ length: 12_000 }, () => detail("A", euros("0.05")))), { pieces: 65_536 });
    expect(read?.lines.map(({ line }) => [line.amount.units, line.parts.length])).toEqual([[60_000, 10_000]]);
  });

  test("without transactions is one line with what the bank says of it", async () => {
    const [read] = await statementsIn(one.replace(/<NtryDtls>.*<\/NtryDtls>/s, "<AddtlNtryInf>Storting\n  geldautomaat</AddtlNtryInf>"));
    expect(read?.lines.map(({ line }) => lineInShort(line))).toEqual([["2026-11-03", "EUR 600.00", null, null, null, "Storting geldautomaat"]]);
  });
});

describe("the other side", () => {
  const both = "<RltdPties><Dbtr><Nm>Betaler</Nm></Dbtr><DbtrAcct><Id><IBAN>NL20INGB0001234567</IBAN></Id></DbtrAcct><Cdtr><Nm>Wij</Nm></Cdtr><CdtrAcct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></CdtrAcct></RltdPties>";
  const party = async (content: string) => (await statementsIn(content))[0]?.lines[0]?.line.counterparty;
  test("is who paid, when money came in", async () => {
    expect(await party(withDetails(both))).toEqual({ name: "Betaler", account: "NL20INGB0001234567" });
  });

  test("is still that one when the bank takes the payment back: the roles stay those of the first time", async () => {
    const back = withDetails(both).replace("<CdtDbtInd>CRDT</CdtDbtInd><Sts>", "<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts>");
    const [read] = await statementsIn(back);
    expect(read?.lines.map(({ line }) => [line.reversal, line.amount.units, line.counterparty.name])).toEqual([[true, -60_000, "Betaler"]]);
  });

  test("is never the account itself, however the bank fills in the roles", async () => {
    expect(await party(withDetails(both.replaceAll("Dbtr", "x").replaceAll("Cdtr", "Dbtr").replaceAll("x", "Cdtr")))).toEqual({ name: "Betaler", account: "NL20INGB0001234567" });
  });

  test("is the ultimate payer when the bank names no other", async () => {
    expect(await party(withDetails("<RltdPties><UltmtDbtr><Pty><Nm>Moeder</Nm></Pty></UltmtDbtr></RltdPties>"))).toEqual({ name: "Moeder", account: null });
  });
});

test("elements are known by their names, whatever the namespace and its prefix", async () => {
  const prefixed = one.replaceAll(/<(\/?)(?=[A-Z])/g, "<$1ns2:").replace("xmlns=", "xmlns:ns2=").replace("001.08", "001.13");
  expect(await statementsIn(prefixed)).toEqual(await statementsIn(one));
});

test("several texts are one, and CDATA is text", async () => {
  const [read] = await statementsIn(withDetails("<RmtInf><Ustrd>Training <![CDATA[<A & B>]]></Ustrd><Ustrd>RF18 5390</Ustrd></RmtInf>"));
  expect(read?.lines[0]?.line.text).toBe("Training <A & B> RF18 5390");
});

test.each([
  ["<Sts><Cd>PDNG</Cd></Sts>"],
  ["<Sts>INFO</Sts>"],
  ["<Sts><Prtry>EIGEN</Prtry></Sts>"],
])("a line with %s is not booked and does not count", async (status) => {
  const [read] = await statementsIn(one.replace("<Sts><Cd>BOOK</Cd></Sts>", status));
  expect(read?.lines[0]?.line.status).toBe("pending");
  expect(read?.totals.balanced).toBe(false);
});

test("a moment of booking counts on the clock on which it was written", async () => {
  const [read] = await statementsIn(one.replace("<BookgDt><Dt>2026-11-03</Dt></BookgDt>", "<BookgDt><DtTm>2026-11-03T00:30:00+01:00</DtTm></BookgDt>"));
  expect(read?.lines[0]?.line.bookedOn.toString()).toBe("2026-11-03");
});

test("the closing balance of the day before opens the next, and interim balances stand in on a page of several", async () => {
  for (const [opening, closing] of [["PRCD", "CLBD"], ["ITBD", "CLBD"], ["OPBD", "ITBD"], ["ITBD", "ITBD"]]) {
    const [read] = await statementsIn(one.replace("OPBD", `${opening ?? ""}`).replace("CLBD", `${closing ?? ""}`));
    expect(read?.totals.balanced).toBe(true);
  }
  const [without] = await statementsIn(one.replace("OPBD", "OPAV"));
  expect([without?.totals.opening, without?.totals.balanced]).toEqual([null, null]);
});
