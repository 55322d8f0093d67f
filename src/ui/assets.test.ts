import { brotliDecompressSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { assetUrl, findAsset } from "./assets.ts";
import { pageSpecimens } from "./specimen.tsx";

test("an address carries the hash of its content and may be kept for ever", () => {
  const asset = findAsset(assetUrl("handslag.css"));
  expect(asset).toMatchObject({ contentType: "text/css; charset=utf-8", immutable: true });
  expect(assetUrl("handslag.css")).toMatch(/^\/assets\/handslag\.[0-9a-f]{10}\.css$/);
});

test("an old address gives the present content, which is not kept", () => {
  expect(findAsset("/assets/handslag.0000000000.css")?.immutable).toBe(false);
  expect(findAsset("/assets/handslag.css")?.immutable).toBe(false);
});

test("nothing outside the list is served", () => {
  for (const path of ["/assets/../pen.ts", "/assets/styles.ts", "/assets/", "/assets/constructor", "/handslag.css"]) expect(findAsset(path)).toBeNull();
});

test("the sheet names its fonts where they are served", () => {
  const css = Buffer.from(findAsset(assetUrl("handslag.css"))?.bytes ?? []).toString();
  const fonts = [...css.matchAll(/url\("([^"]+)"\)/g)].flatMap((match) => match[1] ?? []);
  expect(fonts).toHaveLength(2);
  for (const font of fonts) expect(findAsset(font)?.immutable).toBe(true);
});

test("what was compressed beforehand is the same text", () => {
  const asset = findAsset(assetUrl("office.css"));
  expect(asset?.compressed && brotliDecompressSync(asset.compressed.br).equals(Buffer.from(asset.bytes))).toBe(true);
  expect(findAsset(assetUrl("inter-latin.woff2"))?.compressed).toBeNull();
});

test.each(["course", "sign-up", "review", "deal"] as const)("the page and the sheet of %s weigh less than 40 kB", (name) => {
  const sheet = findAsset(assetUrl("handslag.css"))?.compressed?.gzip.byteLength ?? Number.POSITIVE_INFINITY;
  expect(gzipSync(String(pageSpecimens[name])).byteLength + sheet).toBeLessThan(40_000);
});
