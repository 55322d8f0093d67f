import { millisecondsOf } from "../dossier/instant.ts";
import type { Found } from "../dossier/report.ts";
import type { ReportLocale } from "../dossier/words.ts";

export type Spoken = { locale: ReportLocale; zone: string };

/** A moment in the zone of the deal, with its weekday: "di 24 nov 2026 10:41". What is no moment stays as it stands there. */
export function shownMoment(text: string, spoken: Spoken): string {
  const milliseconds = millisecondsOf(text);
  return milliseconds === null ? text : formatted(milliseconds, spoken, {});
}

/**
 * The same to the second, for a bound: "di 24 nov 2026 10:41:07".
 * @param parts what becomes of parts of a second: the latest time at which something was there is never shown as an earlier one than was proven
 */
export function exactMoment(text: string, spoken: Spoken, parts: "down" | "up" = "down"): string {
  const milliseconds = millisecondsOf(text);
  if (milliseconds === null) return text;
  const seconds = milliseconds / 1000;
  return formatted((parts === "up" ? Math.ceil(seconds) : Math.floor(seconds)) * 1000, spoken, { second: "2-digit" });
}

/** What a check found, with its moments as people read them. */
export function inLocalTime(found: Found, spoken: Spoken): Found {
  const shown = (text: string, parts: "down" | "up" = "down") => exactMoment(text, spoken, parts);
  const orNone = (text: string | null, parts: "down" | "up" = "down") => (text === null ? null : shown(text, parts));
  switch (found.kind) {
    case "about":
      return { ...found, madeAt: shown(found.madeAt) };
    case "stamped":
    case "stamp-from-later":
    case "no-outside-time":
      return { ...found, at: shown(found.at) };
    case "between":
      return { ...found, at: shown(found.at), notBefore: orNone(found.notBefore), notAfter: shown(found.notAfter, "up") };
    case "clock-outside":
      return { ...found, at: shown(found.at), notBefore: orNone(found.notBefore), notAfter: orNone(found.notAfter, "up") };
    default:
      return found;
  }
}

/** The city of a zone, which is what people call its time by. */
export function placeOf(zone: string): string {
  return zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
}

function formatted(milliseconds: number, { locale, zone }: Spoken, more: Intl.DateTimeFormatOptions): string {
  return formatOf(locale, zone, more).format(milliseconds).replaceAll(",", "");
}

function formatOf(locale: ReportLocale, zone: string, more: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const parts: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...more };
  const language = locale === "nl" ? "nl-NL" : "en-GB";
  try {
    return new Intl.DateTimeFormat(language, { ...parts, timeZone: zone });
  } catch (error) {
    // A zone that does not exist: a file can say anything.
    if (!(error instanceof RangeError)) throw error;
    return new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC" });
  }
}
