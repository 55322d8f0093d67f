import type { Context } from "hono";
import { clientOf } from "./client.ts";

/**
 * A request as evidence, as JSON: what was asked, by which network address and browser, and what was typed. The secret in the address is left
 * out: whoever reads this may not open the deal with it.
 * @param form what was sent, without what only the program that sent it needs, such as a token
 */
export function keptRequest(c: Context, { at, secret = null, form = {} }: { at: Temporal.Instant; secret?: string | null; form?: Readonly<Record<string, unknown>> }): string {
  return JSON.stringify({
    method: c.req.method,
    path: secret === null ? c.req.path : c.req.path.replace(secret, "(secret)"),
    at: at.toString(),
    client: clientOf(c),
    userAgent: c.req.header("user-agent") ?? "",
    acceptLanguage: c.req.header("accept-language") ?? "",
    form,
  }, null, 2);
}
