import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { isLocale } from "../../../domain/locale.ts";
import type { Locale } from "../../../domain/locale.ts";

/** The address of these pages is their key: nobody keeps them, lists them, or passes the address on. */
export const privatePages: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("Cache-Control", "no-store");
  c.header("Referrer-Policy", "same-origin");
  c.header("X-Robots-Tag", "noindex, nofollow");
};

/** The language somebody asked for, else the one in which the deal was made. The browser's wish does not overrule it. */
export function portalLocale(c: Context, own: Locale): Locale {
  const asked = c.req.query("lang");
  if (isLocale(asked)) return asked;
  const chosen = getCookie(c, "lang");
  return isLocale(chosen) ? chosen : own;
}
