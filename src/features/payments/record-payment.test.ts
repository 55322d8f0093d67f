import { beforeEach, describe, expect, test } from "vitest";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import { payAfter, payBefore, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { previewPayment, recordPayment } from "./actions.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, dealRow, expectCleanAudit, factsOf, join, mailsTo, outcomesOf, pay, paymentOf, placesOf, recordsOf } = stepsIn(house);

const price = 108_295;
const deposit: Conditions = {
  ...payBefore,
  payment: { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 },
};

let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house);
});

describe("money for a held place", () => {
  test("that covers the price confirms the place, closes what was due, and is confirmed by mail", async () => {
    const deal = await dealOf(stage, "Anna");
    expect(await pay(stage, deal, price)).toMatchObject({ ok: true, effect: "confirms", repeated: false });
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    expect(await dealRow(deal)).toEqual({ payment: "paid", paid_cents: price });
    expect([await outcomesOf("hold"), await outcomesOf("payment-reminder")]).toEqual([["paid"], ["paid"]]);
    const [booking] = await bookingIds(deal);
    expect(await recordsOf("payment.received")).toMatchObject([{ paidCents: price, effect: "confirms", places: [{ booking, from: "held", to: "confirmed" }] }]);
    expect(await factsOf("payment-received")).toEqual([{ kind: "payment-received", dealId: deal, cents: price, openCents: 0, confirms: true }]);
    await expectCleanAudit();
  });

  test("sent twice at once is one payment with one answer", async () => {
    const deal = await dealOf(stage, "Anna");
    const both = await Promise.all([pay(stage, deal, price), pay(stage, deal, price)]);
    expect(both).toContainEqual(expect.objectContaining({ ok: true, effect: "confirms", repeated: false }));
    expect(both).toContainEqual(expect.objectContaining({ ok: true, effect: "confirms", repeated: true }));
    expect(await recordsOf("payment.received")).toHaveLength(1);
    expect(await mailsTo("Anna")).toEqual(["deal-confirmed", "payment-received"]);
    expect((await dealRow(deal)).paid_cents).toBe(price);
    await expectCleanAudit();
  });

  test("in two different halves at once adds up and confirms once", async () => {
    const deal = await dealOf(stage, "Anna");
    const both = await Promise.all([pay(stage, deal, 50_000, "first"), pay(stage, deal, price - 50_000, "second")]);
    expect(both.map((one) => one.ok && one.effect).sort()).toEqual(["confirms", "part-paid"]);
    expect(await dealRow(deal)).toEqual({ payment: "paid", paid_cents: price });
    await expectCleanAudit();
  });

  test("that is only a part keeps the hold and its deadline, and says what is open", async () => {
    const deal = await dealOf(stage, "Anna");
    expect(await pay(stage, deal, 50_000)).toMatchObject({ effect: "part-paid" });
    expect(await placesOf("Anna")).toEqual(["held"]);
    expect(await dealRow(deal)).toEqual({ payment: "partly-paid", paid_cents: 50_000 });
    expect(await outcomesOf("hold")).toEqual([null]);
    expect(await factsOf("payment-received")).toMatchObject([{ cents: 50_000, openCents: price - 50_000, confirms: false }]);
  });

  test("of a deposit confirms the place and leaves the rest due", async () => {
    stage = await setStage(house, { slug: "aanbetaling", conditions: deposit });
    const deal = await dealOf(stage, "Anna");
    expect(await pay(stage, deal, 32_489)).toMatchObject({ effect: "confirms" });
    expect(await dealRow(deal)).toMatchObject({ payment: "partly-paid" });
    expect(await outcomesOf("payment-reminder")).toEqual([null, null]);
    expect(await pay(stage, deal, price - 32_489)).toMatchObject({ effect: "paid" });
    expect(await outcomesOf("payment-reminder")).toEqual(["paid", "paid"]);
    await expectCleanAudit();
  });

  test("of which one place was cancelled needs the price of the other only", async () => {
    const deal = await dealOf(stage, ["Anna", "Bram"]);
    const [first = ""] = await bookingIds(deal);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: [first] });
    expect(await pay(stage, deal, price)).toMatchObject({ effect: "confirms" });
    expect(await placesOf("Bram")).toEqual(["confirmed"]);
    expect(await dealRow(deal)).toMatchObject({ payment: "paid" });
    await expectCleanAudit();
  });
});

describe("money for a place that is not held", () => {
  test("paid later than the place was confirmed pays what is owed, and more is shown as too much", async () => {
    stage = await setStage(house, { slug: "achteraf", conditions: payAfter });
    const deal = await dealOf(stage, "Anna");
    expect(await pay(stage, deal, price, "one")).toMatchObject({ effect: "paid" });
    expect(await pay(stage, deal, 500, "two")).toMatchObject({ effect: "overpaid" });
    expect(await dealRow(deal)).toEqual({ payment: "overpaid", paid_cents: price + 500 });
    await expectCleanAudit();
  });

  test("of a cancelled order is too much, and not lost", async () => {
    const deal = await dealOf(stage, "Anna");
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: await bookingIds(deal) });
    expect(await pay(stage, deal, price)).toMatchObject({ effect: "overpaid" });
    expect(await dealRow(deal)).toEqual({ payment: "overpaid", paid_cents: price });
    await expectCleanAudit();
  });
});

describe("a payment that is refused", () => {
  test.each([0, -1, 10.5, Number.NaN, Number.MAX_VALUE])("an amount of %s cents is none", async (amountCents) => {
    const deal = await dealOf(stage, "Anna");
    expect(await recordPayment(house, paymentOf(stage, deal, amountCents))).toEqual({ ok: false, refusal: { kind: "amount-not-positive" } });
  });

  test("money cannot have come tomorrow, and tomorrow begins at midnight in Amsterdam", async () => {
    const deal = await dealOf(stage, "Anna");
    const tomorrow = { ...paymentOf(stage, deal, price), receivedOn: Temporal.PlainDate.from("2026-11-25") };
    at("2026-11-24T22:59:59Z");
    expect(await recordPayment(house, tomorrow)).toEqual({ ok: false, refusal: { kind: "received-in-future" } });
    at("2026-11-24T23:00:00Z");
    expect(await recordPayment(house, tomorrow)).toMatchObject({ ok: true });
  });

  test("a form that was used for another deal or another amount records nothing and says so", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    await pay(stage, anna, 1_000, "form");
    expect(await pay(stage, bram, 1_000, "form")).toEqual({ ok: false, refusal: { kind: "token-reused" } });
    expect(await pay(stage, anna, 2_000, "form")).toEqual({ ok: false, refusal: { kind: "token-reused" } });
    expect([await dealRow(anna), await dealRow(bram)]).toMatchObject([{ paid_cents: 1_000 }, { paid_cents: 0 }]);
    const other = await dealOf(stage, "Chris");
    const raced = await Promise.all([pay(stage, bram, 5_000, "race"), pay(stage, other, 5_000, "race")]);
    expect(raced.filter((one) => one.ok)).toHaveLength(1);
    await expectCleanAudit();
  });

  test("a deal of another organisation is unknown", async () => {
    const deal = await dealOf(stage, "Anna");
    const other = await setStage(house, { slug: "anders" });
    expect(await pay(other, deal, price)).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
    expect(await previewPayment(house, { organisationId: other.organisationId, dealId: deal, amountCents: 1 })).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
  });
});

test("a preview says what recording would do, and does none of it", async () => {
  const deal = await dealOf(stage, "Anna");
  await join(stage, "Bram");
  const before = await house.db.selectFrom("records").select("id").execute();
  const preview = (amountCents: number) => previewPayment(house, { organisationId: stage.organisationId, dealId: deal, amountCents });
  expect(await preview(1_000)).toEqual({ ok: true, effect: "part-paid", openCents: price - 1_000 });
  expect(await preview(price)).toEqual({ ok: true, effect: "confirms", openCents: 0 });
  expect(await placesOf("Anna")).toEqual(["held"]);
  expect(await house.db.selectFrom("records").select("id").execute()).toEqual(before);
});
