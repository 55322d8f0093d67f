import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isWorkingDay, nextWorkingDay } from "./working-days.ts";

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

test("moving ends on a working day, never earlier, and skips no working day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 36_500 }), (days) => {
      const from = day("2000-01-01").add({ days });
      const to = nextWorkingDay(from);
      for (let skipped = from; !skipped.equals(to); skipped = skipped.add({ days: 1 })) expect(isWorkingDay(skipped)).toBe(false);
      expect(isWorkingDay(to)).toBe(true);
      expect(from.until(to).days).toBeLessThan(6);
    }),
  );
});
