import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { gather } from "../gather.ts";
import type { Logger } from "../logger.ts";
import type { Database } from "./schema.ts";

export type Connection = { db: Kysely<Database>; pool: pg.Pool; close: () => Promise<void> };

/** A pool whose rows come back in our own types: instants, plain dates, whole numbers, parsed JSON. */
export function connect(url: string, { log, max = 10 }: { log: Logger; max?: number }): Connection {
  const pool = new pg.Pool({ connectionString: url, max, types: ownTypes(), allowExitOnIdle: false });
  const lost = gather((connections) => log.warn({ connections }, "database connections were lost; new ones are made as they are needed"));
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", lost));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

function ownTypes(): pg.CustomTypesConfig {
  const { builtins } = pg.types;
  const parsers = new Map<number, (text: string) => unknown>([
    [builtins.TIMESTAMPTZ, parseInstant],
    [builtins.DATE, (text) => Temporal.PlainDate.from(text)],
    [builtins.INT8, parseWhole],
    [builtins.NUMERIC, Number],
  ]);
  return {
    getTypeParser: (oid: number, format?: "text" | "binary") => parsers.get(oid) ?? pg.types.getTypeParser(oid, format ?? "text"),
  } as pg.CustomTypesConfig;
}

/** PostgreSQL writes "2026-11-24 10:42:00.5+01"; ISO wants a T and a whole offset. */
function parseInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
}

function parseWhole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text}: expected a number that fits exactly`);
  return value;
}
