import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { Logger } from "../logger.ts";

/** One line a request: the pattern of the address, never the address, because addresses hold secrets. */
export function requestLog(log: Logger): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const ms = Math.round((performance.now() - start) * 10) / 10;
    log.debug({ method: c.req.method, route: routePath(c), status: c.res.status, ms }, "request");
  };
}
