import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { monthsOf, periodBetween, periodNamed, periodNameOf } from "./period.ts";

const text = (period: ReturnType<typeof periodNamed>) => (period === null ? null : `${period.from.toString()} ${period.until.toString()}`);

describe("a period", () => {
  test.each([
    ["2026", "2026-01-01 2026-12-31"],
    ["2026-Q1", "2026-01-01 2026-03-31"],
    ["2026-Q4", "2026-10-01 2026-12-31"],
    ["2026-02", "2026-02-01 2026-02-28"],
    ["2028-02", "2028-02-01 2028-02-29"],
    ["2026-13", null], ["2026-Q5", null], ["26", null], ["", null], ["2026-Q4; drop", null], ["2026-1", null],
  ])("named %s is %s", (name, days) => expect(text(periodNamed(name))).toBe(days));

  test.each([
    ["2026-11-01", "2026-11-01", "2026-11-01 2026-11-01"],
    ["2026-11-02", "2026-11-01", null],
    ["2026-02-29", "2026-03-01", null],
    ["2016-01-01", "2025-12-31", "2016-01-01 2025-12-31"],
    ["2016-01-01", "2026-01-01", null],
    ["gisteren", "2026-01-01", null],
    ["", "", null],
  ])("from %s until %s is %s", (from, until, days) => expect(text(periodBetween(from, until))).toBe(days));

  test("the months of a period follow on, without a day missing or twice", () => {
    assert(property(integer({ min: 0, max: 4_000 }), integer({ min: 0, max: 1_000 }), (start, length) => {
      const from = Temporal.PlainDate.from("2020-01-01").add({ days: start });
      const until = from.add({ days: length });
      const months = monthsOf({ from, until });
      expect(months[0]?.from.toString()).toBe(from.toString());
      expect(months.at(-1)?.until.toString()).toBe(until.toString());
      expect(months.slice(0, -1).map((month) => month.until.add({ days: 1 }).toString())).toEqual(months.slice(1).map((month) => month.from.toString()));
    }));
  });

  test("every day is in the period that it names", () => {
    assert(property(integer({ min: 0, max: 9_000 }), (start) => {
      const day = Temporal.PlainDate.from("2020-01-01").add({ days: start });
      for (const kind of ["month", "quarter", "year"] as const) {
        const period = periodNamed(periodNameOf(day, kind));
        expect(period !== null && Temporal.PlainDate.compare(period.from, day) <= 0 && Temporal.PlainDate.compare(day, period.until) <= 0).toBe(true);
      }
    }));
  });
});
