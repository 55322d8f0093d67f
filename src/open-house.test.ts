import { expect, test } from "vitest";
import { testConfig } from "../test/support/config.ts";
import { createTestHouse } from "../test/support/database.ts";
import { openHouse } from "./open-house.ts";

const house = await createTestHouse();

function open(databaseUrl: string) {
  return openHouse({ ...testConfig(), databaseUrl }, { log: house.log, as: "server", migrates: true, connections: 2 });
}

function addressWith(change: (url: URL) => void): string {
  const url = new URL(house.databaseUrl);
  change(url);
  return url.href;
}

test.each([
  ["nobody listens", (url: URL) => (url.port = "1"), /^DATABASE_URL cannot be used: .*ECONNREFUSED/],
  ["nobody listens under two addresses", (url: URL) => { url.hostname = "localhost"; url.port = "1"; }, /^DATABASE_URL cannot be used: .*ECONNREFUSED/],
  ["there is no such machine", (url: URL) => (url.hostname = "nergens.invalid"), /^DATABASE_URL cannot be used: .*nergens.invalid/],
  ["the password is wrong", (url: URL) => (url.password = "geheim-en-fout"), /^DATABASE_URL cannot be used: password authentication failed/],
  ["there is no such database", (url: URL) => (url.pathname = "/nergens"), /^DATABASE_URL cannot be used: database "nergens" does not exist/],
])("a given database where %s stops the start with one line that tells no password", async (_, change, line) => {
  const address = addressWith(change);
  const refused = await open(address).then(() => "opened", (error: unknown) => String(error instanceof Error ? error.message : error));
  expect(refused).toMatch(line);
  expect(refused).not.toContain("\n");
  expect(refused).not.toContain(new URL(address).password);
});

test("a given database is opened, brought up to date and left running", async () => {
  const opened = await open(house.databaseUrl);
  expect(opened.applied).toEqual([]);
  await opened.close();
  expect((await house.pool.query("select 1 as alive")).rows).toEqual([{ alive: 1 }]);
});
