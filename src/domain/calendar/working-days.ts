import { dutchHolidayOn, isDutchHoliday } from "./dutch-holidays.ts";
import type { DutchHoliday } from "./dutch-holidays.ts";

/** Monday to Friday, except the holidays of the Algemene termijnenwet. */
export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5 && !isDutchHoliday(date);
}

/** The day itself when it is a working day, else the first one after it. */
export function nextWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(date) ? date : nextWorkingDay(date.add({ days: 1 }));
}

export type DayOff = DutchHoliday | "saturday" | "sunday";

/** The days that {@link nextWorkingDay} skips, each with why it is no working day: a holiday before a weekend. */
export function daysOffFrom(date: Temporal.PlainDate): { on: Temporal.PlainDate; why: DayOff }[] {
  if (isWorkingDay(date)) return [];
  const why = dutchHolidayOn(date) ?? (date.dayOfWeek === 6 ? "saturday" : "sunday");
  return [{ on: date, why }, ...daysOffFrom(date.add({ days: 1 }))];
}
