import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { isLocale } from "../../domain/locale.ts";
import type { Locale } from "../../domain/locale.ts";

/** The language of a page: asked for in the address, else as chosen before, else what the browser prefers, else the house's. */
export function localeOf(c: Context, fallback: Locale): Locale {
  const asked = c.req.query("lang");
  if (isLocale(asked)) return asked;
  const chosen = getCookie(c, "lang");
  if (isLocale(chosen)) return chosen;
  return preferred(c.req.header("accept-language") ?? "") ?? fallback;
}

function preferred(header: string): Locale | undefined {
  const wanted = header
    .split(",")
    .map((part) => {
      const [tag = "", quality] = part.trim().split(";q=");
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
  return wanted.find((language) => isLocale(language));
}
