import { join } from "node:path";
import { warmCompiler, workspace } from "./compiler.ts";

export type Logo = { format: "svg" | "png"; bytes: Buffer };

const most = 1_000_000;
const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A picture that can stand on a paper: a PNG, or an SVG that is complete in itself, and that can be drawn. An SVG that
 * names other files, runs script or declares entities is none, because a paper must not depend on what lies elsewhere.
 */
export async function readLogo(bytes: Buffer): Promise<Logo | null> {
  const format = formatOf(bytes);
  return format !== null && (await canBeDrawn({ format, bytes })) ? { format, bytes } : null;
}

function formatOf(bytes: Buffer): Logo["format"] | null {
  if (bytes.byteLength > most) return null;
  if (bytes.subarray(0, 8).equals(pngStart)) return "png";
  const text = bytes.toString("utf8");
  const isSvg = /^\uFEFF?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE svg[^>[]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/i.test(text);
  const reachesOut = /<\s*(script|foreignObject|image|feImage)\b|<!ENTITY|@import|\burl\(\s*["']?(?!#)|\bhref\s*=\s*["'](?!#)/i.test(text);
  return isSvg && !reachesOut ? "svg" : null;
}

async function canBeDrawn({ format, bytes }: Logo): Promise<boolean> {
  const compiler = await warmCompiler();
  const path = join(workspace, `/tried.${format}`);
  compiler.mapShadow(path, bytes);
  try {
    return !compiler.compile({ mainFileContent: `#image("/tried.${format}", height: 12mm)` }).hasError();
  } finally {
    compiler.unmapShadow(path);
  }
}
