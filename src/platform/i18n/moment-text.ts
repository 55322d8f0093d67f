import type { Locale } from "../../domain/locale.ts";
import { formatClock, formatDate } from "./format.ts";

/** A moment as pages show it: for machines, and in words. `clock` is null when only the day counts. */
export type MomentText = { datetime: string; day: string; clock: string | null };

/** "di 1 dec 2026" and "23:59" on the clock of the zone. */
export function momentText(at: Temporal.Instant, locale: Locale, zone: string): MomentText {
  const local = at.toZonedDateTimeISO(zone);
  return {
    datetime: local.toString({ smallestUnit: "minute", timeZoneName: "never" }),
    day: formatDate(local.toPlainDate(), locale).replaceAll("\u00a0", " "),
    clock: formatClock(at, zone),
  };
}
