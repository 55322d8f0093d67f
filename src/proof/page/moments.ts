import { millisecondsOf } from "../dossier/instant.ts";
import type { Found } from "../dossier/report.ts";
import type { ReportLocale } from "../dossier/words.ts";

export type Spoken = { locale: ReportLocale; zone: string };

/** A moment in the zone of the deal, with its weekday: "di 24 nov 2026 10:41". What is no moment stays as it stands there. */
export function shownMoment(text: string, spoken: Spoken): string {
  return formatted(text, spoken, {});
}

/** The same to the second, for a bound: "di 24 nov 2026 10:41:07". */
export function exactMoment(text: string, spoken: Spoken): string {
  return formatted(text, spoken, { second: "2-digit" });
}

/** What a check found, with its moments as people read them. */
export function inLocalTime(found: Found, spoken: Spoken): Found {
  const shown = (text: string) => exactMoment(text, spoken);
  const orNone = (text: string | null) => (text === null ? null : shown(text));
  switch (found.kind) {
    case "about":
      return { ...found, madeAt: shown(found.madeAt) };
    case "stamped":
    case "stamp-from-later":
    case "no-outside-time":
      return { ...found, at: shown(found.at) };
    case "between":
      return { ...found, at: shown(found.at), notBefore: orNone(found.notBefore), notAfter: shown(found.notAfter) };
    case "clock-outside":
      return { ...found, at: shown(found.at), notBefore: orNone(found.notBefore), notAfter: orNone(found.notAfter) };
    default:
      return found;
  }
}

/** The city of a zone, which is what people call its time by. */
export function placeOf(zone: string): string {
  return zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
}

function formatted(text: string, { locale, zone }: Spoken, more: Intl.DateTimeFormatOptions): string {
  const milliseconds = millisecondsOf(text);
  return milliseconds === null ? text : formatOf(locale, zone, more).format(milliseconds).replaceAll(",", "");
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
