import { describe, expect, test } from "vitest";
import { localMoment, parseTime } from "./local-moment.ts";

const zone = "Europe/Amsterdam";

describe("a day and a time as typed", () => {
  test.each([
    ["2027-01-21", "09:30", "2027-01-21T08:30:00Z"],
    ["2027-07-21", "9.05", "2027-07-21T07:05:00Z"],
    ["2027-03-28", "01:59", "2027-03-28T00:59:00Z"],
    ["2027-03-28", "03:00", "2027-03-28T01:00:00Z"],
  ])("%s %s is %s", (date, time, at) => {
    expect(localMoment({ date, time }, zone)).toEqual({ ok: true, at: Temporal.Instant.from(at) });
  });

  test.each(["02:00", "02:30", "02:59"])("%s does not exist in the night that the clocks go forward", (time) => {
    expect(localMoment({ date: "2027-03-28", time }, zone)).toEqual({ ok: false, date: null, time: "time-skipped" });
  });

  test("an hour that comes twice is the first of the two", () => {
    expect(localMoment({ date: "2027-10-31", time: "02:30" }, zone)).toEqual({ ok: true, at: Temporal.Instant.from("2027-10-31T00:30:00Z") });
  });

  test.each([
    ["", "09:30", "date-missing", null],
    ["2027-02-29", "09:30", "date-invalid", null],
    ["morgen", "", "date-invalid", "time-missing"],
    ["", "25:00", "date-missing", "time-invalid"],
    ["2027-01-21", "half tien", null, "time-invalid"],
  ])("'%s' '%s' is refused at its field", (date, time, dateProblem, timeProblem) => {
    expect(localMoment({ date, time }, zone)).toEqual({ ok: false, date: dateProblem, time: timeProblem });
  });
});

test("a time is an hour and a minute, with a colon or a point", () => {
  expect(["0:00", "23:59", "9.30"].map((typed) => parseTime(typed)?.toString({ smallestUnit: "minute" }))).toEqual(["00:00", "23:59", "09:30"]);
  expect(["24:00", "12:60", "930", "9:3", "", "09:30:15"].map(parseTime)).toEqual([null, null, null, null, null, null]);
});
