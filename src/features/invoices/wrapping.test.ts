import { expect, test } from "vitest";
import { wrapping } from "./wrapping.ts";

test.each([
  ["Onderhandelen zonder trucs", "Onderhandelen zonder trucs"],
  ["a".repeat(30), "a".repeat(30)],
  ["a".repeat(31), `${"a".repeat(30)}\u200ba`],
  [`x ${"\u{1f393}".repeat(61)} y`, `x ${"\u{1f393}".repeat(30)}\u200b${"\u{1f393}".repeat(30)}\u200b\u{1f393} y`],
])("%s may be broken after thirty letters, never within one", (text, wrapped) => {
  expect(wrapping(text)).toBe(wrapped);
});
