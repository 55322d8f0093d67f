import { endOfLocalDay, localDateOf } from "../calendar/local-day.ts";
import { nextWorkingDay } from "../calendar/working-days.ts";

/**
 * The last moment, inclusive, at which a consumer may withdraw: the end of the fourteenth day after the day of the
 * contract, moved to the next working day from a weekend or holiday.
 * @see docs/rules/withdrawal.md  art. 6:230o BW, Regulation 1182/71
 */
export function withdrawUntil(formedAt: Temporal.Instant, zone: string): Temporal.Instant {
  return endOfLocalDay(nextWorkingDay(localDateOf(formedAt, zone).add({ days: 14 })), zone);
}
