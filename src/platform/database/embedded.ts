import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import type { Logger } from "../logger.ts";
import { databaseAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { createCluster, databaseName, superuser } from "./cluster.ts";

export type EmbeddedDatabase = {
  url: string;
  /** Whether this process holds the folder; a command beside a running server does not. */
  owned: boolean;
  /** Resolves with a reason when the database ends without being asked to. */
  lost: Promise<string>;
  stop: () => Promise<void>;
};

/** The folder is held by another Handslag process. The message is one line for the person who started this one. */
export class FolderInUse extends Error {
  override name = "FolderInUse";
}

type Options = {
  /** The data folder; the cluster lies in its `postgres`. */
  folder: string;
  log: Logger;
  /** A server must hold the folder alone; a command is content to work beside one. */
  alone: boolean;
  /** Extra settings, for tests only. */
  settings?: Readonly<Record<string, string>>;
};

const patienceMs = 3_000;

/**
 * Starts the database of a data folder, or joins the one that already runs there (also one that outlived its program).
 * Holding the folder is a session lock in the database itself, so it ends with the process, however that ends.
 * @throws {FolderInUse} when `alone` is asked and somebody else holds the folder
 */
export async function openEmbedded(options: Options): Promise<EmbeddedDatabase> {
  const { folder, alone } = options;
  mkdirSync(folder, { recursive: true });
  const until = performance.now() + patienceMs;
  for (;;) {
    const running = await joinRunning(folder);
    const child = running === null ? await start(options) : null;
    const url = running ?? (await joinRunning(folder));
    if (url === null) throw new Error(`the database in ${folder} ended while it started; see ${join(folder, "postgres.log")}`);
    const holder = await hold(url);
    if (holder !== null) return embedded(url, folder, child, holder);
    if (!alone) return { url, owned: false, lost: new Promise(() => undefined), stop: async () => undefined };
    if (performance.now() > until) throw new FolderInUse(`${folder} is in use by another Handslag: stop that one, or set HANDSLAG_DATA to another folder`);
    await pause(200);
  }
}

function embedded(url: string, folder: string, child: ChildProcess | null, holder: pg.Client): EmbeddedDatabase {
  let stopping = false;
  const lost = new Promise<string>((resolve) => {
    const report = () => {
      if (!stopping) resolve(`the database in ${folder} ended; see ${join(folder, "postgres.log")}`);
    };
    holder.on("error", report);
    holder.on("end", report);
    child?.on("exit", report);
  });
  return {
    url,
    owned: true,
    lost,
    stop: async () => {
      stopping = true;
      const pid = runningPid(folder);
      await holder.end().catch(() => undefined);
      if (pid === null) return;
      process.kill(pid, "SIGINT");
      while (isAlive(pid)) await pause(20);
    },
  };
}

async function start({ folder, log, settings = {} }: Options): Promise<ChildProcess> {
  const binaries = await findBinaries();
  const cluster = join(folder, "postgres");
  const account = databaseAccount([binaries.postgres, cluster]);
  if (!existsSync(join(cluster, "PG_VERSION"))) await createCluster({ binaries, account, folder, log });
  const chosen = {
    port: String(await freePort()),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "80",
    shared_buffers: "256MB",
    log_min_messages: "warning",
    ...settings,
  };
  const args = ["-D", cluster, ...Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const [program, programArgs] = account?.wrap(binaries.postgres, args) ?? [binaries.postgres, args];
  const output = openSync(join(folder, "postgres.log"), "a");
  const child = spawn(program, programArgs, {
    cwd: "/",
    detached: true,
    stdio: ["ignore", output, output],
    ...(account !== null && program === binaries.postgres ? { uid: account.uid, gid: account.gid } : {}),
  });
  child.unref();
  await once(child, "spawn");
  const until = performance.now() + 60_000;
  while (child.exitCode === null && (await joinRunning(folder)) === null) {
    if (performance.now() > until) throw new Error(`the database in ${folder} did not start within a minute; see ${join(folder, "postgres.log")}`);
    await pause(25);
  }
  return child;
}

/** The address of the database that runs in the folder, if one runs and answers. */
async function joinRunning(folder: string): Promise<string | null> {
  const pid = runningPid(folder);
  if (pid === null) return null;
  const port = Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[3]);
  if (!Number.isInteger(port) || port === 0) return null;
  const password = readFileSync(join(folder, "database-password"), "utf8").trim();
  const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/${databaseName}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return url;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ("code" in error && error.code === "3D000") {
      await createDatabase(url);
      return url;
    }
    return null;
  }
}

async function createDatabase(url: string): Promise<void> {
  const address = new URL(url);
  address.pathname = "/postgres";
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  await client.query(`create database ${databaseName}`).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && (error.code === "42P04" || error.code === "23505"))) throw error;
  });
  await client.end();
}

/** Takes the lock in the maintenance database, so that our own can still be copied as a template. */
async function hold(url: string): Promise<pg.Client | null> {
  const address = new URL(url);
  address.pathname = "/postgres";
  const client = new pg.Client({ connectionString: address.href, application_name: "handslag holder", keepAlive: true });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock(4711, 2) as held");
  if (rows[0]?.held === true) return client;
  await client.end();
  return null;
}

function runningPid(folder: string): number | null {
  const file = join(folder, "postgres", "postmaster.pid");
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
