import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

/**
 * Refuses bodies over a size. One that says its length is judged by that alone, which leaves the body untouched until
 * it is read (the server reads no further than the length that was said); any other is counted while it is read.
 */
export function atMost(bytes: number, refuse: (c: Context) => Response | Promise<Response>): MiddlewareHandler {
  const counted = bodyLimit({ maxSize: bytes, onError: refuse });
  return async (c, next) => {
    const said = c.req.header("content-length");
    if (said === undefined || c.req.header("transfer-encoding") !== undefined) return counted(c, next);
    return Number(said) > bytes ? refuse(c) : next();
  };
}
