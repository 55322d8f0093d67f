import { beforeEach, expect, test } from "vitest";
import { createTestHouse } from "../../test/support/database.ts";
import { addJobs, startJobs } from "./jobs.ts";

const house = await createTestHouse();
beforeEach(() => house.pool.query("delete from graphile_worker._private_jobs"));

async function queued(): Promise<number> {
  const { rows } = await house.pool.query<{ count: number }>("select count(*) as count from graphile_worker.jobs");
  return rows[0]?.count ?? -1;
}

test("jobs that are added in a transaction are there when it commits, and gone when it does not", async () => {
  const jobs = Array.from({ length: 1000 }, (_, number) => ({ task: "count", payload: { number } }));
  const broken = house.db.transaction().execute(async (trx) => {
    await addJobs(trx, jobs);
    throw new Error("changed our mind");
  });
  await expect(broken).rejects.toThrow("changed our mind");
  expect(await queued()).toBe(0);
  await house.db.transaction().execute((trx) => addJobs(trx, jobs));
  expect(await queued()).toBe(1000);
});

test("a job gets its payload, and stopping lets it finish", async () => {
  const seen: unknown[] = [];
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const runner = await startJobs(house.pool, {
    slow: async (payload) => {
      begin();
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
      seen.push(payload);
    },
  }, { log: house.log, onEnd: expect.unreachable });
  await house.db.transaction().execute((trx) => addJobs(trx, [{ task: "slow", payload: { dealId: "a" } }]));
  await begun;
  await runner.stop();
  expect(seen).toEqual([{ dealId: "a" }]);
  expect(await queued()).toBe(0);
});

test("a job with a name waits once, however often it is asked for", async () => {
  const add = () => house.db.transaction().execute((trx) => addJobs(trx, [{ task: "count", payload: { number: 1 }, key: "count:1" }, { task: "count", payload: { number: 2 }, key: "count:2" }]));
  await Promise.all([add(), add(), add()]);
  expect(await queued()).toBe(2);
});

test("a job waits for its moment", async () => {
  const runAt = Temporal.Instant.from("2040-01-01T00:00:00Z");
  await house.db.transaction().execute((trx) => addJobs(trx, [{ task: "later", payload: {}, runAt, maxAttempts: 3 }]));
  const { rows } = await house.pool.query<{ run_at: Temporal.Instant; max_attempts: number }>("select run_at, max_attempts from graphile_worker.jobs");
  expect(rows.map((row) => [row.run_at.toString(), row.max_attempts])).toEqual([["2040-01-01T00:00:00Z", 3]]);
});
