import { describe, expect, test } from "vitest";
import { WrongUse } from "../command.ts";
import { calcDeadline } from "./deadline.ts";

function answer(from: string, days: string, ...switches: string[]): unknown {
  return JSON.parse(JSON.stringify(calcDeadline(["--from", from, "--days", days, ...switches]).json));
}

describe("a deadline is so many days after a day", () => {
  test.each([
    ["2026-12-20", "7", "2026-12-27"],
    ["2026-12-20", "0", "2026-12-20"],
    ["2028-02-28", "1", "2028-02-29"],
    ["2026-12-31", "1", "2027-01-01"],
  ])("%s and %s days: %s, also on a day off", (from, days, on) => {
    expect(answer(from, days)).toEqual({ on, movedBecause: null });
  });
});

describe("when it must be a working day it moves, and says why", () => {
  test.each([
    ["2026-12-20", "7", "2026-12-28", "2026-12-27 is a Sunday"],
    ["2026-12-14", "7", "2026-12-21", null],
    ["2026-11-14", "14", "2026-11-30", "2026-11-28 is a Saturday, 2026-11-29 is a Sunday"],
    ["2026-12-18", "7", "2026-12-28", "2026-12-25 is Christmas Day, 2026-12-26 is the second day of Christmas, 2026-12-27 is a Sunday"],
    ["2027-03-19", "7", "2027-03-30", "2027-03-26 is Good Friday, 2027-03-27 is a Saturday, 2027-03-28 is a Sunday, 2027-03-29 is Easter Monday"],
    ["2027-04-28", "7", "2027-05-07", "2027-05-05 is Liberation Day, 2027-05-06 is Ascension Day"],
    ["2026-04-20", "7", "2026-04-28", "2026-04-27 is King's Day"],
    ["2026-05-18", "7", "2026-05-26", "2026-05-25 is Whit Monday"],
    ["2026-12-25", "7", "2027-01-04", "2027-01-01 is New Year's Day, 2027-01-02 is a Saturday, 2027-01-03 is a Sunday"],
  ])("%s and %s days: %s, for %s", (from, days, on, movedBecause) => {
    expect(answer(from, days, "--working-day")).toEqual({ on, movedBecause });
  });
});

test("it prints its steps", () => {
  expect(calcDeadline(["--from", "2026-12-20", "--days", "7", "--working-day"]).lines.slice(0, 3)).toEqual([
    "Sunday 2026-12-20, which does not count, and 7 days: Sunday 2026-12-27",
    "It moves to the next working day: 2026-12-27 is a Sunday.",
    "Deadline: Monday 2026-12-28, until 23:59:59",
  ]);
  expect(calcDeadline(["--from", "2026-12-20", "--days", "1"]).lines[0]).toContain("and 1 day: Monday");
});

test.each([
  [["--from", "2026-12-20"], /^--days is missing; usage: /],
  [["--from", "2026-12-20", "--days", "-1"], /^--days is -1, expected a whole number/],
  [["--from", "2026-12-32", "--days", "1"], /^--from is 2026-12-32, expected a day/],
  [["--from", "2026-12-20", "--days", "1", "--working-days"], /^--working-days is unknown; usage: /],
])("%j is refused", (args, why) => {
  expect(() => calcDeadline(args)).toThrow(why);
  expect(() => calcDeadline(args)).toThrow(WrongUse);
});
