import { millisecondsOf } from "../dossier/instant.ts";
import type { ReportLocale } from "../dossier/words.ts";

/**
 * A moment in the zone of the deal, with its weekday: "di 24 nov 2026 10:41:01". What is no moment stays as it stands there.
 * @param how.parts what becomes of parts of a second: the latest time at which something was there is never shown as an earlier one than was proven
 */
export function shownMoment(text: string, { locale, zone, parts = "down" }: { locale: ReportLocale; zone: string; parts?: "down" | "up" }): string {
  const milliseconds = millisecondsOf(text);
  if (milliseconds === null) return text;
  const seconds = milliseconds / 1000;
  return formatOf(locale, zone).format((parts === "up" ? Math.ceil(seconds) : Math.floor(seconds)) * 1000).replaceAll(",", "");
}

function formatOf(locale: ReportLocale, zone: string): Intl.DateTimeFormat {
  const parts = { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat(locale === "nl" ? "nl-NL" : "en-GB", { ...parts, timeZone: zone });
  } catch (error) {
    // A zone that does not exist: a file can say anything.
    if (!(error instanceof RangeError)) throw error;
    return new Intl.DateTimeFormat(locale === "nl" ? "nl-NL" : "en-GB", { ...parts, timeZone: "UTC" });
  }
}
