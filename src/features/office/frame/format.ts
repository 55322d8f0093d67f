import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { formatClock, formatDate, formatMoment, formatMoney } from "../../../platform/i18n/format.ts";
import { formatCode } from "../../../domain/deal/code.ts";
import type { Desk } from "./desk.ts";

type Spoken = Pick<Desk, "locale" | "zone">;

/** "€ 1.082,95" */
export function money(cents: number, { locale }: Spoken): string {
  return formatMoney(cents, locale);
}

/** "1.082,95": where the currency stands in the head of the column. */
export function figure(cents: number, { locale }: Spoken): string {
  return formatMoney(cents, locale).replace(/€\s*/, "");
}

/** "di 1 dec 2026 23:59" */
export function moment(at: Temporal.Instant, { locale, zone }: Spoken): string {
  return formatMoment(at, locale, zone);
}

/** "di 1 dec": for a desk on which the year is known. */
export function shortDay(at: Temporal.Instant, { locale, zone }: Spoken): string {
  return formatDate(localDateOf(at, zone), locale).replace(/\u00a0\d{4}$/, "");
}

/** "di 1 dec 23:59" */
export function shortMoment(at: Temporal.Instant, desk: Spoken): string {
  return `${shortDay(at, desk)}\u00a0${formatClock(at, desk.zone)}`;
}

export function clock(at: Temporal.Instant, { zone }: Spoken): string {
  return formatClock(at, zone);
}

/** For machines: `2026-12-01T23:59+01:00`. */
export function datetime(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toString({ smallestUnit: "minute", timeZoneName: "never" });
}

/** Whole calendar days from now until a moment; negative when it is past. */
export function daysUntil(at: Temporal.Instant, { now, zone }: Pick<Desk, "now" | "zone">): number {
  return localDateOf(now, zone).until(localDateOf(at, zone), { largestUnit: "days" }).days;
}

export { formatCode };
