import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { projectRoot } from "./paths.ts";

/** The two programs that go with a dossier. `page` runs in a browser from a file, `script` in Python 3; `policy` is what the page lets a browser do. */
export type OutsiderTools = { page: Uint8Array; script: Uint8Array; policy: string };

const styles = ["layers", "fonts", "tokens", "base", "layout", "buttons", "rows", "forms", "errors", "print"];
const fonts = ["inter-latin.woff2", "source-serif-4-latin.woff2"];
let built: Promise<OutsiderTools> | null = null;

/** Built from the sources at the first question, and the same for every dossier after it. */
export function outsiderTools(): Promise<OutsiderTools> {
  built ??= buildTools();
  return built;
}

async function buildTools(): Promise<OutsiderTools> {
  const { text, policy } = await pageText();
  return { page: Buffer.from(text), script: read("src/proof/dossier/verify.py"), policy };
}

/** One file: its own script and style are the only ones that it may run, and it may fetch nothing. */
async function pageText(): Promise<{ text: string; policy: string }> {
  const [script, style] = [await bundle("src/proof/page/main.ts"), styleText()];
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(script)}'`,
    `style-src 'sha256-${hashOf(style)}'`,
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
  const parts: Readonly<Record<string, string>> = { policy, styles: style, script };
  return { text: read("src/proof/page/page.html").toString().replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? ""), policy };
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    platform: "browser",
    target: ["chrome111", "firefox115", "safari16.4"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
  });
  const text = outputFiles[0]?.text;
  if (text === undefined || /<\/script/i.test(text)) throw new Error(`${entry} gives no script that can stand in a page`);
  return text.trim();
}

function styleText(): string {
  const sheets = [...styles.map((name) => read(`src/ui/assets/styles/public/${name}.css`)), read("src/proof/page/page.css")].join("\n");
  return fonts.reduce((text, font) => text.replaceAll(`url("${font}")`, `url("data:font/woff2;base64,${read(`src/ui/assets/fonts/${font}`).toString("base64")}")`), sheets);
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

function read(path: string): Buffer {
  return readFileSync(join(projectRoot, path));
}
