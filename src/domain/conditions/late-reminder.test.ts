import { expect, test } from "vitest";
import { lateRemindersAt } from "./late-reminder.ts";

const part = (dueOn: string, remindAt: string | null) => ({ dueOn: Temporal.PlainDate.from(dueOn), remindAt: remindAt === null ? null : Temporal.Instant.from(remindAt) });
const first = part("2026-12-01", "2026-11-29T09:00:00Z");

const rows: [string, number | null, ReturnType<typeof part>[], string[]][] = [
  ["at ten, some days after the payment day", 2, [first], ["2026-12-03T09:00:00Z"]],
  ["on the clock of summer too", 1, [part("2027-06-01", null)], ["2027-06-02T08:00:00Z"]],
  ["once for each part", 2, [first, part("2027-01-07", null)], ["2026-12-03T09:00:00Z", "2027-01-09T09:00:00Z"]],
  ["once for two parts of one day", 2, [first, part("2026-12-01", null)], ["2026-12-03T09:00:00Z"]],
  ["not when another reminder speaks of it", 2, [first, part("2026-12-05", "2026-12-03T09:00:00Z")], ["2026-12-07T09:00:00Z"]],
  ["never, when that was agreed", null, [first], []],
  ["never, when nothing is to be paid", 2, [], []],
];

test.each(rows)("who is late is reminded %s", (_, reminderDaysAfter, schedule, moments) => {
  expect(lateRemindersAt({ conditions: { reminderDaysAfter }, schedule, zone: "Europe/Amsterdam" }).map(String)).toEqual(moments);
});
