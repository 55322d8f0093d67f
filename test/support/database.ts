import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { fixedClock } from "../../src/platform/clock.ts";
import type { FixedClock } from "../../src/platform/clock.ts";
import { connect } from "../../src/platform/database/connect.ts";
import type { House } from "../../src/platform/house.ts";
import { createLogger } from "../../src/platform/logger.ts";
import { testConfig } from "./config.ts";

export type TestHouse = House & { clock: FixedClock; pool: pg.Pool; databaseUrl: string };

/** A house of its own for one test file: a copy of the migrated database, a clock that stands still, a silent log. */
export async function createTestHouse(start = "2026-11-24T09:41:00Z"): Promise<TestHouse> {
  const template = new URL(inject("databaseUrl"));
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asMaintainer(template, `create database ${name} template ${template.pathname.slice(1)}`);
  const own = new URL(template);
  own.pathname = `/${name}`;
  const log = createLogger("silent");
  const { db, pool, close } = connect(own.href, { log, max: 12 });
  afterAll(async () => {
    await close();
    await asMaintainer(template, `drop database ${name} with (force)`);
  });
  return { db, pool, clock: fixedClock(start), log, config: testConfig(), databaseUrl: own.href };
}

/** Empties every table but what the migrations filled, between tests of one file. */
export async function emptyDatabase(house: TestHouse): Promise<void> {
  const { rows } = await house.pool.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not in ('migrations', 'demo_clock')",
  );
  await house.pool.query(`
    set session_replication_role = replica;
    truncate ${rows.map(({ name }) => name).join(", ")};
    delete from graphile_worker._private_jobs;
    set session_replication_role = origin;
  `);
}

async function asMaintainer(template: URL, statement: string): Promise<void> {
  const address = new URL(template);
  address.pathname = "/postgres";
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  for (let tries = 0; ; tries += 1) {
    try {
      await client.query(statement);
      break;
    } catch (error) {
      const busy = error instanceof Error && "code" in error && error.code === "55006";
      if (!busy || tries > 3) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  }
  await client.end();
}
