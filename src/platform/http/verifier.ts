import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { Hono } from "hono";
import type { Context } from "hono";
import type { OutsiderTools } from "../outsider-tools.ts";

type Served = { bytes: Uint8Array; packed: Uint8Array; tag: string };

/**
 * The two programs that check a dossier, for whoever got one and would rather not take them from the file itself. They are the same everywhere, hold no data
 * and ask for none: the page runs its own script alone, and may fetch nothing.
 */
export function verifierRoutes(tools: () => Promise<OutsiderTools>): Hono {
  const routes = new Hono();
  let served: Promise<{ page: Served; script: Served; policy: string }> | null = null;
  const all = () => (served ??= tools().then(({ page, script, policy }) => ({ page: servedOf(page), script: servedOf(script), policy })));

  routes.get("/verify.html", async (c) => {
    const { page, policy } = await all();
    c.header("Content-Security-Policy", `${policy}; frame-ancestors 'none'`);
    return answer(c, page, "text/html; charset=utf-8");
  });
  routes.get("/verify.py", async (c) => answer(c, (await all()).script, "text/x-python; charset=utf-8"));
  return routes;
}

function answer(c: Context, { bytes, packed, tag }: Served, type: string): Response {
  c.header("etag", tag);
  c.header("cache-control", "public, max-age=3600");
  c.header("vary", "accept-encoding");
  if (c.req.header("if-none-match") === tag) return c.body(null, 304);
  const isPacked = (c.req.header("accept-encoding") ?? "").includes("gzip");
  if (isPacked) c.header("content-encoding", "gzip");
  return c.body(new Uint8Array(isPacked ? packed : bytes), 200, { "content-type": type });
}

function servedOf(bytes: Uint8Array): Served {
  return { bytes, packed: gzipSync(bytes), tag: `"${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}"` };
}
