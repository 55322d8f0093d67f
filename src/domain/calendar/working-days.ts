import { isDutchHoliday } from "./dutch-holidays.ts";

/** Monday to Friday, except the holidays of the Algemene termijnenwet. */
export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5 && !isDutchHoliday(date);
}

/** The day itself when it is a working day, else the first one after it. */
export function nextWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(date) ? date : nextWorkingDay(date.add({ days: 1 }));
}
