import type { Locale } from "../../../domain/locale.ts";
import { formatNumber } from "../../../platform/i18n/format.ts";

/** "een plaats", "twee plaatsen" */
export function placesInWords(places: number, locale: Locale): string {
  const words = formatNumber(places, locale);
  if (locale === "nl") return places === 1 ? "een plaats" : `${words} plaatsen`;
  return places === 1 ? "one place" : `${words} places`;
}
