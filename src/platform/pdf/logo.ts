import { join } from "node:path";
import { warmCompiler, workspace } from "./compiler.ts";
import { svgProblem } from "./svg-parts.ts";
import type { SvgProblem } from "./svg-parts.ts";

export type Logo = { format: "svg" | "png"; bytes: Buffer };

/** Why something is no logo. `cannot-be-drawn`: it would keep the paper from being an archive file, or is broken. */
export type LogoProblem = SvgProblem | "cannot-be-drawn";

const most = 1_000_000;
const mostPixels = 16_000_000;
const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A picture that can stand on a paper: a PNG, or an SVG that is complete in itself, of at most a megabyte, and that can
 * be drawn. An SVG that names other files, runs script or declares entities is none, because a paper must not depend on
 * what lies elsewhere; neither is one that is small as a file and huge when it is drawn.
 */
export async function readLogo(bytes: Buffer): Promise<{ ok: true; logo: Logo } | { ok: false; problem: LogoProblem }> {
  if (bytes.byteLength > most) return { ok: false, problem: "too-large" };
  const format = bytes.subarray(0, 8).equals(pngStart) ? "png" : "svg";
  const problem = format === "png" ? pngProblem(bytes) : svgProblem(bytes.toString("utf8"));
  if (problem !== null) return { ok: false, problem };
  return (await canBeDrawn({ format, bytes })) ? { ok: true, logo: { format, bytes } } : { ok: false, problem: "cannot-be-drawn" };
}

/** A PNG begins with its width and height; a small file can unpack to more than a machine has room for. */
function pngProblem(bytes: Buffer): LogoProblem | null {
  if (bytes.byteLength < 24) return "cannot-be-drawn";
  return bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > mostPixels ? "too-large" : null;
}

async function canBeDrawn({ format, bytes }: Logo): Promise<boolean> {
  const compiler = await warmCompiler();
  const path = join(workspace, `/tried.${format}`);
  compiler.mapShadow(path, bytes);
  try {
    compiler.pdf({ mainFileContent: `#set document(title: "logo")\n#image("/tried.${format}", height: 12mm, alt: "logo")` }, { pdfStandard: "a-3a", creationTimestamp: 0 });
    return true;
  } catch {
    return false;
  } finally {
    compiler.unmapShadow(path);
  }
}
