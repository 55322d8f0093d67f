import type { Locale } from "../../domain/locale.ts";

const words: Readonly<Record<Locale, string>> = { nl: "gewist", en: "erased" };

/** What stands where a name stood, in the language of the deal: pages, lists and files show it as they showed the name. */
export function erasedWord(locale: Locale): string {
  return words[locale];
}
