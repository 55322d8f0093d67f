import type { Kysely } from "kysely";
import type { Pool } from "pg";
import { demoClock, systemClock } from "./platform/clock.ts";
import type { DemoClock } from "./platform/clock.ts";
import { ConfigError } from "./platform/config.ts";
import type { Config } from "./platform/config.ts";
import { connect } from "./platform/database/connect.ts";
import { becomeDemo, isDemo } from "./platform/database/demo-mark.ts";
import { openEmbedded } from "./platform/database/embedded.ts";
import { isMigrated, migrate } from "./platform/database/migrate.ts";
import type { Database } from "./platform/database/schema.ts";
import type { House } from "./platform/house.ts";
import type { Logger } from "./platform/logger.ts";

export type OpenHouse = {
  house: House;
  pool: Pool;
  /** Only in the demo. */
  demoClock: DemoClock | null;
  /** Resolves with a reason when the embedded database ends without being asked to. */
  lost: Promise<string>;
  /** What brought the database up to date, in order. */
  applied: readonly string[];
  close: () => Promise<void>;
};

type Options = {
  log: Logger;
  /** A server holds its data folder alone; a command works beside one. */
  as: "server" | "command";
  /** A command leaves a database of another version alone, because a server may be running on it; `migrate` is there to change it. */
  migrates: boolean;
  connections?: number;
};

/** Opens the database (the given one, or the embedded one of the data folder), brings it up to date and starts the clock. */
export async function openHouse(config: Config, { log, as, migrates, connections = 12 }: Options): Promise<OpenHouse> {
  const embedded = config.databaseUrl === null ? await openEmbedded({ folder: config.dataFolder, log, alone: as === "server" }) : null;
  const { db, pool, close } = connect(config.databaseUrl ?? embedded?.url ?? "", { log, max: connections });
  const closeAll = async () => {
    await close();
    await embedded?.stop();
  };
  try {
    if (config.databaseUrl !== null) await knock(pool);
    const { applied } = await bringUpToDate(pool, { log, migrates });
    const demo = as === "command" ? await isDemo(db) : await settleDemo(db, config);
    const clock = demo ? await demoClock(db) : null;
    const house = { db, clock: clock ?? systemClock, config: { ...config, demo }, log };
    return { house, pool, demoClock: clock, lost: embedded?.lost ?? new Promise(() => undefined), applied, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** @throws {ConfigError} one line, when the given database does not let us in or is too old */
async function knock(pool: Pool): Promise<void> {
  let version: number;
  try {
    const { rows } = await pool.query<{ version: number }>("select current_setting('server_version_num')::int as version");
    version = rows[0]?.version ?? 0;
  } catch (error) {
    throw new ConfigError(`DATABASE_URL cannot be used: ${reasonOf(error)}`);
  }
  if (version < oldestPostgres) throw new ConfigError(`DATABASE_URL is a PostgreSQL ${Math.floor(version / 10_000)}, expected 15 or newer`);
}

const oldestPostgres = 150_000;

/** A name with several addresses fails once for each of them, and only then says why. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(", ");
  return error instanceof Error ? error.message : String(error);
}

async function bringUpToDate(pool: Pool, { log, migrates }: { log: Logger; migrates: boolean }): Promise<{ applied: readonly string[] }> {
  const { rows } = await pool.query<{ empty: boolean }>("select to_regclass('migrations') is null as empty");
  if (migrates || rows[0]?.empty === true) return migrate(pool, log);
  if (!(await isMigrated(pool))) {
    throw new Error("the database is of another version than this program: start the server, or run npm run -s handslag -- migrate");
  }
  return { applied: [] };
}

/** A demo is never served as the real thing, and a real house never becomes a demo. */
async function settleDemo(db: Kysely<Database>, config: Config): Promise<boolean> {
  const place = config.databaseUrl === null ? `HANDSLAG_DATA is ${JSON.stringify(config.dataFolder)}` : "DATABASE_URL is a database";
  if (config.demo && !(await becomeDemo(db))) throw new ConfigError(`${place} where real organisations work, expected an empty one for the demo`);
  if (!config.demo && (await isDemo(db))) throw new ConfigError(`${place} made by the demo, expected another one for real work`);
  return config.demo;
}
