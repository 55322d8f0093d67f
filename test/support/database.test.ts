import { expect, test } from "vitest";
import { createTestHouse } from "./database.ts";

const house = await createTestHouse();

test("a test house has the tables and reads instants as instants", async () => {
  const now = house.clock.now();
  await house.db.insertInto("caught_mails").values({ caught_at: now.toString(), sender: "a", recipient: "b", bytes: Buffer.from("x") }).execute();
  const row = await house.db.selectFrom("caught_mails").select("caught_at").executeTakeFirstOrThrow();
  expect(Temporal.Instant.compare(row.caught_at, now)).toBe(0);
});
