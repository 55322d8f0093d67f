import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pause } from "../pause.ts";

export type Postmaster = { pid: number; port: number; state: "starting" | "ready" | "stopping" };

/** The PostgreSQL that lives in this cluster now, or null. A file left behind by a dead one counts as nothing. */
export function readPostmaster(cluster: string): Postmaster | null {
  const lines = readLines(cluster);
  const pid = Number(lines?.[0]);
  if (lines === null || !Number.isInteger(pid) || pid <= 0 || !livesIn(cluster, pid)) return null;
  const port = Number(lines[3]);
  const word = lines[7]?.trim();
  const known = Number.isInteger(port) && port > 0;
  return { pid, port, state: word === "ready" && known ? "ready" : word === "stopping" ? "stopping" : "starting" };
}

/**
 * After a restart of the machine the number in a left-behind file may belong to any other program, and PostgreSQL would then
 * refuse to start. Taking the file away would also take the guard against children of a killed database that still
 * run; so only the number is replaced, by one that no program can have.
 */
export function disownPid(cluster: string): void {
  const lines = readLines(cluster);
  const pid = Number(lines?.[0]);
  if (lines === null || !existsSync("/proc/self/cmdline") || pid === impossiblePid || readPostmaster(cluster) !== null) return;
  writeFileSync(join(cluster, "postmaster.pid"), [impossiblePid, ...lines.slice(1)].join("\n"));
}

const impossiblePid = 4_194_305;

/** Asks for a fast and clean end, and waits until it is there. */
export async function endPostmaster(cluster: string): Promise<void> {
  const found = readPostmaster(cluster);
  if (found === null) return;
  process.kill(found.pid, "SIGINT");
  const until = performance.now() + 30_000;
  while (readPostmaster(cluster)?.pid === found.pid) {
    if (performance.now() > until) throw new Error(`the database in ${cluster} (process ${found.pid}) does not end`);
    await pause(20);
  }
}

/** Whether the process is the database of this cluster. Its command line says so, and is empty once it has ended. */
function livesIn(cluster: string, pid: number): boolean {
  if (existsSync("/proc/self/cmdline")) {
    const file = `/proc/${pid}/cmdline`;
    return existsSync(file) && readIfThere(file)?.split("\0").includes(cluster) === true;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function readLines(cluster: string): string[] | null {
  return readIfThere(join(cluster, "postmaster.pid"))?.split("\n") ?? null;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH")) return null;
    throw error;
  }
}
