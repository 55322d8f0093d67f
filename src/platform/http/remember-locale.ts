import type { MiddlewareHandler } from "hono";
import { setCookie } from "hono/cookie";
import { isLocale } from "../../domain/locale.ts";

/** Keeps the language that somebody chose by a link. */
export function rememberLocale({ https }: { https: boolean }): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const asked = c.req.query("lang");
    if (isLocale(asked)) setCookie(c, "lang", asked, { path: "/", sameSite: "Lax", httpOnly: true, secure: https, maxAge: 31_536_000 });
  };
}
