import { expect, test, vi } from "vitest";
import { setStage, signUpOf } from "../test/support/cast.ts";
import { createTestHouse } from "../test/support/database.ts";
import { signUp } from "./features/sign-up/actions.ts";
import { startTicker } from "./ticker.ts";

const house = await createTestHouse();

test("what fell due while nobody served is done at the start, not a while later, and stopping waits for it", async () => {
  const stage = await setStage(house);
  await signUp(house, signUpOf(stage, "Sanne Kooiman"));
  house.clock.set(Temporal.Instant.from("2026-12-02T11:00:00Z"));
  const ticker = startTicker(house, { every: 3_600_000, demoClock: null });
  await vi.waitFor(async () => expect(await house.db.selectFrom("bookings").select("place").execute()).toEqual([{ place: "released" }]));
  await ticker.stop();
  expect(await house.db.selectFrom("deadlines").select("id").where("done_at", "is", null).where("what", "=", "hold").execute()).toEqual([]);
});
