import { Integer, Null, OctetString } from "asn1js";
import { Accuracy, AlgorithmIdentifier, Extension, MessageImprint, TSTInfo } from "pkijs";
import type { TSTInfoParameters } from "pkijs";
import { describe, expect, test } from "vitest";
import { sha256Id } from "./algorithms.ts";
import { hexOf } from "./bytes.ts";
import { readStatement } from "./statement.ts";

const imprint = new MessageImprint({ hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Id, algorithmParams: new Null() }), hashedMessage: new OctetString({ valueHex: new Uint8Array(32).fill(7) }) });
const genTime = new Date(1_795_685_415_000);

function statementBytes(more: TSTInfoParameters = {}): Uint8Array {
  const serialNumber = new Integer({ valueHex: Uint8Array.of(0x0a, 0xff) });
  return new Uint8Array(new TSTInfo({ version: 1, policy: "1.2.3", messageImprint: imprint, serialNumber, genTime, ...more }).toSchema().toBER());
}

/** Puts other letters where the time stands; DER counts its bytes at two places, both short. */
function withTime(text: string): Uint8Array {
  const hex = hexOf(statementBytes());
  const written = hexOf(new TextEncoder().encode("20261126093015Z"));
  const at = hex.indexOf(written);
  const letters = hexOf(new TextEncoder().encode(text));
  const changed = `${hex.slice(0, at - 2)}${text.length.toString(16).padStart(2, "0")}${letters}${hex.slice(at + written.length)}`;
  const bytes = Uint8Array.from(changed.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
  bytes[1] = bytes.length - 2;
  return bytes;
}

describe("the statement in a token", () => {
  test("says what, when, under which policy and number", () => {
    expect(readStatement(statementBytes())).toEqual({
      ok: true,
      statement: { policy: "1.2.3", hashAlgorithm: sha256Id, imprint: new Uint8Array(32).fill(7), serial: "0aff", at: "2026-11-26T09:30:15Z", atMs: 1_795_685_415_000, accuracySeconds: null, nonce: null },
    });
  });

  test.each([
    ["20261126093015.5Z", "2026-11-26T09:30:15.5Z", 500],
    ["20261126093015.123456Z", "2026-11-26T09:30:15.123456Z", 123],
    ["20261126093015.250Z", "2026-11-26T09:30:15.250Z", 250],
  ])("keeps the time %s as it was stated", (written, at, ms) => {
    expect(readStatement(withTime(written))).toMatchObject({ ok: true, statement: { at, atMs: 1_795_685_415_000 + ms } });
  });

  test.each(["20261126093015", "20261126093015+0100", "202611260930Z", "20260231093015Z", "20261126253015Z", "20261126093015,5Z"])("refuses the time %s, which could be read in two ways or is none", (written) => {
    expect(outcome(withTime(written))).toBe("refused");
  });

  test.each([
    [{ seconds: 1, millis: 250, micros: 500 }, 1.2505],
    [{ millis: 100 }, 0.1],
    [{ seconds: 30 }, 30],
  ])("adds up the accuracy %j", (accuracy, seconds) => {
    expect(readStatement(statementBytes({ accuracy: new Accuracy(accuracy) }))).toMatchObject({ ok: true, statement: { accuracySeconds: seconds } });
  });

  test("is refused in another version, with a critical extension, or with something behind it", () => {
    expect(readStatement(statementBytes({ version: 2 }))).toMatchObject({ ok: false, why: "the statement has version 2" });
    const extension = (critical: boolean) => new Extension({ extnID: "1.2.3.4", critical, extnValue: new Null().toBER() });
    expect(readStatement(statementBytes({ extensions: [extension(true)] }))).toMatchObject({ ok: false, why: "a critical extension of the statement is not known" });
    expect(readStatement(statementBytes({ extensions: [extension(false)] }))).toMatchObject({ ok: true });
    expect(readStatement(Uint8Array.of(...statementBytes(), 0))).toMatchObject({ ok: false });
  });
});

/** The library may throw, which readToken makes a refusal. */
function outcome(bytes: Uint8Array): "read" | "refused" {
  try {
    return readStatement(bytes).ok ? "read" : "refused";
  } catch {
    return "refused";
  }
}
