import { Hono } from "hono";

type Asset = {
  bytes: Uint8Array;
  compressed: { br: Uint8Array; gzip: Uint8Array } | null;
  contentType: string;
  immutable: boolean;
};

/** Style sheets, fonts and marks, compressed once, kept for ever under an address with their hash. */
export function assetRoutes(find: (path: string) => Asset | null): Hono {
  const routes = new Hono();
  routes.get("/*", (c) => {
    const asset = find(c.req.path);
    if (asset === null) return c.text("Not found", 404);
    c.header("content-type", asset.contentType);
    c.header("cache-control", asset.immutable ? "public, max-age=31536000, immutable" : "no-cache");
    c.header("vary", "accept-encoding");
    const accepted = c.req.header("accept-encoding") ?? "";
    const encoding = asset.compressed === null ? null : accepted.includes("br") ? "br" : accepted.includes("gzip") ? "gzip" : null;
    if (asset.compressed === null || encoding === null) return c.body(new Uint8Array(asset.bytes));
    c.header("content-encoding", encoding);
    return c.body(new Uint8Array(asset.compressed[encoding]));
  });
  return routes;
}
