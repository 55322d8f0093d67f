import { expect, test } from "vitest";
import { compactIban, isIban } from "./iban.ts";

test.each([
  ["NL91ABNA0417164300", true],
  ["NL91 ABNA 0417 1643 00", true],
  ["nl91abna0417164300", true],
  ["BE68 5390 0754 7034", true],
  ["NL91ABNA0417164301", false],
  ["NL92ABNA0417164300", false],
  ["NL91ABNA04171643", false],
  ["0417164300", false],
  ["NL91-ABNA-0417-1643-00", false],
  ["", false],
])("%s is an account number: %s", (text, valid) => {
  expect(isIban(text)).toBe(valid);
});

test("it is kept without spaces, in capitals", () => {
  expect(compactIban(" nl91 abna\t0417 1643 00 ")).toBe("NL91ABNA0417164300");
});
