import { euCountries } from "../../domain/invoice/eu-countries.ts";
import type { Locale } from "../../domain/locale.ts";

/** Where customers of Dutch trainers come from besides the Union. */
const others = ["AU", "AW", "CA", "CH", "CW", "GB", "IS", "LI", "MA", "NO", "SR", "SX", "TR", "US"] as const;

/** The countries that a form offers, the Netherlands first, then by name. @param chosen always among them */
export function countryOptions(locale: Locale, chosen: string): { value: string; label: string }[] {
  const all = [...new Set<string>([...euCountries, ...others, chosen])].filter((country) => country !== "NL");
  const named = ["NL", ...all].map((value) => ({ value, label: countryName(value, locale) }));
  const [first, ...rest] = named;
  return first === undefined ? [] : [first, ...rest.toSorted((one, other) => one.label.localeCompare(other.label, locale))];
}

/** The name of a country in a language: a Dutch paper names Belgium "België". @param country two capitals; what is no country stays as it is */
export function countryName(country: string, locale: Locale): string {
  return /^[A-Z]{2}$/.test(country) ? names[locale].of(country) ?? country : country;
}

const names: Readonly<Record<Locale, Intl.DisplayNames>> = { nl: new Intl.DisplayNames(["nl"], { type: "region" }), en: new Intl.DisplayNames(["en"], { type: "region" }) };
