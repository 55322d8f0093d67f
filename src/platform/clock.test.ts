import { expect, test } from "vitest";
import { createTestHouse } from "../../test/support/database.ts";
import { demoClock, fixedClock, systemClock } from "./clock.ts";

const house = await createTestHouse();

test("a fixed clock stands still until it is moved", () => {
  const clock = fixedClock("2026-11-24T09:41:00Z");
  clock.advance({ hours: 1 });
  expect(clock.now().toString()).toBe("2026-11-24T10:41:00Z");
});

test("a move of the demo clock is seen by other processes, after a restart, and adds up", async () => {
  const mine = await demoClock(house.db);
  const theirs = await demoClock(house.db);
  await Promise.all([mine.forward({ hours: 24 }), theirs.forward({ hours: 1 })]);
  await Promise.all([mine.refresh(), theirs.refresh()]);
  const afterRestart = await demoClock(house.db);
  for (const clock of [mine, theirs, afterRestart]) {
    const ahead = clock.now().since(Temporal.Now.instant()).total("seconds");
    expect(Math.round(ahead)).toBe(25 * 3600);
  }
});

test("the demo clock never goes back", async () => {
  const clock = await demoClock(house.db);
  await expect(clock.forward({ hours: -1 })).rejects.toThrow("the demo clock only moves forward, not by -3600 s");
});

test("a moment that the database kept comes back as it went in", async () => {
  const clocks = [systemClock, await demoClock(house.db)];
  for (const clock of clocks) {
    for (let count = 0; count < 50; count += 1) {
      const now = clock.now();
      const { rows } = await house.pool.query<{ kept: Temporal.Instant }>("select $1::timestamptz as kept", [now.toString()]);
      expect(rows[0]?.kept.toString()).toBe(now.toString());
    }
  }
});
