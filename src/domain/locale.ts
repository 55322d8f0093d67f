/** The languages in which Handslag speaks to people. Dutch first; both are complete. */
export const locales = ["nl", "en"] as const;

export type Locale = (typeof locales)[number];

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}
