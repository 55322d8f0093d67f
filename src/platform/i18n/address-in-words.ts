import type { Locale } from "../../domain/locale.ts";
import { countryName } from "./countries.ts";

/** An address on one line, in the language of who reads it; the Netherlands go without saying. Empty when nothing of it is known. */
export function addressInWords({ street, postcode, town, country }: { street: string; postcode: string; town: string; country: string }, locale: Locale): string {
  const known = [street, `${postcode} ${town}`.trim()].filter((part) => part !== "");
  return [...known, ...(known.length === 0 || country === "NL" ? [] : [countryName(country, locale)])].join(", ");
}
