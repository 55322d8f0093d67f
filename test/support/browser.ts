import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { projectRoot } from "../../src/platform/paths.ts";

/**
 * A real browser from npm, without anything installed by hand. On a system without the libraries that a browser needs,
 * the ones that the package brings are used. `CHROME_PATH` names another browser.
 */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

type Chromium = { executablePath: string; env: Record<string, string> };

async function findChromium(): Promise<Chromium> {
  const own = process.env["CHROME_PATH"];
  if (own !== undefined && own !== "") return { executablePath: own, env: {} };
  const folder = await unpacked();
  const executablePath = join(folder, "chromium");
  const fonts: Record<string, string> = existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") };
  if (await starts(executablePath, fonts)) return { executablePath, env: fonts };
  const env = { ...fonts, LD_LIBRARY_PATH: join(folder, "al2023", "lib") };
  if (await starts(executablePath, env)) return { executablePath, env };
  throw new Error("the browser from npm does not start on this machine: set CHROME_PATH to a Chrome or Chromium");
}

/** Unpacks once per version, beside its place, and moves it there when it is whole. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(projectRoot, "node_modules/@sparticuz/chromium/package.json"), "utf8")) as { version: string };
  const folder = join(tmpdir(), `handslag-browser-${version}-${process.getuid?.() ?? "user"}`);
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  await unpackInto(fresh);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** The package unpacks into the folder for temporary files, and its libraries only where it takes itself to be on Lambda. */
async function unpackInto(folder: string): Promise<void> {
  await promisify(execFile)(process.execPath, [join(projectRoot, "test/support/unpack-browser.mjs")], {
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" },
  });
}

async function starts(executablePath: string, env: Record<string, string>): Promise<boolean> {
  try {
    await promisify(execFile)(executablePath, ["--version", "--no-sandbox"], { env: { ...process.env, ...env }, timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
