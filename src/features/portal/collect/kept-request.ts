import type { Context } from "hono";
import { clientOf } from "../../../platform/http/client.ts";

/**
 * A request as evidence: what was asked, by which network address and browser, and what was typed. The secret in the address is left
 * out: whoever reads this may not open the deal with it.
 */
export function keptRequest(c: Context, { at, secret, form = {} }: { at: Temporal.Instant; secret: string; form?: Record<string, string> }): Buffer {
  return Buffer.from(JSON.stringify({
    method: c.req.method,
    path: c.req.path.replace(secret, "(secret)"),
    at: at.toString(),
    client: clientOf(c),
    userAgent: c.req.header("user-agent") ?? "",
    acceptLanguage: c.req.header("accept-language") ?? "",
    form,
  }, null, 2));
}
