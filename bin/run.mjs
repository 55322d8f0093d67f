#!/usr/bin/env node
// Bundles one TypeScript file of the project and runs it: for benches and for tests that start a process.
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [script = "", ...args] = process.argv.slice(2);
const folder = join(root, "dist", `run.${process.pid}`);
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [resolve(root, script)],
  outfile: join(folder, "run.js"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  packages: "external",
  jsx: "automatic",
  jsxImportSource: "hono/jsx",
  sourcemap: "inline",
  logLevel: "warning",
});
process.argv = [process.argv[0], script, ...args];
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
await import(pathToFileURL(join(folder, "run.js")).href);
