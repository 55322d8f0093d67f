import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import type { Logger } from "../logger.ts";
import { projectRoot } from "../paths.ts";

const ourMigrations = join(projectRoot, "migrations");

type Migration = { number: number; name: string; sql: string; sha256: string };

/**
 * Brings the database up to date: our numbered files, one transaction each, and the job queue's own.
 * Safe when several processes start at once.
 * @throws {Error} when an applied file was changed afterwards, or the database is newer than this program
 */
export async function migrate(pool: pg.Pool, log: Logger, folder = ourMigrations): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder);
  const client = await pool.connect();
  const applied: string[] = [];
  try {
    await client.query("select pg_advisory_lock(4711, 1)");
    await client.query(
      "create table if not exists migrations (number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ number: number; sha256: string }>("select number, sha256 from migrations");
    checkKnown(rows, migrations);
    for (const migration of migrations.filter(({ number }) => !rows.some((row) => row.number === number))) {
      await applyOne(client, migration);
      applied.push(migration.name);
      log.info({ migration: migration.name }, "migrated");
    }
    await migrateJobs(client, pool);
  } finally {
    await client.query("select pg_advisory_unlock(4711, 1)").catch(() => undefined);
    client.release();
  }
  return { applied };
}

/** Whether every migration of this program is in the database. */
export async function isMigrated(pool: pg.Pool): Promise<boolean> {
  const migrations = await readMigrations(ourMigrations);
  const { rows } = await pool.query<{ count: number }>("select count(*) as count from migrations");
  return rows[0]?.count === migrations.length;
}

/** @throws {Error} when the numbers are not 0001, 0002, … without a gap or a twin */
async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const misnamed = names.find((name, index) => !name.startsWith(`${String(index + 1).padStart(4, "0")}_`));
  if (misnamed !== undefined) throw new Error(`migrations/${misnamed}: expected the number ${names.indexOf(misnamed) + 1} there`);
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), "utf8");
      return { number: Number(name.slice(0, 4)), name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

function checkKnown(applied: readonly { number: number; sha256: string }[], migrations: readonly Migration[]): void {
  for (const row of applied) {
    const known = migrations.find(({ number }) => number === row.number);
    if (known === undefined) throw new Error(`database: migration ${row.number} is newer than this program; start the version that made it`);
    if (known.sha256 !== row.sha256) throw new Error(`migrations/${known.name}: changed after it was applied; migrations are frozen`);
  }
}

async function applyOne(client: pg.PoolClient, { number, name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query("insert into migrations (number, name, sha256) values ($1, $2, $3)", [number, name, sha256]);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback");
    throw new Error(`migrations/${name} failed`, { cause });
  }
}

async function migrateJobs(client: pg.PoolClient, pool: pg.Pool): Promise<void> {
  const { rows } = await client.query<{ ready: boolean }>("select to_regclass('graphile_worker.migrations') is not null as ready");
  if (rows[0]?.ready === true) return;
  const { Logger: QueueLogger, runMigrations } = await import("graphile-worker");
  await runMigrations({ pgPool: pool, logger: new QueueLogger(() => () => undefined) });
}
