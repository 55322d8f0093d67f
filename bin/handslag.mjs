#!/usr/bin/env node
// Builds the program when a source is newer than the build, and runs it.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import * as nodeModule from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const self = fileURLToPath(import.meta.url);
const root = dirname(dirname(self));
const dist = join(root, "dist");

if (globalThis.Temporal === undefined) runWithOwnNode();
else await runProgram();

/** The Node that started this is too old; the project brings its own. */
function runWithOwnNode() {
  const own = join(root, "node_modules", "node", "bin", "node");
  if (!existsSync(own)) {
    process.stderr.write(`${own} is missing: run npm ci\n`);
    process.exit(1);
  }
  const child = spawn(own, [self, ...process.argv.slice(2)], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // A terminal sends Ctrl-C to both of us; passed on, it would count twice.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128);
  });
}

async function runProgram() {
  endWithStarter();
  nodeModule.enableCompileCache(join(dist, "cache"));
  const name = `${Math.floor(Math.max(newest(join(root, "src")), statSync(self).mtimeMs))}`;
  const build = join(dist, name);
  if (!existsSync(join(build, "main.js"))) await makeBuild(name);
  markAsUsed(build);
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(join(build, "main.js")).href);
}

/** Where somebody else than the owner runs the program, nothing can be written beside it, and its owner keeps the builds. */
function markAsUsed(build) {
  const mark = join(build, `used-by.${process.pid}`);
  try {
    writeFileSync(mark, "");
  } catch (error) {
    if (isForbidden(error)) return;
    throw error;
  }
  process.on("exit", () => rmSync(mark, { force: true }));
}

function isForbidden(error) {
  return ["EACCES", "EPERM", "EROFS"].includes(error.code);
}

/** Whoever kills the older Node that started this means the program: the channel between the two then breaks. */
function endWithStarter() {
  if (process.channel === undefined) return;
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}

function newest(folder) {
  let latest = statSync(folder).mtimeMs;
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, item.name);
    latest = Math.max(latest, item.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

/** Two starts at once may both build; the first to finish gives the build its name. */
async function makeBuild(name) {
  const { build: bundle } = await import("esbuild");
  const fresh = join(dist, `${name}.${process.pid}`);
  try {
    mkdirSync(fresh, { recursive: true });
  } catch (error) {
    if (!isForbidden(error)) throw error;
    process.stderr.write(`${dist} cannot be written: start Handslag once as the owner of ${root}, for example with: npm run -s handslag -- help\n`);
    process.exit(1);
  }
  const outcome = await bundle({
    entryPoints: [join(root, "src", "main.ts")],
    outdir: fresh,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node26",
    packages: "external",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    sourcemap: true,
    logLevel: "warning",
  }).catch(() => "failed");
  if (outcome === "failed") {
    rmSync(fresh, { recursive: true });
    process.exit(1);
  }
  try {
    renameSync(fresh, join(dist, name));
  } catch (error) {
    if (!existsSync(join(dist, name, "main.js"))) throw error;
    rmSync(fresh, { recursive: true });
  }
  removeOldBuilds(name);
}

/** A running program loads parts of its build later, so a build stays while somebody uses it. */
function removeOldBuilds(name) {
  for (const folder of readdirSync(dist)) {
    const [, stamp, pid] = /^(\d+|run)(?:\.(\d+))?$/.exec(folder) ?? [];
    if (stamp === undefined || folder === name) continue;
    const used = pid === undefined ? readdirSync(join(dist, folder)).some((file) => isAlive(/^used-by\.(\d+)$/.exec(file)?.[1])) : isAlive(pid);
    if (!used) rmSync(join(dist, folder), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  if (pid === undefined) return false;
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
