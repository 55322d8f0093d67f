import { beforeEach, describe, expect, test } from "vitest";
import { addSession, customer, payAfter, payBefore, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { queueIn } from "../../../test/support/queue.ts";
import { sweepHouse } from "../../sweep-house.ts";
import { cents } from "../../domain/money.ts";
import { callOffSession, chooseAfterCallingOff, previewCallOff } from "../calling-off/actions.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { useCredit } from "../credits/actions.ts";
import { findDeal } from "../deal/store.ts";
import { grantGoodwill } from "../goodwill/actions.ts";
import { moveBookings } from "../moving/actions.ts";
import { acceptDealOffer, makeDealOffer } from "../offers/actions.ts";
import { chooseAfterSessionMove, moveSession } from "../session-moves/actions.ts";
import { standingOf } from "../standing/store.ts";
import { stateWithdrawal } from "../withdrawal/actions.ts";
import { creditMovesOf, grantCredit } from "./store.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, dealRow, expectCleanAudit, factsOf, lateMoneyOf, mailsTo, outcomesOf, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);

const price = 108_295;
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { conditions: payAfter });
});

async function creditFrom(dealId: string, value: number, { condition = "none" as "none" | "deal-paid", until = "2027-11-24T22:59:59Z" } = {}): Promise<string> {
  const id = await house.db.transaction().execute((trx) =>
    grantCredit(trx, { organisationId: stage.organisationId, dealId, source: "offer", cents: cents(value), condition, transferable: true, validUntil: Temporal.Instant.from(until), actor: "trainer" }, house.clock.now()));
  return (await house.db.selectFrom("credits").select("code").where("id", "=", id).executeTakeFirstOrThrow()).code;
}

/** Bram's deal, as far as a credit of Anna's pays it. */
async function paidWith(value: number, until?: string): Promise<{ anna: string; bram: string; code: string }> {
  const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
  const code = await creditFrom(anna, value, until === undefined ? {} : { until });
  expect(await useCredit(house, { organisationId: stage.organisationId, dealId: bram, code })).toMatchObject({ ok: true });
  return { anna, bram, code };
}

const cancel = async (dealId: string) => cancelBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: await bookingIds(dealId), by: "customer" });
const goodwill = (dealId: string, amount: number, token = "t") => grantGoodwill(house, { organisationId: stage.organisationId, dealId, cents: amount, reason: "circumstances", note: "", by: "marit", token, seenOwesCents: null });
const creditRow = (code: string) => house.db.selectFrom("credits").select(["left_cents", "valid_until", "condition"]).where("code", "=", code).executeTakeFirstOrThrow();

async function standingNow(dealId: string) {
  const deal = await findDeal(house.db, stage.organisationId, dealId);
  if (deal === undefined) throw new Error("no deal");
  return standingOf(house.db, deal, house.clock.now());
}

describe("what a credit paid and is over", () => {
  test("is a credit again when the deal ends for nothing, once, also when that is asked twice at once, and never cash", async () => {
    const { anna, bram, code } = await paidWith(price);
    await Promise.all([cancel(bram), cancel(bram)]);
    expect((await creditRow(code)).left_cents).toBe(price);
    expect(await dealRow(bram)).toEqual({ payment: "refunded", paid_cents: 0 });
    expect(await standingNow(bram)).toMatchObject({ organiserOwesCents: 0, creditBackCents: 0, paidCents: 0 });
    expect((await creditMovesOf(house.db, stage.organisationId, bram)).map(({ kind, cents: amount, sourceDealId }) => [kind, amount, sourceDealId])).toEqual([["used", -price, anna], ["given-back", price, anna]]);
    expect(await recordsOf("credit.returned")).toMatchObject([{ cents: price }]);
    expect(await recordsOf("credit.restored")).toMatchObject([{ cents: price, leftCents: price }]);
    expect(await factsOf("credit-returned")).toEqual([{ kind: "credit-returned", dealId: bram, cents: price, credits: [{ code, cents: price, validUntil: "2027-11-24T22:59:59Z" }] }]);
    expect(await useCredit(house, { organisationId: stage.organisationId, dealId: await dealOf(stage, "Cas"), code })).toMatchObject({ ok: true });
    await expectCleanAudit();
  });

  test("comes after the money: what came in goes back first, in money", async () => {
    const { bram, code } = await paidWith(40_000);
    await pay(stage, bram, price - 40_000);
    at("2027-01-05T10:00:00Z");
    await cancel(bram);
    const over = price - 54_148;
    expect(await standingNow(bram)).toMatchObject({ organiserOwesCents: over, paidCents: price });
    expect((await creditRow(code)).left_cents).toBe(0);
    await goodwill(bram, 54_148);
    expect(await standingNow(bram)).toMatchObject({ organiserOwesCents: price - 40_000 });
    expect((await creditRow(code)).left_cents).toBe(40_000);
    await expectCleanAudit();
  });

  test("comes back in part when the deal comes to less, and two steps at once give back what each makes over", async () => {
    const { bram, code } = await paidWith(price);
    expect((await Promise.all([goodwill(bram, 10_000, "one"), goodwill(bram, 5_000, "two")])).map(({ ok }) => ok)).toEqual([true, true]);
    expect((await creditRow(code)).left_cents).toBe(15_000);
    await cancel(bram);
    expect((await creditRow(code)).left_cents).toBe(price);
    expect((await recordsOf("credit.returned"))).toHaveLength(3);
    expect([await outcomesOf("credit-end"), (await outcomesOf("credit-reminder")).filter((outcome) => outcome === null)]).toEqual([[null], [null, null]]);
    await expectCleanAudit();
  });

  test("goes to the credit that was used last, no credit gets more than it paid", async () => {
    const { anna, bram, code } = await paidWith(60_000);
    const other = await creditFrom(anna, 50_000);
    await useCredit(house, { organisationId: stage.organisationId, dealId: bram, code: other });
    await goodwill(bram, 55_000);
    expect([(await creditRow(other)).left_cents, (await creditRow(code)).left_cents]).toEqual([50_000, 55_000 - (price - 60_000)]);
    await expectCleanAudit();
  });

  test("can be used for thirty days at least, without a condition, also when its end was over", async () => {
    const { bram, code } = await paidWith(price, "2026-12-01T22:59:59Z");
    await sweepAt("2026-12-05T10:00:00Z");
    await cancel(bram);
    const { valid_until: validUntil, condition, left_cents: left } = await creditRow(code);
    expect([validUntil.toString(), condition, left]).toEqual(["2027-01-04T22:59:59Z", "none", price]);
    await sweepAt("2027-01-04T22:59:59Z");
    expect(await factsOf("credit-reminder")).toMatchObject([{ days: 7, credit: { cents: price } }]);
    await sweepAt("2027-01-04T23:00:00Z");
    expect((await creditRow(code)).left_cents).toBe(0);
    await expectCleanAudit();
  });

  test("goes along when another date is chosen after calling off, once, also when that is chosen twice at once", async () => {
    const { organisationId, sessionId } = stage;
    const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
    const other = await addSession(house, { ...stage, termsId, conditions: payAfter, slug: "mrt", startsAt: Temporal.Instant.from("2027-03-29T07:30:00Z") });
    const { bram, code } = await paidWith(40_000);
    await pay(stage, bram, price - 40_000);
    expect(await previewCallOff(house, { organisationId, sessionId })).toMatchObject({ preview: { paidCents: price - 40_000 } });
    await callOffSession(house, { organisationId, sessionId });
    expect([(await creditRow(code)).left_cents, (await standingNow(bram)).organiserOwesCents]).toEqual([40_000, price - 40_000]);
    const choose = () => chooseAfterCallingOff(house, { organisationId, dealId: bram, answer: "other-date", otherSessionId: other });
    expect(await Promise.all([choose(), choose()])).toEqual([{ ok: true }, { ok: true }]);
    expect((await creditRow(code)).left_cents).toBe(0);
    expect(await standingNow(bram)).toMatchObject({ customerOwesCents: 0, organiserOwesCents: 0, paidCents: price });
    await expectCleanAudit();
  });

  test("is a credit again when the place lapses, and nobody is asked about money that never came", async () => {
    stage = await setStage(house, { slug: "vooraf", conditions: payBefore });
    const { bram, code } = await paidWith(20_000);
    await sweepAt("2026-12-02T11:00:00Z");
    expect(await placesOf("Bram")).toEqual(["released"]);
    expect([(await creditRow(code)).left_cents, await lateMoneyOf(stage, bram)]).toEqual([20_000, []]);
    await expectCleanAudit();
  });

  test("beside money: of a place that lapses the customer is asked about the money alone", async () => {
    stage = await setStage(house, { slug: "vooraf", conditions: payBefore });
    const { bram, code } = await paidWith(20_000);
    await pay(stage, bram, 30_000);
    await sweepAt("2026-12-02T11:00:00Z");
    expect((await creditRow(code)).left_cents).toBe(20_000);
    expect((await lateMoneyOf(stage, bram)).map((late) => late.cents)).toEqual([30_000]);
    await expectCleanAudit();
  });

  test("is a credit again when a consumer withdraws: the same means as it was paid with", async () => {
    const anna = await dealOf(stage, "Anna");
    const bram = await dealOf(stage, "Bram", { customer: customer("Bram", "consumer") });
    const code = await creditFrom(anna, 50_000);
    await useCredit(house, { organisationId: stage.organisationId, dealId: bram, code });
    await pay(stage, bram, price - 50_000);
    await withdraw(bram);
    expect(await standingNow(bram)).toMatchObject({ organiserOwesCents: price - 50_000 });
    expect((await creditRow(code)).left_cents).toBe(50_000);
    await expectCleanAudit();
  });
});

async function withdraw(dealId: string): Promise<void> {
  const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", dealId).executeTakeFirstOrThrow();
  const stated = { name: "Bram", order: code, email: customer("Bram").billingEmail };
  const outcome = await stateWithdrawal(house, { organisationId: stage.organisationId, channel: "deal-page", dealId, stated, locale: "nl", network: "192.0.2.0/24" });
  expect(outcome).toMatchObject({ ok: true });
}

test("credits that end in a batch, and a deal that gives them back, wait in one order and none is turned away", async () => {
  const { organisationId } = stage;
  const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
  const dearer = await addSession(house, { ...stage, termsId, conditions: payAfter, slug: "duur", startsAt: Temporal.Instant.from("2027-03-28T08:30:00Z"), priceCents: 95_000 });
  const [anna, bram, cas] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram"), await dealOf(stage, "Cas")];
  const older = await creditFrom(anna, 200_000, { until: "2026-12-05T22:59:59Z" });
  at("2026-11-24T09:42:00Z");
  const endsFirst = await creditFrom(bram, 200_000, { until: "2026-12-04T22:59:59Z" });
  const { id: first } = await house.db.selectFrom("credits").select("id").where("code", "=", older).executeTakeFirstOrThrow();
  expect(await useCredit(house, { organisationId, dealId: cas, code: older })).toMatchObject({ ok: true });
  expect(await moveBookings(house, { organisationId, dealId: cas, bookingIds: await bookingIds(cas), otherSessionId: dearer, by: "trainer", seen: null })).toMatchObject({ ok: true });
  expect(await useCredit(house, { organisationId, dealId: cas, code: endsFirst })).toMatchObject({ ok: true });
  at("2026-12-06T09:00:00Z");
  const places = (await house.db.selectFrom("bookings").select("id").where("deal_id", "=", cas).where("place", "=", "confirmed").execute()).map(({ id }) => id);
  const complaints: string[] = [];
  const complain = ({ err }: { err: unknown }) => complaints.push(String(err));
  const log = Object.assign(Object.create(house.log), { error: complain, warn: complain });
  const outcomes = await queueIn(house).behind("credits", first, [
    () => cancelBookings(house, { organisationId, dealId: cas, bookingIds: places, by: "customer" }),
    () => sweepHouse({ ...house, log }, house.clock.now()),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  expect(complaints).toEqual([]);
  await expectCleanAudit();
});

describe("a credit that waits until its deal is paid", () => {
  const told = async () => (await factsOf("credit-usable")).length;

  test.each([
    ["a payment", async (deal: string) => { await pay(stage, deal, price); }],
    ["two payments at once", async (deal: string) => { await Promise.all([pay(stage, deal, 60_000, "one"), pay(stage, deal, 60_000, "two")]); }],
    ["another credit", async (deal: string) => {
      const code = await creditFrom(await dealOf(stage, "Cas"), price);
      await useCredit(house, { organisationId: stage.organisationId, dealId: deal, code });
    }],
    ["goodwill", async (deal: string) => { await goodwill(deal, price); }],
    ["a payment after a settlement", async (deal: string) => {
      const { organisationId } = stage;
      const terms = { kind: "settlement" as const, cents: cents(50_000), payUntil: Temporal.Instant.from("2027-01-31T22:59:59Z"), paidCents: cents(0) };
      const made = await makeDealOffer(house, { organisationId, dealId: deal }, { terms, endsAt: Temporal.Instant.from("2026-12-31T22:59:59Z") });
      if (made.ok) await acceptDealOffer(house, { organisationId, dealId: deal, offerId: made.offer.id });
      expect(await told()).toBe(0);
      at("2026-11-25T10:00:00Z");
      await pay(stage, deal, 50_000);
    }],
  ])("is told to be usable once, after %s", async (_name, step) => {
    const deal = await dealOf(stage, "Anna");
    const code = await creditFrom(deal, 25_000, { condition: "deal-paid" });
    expect(await told()).toBe(0);
    await step(deal);
    expect(await factsOf("credit-usable")).toEqual([{ kind: "credit-usable", dealId: deal, credit: { code, cents: 25_000, validUntil: "2027-11-24T22:59:59Z" } }]);
    await pay(stage, deal, 1_000, "too much");
    expect(await told()).toBe(1);
    await expectCleanAudit();
  });

  test("is told nothing when nothing was open from the beginning", async () => {
    const deal = await dealOf(stage, "Anna");
    await pay(stage, deal, price);
    await creditFrom(deal, 25_000, { condition: "deal-paid" });
    await pay(stage, deal, 1_000, "too much");
    expect(await mailsTo("Anna")).not.toContain("credit-usable");
  });

  test.each([
    ["cancels for nothing", async (deal: string) => { await cancel(deal); }],
    ["leaves after the session was moved, with a part of the price that goes back", async (deal: string) => {
      await pay(stage, deal, 10_000);
      const startsAt = Temporal.Instant.from("2027-03-11T08:30:00Z");
      await moveSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId, meetings: [{ startsAt, endsAt: startsAt.add({ hours: 7 }), place: "De Loods", address: "Havenweg 2", onlineUrl: null }], seenStartsAt: null });
      expect(await chooseAfterSessionMove(house, { organisationId: stage.organisationId, dealId: deal, answer: "refund" })).toEqual({ ok: true });
    }],
  ])("falls away when its customer %s", async (_name, step) => {
    const deal = await dealOf(stage, "Anna");
    const code = await creditFrom(deal, 25_000, { condition: "deal-paid" });
    await step(deal);
    expect([(await creditRow(code)).left_cents, await told()]).toEqual([0, 0]);
    expect(await recordsOf("credit.ended")).toMatchObject([{ cents: 25_000 }]);
    expect(await useCredit(house, { organisationId: stage.organisationId, dealId: await dealOf(stage, "Cas"), code })).toEqual({ ok: false, refusal: { kind: "ended" } });
    await expectCleanAudit();
  });

  test.each([
    ["lapses", payBefore, async () => { await sweepAt("2026-12-02T13:00:00Z"); }],
    ["is called off", payAfter, async () => { await callOffSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId }); }],
  ] as const)("waits on when the place %s unpaid, for it may come back", async (_name, conditions, step) => {
    stage = await setStage(house, { slug: "terug", conditions });
    const deal = await dealOf(stage, "Anna");
    const code = await creditFrom(deal, 25_000, { condition: "deal-paid" });
    await step();
    expect([(await creditRow(code)).left_cents, await told()]).toEqual([25_000, 0]);
    await expectCleanAudit();
  });

  test("falls away when its customer withdraws before paying", async () => {
    const bram = await dealOf(stage, "Bram", { customer: customer("Bram", "consumer") });
    const code = await creditFrom(bram, 25_000, { condition: "deal-paid" });
    await withdraw(bram);
    expect((await creditRow(code)).left_cents).toBe(0);
    expect(await recordsOf("credit.ended")).toMatchObject([{ cents: 25_000 }]);
    expect(await useCredit(house, { organisationId: stage.organisationId, dealId: await dealOf(stage, "Cas"), code })).toEqual({ ok: false, refusal: { kind: "ended" } });
    expect([await told(), await outcomesOf("credit-reminder")]).toEqual([0, ["ended", "ended"]]);
    await expectCleanAudit();
  });
});
