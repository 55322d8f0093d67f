import { millisecondsOf } from "../dossier/instant.ts";
import type { ReportLocale } from "../dossier/words.ts";

/** A moment in the zone of the deal, with its weekday: "di 24 nov 2026 10:41". What is no moment stays as it stands there. */
export function shownMoment(text: string, { locale, zone }: { locale: ReportLocale; zone: string }): string {
  const milliseconds = millisecondsOf(text);
  return milliseconds === null ? text : formatOf(locale, zone).format(milliseconds).replaceAll(",", "");
}

function formatOf(locale: ReportLocale, zone: string): Intl.DateTimeFormat {
  const parts = { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat(locale === "nl" ? "nl-NL" : "en-GB", { ...parts, timeZone: zone });
  } catch (error) {
    // A zone that does not exist: a file can say anything.
    if (!(error instanceof RangeError)) throw error;
    return new Intl.DateTimeFormat(locale === "nl" ? "nl-NL" : "en-GB", { ...parts, timeZone: "UTC" });
  }
}
