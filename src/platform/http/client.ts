import { isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/**
 * The network address that asks, to count attempts by. A proxy on the same machine says for whom it asks; the last
 * name in its list is the one that it saw itself, everything before that can be made up.
 */
export function clientOf(c: Context): string {
  const direct = connectedAddress(c);
  if (!isLoopback(direct)) return direct;
  const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",").at(-1)?.trim() ?? "";
  return isIP(forwarded) === 0 ? direct : forwarded;
}

/** There is no connection when a test asks the app directly. */
function connectedAddress(c: Context): string {
  const bindings: unknown = c.env;
  const served = typeof bindings === "object" && bindings !== null && "incoming" in bindings;
  return (served ? getConnInfo(c).remote.address : undefined) ?? "127.0.0.1";
}

function isLoopback(address: string): boolean {
  return address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.");
}
