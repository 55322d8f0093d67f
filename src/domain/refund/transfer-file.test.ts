import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schemaFaults } from "../../../test/support/sepa-schema.ts";
import { all, readUbl as readXml, text } from "../../../test/support/ubl.ts";
import { mostTransferCents, transferFile, transferVersions } from "./transfer-file.ts";
import type { Transfer, TransferFile } from "./transfer-file.ts";

const one: Transfer = { endToEndId: "7K2MPQ9X-1", cents: 108_295, iban: "NL91ABNA0417164300", holder: "Sanne Kooiman", text: "Terugbetaling 7K2MPQ9X Studio Helder" };
const file: TransferFile = {
  messageId: "HS-20261126-A1B2C3D4E5F6",
  createdAt: Temporal.ZonedDateTime.from("2026-11-26T10:15:30.123+01:00[Europe/Amsterdam]"),
  executionOn: Temporal.PlainDate.from("2026-11-27"),
  from: { iban: "NL20INGB0001234567", holder: "Studio Helder" },
  transfers: [one],
};

const order = "CstmrCdtTrfInitn/PmtInf";

describe("a file for the bank", () => {
  test.each(transferVersions)("holds by the schema of %s", (version) => {
    expect(schemaFaults(transferFile(file, version), version)).toEqual([]);
  });

  test("does not hold by the schema when a part of it is missing, so that the schema is really asked", () => {
    const xml = transferFile(file, "pain.001.001.09").replace(/<MsgId>.*?<\/MsgId>/, "");
    expect(schemaFaults(xml, "pain.001.001.09").join()).toContain("MsgId");
    expect(schemaFaults(transferFile(file, "pain.001.001.03"), "pain.001.001.09")).not.toEqual([]);
  });

  test("says how much, how often, from whom, to whom and when", () => {
    const xml = readXml(transferFile({ ...file, transfers: [one, { ...one, endToEndId: "7K2MPQ9X-2", cents: 1 }] }, "pain.001.001.09"));
    for (const path of ["CstmrCdtTrfInitn/GrpHdr", order]) expect([text(xml, `${path}/NbOfTxs`), text(xml, `${path}/CtrlSum`)]).toEqual(["2", "1082.96"]);
    expect(text(xml, "CstmrCdtTrfInitn/GrpHdr/CreDtTm")).toBe("2026-11-26T10:15:30");
    expect([text(xml, `${order}/ReqdExctnDt/Dt`), text(xml, `${order}/DbtrAcct/Id/IBAN`), text(xml, `${order}/Dbtr/Nm`)]).toEqual(["2026-11-27", "NL20INGB0001234567", "Studio Helder"]);
    expect([text(xml, `${order}/PmtTpInf/SvcLvl/Cd`), text(xml, `${order}/ChrgBr`)]).toEqual(["SEPA", "SLEV"]);
    expect(all(xml, `${order}/CdtTrfTxInf/PmtId/EndToEndId`).map((found) => found.text)).toEqual(["7K2MPQ9X-1", "7K2MPQ9X-2"]);
    expect(all(xml, `${order}/CdtTrfTxInf/Amt/InstdAmt`).map((found) => [found.text, found.attributes["Ccy"]])).toEqual([["1082.95", "EUR"], ["0.01", "EUR"]]);
    expect(text(xml, `${order}/CdtTrfTxInf/RmtInf/Ustrd`)).toBe("Terugbetaling 7K2MPQ9X Studio Helder");
  });

  test("of the old version names the day without a wrapper", () => {
    expect(text(readXml(transferFile(file, "pain.001.001.03")), `${order}/ReqdExctnDt`)).toBe("2026-11-27");
  });

  test("has something where nothing of a name can be written", () => {
    expect(text(readXml(transferFile({ ...file, from: { ...file.from, holder: "王伟" } }, "pain.001.001.09")), `${order}/Dbtr/Nm`)).toBe("-");
  });

  test.each([0, -1, 1.5, Number.NaN, mostTransferCents + 1])("is never made with a transfer of %s cents", (cents) => {
    expect(() => transferFile({ ...file, transfers: [{ ...one, cents }] }, "pain.001.001.09")).toThrow(RangeError);
  });

  test("is never made without a transfer", () => {
    expect(() => transferFile({ ...file, transfers: [] }, "pain.001.001.09")).toThrow(RangeError);
  });

  const words = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ unit: "grapheme", maxLength: 200 }), fc.constantFrom("Ünal & Zöhre <Øster>", "'\"&<>]]>", "//a//", "Müller-Lüdenscheidt ".repeat(6), "日本語", "\u0000\ud800"));
  const ibans = fc.constantFrom("NL91ABNA0417164300", "BE68539007547034", "DE89370400440532013000", "MT84MALT011000012345MTLCAST001S", "NO9386011117947");
  const transfers = fc
    .array(fc.record({ cents: fc.oneof(fc.integer({ min: 1, max: 500_000 }), fc.constantFrom(1, 99, 100, 199_999_999)), iban: ibans, holder: words, text: words }), { minLength: 1, maxLength: 500, size: "max" })
    .map((list) => list.map((some, index): Transfer => ({ ...some, endToEndId: `ABCDEFGH-${index + 1}` })));

  test("holds by both schemas whatever names, words and amounts are in it, and its totals are those of its transfers", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(transfers, words, fc.constantFrom(...transferVersions), (list, holder, version) => {
        const xml = transferFile({ ...file, from: { ...file.from, holder }, transfers: list }, version);
        expect(schemaFaults(xml, version)).toEqual([]);
        const read = readXml(xml);
        const sum = list.reduce((total, { cents }) => total + cents, 0);
        expect([text(read, `${order}/NbOfTxs`), Math.round(Number(text(read, `${order}/CtrlSum`)) * 100)]).toEqual([String(list.length), sum]);
        expect(new Set(all(read, `${order}/CdtTrfTxInf/PmtId/EndToEndId`).map((found) => found.text)).size).toBe(list.length);
        const said = [...all(read, `${order}/CdtTrfTxInf/Cdtr/Nm`), ...all(read, `${order}/CdtTrfTxInf/RmtInf/Ustrd`), ...all(read, `${order}/Dbtr/Nm`)].map((found) => found.text);
        for (const words of said) expect(words).toMatch(/^(?![ /])(?!.*\/\/)[A-Za-z0-9/\-?:().,'+ ]{1,140}(?<![ /])$/);
      }),
      { numRuns: 60 },
    );
  });
});
