import { beforeEach, describe, expect, test } from "vitest";
import { payAfter, payBefore, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cents } from "../../domain/money.ts";
import { audit } from "../audit/actions.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { grantGoodwill } from "../goodwill/actions.ts";
import { useCredit } from "./actions.ts";
import { creditMovesOf, grantCredit } from "./store.ts";
import { sweepHouse } from "../../sweep-house.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, expectCleanAudit, factsOf, outcomesOf, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);

const price = 108_295;
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
});

async function creditFrom(dealId: string, { value = price, condition = "none" as "none" | "deal-paid" } = {}): Promise<string> {
  const validUntil = Temporal.Instant.from("2027-11-24T22:59:59Z");
  await house.db.transaction().execute((trx) => grantCredit(trx, { organisationId: stage.organisationId, dealId, source: "offer", cents: cents(value), condition, transferable: true, validUntil, actor: "trainer" }, house.clock.now()));
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

test("every movement of a credit stands in its book with its deal, and what is left is their sum", async () => {
  stage = await setStage(house, { capacity: 3, conditions: payAfter });
  const { organisationId } = stage;
  const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
  const code = await creditFrom(anna, { value: price + 10_000 });
  await useCredit(house, { organisationId, dealId: bram, code });
  await sweepAt("2027-11-24T23:00:00Z");
  const [ofAnna, ofBram] = [await creditMovesOf(house.db, organisationId, anna), await creditMovesOf(house.db, organisationId, bram)];
  expect(ofAnna.map(({ kind, cents: amount, dealId }) => [kind, amount, dealId])).toEqual([["granted", price + 10_000, anna], ["used", -price, bram], ["expired", -10_000, anna]]);
  expect(ofBram.map(({ kind, cents: amount, sourceDealId }) => [kind, amount, sourceDealId])).toEqual([["used", -price, anna]]);
  expect(await house.db.selectFrom("credits").select(["left_cents"]).execute()).toEqual([{ left_cents: 0 }]);
  await expectCleanAudit();
});

test("the audit finds a credit whose movements do not come to what is left, and one that gave more back than it paid", async () => {
  stage = await setStage(house, { capacity: 3, conditions: payAfter });
  const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
  await creditFrom(anna);
  await house.db.updateTable("credits").set({ left_cents: 1 }).execute();
  const found = async () => (await audit(house)).invariants.flatMap(({ violations }) => violations.map((violation) => violation.found));
  expect(await found()).toEqual([`credit of ${price} cents has 1 left, its movements come to ${price}, given ${price}`]);
  await house.pool.query("insert into credit_moves select organisation_id, gen_random_uuid(), credit_id, $1, 'given-back', 500, at from credit_moves limit 1", [bram]);
  expect(await found()).toContain(`credit gave deal ${bram} 500 cents more back than it paid`);
});

describe("a reminder before the end of a credit", () => {
  beforeEach(async () => {
    stage = await setStage(house, { capacity: 3, conditions: payAfter });
  });

  test("goes out thirty days before, and seven, once each, with what is left, also with two sweepers", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    const code = await creditFrom(anna, { value: price + 10_000 });
    await useCredit(house, { organisationId: stage.organisationId, dealId: bram, code });
    await sweepAt("2027-10-25T07:59:59Z");
    expect(await factsOf("credit-reminder")).toEqual([]);
    for (const moment of ["2027-10-25T08:00:00Z", "2027-11-17T09:00:00Z"]) {
      at(moment);
      await Promise.all([sweepHouse(house, house.clock.now()), sweepHouse({ ...house }, house.clock.now())]);
    }
    const credit = { code, cents: 10_000, validUntil: "2027-11-24T22:59:59Z" };
    expect(await factsOf("credit-reminder")).toEqual([30, 7].map((days) => ({ kind: "credit-reminder", dealId: anna, credit, days, waits: false })));
    await expectCleanAudit();
  });

  test("says that a conditional credit still waits, and is one when the sweeper comes late", async () => {
    const anna = await dealOf(stage, "Anna");
    await creditFrom(anna, { condition: "deal-paid" });
    await sweepAt("2027-11-20T09:00:00Z");
    expect(await factsOf("credit-reminder")).toMatchObject([{ days: 7, waits: true }]);
    expect(await outcomesOf("credit-reminder")).toEqual(["too-late", "reminded"]);
  });

  test("does not go out for a credit that is used up, or that ends before there is time for it", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    const code = await creditFrom(anna);
    await useCredit(house, { organisationId: stage.organisationId, dealId: bram, code });
    expect(await outcomesOf("credit-reminder")).toEqual(["used", "used"]);
    at("2027-11-24T09:00:00Z");
    await creditFrom(anna);
    expect(await outcomesOf("credit-reminder")).toEqual(["used", "used"]);
  });
});
