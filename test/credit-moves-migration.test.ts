import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { projectRoot } from "../src/platform/paths.ts";
import { payAfter, setStage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { stepsIn } from "./support/steps.ts";

const house = await createTestHouse();
const { dealOf, expectCleanAudit } = stepsIn(house);
const sqlOf = (name: string) => readFileSync(join(projectRoot, "migrations", name), "utf8");

/** The credits as they were kept before: uses in a table of their own. */
const before = `
  drop table credit_moves;
  alter table credits drop column waits, drop column ended_at, drop constraint credits_source_check;
  alter table credits add constraint credits_source_check check (source in ('offer', 'late-money'));
  ${/create table credit_uses[\s\S]*$/.exec(sqlOf("0010_credits.sql"))?.[0] ?? ""}
`;

beforeEach(() => emptyDatabase(house));

test("credits that were given before keep what is left of them, and say how it came to that", async () => {
  const stage = await setStage(house, { conditions: payAfter });
  const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
  // There were no books then.
  await house.db.updateTable("deals").set({ in_books: false }).execute();
  await house.pool.query(before);
  const credit = (id: number, cents: number, left: number, condition: string, expired: string | null) => house.pool.query(
    "insert into credits values ($1, $2, $3, $4, 'offer', $5, $6, $7, false, '2026-11-01', '2026-12-01', $8)",
    [stage.organisationId, `018f0000-0000-7000-8000-00000000000${id}`, anna, `CODE${id}`, cents, left, condition, expired],
  );
  await credit(1, 50_000, 30_000, "none", null);
  await credit(2, 20_000, 15_000, "none", "2026-12-02");
  await credit(3, 10_000, 10_000, "deal-paid", null);
  for (const [id, cents] of [[1, 20_000], [2, 5_000]] as const) {
    await house.pool.query("insert into credit_uses values ($1, gen_random_uuid(), $2, $3, $4, '2026-11-20')", [stage.organisationId, `018f0000-0000-7000-8000-00000000000${id}`, bram, cents]);
  }
  await house.db.updateTable("deals").set({ paid_cents: 25_000, payment: "partly-paid" }).where("id", "=", bram).execute();
  await house.pool.query(sqlOf("0016_credit_moves.sql"));
  const moves = await house.db.selectFrom("credit_moves").innerJoin("credits", "credits.id", "credit_moves.credit_id").select(["code", "kind", "credit_moves.cents"]).orderBy("code").orderBy("at").orderBy("credit_moves.cents").execute();
  expect(moves.map(({ code, kind, cents }) => `${code} ${kind} ${cents}`)).toEqual([
    "CODE1 granted 50000", "CODE1 used -20000", "CODE2 granted 20000", "CODE2 used -5000", "CODE2 expired -15000", "CODE3 granted 10000",
  ]);
  expect(await house.db.selectFrom("credits").select(["left_cents", "waits"]).orderBy("code").execute()).toEqual([{ left_cents: 30_000, waits: false }, { left_cents: 0, waits: false }, { left_cents: 10_000, waits: true }]);
  await house.pool.query("insert into records (organisation_id, id, subject_id, type, at, actor, details) values ($1, gen_random_uuid(), $2, 'credit.used', '2026-11-24T10:00Z', 'customer', '{\"credit\":\"018f0000-0000-7000-8000-000000000001\",\"cents\":25000}')", [stage.organisationId, bram]);
  await house.pool.query("insert into log_queue select organisation_id, id from records on conflict do nothing");
  house.clock.set(Temporal.Instant.from("2026-11-24T11:00:00Z"));
  await expectCleanAudit();
});
