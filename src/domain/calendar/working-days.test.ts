import * as fc from "fast-check";
import { expect, test } from "vitest";
import { daysOffFrom, isWorkingDay, nextWorkingDay } from "./working-days.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

test.each([
  ["2026-11-23", "2026-11-23", "a working day stays"],
  ["2026-11-28", "2026-11-30", "Saturday becomes Monday"],
  ["2026-11-29", "2026-11-30", "Sunday becomes Monday"],
  ["2026-12-25", "2026-12-28", "both days of Christmas and the weekend are skipped together"],
  ["2027-01-01", "2027-01-04", "New Year's Day on a Friday becomes Monday"],
  ["2027-03-26", "2027-03-30", "Good Friday becomes the Tuesday after Easter"],
  ["2027-05-05", "2027-05-07", "Liberation Day and Ascension follow each other"],
])("%s is moved to %s: %s", (from, to) => {
  expect(nextWorkingDay(day(from)).toString()).toBe(to);
});

test.each([
  ["2026-11-23", "", "a working day"],
  ["2026-11-28", "saturday sunday", "a weekend"],
  ["2026-11-29", "sunday", "its end"],
  ["2026-12-25", "christmas-day second-christmas-day sunday", "a holiday on a Saturday is a holiday"],
  ["2027-01-01", "new-year saturday sunday", "New Year's Day on a Friday"],
  ["2027-03-26", "good-friday saturday sunday easter-monday", "Easter"],
  ["2027-05-05", "liberation-day ascension-day", "two holidays in a row"],
  ["2026-04-27", "kings-day", "King's Day"],
  ["2026-05-25", "whit-monday", "Whit Monday"],
  ["2016-05-05", "liberation-day", "two holidays on one day have the name of the first"],
])("from %s the days off are %s: %s", (from, whys) => {
  expect(daysOffFrom(day(from)).map(({ why }) => why).join(" ")).toBe(whys);
});

test("moving ends on a working day, never earlier, and skips no working day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 36_500 }), (days) => {
      const from = day("2000-01-01").add({ days });
      const to = nextWorkingDay(from);
      for (let skipped = from; !skipped.equals(to); skipped = skipped.add({ days: 1 })) expect(isWorkingDay(skipped)).toBe(false);
      expect(isWorkingDay(to)).toBe(true);
      expect(from.until(to).days).toBeLessThan(6);
      expect(daysOffFrom(from)).toHaveLength(from.until(to).days);
    }),
  );
});
