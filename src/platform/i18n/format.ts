import type { Locale } from "../../domain/locale.ts";

const weekdays = {
  nl: ["ma", "di", "wo", "do", "vr", "za", "zo"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
} as const;
const shortMonths = {
  nl: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
} as const;
const longMonths = {
  nl: ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
} as const;
const numbers = {
  nl: ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"],
  en: ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
} as const;

const hard = "\u00a0";

/** "€ 1.082,95" in Dutch, "€1,082.95" in English. */
export function formatMoney(amount: number, locale: Locale): string {
  const [thousands, decimals] = locale === "nl" ? [".", ","] : [",", "."];
  const euros = String(Math.floor(Math.abs(amount) / 100)).replaceAll(/\B(?=(\d{3})+$)/g, thousands);
  const rest = String(Math.abs(amount) % 100).padStart(2, "0");
  const sign = amount < 0 ? "−" : "";
  return `${sign}€${locale === "nl" ? hard : ""}${euros}${decimals}${rest}`;
}

/** "21 %" from basis points; half per cents keep their decimal. */
export function formatPercent(basisPoints: number, locale: Locale): string {
  const text = String(basisPoints / 100).replace(".", locale === "nl" ? "," : ".");
  return `${text}${locale === "nl" ? hard : ""}%`;
}

/** "di 1 dec 2026" */
export function formatDate(date: Temporal.PlainDate, locale: Locale): string {
  return [weekday(date, locale), date.day, shortMonths[locale][date.month - 1], date.year].join(hard);
}

/** "do 21 januari 2027" */
export function formatLongDate(date: Temporal.PlainDate, locale: Locale): string {
  return `${weekday(date, locale)}${hard}${date.day}${hard}${longMonths[locale][date.month - 1]} ${date.year}`;
}

/** "23:59" on the clock of the zone. */
export function formatClock(instant: Temporal.Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: "minute" });
}

/** "di 1 dec 2026 23:59": a moment is never without its weekday and clock. */
export function formatMoment(instant: Temporal.Instant, locale: Locale, zone: string): string {
  return `${formatDate(instant.toZonedDateTimeISO(zone).toPlainDate(), locale)}${hard}${formatClock(instant, zone)}`;
}

/** The days of some meetings: "do 21 en vr 22 januari 2027"; a month or year is named once when it is the same. */
export function formatDays(starts: readonly Temporal.Instant[], locale: Locale, zone: string): string {
  const days = uniqueDays(starts, zone);
  const last = days.at(-1);
  if (last === undefined) return "";
  const words = days.map((day, index) => {
    const next = days[index + 1];
    const sameMonth = next !== undefined && next.month === day.month && next.year === day.year;
    const sameYear = next !== undefined && next.year === day.year;
    const month = sameMonth ? "" : `${hard}${longMonths[locale][day.month - 1]}`;
    const year = next === undefined || !sameYear ? ` ${day.year}` : "";
    return `${weekday(day, locale)}${hard}${day.day}${month}${year}`;
  });
  return formatList(words, locale);
}

/** "09:30 tot 17:00 uur"; several meetings with other times are told apart by the caller. */
export function formatHours(start: Temporal.Instant, end: Temporal.Instant, locale: Locale, zone: string): string {
  const [from, to] = [formatClock(start, zone), formatClock(end, zone)];
  return locale === "nl" ? `${from} tot ${to} uur` : `${from} to ${to}`;
}

/** Numbers up to twelve in words, as in running text. */
export function formatNumber(value: number, locale: Locale): string {
  return numbers[locale][value] ?? String(value);
}

/** "1.214" in Dutch, "1,214" in English: counts and numbers in figures. */
export function formatCount(value: number, locale: Locale): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, locale === "nl" ? "." : ",");
}

/** "A, B en C" */
export function formatList(items: readonly string[], locale: Locale): string {
  const and = locale === "nl" ? "en" : "and";
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1) ?? ""}`;
}

export function formatSize(bytes: number, locale: Locale): string {
  const kilo = Math.max(1, Math.round(bytes / 1024));
  return locale === "nl" ? `${kilo}${hard}kB` : `${kilo}${hard}kB`;
}

function weekday(date: Temporal.PlainDate, locale: Locale): string {
  return weekdays[locale][date.dayOfWeek - 1] ?? "";
}

function uniqueDays(starts: readonly Temporal.Instant[], zone: string): Temporal.PlainDate[] {
  const dates = starts.map((start) => start.toZonedDateTimeISO(zone).toPlainDate());
  return dates.filter((date, index) => dates.findIndex((other) => other.equals(date)) === index).sort(Temporal.PlainDate.compare);
}
