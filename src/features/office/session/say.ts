import type { Locale } from "../../../domain/locale.ts";
import { formatNumber } from "../../../platform/i18n/format.ts";
import type { Say } from "./texts.ts";

/** Numbers in words in one language. */
export function sayIn(locale: Locale): Say {
  const number = (value: number) => formatNumber(value, locale);
  return { number, capital: (value) => capital(number(value)) };
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
