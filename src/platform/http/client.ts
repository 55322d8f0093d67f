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

/** The network of an address that asks: whoever has one address there can have many. `192.0.2.0/24`, `2001:db8:1::/48` */
export function networkOf(c: Context): string {
  const address = clientOf(c).replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIP(address) !== 6) return `${address.split(".").slice(0, 3).join(".")}.0/24`;
  const [before = "", after = ""] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const [start, end] = [before, after].map((part) => (part === "" ? [] : part.split(":")));
  const groups = address.includes("::") ? [...(start ?? []), ...Array<string>(Math.max(0, 8 - (start ?? []).length - (end ?? []).length)).fill("0"), ...(end ?? [])] : (start ?? []);
  return `${groups.slice(0, 3).map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/48`;
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
