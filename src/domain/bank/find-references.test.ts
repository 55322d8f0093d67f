import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeFromBytes, formatCode } from "../deal/code.ts";
import { findCodes, findReferences } from "./find-references.ts";
import { rfReference } from "./rf-reference.ts";

describe("a reference is found in free text", () => {
  test.each([
    ["RF18539007547034", [{ kind: "rf", value: "RF18539007547034" }]],
    ["betaling rf18 5390 0754 7034 bedankt", [{ kind: "rf", value: "RF18539007547034" }]],
    ["RF18 5390\n0754 70\n34", [{ kind: "rf", value: "RF18539007547034" }]],
    ["R\nF18539007547034", [{ kind: "rf", value: "RF18539007547034" }]],
    ["kenmerk:RF71-2348-231.", [{ kind: "rf", value: "RF712348231" }]],
    ["RF722348231", []],
    ["XRF712348231", []],
    ["BETALINGSKENM. 5000056789012345", [{ kind: "betalingskenmerk", value: "5000056789012345" }]],
    ["5000 0567 8901 2345", [{ kind: "betalingskenmerk", value: "5000056789012345" }]],
    ["5000056789012354", []],
    ["12345678901234567890", []],
    ["2026001", []],
    ["RF712348231 en 12234534622567", [{ kind: "rf", value: "RF712348231" }, { kind: "betalingskenmerk", value: "12234534622567" }]],
    ["RF712348231 nogmaals RF712348231", [{ kind: "rf", value: "RF712348231" }]],
    ["", []],
  ])("%j", (text, found) => {
    expect(findReferences(text)).toEqual(found);
  });

  test("one of ours is found wherever a bank breaks it and whatever follows", () => {
    const code = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => codeFromBytes(bytes));
    fc.assert(fc.property(code, fc.array(fc.nat({ max: 11 }), { maxLength: 4 }), fc.constantFrom("", " FACTUUR 12", "\nBedankt", "FACTUUR"), (ours, breaks, after) => {
      const rf = rfReference(ours);
      const broken = Array.from(rf, (character, index) => (breaks.includes(index) ? `${character}\n` : character)).join("");
      expect(findReferences(`Training ${broken}${after}`)).toContainEqual({ kind: "rf", value: rf });
    }));
  });

  test("a very long text of nearly references is soon read", () => {
    const started = performance.now();
    findReferences("RF18 ".repeat(4_000) + "1".repeat(100_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("what may be a code of a deal is found in free text", () => {
  test.each([
    ["Training 7K4M-2PXC", ["7K4M2PXC", "TRAJNJNG"]],
    ["7k4m2pxc", ["7K4M2PXC"]],
    ["7K4M 2PXC", ["7K4M2PXC"]],
    ["7K4M -\n2PXC", ["7K4M2PXC"]],
    ["OI1L-U0AB", ["QJJJVQAB"]],
    ["voor deze vast", []],
    ["2026 2026", []],
    ["7K4M2PXCD", []],
    ["", []],
  ])("%j", (text, codes) => {
    expect(findCodes(text)).toEqual(codes);
  });

  test("every code is found as it is shown", () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
      const code = codeFromBytes(bytes);
      expect(findCodes(`voor ${formatCode(code)}, dank`)).toContain(code);
    }));
  });

  test("there are never more than twenty", () => {
    expect(findCodes(Array.from({ length: 100 }, (_, index) => `ABCD${String(2222 + index)}`).join(" "))).toHaveLength(20);
  });
});
