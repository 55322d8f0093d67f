import { beforeEach, expect, test } from "vitest";
import { addSession, payAfter, payBefore, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { findDeal } from "../deal/store.ts";
import { standingOf } from "../standing/store.ts";
import { moveBookings, previewMove } from "./actions.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, expectCleanAudit, pay, placesOf, sweepAt } = stepsIn(house);

const conditions = { ...payAfter, move: { freeTimes: 1, untilDaysBefore: 2, feeCents: 2_500, validMonths: 6 } };
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { priceCents: 50_000, conditions });
});

async function dateOf(slug: string, startsAt: string, priceCents: number): Promise<string> {
  const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
  return addSession(house, { ...stage, termsId, conditions, slug, startsAt: Temporal.Instant.from(startsAt), priceCents });
}

async function placeNow(dealId: string): Promise<string> {
  const { id } = await house.db.selectFrom("bookings").select("id").where("deal_id", "=", dealId).where("place", "=", "confirmed").executeTakeFirstOrThrow();
  return id;
}

test("a second move charges what it costs more than the first one did, and no more", async () => {
  const [y, z] = [await dateOf("y", "2027-02-04T08:30:00Z", 60_000), await dateOf("z", "2027-02-11T08:30:00Z", 60_000)];
  const dealId = await dealOf(stage, "Anna");
  const move = { organisationId: stage.organisationId, dealId, by: "customer" as const, seen: null };
  expect(await moveBookings(house, { ...move, bookingIds: await bookingIds(dealId), otherSessionId: y })).toMatchObject({ ok: true, preview: { feeCents: 0, differenceCents: 12_100 } });
  expect(await moveBookings(house, { ...move, bookingIds: [await placeNow(dealId)], otherSessionId: z })).toMatchObject({ ok: true, preview: { feeCents: 2_500, differenceCents: 0 } });
  const deal = await findDeal(house.db, stage.organisationId, dealId);
  if (deal === undefined) throw new Error("no deal");
  expect((await standingOf(house.db, deal, house.clock.now())).customerOwesCents).toBe(60_500 + 12_100 + 2_500);
  await expectCleanAudit();
});

test("a move that the trainer gives leaves the customer's free move; one with the agreed fee uses it", async () => {
  const [y, z] = [await dateOf("y", "2027-02-04T08:30:00Z", 50_000), await dateOf("z", "2027-02-11T08:30:00Z", 50_000)];
  const costsOfNext = async (name: string, waiveFee: boolean) => {
    const dealId = await dealOf(stage, name);
    await moveBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: await bookingIds(dealId), otherSessionId: y, by: "trainer", waiveFee, seen: null });
    const preview = await previewMove(house, { organisationId: stage.organisationId, dealId, bookingIds: [await placeNow(dealId)], otherSessionId: z, by: "customer" });
    return preview.ok ? preview.preview.feeCents : preview.refusal.kind;
  };
  expect(await costsOfNext("Anna", true)).toBe(0);
  expect(await costsOfNext("Bram", false)).toBe(2_500);
});

test("a held place that moved to a dearer date and lapses costs nothing, and costs the difference when late money brings it back", async () => {
  await house.db.updateTable("sessions").set({ conditions: JSON.stringify(payBefore) }).where("id", "=", stage.sessionId).execute();
  const y = await dateOf("y", "2027-02-04T08:30:00Z", 60_000);
  const dealId = await dealOf(stage, "Anna");
  await moveBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: await bookingIds(dealId), otherSessionId: y, by: "customer", seen: null });
  await sweepAt("2026-12-03T10:00:00Z");
  expect(await placesOf("Anna")).toEqual(["moved", "released"]);
  expect(await house.db.selectFrom("deals").select("adjust_cents").executeTakeFirst()).toEqual({ adjust_cents: 0 });
  await expectCleanAudit();
  await pay(stage, dealId, 60_500);
  await expectCleanAudit();
});
