import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { projectRoot } from "../platform/paths.ts";
import { officeStyles, publicStyles } from "./assets/styles.ts";

const folder = join(projectRoot, "src/ui/assets");

export type AssetName = "handslag.css" | "office.css" | "bank-keys.js" | "mark.svg" | "inter-latin.woff2" | "source-serif-4-latin.woff2";

export type Asset = {
  bytes: Uint8Array;
  /** The same bytes, compressed once; null for what is compressed already. */
  compressed: { br: Uint8Array; gzip: Uint8Array } | null;
  contentType: string;
  /** True when the address carries the hash of these bytes, so that it may be kept for ever. */
  immutable: boolean;
};

type Stored = Omit<Asset, "immutable"> & { path: string };

const contentTypes = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", svg: "image/svg+xml", woff2: "font/woff2" };

const fonts = {
  "inter-latin.woff2": store("inter-latin.woff2", read("fonts/inter-latin.woff2"), "woff2"),
  "source-serif-4-latin.woff2": store("source-serif-4-latin.woff2", read("fonts/source-serif-4-latin.woff2"), "woff2"),
};

const assets: Readonly<Record<AssetName, Stored>> = {
  ...fonts,
  "handslag.css": store("handslag.css", styleSheet("public", publicStyles), "css"),
  "office.css": store("office.css", styleSheet("office", officeStyles), "css"),
  "bank-keys.js": store("bank-keys.js", read("scripts/bank-keys.js"), "js"),
  "mark.svg": store("mark.svg", read("mark.svg"), "svg"),
};

/** The address of an asset, with the hash of its content in it: `/assets/handslag.0a1b2c3d4e.css`. */
export function assetUrl(name: AssetName): string {
  return assets[name].path;
}

/** The asset at an address under `/assets/`. An address with an old hash gives the present content, not to be kept. */
export function findAsset(path: string): Asset | null {
  const wanted = withoutHash(path);
  for (const [name, asset] of Object.entries(assets)) {
    if (`/assets/${name}` !== wanted) continue;
    const { bytes, compressed, contentType } = asset;
    return { bytes, compressed, contentType, immutable: path === asset.path };
  }
  return null;
}

function styleSheet(side: "public" | "office", names: readonly string[]): Buffer {
  const text = names.map((name) => read(`styles/${side}/${name}.css`).toString("utf8")).join("\n");
  return Buffer.from(withHashedFonts(text));
}

function withHashedFonts(css: string): string {
  return Object.entries(fonts).reduce((text, [name, font]) => text.replaceAll(`url("${name}")`, `url("${font.path}")`), css);
}

function store(name: AssetName, bytes: Buffer, kind: keyof typeof contentTypes): Stored {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  return {
    bytes,
    compressed: kind === "woff2" ? null : { br: brotliCompressSync(bytes), gzip: gzipSync(bytes, { level: 9 }) },
    contentType: contentTypes[kind],
    path: `/assets/${name.replace(/\.(\w+)$/, `.${hash}.$1`)}`,
  };
}

function withoutHash(path: string): string {
  return path.replace(/\.[0-9a-f]{10}(\.\w+)$/, "$1");
}

function read(file: string): Buffer {
  return readFileSync(join(folder, file));
}
