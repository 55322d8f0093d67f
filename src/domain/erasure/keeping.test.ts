import { describe, expect, test } from "vitest";
import { contentGoes, keptThrough, mustBeKept } from "./keeping.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

describe("what the books need", () => {
  test.each([
    ["2026-01-01", "2033-12-31"],
    ["2026-12-31", "2033-12-31"],
    ["2027-01-01", "2034-12-31"],
    ["2028-02-29", "2035-12-31"],
  ])("of %s is kept through %s", (newest, last) => {
    expect(keptThrough(day(newest)).toString()).toBe(last);
  });

  test.each([
    ["2026-11-24", "2026-11-24", true],
    ["2026-11-24", "2033-12-30", true],
    ["2026-11-24", "2033-12-31", true],
    ["2026-11-24", "2034-01-01", false],
    ["2026-12-31", "2034-01-01", false],
    ["2027-01-01", "2034-01-01", true],
  ])("whose newest document is of %s must be kept on %s: %s", (newest, today, kept) => {
    expect(mustBeKept(day(newest), day(today))).toBe(kept);
  });

  test("is nothing where there is no document", () => {
    expect(mustBeKept(null, day("2026-11-24"))).toBe(false);
  });
});

test.each([
  ["order", true, false],
  ["document", true, false],
  ["participants", true, true],
  ["mail", true, true],
  ["transcript", true, true],
  ["words", true, true],
  ["request", true, true],
  ["order", false, true],
  ["document", false, true],
])("the content %s of a record, while the order is kept (%s), goes: %s", (name, orderIsKept, goes) => {
  expect(contentGoes(name, { orderIsKept })).toBe(goes);
});
