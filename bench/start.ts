import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../src/platform/paths.ts";
import { report } from "./report.ts";

// From typing the command to the first page: on an empty data folder, and on one that was used before.

const folder = mkdtempSync(join(tmpdir(), "handslag-start-"));
try {
  const first = await startOnce();
  const warm = [await startOnce(), await startOnce(), await startOnce()].sort((a, b) => a - b);
  const median = warm[1] ?? 0;
  report([
    { bench: "start.first", value: Math.round(first), unit: "ms", target: "< 8000", ok: first < 8_000 },
    { bench: "start.warm", value: Math.round(median), unit: "ms", target: "< 2000", ok: median < 2_000, runs: warm.map(Math.round) },
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function startOnce(): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(projectRoot, "bin/handslag.mjs"), "serve"], {
    cwd: projectRoot,
    env: { PATH: process.env["PATH"], HANDSLAG_DATA: folder, PORT: "0", LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let address = "";
  for await (const chunk of child.stdout) {
    address = /http:\/\/localhost:\d+/.exec(String(chunk))?.[0] ?? "";
    if (address !== "") break;
  }
  const response = await fetch(`${address}/office/set-up`);
  if (!response.ok) throw new Error(`the first page answered ${response.status}`);
  await response.text();
  const took = performance.now() - start;
  child.kill("SIGTERM");
  await once(child, "exit");
  return took;
}
