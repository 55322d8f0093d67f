import { localDateOf } from "../../../domain/calendar/local-day.ts";
import type { Desk } from "../frame/desk.ts";
import { clock, datetime, daysUntil, shortDay } from "../frame/format.ts";
import type { Coming } from "./coming.ts";
import { todayTexts } from "./texts.ts";

/** "vandaag", "gisteren", "morgen", or "di 1 dec". */
export function dayWord(at: Temporal.Instant, desk: Desk): string {
  const { days } = todayTexts[desk.locale];
  const away = daysUntil(at, desk);
  if (away === 0) return days.today;
  return away === 1 ? days.tomorrow : away === -1 ? days.yesterday : shortDay(at, desk);
}

/** The left column of a decision. */
export function whenOf(at: Temporal.Instant, why: string, desk: Desk) {
  return { day: dayWord(at, desk), clock: clock(at, desk), datetime: datetime(at, desk.zone), why };
}

/** "Dinsdag 24 november" */
export function dateTitle({ now, zone, locale }: Desk): string {
  const { weekdays, months, date } = todayTexts[locale];
  const today = localDateOf(now, zone);
  return date(weekdays[today.dayOfWeek - 1] ?? "", today.day, months[today.month - 1] ?? "");
}

export function monthName({ now, zone, locale }: Desk): string {
  return todayTexts[locale].months[localDateOf(now, zone).month - 1] ?? "";
}

/** "Om 14:00 gaat een herinnering naar Duinpan Software." A name that ends with a dot does not get two. */
export function nextSentence(next: Coming, desk: Desk): string {
  const texts = todayTexts[desk.locale].next;
  const away = daysUntil(next.at, desk);
  const time = clock(next.at, desk);
  const at = away <= 0 ? texts.at.today(time) : away === 1 ? texts.at.tomorrow(time) : texts.at.later(shortDay(next.at, desk), time);
  return `${at} ${whatComes(next, desk).replace(/\.$/, "")}.`;
}

function whatComes(next: Coming, desk: Desk): string {
  const texts = todayTexts[desk.locale].next;
  switch (next.kind) {
    case "hold":
    case "reminder":
    case "offer":
      return texts[next.kind](next.who);
    case "question":
    case "session-end":
    case "session-start":
      return texts[next.kind](next.title);
    case "other":
      return texts.other(next.what);
    default:
      return next satisfies never;
  }
}

