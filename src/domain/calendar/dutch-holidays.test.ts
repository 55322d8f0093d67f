import { describe, expect, test } from "vitest";
import { dutchHolidays, isDutchHoliday } from "./dutch-holidays.ts";

describe("the holidays of the Algemene termijnenwet", () => {
  test.each([
    [2026, "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26"],
    [2027, "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26"],
  ])("in %i", (year, days) => {
    expect(dutchHolidays(year).map(String)).toEqual(days.split(" ").map((day) => `${year}-${day}`));
  });

  test.each(["2000-04-24", "2008-03-24", "2011-04-25", "2024-04-01", "2025-04-21", "2038-04-26"])("%s is Easter Monday", (date) => {
    expect(dutchHolidays(Temporal.PlainDate.from(date).year).map(String)).toContain(date);
  });

  test("for four centuries Good Friday is a Friday, Ascension a Thursday, and Easter and Whitsun end on a Monday", () => {
    for (let year = 1900; year < 2300; year += 1) {
      const days = dutchHolidays(year).map(({ dayOfWeek }) => dayOfWeek);
      expect([year, days[1], days[2], days[5], days[6]]).toEqual([year, 5, 1, 4, 1]);
      const easterMonday = dutchHolidays(year)[2]?.toPlainMonthDay().toString() ?? "";
      expect(easterMonday >= "03-23" && easterMonday <= "04-26", `${year}: ${easterMonday}`).toBe(true);
    }
  });
});

describe("King's Day", () => {
  test.each([
    ["2026-04-27", true],
    ["2025-04-27", false],
    ["2025-04-26", true],
    ["2031-04-26", true],
  ])("on %s: %s, since it moves to Saturday when the 27th is a Sunday", (date, holiday) => {
    expect(isDutchHoliday(Temporal.PlainDate.from(date))).toBe(holiday);
  });
});
