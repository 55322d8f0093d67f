import { assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { millisecondsOf, momentText } from "./instant.ts";

test("moments are read and written as Temporal does", () => {
  assert(property(integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }), (milliseconds) => {
    const text = Temporal.Instant.fromEpochMilliseconds(milliseconds).toString();
    expect(millisecondsOf(text)).toBe(milliseconds);
    expect(millisecondsOf(momentText(milliseconds))).toBe(milliseconds);
  }), { numRuns: 2_000 });
  expect(momentText(Temporal.Instant.from("2028-02-29T23:59:59Z").epochMilliseconds)).toBe("2028-02-29T23:59:59Z");
  expect(millisecondsOf("2026-11-24T09:41:00.123456789Z")).toBe(Temporal.Instant.from("2026-11-24T09:41:00.123Z").epochMilliseconds);
});

test.each(["", "2026-11-24", "2026-11-24T09:41:00", "2026-11-24T09:41:00+01:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-24T24:00:00Z", "2026-11-24T09:60:00Z", "2026-11-24t09:41:00z"])("%j is no moment", (text) => {
  expect(millisecondsOf(text)).toBeNull();
});
