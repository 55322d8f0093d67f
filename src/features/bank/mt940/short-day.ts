import { readDay } from "../dates.ts";
import { got } from "../refusal.ts";
import type { Read } from "../refusal.ts";

/** YYMMDD; there are no electronic statements from before 1980. */
export function readShortDay(text: string, fileLine: number): Read<Temporal.PlainDate> {
  const [year = 0, month = 0, day = 0] = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)].map(Number);
  return readDay({ year: year + (year < 80 ? 2000 : 1900), month, day }, { text, fileLine });
}

/** MMDD in the year that brings it nearest to another day: in January a bank writes of the last of December. */
export function readDayNear(text: string, near: Temporal.PlainDate, fileLine: number): Read<Temporal.PlainDate> {
  const [month, day] = [Number(text.slice(0, 2)), Number(text.slice(2, 4))];
  const distance = month - near.month;
  const year = near.year + (distance > 6 ? -1 : distance < -6 ? 1 : 0);
  const read = readDay({ year, month, day }, { text, fileLine });
  return read.ok ? got(read.value) : read;
}
