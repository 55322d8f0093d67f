import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Logger } from "../logger.ts";
import { pause } from "../pause.ts";
import { databaseAccount, runAs } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { createCluster } from "./cluster.ts";
import { disownPid, readPostmaster } from "./postmaster.ts";

export type StartOptions = {
  /** The data folder; the cluster lies in its `postgres`. */
  folder: string;
  log: Logger;
  /** Extra settings, for tests only. */
  settings?: Readonly<Record<string, string>>;
};

/**
 * Chosen for one small machine. Parallel queries are off because their shared memory does not fit the 64 MB that containers give,
 * and nothing here is worth more than one core.
 */
const ownSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "80",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
  max_parallel_workers_per_gather: "0",
  jit: "off",
  timezone: "UTC",
  log_min_messages: "warning",
  log_line_prefix: "%m [%p] ",
};

/**
 * Starts PostgreSQL in the data folder, making the cluster at the first start, and answers when it takes connections.
 * It answers too when another process was quicker.
 * @throws {Error} one line with the reason that PostgreSQL itself gave
 */
export async function startPostgres({ folder, log, settings = {} }: StartOptions): Promise<void> {
  const binaries = await findBinaries();
  const cluster = join(folder, "postgres");
  const account = databaseAccount({ program: binaries.postgres, cluster });
  if (!existsSync(join(cluster, "PG_VERSION"))) await createCluster({ binaries, account, folder, log });
  const logFile = rotated(join(folder, "postgres.log"));
  const patience = performance.now() + 4_000;
  for (;;) {
    disownPid(cluster);
    const chosen = { ...ownSettings, port: String(await freePort()), ...settings };
    const args = ["-D", cluster, ...Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
    const [program, programArgs, as] = runAs(account, binaries.postgres, args);
    const output = openSync(logFile, "a");
    const child = spawn(program, programArgs, { cwd: "/", detached: true, stdio: ["ignore", output, output], ...as });
    closeSync(output);
    child.unref();
    await once(child, "spawn");
    const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
    if ((await waitUntilReady(cluster, hasEnded)) === "ready") return;
    // Ended at once: another start was quicker, the port was taken meanwhile, or children of a killed database are still leaving.
    if (performance.now() > patience) throw new Error(`the database in ${folder} does not start: ${lastComplaint(logFile)}`);
    await pause(200);
  }
}

/** Waits as long as it takes: after a crash PostgreSQL first replays its log, and breaking that off would only begin it anew. */
export async function waitUntilReady(cluster: string, hasEnded: () => boolean): Promise<"ready" | "ended"> {
  for (;;) {
    if (readPostmaster(cluster)?.state === "ready") return "ready";
    if (hasEnded()) return "ended";
    await pause(15);
  }
}

function rotated(file: string): string {
  if (existsSync(file) && statSync(file).size > 10_000_000) renameSync(file, `${file}.1`);
  return file;
}

function lastComplaint(logFile: string): string {
  const lines = readFileSync(logFile, "utf8").slice(-10_000).split("\n");
  const found = lines.findLast((line) => /FATAL|error while loading|cannot open shared/.test(line));
  return found === undefined ? `see ${logFile}` : `${found.replace(/^.*?(FATAL: *)/, "")} (see ${logFile})`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port on 127.0.0.1");
  return address.port;
}
