import { expect, test } from "vitest";
import { placeStates } from "../../domain/booking/place.ts";
import { createTestHouse } from "../../../test/support/database.ts";
import { sweepHouse } from "../../sweep-house.ts";
import { audit } from "../audit/actions.ts";
import { fillDemo } from "./actions.ts";

// Filled on ordinary days, before Christmas, around the change of the clocks and on a Sunday: the story holds on all of them.
test.each(["2026-11-24T09:41:00Z", "2026-12-23T22:30:00Z", "2027-03-28T00:59:00Z", "2027-05-02T12:00:00Z"])(
  "the demo filled at %s has three courses, one booking in every state, and nothing for the audit to find",
  async (moment) => {
    const house = await createTestHouse(moment);
    expect(await fillDemo(house, sweepHouse)).toEqual({ filled: true });
    expect(await fillDemo(house, sweepHouse)).toEqual({ filled: false });
    const courses = await house.db.selectFrom("courses").select("slug").execute();
    expect(courses).toHaveLength(3);
    const places = await house.db.selectFrom("bookings").select("place").distinct().execute();
    expect(places.map(({ place }) => place).sort()).toEqual([...placeStates].sort());
    house.clock.advance({ minutes: 2 });
    const report = await audit(house);
    expect(report.invariants.flatMap(({ name, violations }) => violations.map(({ found }) => `${name}: ${found}`))).toEqual([]);
  },
);

test("a demo that was broken off while it was filled is not shown as if it were whole", async () => {
  const house = await createTestHouse();
  const killed = fillDemo(house, () => Promise.reject(new Error("killed")));
  await expect(killed).rejects.toThrow("killed");
  await expect(fillDemo(house, sweepHouse)).rejects.toThrow(`this demo was broken off while it was filled: remove ${house.config.dataFolder} and start again`);
});
