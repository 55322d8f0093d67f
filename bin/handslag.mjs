#!/usr/bin/env node
// Builds the program when a source is newer than the build, and runs it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (globalThis.Temporal === undefined) {
  const own = join(root, "node_modules", ".bin", "node");
  const { status } = spawnSync(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  process.exit(status ?? 1);
}

const name = `${Math.floor(newest(join(root, "src")))}`;
const build = join(root, "dist", name);
if (!existsSync(join(build, "main.js"))) await makeBuild();
await import(pathToFileURL(join(build, "main.js")).href);

function newest(folder) {
  let latest = statSync(folder).mtimeMs;
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, item.name);
    latest = Math.max(latest, item.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

/** Two starts at once may both build; the first to finish gives the build its name. */
async function makeBuild() {
  const { build: bundle } = await import("esbuild");
  const fresh = join(root, "dist", `${name}.${process.pid}`);
  const old = existsSync(join(root, "dist")) ? readdirSync(join(root, "dist")) : [];
  mkdirSync(fresh, { recursive: true });
  await bundle({
    entryPoints: [join(root, "src", "main.ts")],
    outdir: fresh,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node24",
    packages: "external",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    sourcemap: true,
    logLevel: "warning",
  });
  if (existsSync(build)) rmSync(fresh, { recursive: true });
  else renameSync(fresh, build);
  for (const folder of old.filter((one) => one !== name && !one.includes("."))) {
    rmSync(join(root, "dist", folder), { recursive: true, force: true });
  }
}
