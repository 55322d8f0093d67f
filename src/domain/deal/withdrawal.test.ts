import { describe, expect, test } from "vitest";
import { withdrawUntil } from "./withdrawal.ts";

const zone = "Europe/Amsterdam";

describe("a consumer may withdraw until the end of day 14, moved to the next working day", () => {
  test.each([
    ["2026-11-23", "2026-12-07T22:59:59Z"],
    ["2026-11-27", "2026-12-11T22:59:59Z"],
    ["2026-12-11", "2026-12-28T22:59:59Z"],
    ["2026-12-12", "2026-12-28T22:59:59Z"],
    ["2026-12-18", "2027-01-04T22:59:59Z"],
    ["2027-03-12", "2027-03-30T21:59:59Z"],
    ["2027-04-22", "2027-05-07T21:59:59Z"],
  ])("an order of %s: until %s", (concludedOn, until) => {
    expect(withdrawUntil(Temporal.Instant.from(`${concludedOn}T11:00:00Z`), zone).toString()).toBe(until);
  });
});

test("the day of the order is the Dutch one: just after midnight counts as the new day", () => {
  expect(withdrawUntil(Temporal.Instant.from("2026-11-22T22:59:59Z"), zone).toString()).toBe("2026-12-07T22:59:59Z");
  expect(withdrawUntil(Temporal.Instant.from("2026-11-22T23:00:00Z"), zone).toString()).toBe("2026-12-07T22:59:59Z");
  expect(withdrawUntil(Temporal.Instant.from("2026-11-23T23:00:00Z"), zone).toString()).toBe("2026-12-08T22:59:59Z");
});
