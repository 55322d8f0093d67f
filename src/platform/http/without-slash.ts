import type { MiddlewareHandler } from "hono";

/** Leads an address with a slash too many at its end to the one without: no page of ours ends in one. */
export const withoutSlash: MiddlewareHandler = async (c, next) => {
  const { path, method } = c.req;
  const looking = method === "GET" || method === "HEAD";
  if (!looking || !path.endsWith("/") || !/^\/[^/\\]/.test(path)) return next();
  // As it was asked for: what is decoded may hold a line end, which no header can.
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`${pathname.slice(0, -1)}${search}`, 302);
};
