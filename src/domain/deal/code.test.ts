import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isRfReference, rfReference } from "../bank/rf-reference.ts";
import { codeFromBytes, formatCode, normaliseCode } from "./code.ts";

const bytes = fc.uint8Array({ minLength: 8, maxLength: 16 });

test("a code has eight characters, none of which is I, L, O, U, 0 or 1", () => {
  fc.assert(fc.property(bytes, (random) => {
    expect(codeFromBytes(random)).toMatch(/^[A-HJKMNP-TV-Z2-9]{8}$/);
  }));
});

test("all thirty characters occur", () => {
  const codes = Array.from({ length: 30 }, (_, byte) => codeFromBytes(new Uint8Array(8).fill(byte)));
  expect(new Set(codes).size).toBe(30);
});

test("fewer than eight bytes make no code", () => {
  expect(() => codeFromBytes(new Uint8Array(7))).toThrow(RangeError);
});

test("a code is shown in two groups", () => {
  expect(formatCode("7K4M2PXC")).toBe("7K4M-2PXC");
});

test.each(["7K4M2PXC", "7K4M-2PXC", "7k4m-2pxc", " 7k4m 2pxc ", "7K4M–2PXC", "7.K.4.M.2.P.X.C"])("%s is read as 7K4M2PXC", (typed) => {
  expect(normaliseCode(typed)).toBe("7K4M2PXC");
});

test.each([
  ["O0", "QQ"],
  ["IL1", "JJJ"],
  ["u", "V"],
])("%s cannot stand in a code and is read as %s", (typed, meant) => {
  expect(normaliseCode(typed)).toBe(meant);
});

test("what is shown can be typed back, in any case, and makes a valid payment reference", () => {
  fc.assert(fc.property(bytes, (random) => {
    const code = codeFromBytes(random);
    expect(normaliseCode(formatCode(code).toLowerCase())).toBe(code);
    expect(isRfReference(rfReference(code))).toBe(true);
  }));
});
