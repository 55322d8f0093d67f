import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/**
 * What a browser may do with our pages: nothing from elsewhere, no script but our own files, no inline style.
 * The referrer stays within the house, because the address of a deal holds its secret; `same-origin` and not
 * `no-referrer`, because browsers then still send the Origin that the check of forms needs.
 * A route that sets a policy of its own, such as a sandbox, keeps it.
 */
export function securityHeaders({ https }: { https: boolean }): MiddlewareHandler {
  const usual = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      frameSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'self'"],
    },
    referrerPolicy: "same-origin",
    strictTransportSecurity: https ? "max-age=31536000" : false,
    xFrameOptions: "SAMEORIGIN",
    crossOriginResourcePolicy: "same-origin",
  });
  return async (c, next) => {
    let own: string | null = null;
    await usual(c, async () => {
      await next();
      own = c.res.headers.get("Content-Security-Policy");
    });
    if (own !== null) c.header("Content-Security-Policy", own);
  };
}

/**
 * The same for what is no page: nothing may be loaded, framed or guessed. Set before the answer is made, because touching
 * the headers of a finished answer costs more than the rest of a small request.
 */
export const dataHeaders: MiddlewareHandler = (c, next) => {
  c.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  c.header("x-content-type-options", "nosniff");
  c.header("referrer-policy", "no-referrer");
  c.header("cache-control", "no-store");
  return next();
};
