import { existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Logger } from "../logger.ts";
import { pause } from "../pause.ts";
import { databaseName, superuser } from "./cluster.ts";
import { takePlace } from "./place.ts";
import type { Place } from "./place.ts";
import { endPostmaster, readPostmaster } from "./postmaster.ts";
import { startPostgres } from "./start-postgres.ts";
import type { StartOptions } from "./start-postgres.ts";

export type EmbeddedDatabase = {
  url: string;
  /** Resolves with a reason when the database ends without being asked to. */
  lost: Promise<string>;
  /** Leaves the database; the last to leave ends it. */
  stop: () => Promise<void>;
};

/** The folder is held by another Handslag process. The message is one line for the person who started this one. */
export class FolderInUse extends Error {
  override name = "FolderInUse";
}

type Options = StartOptions & {
  /** A server must serve the folder alone; a command is content to work beside one. */
  alone: boolean;
  log: Logger;
};

/** A program that was just killed may hold its place a moment longer. */
const patienceMs = 2_000;

/**
 * Starts the database of a data folder, or joins the one that already runs there (also one that outlived its program).
 * @throws {FolderInUse} when `alone` is asked and another server serves the folder
 */
export async function openEmbedded({ alone, ...options }: Options): Promise<EmbeddedDatabase> {
  mkdirSync(options.folder, { recursive: true });
  const folder = realpathSync(options.folder);
  const until = performance.now() + patienceMs;
  for (;;) {
    const port = await runningPort({ ...options, folder });
    const url = addressOf(folder, port, databaseName);
    const place = port === null ? "gone" : await takePlace(addressOf(folder, port, "postgres"), { alone });
    if (typeof place === "object") {
      await ensureDatabase(place.holder);
      return embedded(url, folder, place);
    }
    if (place === "taken" && performance.now() > until) {
      throw new FolderInUse(`${folder} is in use by another Handslag: stop that one, or set HANDSLAG_DATA to another folder`);
    }
    await pause(100);
  }
}

/** Null while a database there is ending. */
async function runningPort(options: StartOptions): Promise<number | null> {
  const cluster = join(options.folder, "postgres");
  if (readPostmaster(cluster) === null) await startPostgres(options);
  const found = readPostmaster(cluster);
  return found?.state === "ready" ? found.port : null;
}

function embedded(url: string, folder: string, { holder, leave }: Place): EmbeddedDatabase {
  const cluster = join(folder, "postgres");
  let stopping = false;
  const lost = new Promise<string>((resolve) => {
    holder.on("end", () => {
      if (!stopping) resolve(`the database in ${folder} ended; see ${join(folder, "postgres.log")}`);
    });
  });
  return {
    url,
    lost,
    stop: async () => {
      stopping = true;
      await leave(() => endPostmaster(cluster));
    },
  };
}

async function ensureDatabase(holder: pg.Client): Promise<void> {
  const { rowCount } = await holder.query("select from pg_database where datname = $1", [databaseName]);
  if (rowCount === 1) return;
  try {
    await holder.query(`create database ${databaseName}`);
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && (error.code === "42P04" || error.code === "23505");
    if (!isThere) throw error;
  }
}

function addressOf(folder: string, port: number | null, database: string): string {
  const file = join(folder, "database-password");
  if (!existsSync(file)) throw new Error(`${file} is missing: it opens the database beside it; put it back from your backup`);
  return `postgres://${superuser}:${encodeURIComponent(readFileSync(file, "utf8").trim())}@127.0.0.1:${port ?? 0}/${database}`;
}
