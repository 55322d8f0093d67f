import { beforeEach, describe, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { openPortal } from "../../../test/support/portal.ts";

const house = await createTestHouse();
const portal = openPortal(house);
const { get, makeDeal, makeWaiting, pay, until } = portal;

beforeEach(async () => {
  await emptyDatabase(house);
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
});

describe("the address is the key", () => {
  test("a wrong secret and an unknown code get the same answer", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    const [wrong, unknown] = [await get(`/d/${deal.code}/${"a".repeat(26)}`), await get(`/d/AAAAAAAA/${deal.secret}`)];
    expect([wrong.status, unknown.status]).toEqual([404, 404]);
    expect(wrong.html).toBe(unknown.html);
    expect(wrong.html).not.toContain("Helder");
    expect((await get(`/w/${deal.code}/${deal.secret}`)).html).toBe(wrong.html);
  });

  test("another deal's late money, order and calendar stay closed with one's own secret", async () => {
    const one = await setStage(house);
    const other = await setStage(house, { slug: "ander" });
    const mine = await makeDeal(one);
    const theirs = await makeDeal(other, "Joris Peeters");
    for (const page of ["", "/order", "/calendar.ics"]) {
      expect((await get(`/d/${theirs.code}/${mine.secret}${page}`)).status).toBe(404);
    }
  });

  test("nothing keeps, lists or passes on the address", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    for (const path of [deal.path, `${deal.path}/order`, `${deal.path}/calendar.ics`, "/d/AAAAAAAA/x"]) {
      const { headers } = await get(path);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("x-robots-tag")).toContain("noindex");
    }
  });

  test("a code is found however it was typed", async () => {
    const stage = await setStage(house);
    const deal = await makeDeal(stage);
    const typed = `${deal.code.slice(0, 4)}-${deal.code.slice(4)}`.toLowerCase();
    expect((await get(`/d/${typed}/${deal.secret}`)).status).toBe(200);
  });
});

describe("looking changes nothing", () => {
  async function whole(): Promise<string> {
    const tables = ["sign_ups", "deals", "offers", "bookings", "deadlines", "payments", "late_payments", "messages", "records", "sessions"];
    const rows = await Promise.all(tables.map(async (table) => (await house.pool.query(`select * from ${table} order by 1, 2`)).rows));
    return JSON.stringify(rows);
  }

  test("every address, opened twice, leaves the database as it was", async () => {
    const stage = await setStage(house, { capacity: 1 });
    const deal = await makeDeal(stage);
    const waiting = await makeWaiting(stage, "Fenna Haverkort");
    const later = await makeWaiting(stage, "Bram Dekker");
    await until("2026-12-02T11:00:00Z");
    await pay(stage, deal.dealId, 108_295);
    const late = await house.db.selectFrom("late_payments").select("id").executeTakeFirstOrThrow();
    const before = await whole();
    const pages = [
      deal.path, `${deal.path}/order`, `${deal.path}/calendar.ics`, `${deal.path}/late-money/${late.id}`,
      ...[waiting.path, later.path].flatMap((path) => [path, `${path}/accept`, `${path}/decline`, `${path}/leave`]),
    ];
    for (const path of [...pages, ...pages]) expect((await get(path)).status).toBe(200);
    expect(await whole()).toBe(before);
  });
});
