import type { DayOff } from "../../domain/calendar/working-days.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const daysOff: Readonly<Record<DayOff, string>> = {
  "new-year": "New Year's Day",
  "good-friday": "Good Friday",
  "easter-monday": "Easter Monday",
  "kings-day": "King's Day",
  "liberation-day": "Liberation Day",
  "ascension-day": "Ascension Day",
  "whit-monday": "Whit Monday",
  "christmas-day": "Christmas Day",
  "second-christmas-day": "the second day of Christmas",
  saturday: "a Saturday",
  sunday: "a Sunday",
};

/** "Monday 2026-11-23" */
export function dayInWords(day: Temporal.PlainDate): string {
  return `${weekdays[day.dayOfWeek - 1] ?? ""} ${day.toString()}`;
}

/** "2026-12-26 is the second day of Christmas, 2026-12-27 is a Sunday"; null when there is none. */
export function daysOffInWords(days: readonly { on: Temporal.PlainDate; why: DayOff }[]): string | null {
  return days.length === 0 ? null : days.map(({ on, why }) => `${on.toString()} is ${daysOff[why]}`).join(", ");
}

/** Columns that line up: the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("   ")}`.trimEnd());
}
