import { beforeEach, expect, test } from "vitest";
import { payBefore, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cents } from "../../domain/money.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { grantGoodwill } from "../goodwill/actions.ts";
import { useCredit } from "./actions.ts";
import { grantCredit } from "./store.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, expectCleanAudit, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);

const price = 108_295;
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
});

async function creditFrom(dealId: string): Promise<string> {
  const validUntil = Temporal.Instant.from("2027-11-24T22:59:59Z");
  await house.db.transaction().execute((trx) => grantCredit(trx, { organisationId: stage.organisationId, dealId, source: "offer", cents: cents(price), condition: "none", transferable: true, validUntil, actor: "trainer" }, house.clock.now()));
  return (await house.db.selectFrom("credits").select("code").executeTakeFirstOrThrow()).code;
}

test("a held place that a credit pays sells the cancelled place again", async () => {
  stage = await setStage(house, { capacity: 1, conditions: payBefore });
  const { organisationId } = stage;
  const anna = await dealOf(stage, "Anna");
  await pay(stage, anna, price);
  at("2027-01-06T10:00:00Z");
  await cancelBookings(house, { organisationId, dealId: anna, bookingIds: await bookingIds(anna), by: "customer" });
  const bram = await dealOf(stage, "Bram");
  expect(await useCredit(house, { organisationId, dealId: bram, code: await creditFrom(anna) })).toMatchObject({ ok: true });
  expect(await placesOf("Bram")).toEqual(["confirmed"]);
  expect(await recordsOf("place.refilled")).toHaveLength(1);
  await expectCleanAudit();
});

test("a held place is certain when a credit pays all that goodwill left of the price", async () => {
  stage = await setStage(house, { capacity: 3, conditions: payBefore });
  const { organisationId } = stage;
  const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
  await grantGoodwill(house, { organisationId, dealId: bram, cents: 10_000, reason: "circumstances", note: "", by: "marit", token: "t", seenOwesCents: null });
  await useCredit(house, { organisationId, dealId: bram, code: await creditFrom(anna) });
  await sweepAt("2026-12-12T10:00:00Z");
  expect(await placesOf("Bram")).toEqual(["confirmed"]);
  await expectCleanAudit();
});

test("a held place that a credit pays in part lapses, without a question about money that never came", async () => {
  stage = await setStage(house, { capacity: 3, conditions: payBefore });
  const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, ["Bram", "Chris"])];
  await useCredit(house, { organisationId: stage.organisationId, dealId: bram, code: await creditFrom(anna) });
  await sweepAt("2026-12-03T10:00:00Z");
  expect(await placesOf("Bram")).toEqual(["released"]);
  expect(await house.db.selectFrom("late_payments").select("id").execute()).toEqual([]);
  await expectCleanAudit();
});
