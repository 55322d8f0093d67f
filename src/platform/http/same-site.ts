import type { MiddlewareHandler } from "hono";

/**
 * Refuses forms that another site sends in somebody's name. Every browser of today says where a form comes from;
 * a program that says nothing carries no cookies of anybody either.
 * @param house.baseUrl the address that people use: a web server in front of us may put its own name in `Host`
 */
export function sameSite(
  refuse: (c: Parameters<MiddlewareHandler>[0]) => Response | Promise<Response>,
  { baseUrl }: { baseUrl: string },
): MiddlewareHandler {
  const ownHost = new URL(baseUrl).host;
  return async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const from = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    const foreignSite = from !== undefined && from !== "same-origin" && from !== "none";
    const foreignOrigin = origin !== undefined && !(URL.canParse(origin) && [host, ownHost].includes(new URL(origin).host));
    if (foreignSite || foreignOrigin) return refuse(c);
    return next();
  };
}
