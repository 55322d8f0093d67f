import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atLocalTime, earliest, endOfLocalDay, isBefore, localDateOf } from "./local-day.ts";

const zone = "Europe/Amsterdam";
const day = (text: string) => Temporal.PlainDate.from(text);
const instant = (text: string) => Temporal.Instant.from(text);

describe("a local day ends at 23:59:59 on the clock of the zone", () => {
  test.each([
    ["2026-01-15", "2026-01-15T22:59:59Z", "winter"],
    ["2026-07-15", "2026-07-15T21:59:59Z", "summer"],
    ["2026-03-28", "2026-03-28T22:59:59Z", "the day before summer time"],
    ["2026-03-29", "2026-03-29T21:59:59Z", "the day of 23 hours"],
    ["2026-10-25", "2026-10-25T22:59:59Z", "the day of 25 hours"],
  ])("%s ends at %s: %s", (date, end) => {
    expect(endOfLocalDay(day(date), zone).toString()).toBe(end);
  });

  test("a second later it is the next day, on every day of a century", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_500 }), fc.constantFrom(zone, "America/Curacao", "Asia/Kathmandu"), (days, anyZone) => {
        const date = day("2000-01-01").add({ days });
        const end = endOfLocalDay(date, anyZone);
        expect(localDateOf(end, anyZone).equals(date)).toBe(true);
        expect(localDateOf(end.add({ seconds: 1 }), anyZone).equals(date.add({ days: 1 }))).toBe(true);
      }),
    );
  });
});

test.each([
  ["2026-06-30T21:59:59Z", "2026-06-30"],
  ["2026-06-30T22:00:00Z", "2026-07-01"],
  ["2026-12-31T22:59:59Z", "2026-12-31"],
  ["2026-12-31T23:00:00Z", "2027-01-01"],
])("at %s it is %s in Amsterdam", (at, date) => {
  expect(localDateOf(instant(at), zone).toString()).toBe(date);
});

test.each([
  ["2026-03-29", "02:30", "2026-03-29T01:30:00Z", "a time that the clocks skip becomes the one just after"],
  ["2026-10-25", "02:30", "2026-10-25T00:30:00Z", "a time that comes twice is the first of the two"],
  ["2026-11-23", "10:00", "2026-11-23T09:00:00Z", "an ordinary morning"],
])("%s at %s is %s: %s", (date, time, at) => {
  expect(atLocalTime(day(date), time, zone).toString()).toBe(at);
});

test("of two equal moments neither is before the other, and either is the earliest", () => {
  const now = instant("2026-11-23T09:00:00Z");
  expect(isBefore(now, now)).toBe(false);
  expect(earliest(now, now).equals(now)).toBe(true);
  expect(earliest(now.add({ seconds: 1 }), now).equals(now)).toBe(true);
});
