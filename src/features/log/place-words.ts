import type { Locale } from "../../domain/locale.ts";
import { formatCount } from "../../platform/i18n/format.ts";
import type { LogPlace } from "./places.ts";

const nl = {
  number: (number: string, log: number) => (log === 1 ? `nr. ${number}` : `nr. ${number} van logboek ${log}`),
  between: (from: string, until: string) => `vastgelegd tussen ${from} en ${until}`,
  until: (until: string) => `vastgelegd uiterlijk ${until}`,
  after: (from: string) => `vastgelegd na ${from}, nog niet gestempeld`,
  unstamped: "nog niet gestempeld",
  waiting: "nog niet in het logboek",
};

const en: typeof nl = {
  number: (number, log) => (log === 1 ? `no. ${number}` : `no. ${number} of log ${log}`),
  between: (from, until) => `recorded between ${from} and ${until}`,
  until: (until) => `recorded not later than ${until}`,
  after: (from) => `recorded after ${from}, not stamped yet`,
  unstamped: "not stamped yet",
  waiting: "not in the log yet",
};

const words = { nl, en };

type Spoken = { locale: Locale; moment: (at: Temporal.Instant) => string };

/** "nr. 41, vastgelegd tussen di 24 nov 10:41 en di 24 nov 10:45", with whole minutes around the times. @param place undefined: not in the log yet */
export function placeInWords(place: LogPlace | undefined, spoken: Spoken): string {
  if (place === undefined) return words[spoken.locale].waiting;
  return `${words[spoken.locale].number(formatCount(place.index, spoken.locale), place.log)}, ${timesInWords(place, spoken)}`;
}

/** The same without the number. */
export function timesInWords({ notBefore, notAfter }: LogPlace, { locale, moment }: Spoken): string {
  const texts = words[locale];
  const from = notBefore === null ? null : moment(notBefore.round({ smallestUnit: "minute", roundingMode: "floor" }));
  const until = notAfter === null ? null : moment(notAfter.round({ smallestUnit: "minute", roundingMode: "ceil" }));
  if (until === null) return from === null ? texts.unstamped : texts.after(from);
  return from === null ? texts.until(until) : texts.between(from, until);
}
