import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestHouse } from "../../../test/support/database.ts";
import { connect } from "./connect.ts";
import { isMigrated, migrate } from "./migrate.ts";

const house = await createTestHouse();
let folder = "";

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "handslag-migrations-"));
  await house.pool.query("drop table if exists migrations, apples, pears");
});

afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
const run = () => migrate(house.pool, house.log, folder);

test("each file is applied once, in the order of the numbers", async () => {
  write("0002_pears.sql", "create table pears (apple integer references apples)");
  write("0001_apples.sql", "create table apples (id integer primary key)");
  expect(await run()).toEqual({ applied: ["0001_apples.sql", "0002_pears.sql"] });
  expect(await run()).toEqual({ applied: [] });
});

test("two processes that migrate at once apply each file once", async () => {
  write("0001_apples.sql", "create table apples (id integer primary key); select pg_sleep(0.1)");
  const second = connect(house.databaseUrl, { log: house.log, max: 2 });
  const both = await Promise.all([run(), migrate(second.pool, house.log, folder)]);
  await second.close();
  expect(both.flatMap(({ applied }) => applied)).toEqual(["0001_apples.sql"]);
});

test("a file that fails halfway leaves nothing behind, and its name is told", async () => {
  write("0001_apples.sql", "create table apples (id integer primary key); select 1 / 0");
  await expect(run()).rejects.toThrow("migrations/0001_apples.sql failed");
  const { rows } = await house.pool.query("select to_regclass('apples') as found");
  expect(rows).toEqual([{ found: null }]);
});

test("a file that was changed after it was applied is refused", async () => {
  write("0001_apples.sql", "create table apples (id integer primary key)");
  await run();
  write("0001_apples.sql", "create table apples (id bigint primary key)");
  await expect(run()).rejects.toThrow("migrations/0001_apples.sql: changed after it was applied; migrations are frozen");
});

test("a database that is newer than the program is refused", async () => {
  write("0001_apples.sql", "create table apples (id integer primary key)");
  write("0002_pears.sql", "create table pears (id integer primary key)");
  await run();
  rmSync(join(folder, "0002_pears.sql"));
  await expect(run()).rejects.toThrow("database: migration 2 is newer than this program; start the version that made it");
});

test("a gap or a twin in the numbers is refused before anything is applied", async () => {
  write("0001_apples.sql", "create table apples (id integer primary key)");
  write("0003_pears.sql", "create table pears (id integer primary key)");
  await expect(run()).rejects.toThrow("migrations/0003_pears.sql: expected the number 2 there");
});

test("a database of ours counts as up to date only with every file in it", async () => {
  await migrate(house.pool, house.log, folder);
  expect(await isMigrated(house.pool)).toBe(false);
});
