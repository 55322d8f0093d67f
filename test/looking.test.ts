import { beforeAll, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { demoLogIn, fillDemo } from "../src/features/demo/actions.ts";
import { sweepHouse } from "../src/sweep-house.ts";
import { createTestHouse } from "./support/database.ts";
import { visitorOf } from "./support/office.ts";
import type { Visitor } from "./support/office.ts";

// Follows every link there is, as a customer and as the trainer: each leads somewhere, and looking changes nothing.

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
let trainer: Visitor;
let starts: string[] = [];

beforeAll(async () => {
  await fillDemo(house, sweepHouse);
  trainer = visitorOf(app);
  expect((await trainer.post("/office/log-in", demoLogIn)).status).toBe(303);
  const deals = await house.db.selectFrom("deals").select(["code", "secret"]).execute();
  const requests = await house.db.selectFrom("sign_ups").select(["code", "secret"]).where("outcome", "=", "waiting").execute();
  starts = ["/", "/office", ...deals.map(({ code, secret }) => `/d/${code}/${secret}`), ...requests.map(({ code, secret }) => `/w/${code}/${secret}`)];
}, 60_000);

/** All that is kept, but for the documents of invoices, which are made when somebody first looks at them, and the views of terms from an order form, which are what they count. */
async function everything(): Promise<Map<string, string>> {
  const { rows } = await house.pool.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('invoice_files', 'terms_views') order by 1");
  const tables = new Map<string, string>();
  for (const { name } of rows) {
    const { rows: digest } = await house.pool.query<{ digest: string }>(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from "${name}" t`);
    tables.set(name, digest[0]?.digest ?? "");
  }
  return tables;
}

/** Addresses of this site on a page, without what only changes the language or jumps within it. */
function linksOn(html: string, page: string): string[] {
  const found = [...html.matchAll(/<(?:a|link|iframe|script)[^>]*?\s(?:href|src)="([^"]+)"/g)].map(([, address = ""]) => address.replaceAll("&amp;", "&"));
  return found.flatMap((address) => {
    const url = new URL(address, `http://localhost${page}`);
    if (url.origin !== "http://localhost") return [];
    url.searchParams.delete("lang");
    return [`${url.pathname}${url.search}`];
  });
}

test("every link leads somewhere, and following them all changes nothing", { timeout: 240_000 }, async () => {
  const before = await everything();
  const queue = [...starts];
  const visited = new Map<string, number>();
  const dead: string[] = [];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (visited.has(path)) continue;
    const seen = await trainer.get(path);
    visited.set(path, seen.status);
    if (seen.status >= 400) dead.push(`${path}: ${seen.status}`);
    if (seen.location !== "") queue.push(seen.location);
    if (!(seen.headers.get("content-type") ?? "").startsWith("text/html")) continue;
    for (const link of linksOn(seen.html, path)) if (!visited.has(link)) queue.push(link);
  }
  expect(dead).toEqual([]);
  expect(visited.size).toBeGreaterThan(100);
  expect(await everything()).toEqual(before);
});
