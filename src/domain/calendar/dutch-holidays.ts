/**
 * The public holidays of the Algemene termijnenwet, art. 3: New Year's Day, Good Friday, Easter Monday, King's Day,
 * Liberation Day, Ascension Day, Whit Monday and both days of Christmas. (Sundays are handled as weekend.)
 * @see docs/rules/deadlines.md
 */
export function dutchHolidays(year: number): Temporal.PlainDate[] {
  const easter = easterSunday(year);
  return [
    day(year, 1, 1),
    easter.subtract({ days: 2 }),
    easter.add({ days: 1 }),
    kingsDay(year),
    day(year, 5, 5),
    easter.add({ days: 39 }),
    easter.add({ days: 50 }),
    day(year, 12, 25),
    day(year, 12, 26),
  ];
}

/** In the order of {@link dutchHolidays}. */
export const dutchHolidayNames = [
  "new-year", "good-friday", "easter-monday", "kings-day", "liberation-day", "ascension-day", "whit-monday", "christmas-day", "second-christmas-day",
] as const;

export type DutchHoliday = (typeof dutchHolidayNames)[number];

/** Which holiday it is, or null. When two fall together, the first of the list. */
export function dutchHolidayOn(date: Temporal.PlainDate): DutchHoliday | null {
  return dutchHolidayNames[dutchHolidays(date.year).findIndex((holiday) => holiday.equals(date))] ?? null;
}

export function isDutchHoliday(date: Temporal.PlainDate): boolean {
  return dutchHolidayOn(date) !== null;
}

/** 27 April, or the day before when that is a Sunday. */
function kingsDay(year: number): Temporal.PlainDate {
  const date = day(year, 4, 27);
  return date.dayOfWeek === 7 ? date.subtract({ days: 1 }) : date;
}

/** The Gregorian computus of Meeus, Jones and Butcher. */
function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30);
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return day(year, Math.floor(f / 31), (f % 31) + 1);
}

function day(year: number, month: number, dayOfMonth: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day: dayOfMonth });
}
