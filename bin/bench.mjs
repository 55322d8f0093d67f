#!/usr/bin/env node
// `npm run -s bench -- storm --json` runs one bench; without a name, all of them one after the other.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const all = ["storm", "start", "page", "sweep", "bank-read", "bank", "invoice", "log", "dossier", "storm-recording"];
const [name, ...rest] = process.argv.slice(2);
const chosen = name === undefined || name.startsWith("--") ? all : [name];
const flags = name?.startsWith("--") ? [name, ...rest] : rest;
let worst = 0;
for (const bench of chosen) {
  const file = join("bench", `${bench}.ts`);
  if (!existsSync(join(root, file))) {
    process.stderr.write(`no bench ${bench}; there are ${all.join(", ")}\n`);
    process.exit(2);
  }
  const { status } = spawnSync(process.execPath, [join(root, "bin/run.mjs"), file, ...flags], { stdio: "inherit", cwd: root });
  worst = Math.max(worst, status ?? 1);
}
process.exit(worst);
