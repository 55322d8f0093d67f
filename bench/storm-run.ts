import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "../src/platform/paths.ts";

export type StormResult = { perSecond: number; p50: number; p99: number; failed: number };
export type Storm = { server: string; url: string; path: string; signUps: number; connections: number; env?: Record<string, string> };

/** A server in a process of its own, many people in another, and how it went. */
export async function storm({ server, url, path, signUps, connections, env = {} }: Storm): Promise<StormResult> {
  const running = start(server, { DATABASE_URL: url, ...env });
  try {
    const port = Number(await firstLine(running));
    const people = start("bench/storm-people.ts", {
      STORM_PORT: String(port),
      STORM_PATH: path,
      STORM_SIGN_UPS: String(signUps),
      STORM_CONNECTIONS: String(connections),
    });
    return JSON.parse(await firstLine(people)) as StormResult;
  } finally {
    running.kill("SIGTERM");
    await once(running, "exit");
  }
}

function start(script: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [join(projectRoot, "bin/run.mjs"), script], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = "";
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes("\n")) return text.slice(0, text.indexOf("\n"));
  }
  throw new Error(`a process of the storm ended before it answered: ${text}`);
}
