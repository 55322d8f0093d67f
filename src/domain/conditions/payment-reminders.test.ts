import { expect, test } from "vitest";
import { paymentReminders } from "./payment-reminders.ts";

const zone = "Europe/Amsterdam";
const payment = { mode: "after", dueDaysAfterSession: 14, reminderDaysBefore: 2 } as const;
const day = (text: string, lapses = false) => ({ dueOn: Temporal.PlainDate.from(text), lapses });
const moments = (days: ReturnType<typeof day>[], reminderDaysAfter: number | null) =>
  paymentReminders({ days, conditions: { payment, reminderDaysAfter }, zone }).map(({ at, dueOn, late }) => `${at.toString()} ${late ? "after" : "before"} ${dueOn.toString()}`);

test("every day has a word before it and, where that was agreed, one after it, at ten on the clock of the zone", () => {
  expect(moments([day("2027-03-29")], 2)).toEqual(["2027-03-27T09:00:00Z before 2027-03-29", "2027-03-31T08:00:00Z after 2027-03-29"]);
  expect(moments([day("2027-03-29")], null)).toEqual(["2027-03-27T09:00:00Z before 2027-03-29"]);
});

test("a day that can take the place away has no word after it", () => {
  expect(moments([day("2027-03-29", true)], 2)).toEqual(["2027-03-27T09:00:00Z before 2027-03-29"]);
});

test("two words at one moment are one, about the day that comes, and one day is named once", () => {
  expect(moments([day("2027-02-01"), day("2027-02-05"), day("2027-02-05")], 2)).toEqual([
    "2027-01-30T09:00:00Z before 2027-02-01", "2027-02-03T09:00:00Z before 2027-02-05", "2027-02-07T09:00:00Z after 2027-02-05",
  ]);
});
