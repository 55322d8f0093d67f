import { beforeEach, expect, test } from "vitest";
import { customer, payAfter, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { settleAbsence, undecidedSessions } from "./actions.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, recordsOf } = stepsIn(house);

const startsAfter = Temporal.Instant.from("2026-01-01T00:00:00Z");
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 1, conditions: payAfter });
});

async function cancelledLate(): Promise<{ dealId: string; bookingId: string }> {
  const dealId = await dealOf(stage, "Anna", { customer: customer("Anna", "consumer") });
  at("2027-01-20T10:00:00Z");
  const ids = await bookingIds(dealId);
  await cancelBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: ids, by: "customer" });
  return { dealId, bookingId: ids[0] ?? "" };
}

test("a late cancellation waits for a decision, from its own moment, until there is one", async () => {
  const { dealId, bookingId } = await cancelledLate();
  expect(await undecidedSessions(house, stage.organisationId, { startsAfter })).toMatchObject([{ id: stage.sessionId, absences: 1 }]);
  expect((await undecidedSessions(house, stage.organisationId, { startsAfter }))[0]?.since.toString()).toBe("2027-01-20T10:00:00Z");
  const settled = await settleAbsence(house, { organisationId: stage.organisationId, dealId, bookingId, chosen: { outcome: "charge" }, seenCents: 54_148, letter: { subject: "Sorry", text: "We missed you." }, by: "marit" });
  expect(settled).toEqual({ ok: true, repeated: false });
  expect(await undecidedSessions(house, stage.organisationId, { startsAfter })).toEqual([]);
});

test("a place that was sold again waits for nothing", async () => {
  await cancelledLate();
  await dealOf(stage, "Bram", { customer: customer("Bram", "consumer") });
  expect(await recordsOf("place.refilled")).toHaveLength(1);
  expect(await undecidedSessions(house, stage.organisationId, { startsAfter })).toEqual([]);
});
