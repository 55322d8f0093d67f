import { beforeEach, describe, expect, test } from "vitest";
import { payAfter, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { withProvider } from "../../../test/support/mollie.ts";
import { onlineIn } from "../../../test/support/online.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { requestOnlineRefund } from "./actions.ts";
import { intend } from "./refund.ts";
import { onlineRefundable } from "./store.ts";

const { house, provider } = await withProvider(await createTestHouse());
const { booked, doJobs, look, message, paid, reversals } = onlineIn(house, provider);
const { at, bookingIds, dealOf, dealRow, expectCleanAudit, lateMoneyOf, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);

const price = 108_295;
let stage: Stage;
let deal: string;

beforeEach(async () => {
  await emptyDatabase(house);
  await provider.behave();
  await provider.messages("hold");
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house);
  deal = await dealOf(stage, "Anna");
});

/** Paid online, then cancelled in time: all of it is too much. */
async function tooMuch() {
  const { attempt, id } = await paid(stage, deal, price);
  await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: await bookingIds(deal) });
  return { attempt, id };
}

const refund = (cents = price, token = "form") => requestOnlineRefund(house, { organisationId: stage.organisationId, dealId: deal, cents, token, by: "marit" });
const refundsThere = async (id: string) => (await provider.refunds()).filter(({ paymentId }) => paymentId === id);
async function left() {
  const { leftCents, underWayCents } = await onlineRefundable(house.db, stage.organisationId, deal);
  return { leftCents, underWayCents };
}

describe("a refund by the way the money came", () => {
  test("is booked once when the provider accepts it, and arrives", async () => {
    const { attempt, id } = await tooMuch();
    expect(await left()).toEqual({ leftCents: price, underWayCents: 0 });
    expect(await refund()).toEqual({ ok: true, repeated: false, answer: "accepted" });
    expect(await booked()).toEqual([price, -price]);
    expect(await dealRow(deal)).toEqual({ payment: "refunded", paid_cents: 0 });
    expect(await recordsOf("payment.refunded")).toMatchObject([{ cents: price, method: "online" }]);
    const [there] = await refundsThere(id);
    expect(there).toMatchObject({ amount: { currency: "EUR", value: "1082.95" } });
    await provider.refundEnds(there?.id ?? "", "refunded");
    await Promise.all([message(stage.organisationId, attempt.id, id), message(stage.organisationId, attempt.id, id)]);
    expect(await reversals()).toEqual([{ kind: "refund", cents: price, state: "done" }]);
    expect(await booked()).toEqual([price, -price]);
    expect(await left()).toEqual({ leftCents: 0, underWayCents: 0 });
    await expectCleanAudit();
  });

  test("sent twice, and twice at once, goes back once", async () => {
    const { id } = await tooMuch();
    const both = await Promise.all([refund(), refund()]);
    expect(both.map((one) => one.ok && one.repeated).sort()).toEqual([false, true]);
    expect(await refund()).toMatchObject({ ok: true, repeated: true });
    expect(await refundsThere(id)).toHaveLength(1);
    expect(await booked()).toEqual([price, -price]);
    await expectCleanAudit();
  });

  test("in two forms at once never comes to more than there is", async () => {
    const { id } = await tooMuch();
    const both = await Promise.all([refund(price, "one"), refund(price, "two")]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await refundsThere(id)).toHaveLength(1);
    await expectCleanAudit();
  });

  test("a crash before the call, or between the call and its booking, is made good with the same key", async () => {
    const { id } = await tooMuch();
    await intend(house, { organisationId: stage.organisationId, dealId: deal, cents: price, token: "form", by: "marit" });
    expect([await booked(), await left()]).toEqual([[price], { leftCents: 0, underWayCents: price }]);
    await provider.misbehave("drop-after", "refund", 1);
    expect(await refund()).toEqual({ ok: true, repeated: true, answer: "no-answer" });
    expect(await booked()).toEqual([price]);
    await sweepAt("2026-11-24T09:57:00Z");
    expect(await doJobs()).toBe(1);
    expect(await booked()).toEqual([price, -price]);
    expect(await refundsThere(id)).toHaveLength(1);
    await expectCleanAudit();
  });

  test("a lost call is not made again, however late, when the provider shows that it was done", async () => {
    const { attempt, id } = await tooMuch();
    await provider.misbehave("drop-after", "refund", 1);
    expect(await refund()).toMatchObject({ answer: "no-answer" });
    at("2026-11-25T09:00:00Z");
    await look(stage, attempt.id);
    expect(await refundsThere(id)).toHaveLength(1);
    expect(await booked()).toEqual([price, -price]);
  });

  test("that the provider refuses is booked nowhere and is there to be seen", async () => {
    const { id } = await tooMuch();
    await provider.change(id, { amount: { currency: "EUR", value: "10.00" } });
    expect(await refund()).toEqual({ ok: true, repeated: false, answer: "refused" });
    expect(await booked()).toEqual([price]);
    expect(await reversals()).toEqual([{ kind: "refund", cents: price, state: "refused" }]);
    expect(await left()).toEqual({ leftCents: price, underWayCents: 0 });
    expect(await refund()).toEqual({ ok: true, repeated: true, answer: "refused" });
    await expectCleanAudit();
  });

  test.each(["failed", "canceled"])("that was accepted and then %s is booked back, once, and is too much again", async (status) => {
    const { attempt, id } = await tooMuch();
    await refund();
    const [there] = await refundsThere(id);
    await provider.refundEnds(there?.id ?? "", status);
    await Promise.all([message(stage.organisationId, attempt.id, id), look(stage, attempt.id)]);
    expect(await reversals()).toEqual([{ kind: "refund", cents: price, state: "failed" }]);
    expect(await booked()).toEqual([price, -price, price]);
    expect(await dealRow(deal)).toEqual({ payment: "overpaid", paid_cents: price });
    expect(await refund(price, "again")).toMatchObject({ ok: true, answer: "accepted" });
    expect(await booked()).toEqual([price, -price, price, -price]);
    await expectCleanAudit();
  });

  test("that somebody makes at the provider is booked as well, once", async () => {
    const { attempt, id } = await tooMuch();
    await provider.refundThere(id, "100.00");
    await Promise.all([message(stage.organisationId, attempt.id, id), message(stage.organisationId, attempt.id, id)]);
    expect(await booked()).toEqual([price, -10_000]);
    expect(await left()).toEqual({ leftCents: price - 10_000, underWayCents: 0 });
    expect(await refund()).toEqual({ ok: false, refusal: { kind: "nothing-to-refund", mostCents: price - 10_000 } });
    await expectCleanAudit();
  });

  test("is never more than is too much, and never more than came online", async () => {
    await paid(stage, deal, price);
    for (const cents of [1, 0, -5, 1.5, Number.NaN]) expect(await refund(cents)).toEqual({ ok: false, refusal: { kind: "nothing-to-refund", mostCents: 0 } });
    await pay(stage, deal, 5_000, "by bank");
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: await bookingIds(deal) });
    expect(await refund(price + 5_000)).toEqual({ ok: false, refusal: { kind: "not-online", mostCents: price } });
    expect(await refund(price + 5_001)).toEqual({ ok: false, refusal: { kind: "nothing-to-refund", mostCents: price + 5_000 } });
    expect(await refund(price)).toMatchObject({ ok: true, answer: "accepted" });
    const other = await setStage(house, { slug: "anders" });
    expect(await requestOnlineRefund(house, { organisationId: other.organisationId, dealId: deal, cents: 1, token: "x", by: "marit" })).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
    await expectCleanAudit();
  });

  test("of money that came in two payments takes from the newest first", async () => {
    stage = await setStage(house, { slug: "aanbetaling", conditions: { ...payAfter, payment: { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 } } });
    deal = await dealOf(stage, "Bram");
    const first = await paid(stage, deal, 32_489, "first");
    at("2026-11-25T09:41:00Z");
    const second = await paid(stage, deal, price - 32_489, "second");
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: await bookingIds(deal) });
    expect(await refund(price - 32_489 + 100)).toMatchObject({ ok: true, answer: "accepted" });
    expect((await refundsThere(second.id)).map(({ amount }) => amount.value)).toEqual(["758.06"]);
    expect((await refundsThere(first.id)).map(({ amount }) => amount.value)).toEqual(["1.00"]);
    await expectCleanAudit();
  });
});

describe("a payer's bank that takes the money back", () => {
  test("leaves the place as it is and the amount owed again, booked once", async () => {
    const { attempt, id } = await paid(stage, deal, price);
    await provider.chargeBack(id);
    await Promise.all([message(stage.organisationId, attempt.id, id), message(stage.organisationId, attempt.id, id), look(stage, attempt.id)]);
    expect(await booked()).toEqual([price, -price]);
    expect(await dealRow(deal)).toEqual({ payment: "due", paid_cents: 0 });
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    expect(await recordsOf("payment.charged-back")).toMatchObject([{ cents: price }]);
    expect(await reversals()).toEqual([{ kind: "chargeback", cents: price, state: "done" }]);
    expect(await left()).toEqual({ leftCents: 0, underWayCents: 0 });
    await expectCleanAudit();
  });

  test("and gives it to us again pays it again, without a mail", async () => {
    const { attempt, id } = await paid(stage, deal, price);
    const chargeback = await provider.chargeBack(id, "100.00");
    await message(stage.organisationId, attempt.id, id);
    expect(await dealRow(deal)).toEqual({ payment: "partly-paid", paid_cents: price - 10_000 });
    await provider.reverse(chargeback);
    await Promise.all([message(stage.organisationId, attempt.id, id), look(stage, attempt.id)]);
    expect(await booked()).toEqual([price, -10_000, 10_000]);
    expect(await dealRow(deal)).toEqual({ payment: "paid", paid_cents: price });
    expect(await house.db.selectFrom("messages").select("kind").where("kind", "=", "payment-received").execute()).toHaveLength(1);
    await expectCleanAudit();
  });

  test("what was charged back can be paid online anew", async () => {
    const { attempt, id } = await paid(stage, deal, price);
    await provider.chargeBack(id);
    await message(stage.organisationId, attempt.id, id);
    await paid(stage, deal, price, "again");
    expect(await booked()).toEqual([price, -price, price]);
    expect(await dealRow(deal)).toEqual({ payment: "paid", paid_cents: price });
    await expectCleanAudit();
  });

  test("after it was all paid back as well leaves the customer owing it", async () => {
    const { attempt, id } = await tooMuch();
    await refund();
    await provider.chargeBack(id, "1082.95");
    await look(stage, attempt.id);
    expect(await dealRow(deal)).toEqual({ payment: "due", paid_cents: -price });
    await expectCleanAudit();
  });

  test("of money that came too late ends the question what becomes of it", async () => {
    const full = await setStage(house, { slug: "vol", capacity: 1 });
    stage = full;
    deal = await dealOf(full, "Bram");
    const { app: _, ...online } = onlineIn(house, provider);
    const attempt = await online.started(full, deal, price);
    await sweepAt("2026-12-02T12:00:00Z");
    await dealOf(full, "Chris");
    await provider.change(attempt.provider_id ?? "", { status: "paid" });
    await message(full.organisationId, attempt.id, attempt.provider_id ?? "");
    expect(await lateMoneyOf(full, deal)).toMatchObject([{ cents: price, choice: null, settled_at: null }]);
    await provider.chargeBack(attempt.provider_id ?? "");
    await message(full.organisationId, attempt.id, attempt.provider_id ?? "");
    expect(await lateMoneyOf(full, deal)).toMatchObject([{ cents: price, choice: "refund" }]);
    expect((await lateMoneyOf(full, deal))[0]?.settled_at).not.toBeNull();
    expect(await dealRow(deal)).toEqual({ payment: "written-off", paid_cents: 0 });
    await expectCleanAudit();
  });

  test("of money that came too late and is to go back online, the refund settles it", async () => {
    const full = await setStage(house, { slug: "vol", capacity: 1 });
    stage = full;
    deal = await dealOf(full, "Bram");
    const attempt = await onlineIn(house, provider).started(full, deal, price);
    await sweepAt("2026-12-02T12:00:00Z");
    await dealOf(full, "Chris");
    await provider.change(attempt.provider_id ?? "", { status: "paid" });
    await message(full.organisationId, attempt.id, attempt.provider_id ?? "");
    expect(await refund(price, "early")).toEqual({ ok: false, refusal: { kind: "nothing-to-refund", mostCents: 0 } });
    await house.db.updateTable("late_payments").set({ choice: "refund", chosen_at: house.clock.now().toString() }).execute();
    expect(await refund(price, "late")).toMatchObject({ ok: true, answer: "accepted" });
    expect((await lateMoneyOf(full, deal))[0]?.settled_at).not.toBeNull();
    expect(await booked()).toEqual([price, -price]);
    await expectCleanAudit();
  });

  test("of money that went back twice, by a refund and by the bank of the payer, nothing is left to ask about when a part comes in again", async () => {
    const full = await setStage(house, { slug: "vol", capacity: 1 });
    stage = full;
    deal = await dealOf(full, "Bram");
    const attempt = await onlineIn(house, provider).started(full, deal, price);
    await sweepAt("2026-12-02T12:00:00Z");
    await dealOf(full, "Chris");
    await provider.change(attempt.provider_id ?? "", { status: "paid" });
    await message(full.organisationId, attempt.id, attempt.provider_id ?? "");
    await house.db.updateTable("late_payments").set({ choice: "refund", chosen_at: house.clock.now().toString() }).execute();
    await refund(price, "late");
    await provider.chargeBack(attempt.provider_id ?? "", "1082.95");
    await message(full.organisationId, attempt.id, attempt.provider_id ?? "");
    expect(await pay(full, deal, 10_000)).toMatchObject({ ok: true });
    expect(await dealRow(deal)).toMatchObject({ paid_cents: 10_000 - price });
    expect(await lateMoneyOf(full, deal)).toHaveLength(1);
    expect(await house.db.selectFrom("messages").select("facts").where("kind", "=", "payment-received").execute()).toHaveLength(1);
    await expectCleanAudit();
  });
});
