import { expect, test } from "vitest";
import { invoicePrefix, numberIn, seriesOf } from "./series.ts";

test.each([
  ["", true],
  ["H", true],
  ["H-", true],
  ["A1B2C3", true],
  ["A1B2C3-", true],
  ["A1B2C3D", false],
  ["-", false],
  ["h", false],
  ["H--", false],
  ["H 1", false],
  ["É", false],
  ["H\n", false],
])("%j may stand before the year: %s", (prefix, holds) => {
  expect(invoicePrefix.test(prefix)).toBe(holds);
});

test.each([
  ["", 1, "2026-0001"],
  ["H", 42, "H2026-0042"],
  ["H-", 9_999, "H-2026-9999"],
  ["H", 10_000, "H2026-10000"],
])("after %j number %i reads %s", (prefix, place, number) => {
  expect(numberIn(seriesOf(prefix, 2026), place)).toBe(number);
});
