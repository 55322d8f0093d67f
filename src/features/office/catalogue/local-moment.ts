import { parseDate } from "../deal/payment-form.ts";

export type MomentProblem = "date-missing" | "date-invalid" | "time-missing" | "time-invalid" | "time-skipped";

/**
 * A day and a time as somebody typed them, on the clock of the zone. A time that comes twice, when the clocks go back,
 * is the first of the two; one that never comes, when they go forward, is refused.
 */
export function localMoment(
  { date, time }: { date: string; time: string },
  zone: string,
): { ok: true; at: Temporal.Instant } | { ok: false; date: MomentProblem | null; time: MomentProblem | null } {
  const day = date === "" ? null : parseDate(date);
  const clock = parseTime(time);
  if (day === null || clock === null) {
    return {
      ok: false,
      date: date === "" ? "date-missing" : day === null ? "date-invalid" : null,
      time: time === "" ? "time-missing" : clock === null ? "time-invalid" : null,
    };
  }
  const local = day.toZonedDateTime({ timeZone: zone, plainTime: clock });
  if (!local.toPlainTime().equals(clock)) return { ok: false, date: null, time: "time-skipped" };
  return { ok: true, at: local.toInstant() };
}

/** "09:30", "9:30", "9.30"; null when it is no time of day. */
export function parseTime(typed: string): Temporal.PlainTime | null {
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(typed) ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return new Temporal.PlainTime(Number(hour), Number(minute));
}
