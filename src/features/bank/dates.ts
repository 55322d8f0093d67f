import { got, refused } from "./refusal.ts";
import type { Read } from "./refusal.ts";

/** A day from its parts, which must be one of the calendar. */
export function readDay({ year, month, day }: { year: number; month: number; day: number }, { text, fileLine }: { text: string; fileLine: number }): Read<Temporal.PlainDate> {
  try {
    return got(new Temporal.PlainDate(year, month, day));
  } catch (error) {
    if (error instanceof RangeError) return refused({ kind: "bad-date", text, fileLine });
    throw error;
  }
}

/** The day that an ISO date or moment names, on the clock on which it was written. */
export function readIsoDay(text: string, fileLine: number): Read<Temporal.PlainDate> {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?=$|T|Z|[+-])/.exec(text) ?? [];
  return readDay({ year: Number(year ?? 0), month: Number(month ?? 0), day: Number(day ?? 0) }, { text, fileLine });
}
