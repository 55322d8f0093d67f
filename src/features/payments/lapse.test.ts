import { beforeEach, describe, expect, test } from "vitest";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import { addSession, payBefore, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { sweepHouse } from "../../sweep-house.ts";
import { cents } from "../../domain/money.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { useCredit } from "../credits/actions.ts";
import { grantCredit } from "../credits/store.ts";
import { acceptDealOffer, makeDealOffer } from "../offers/actions.ts";
import { waivePaymentDeadline } from "./actions.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, dealRow, expectCleanAudit, factsOf, join, mailsTo, outcomesOf, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);

const price = 108_295;

let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 1 });
});

/** When the unpaid place of the stage is taken away. */
async function lapseOf(): Promise<string> {
  const row = await house.db.selectFrom("deadlines").select("due_at").where("what", "=", "hold").executeTakeFirstOrThrow();
  return row.due_at.toString();
}

describe("an unpaid place", () => {
  test("is kept to the last second of its grace, then goes to the next in line in one step", async () => {
    const deal = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    await sweepAt("2026-12-02T10:59:58Z");
    expect(await placesOf("Anna")).toEqual(["held"]);
    expect(await sweepAt("2026-12-02T10:59:59Z")).toEqual({ done: 1, failed: 0 });
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["released"], ["offered"]]);
    const [booking] = await bookingIds(deal);
    expect(await recordsOf("booking.released")).toEqual([{ places: [{ booking, from: "held", to: "released" }] }]);
    expect(await factsOf("place-released")).toEqual([{ kind: "place-released", dealId: deal, bookingIds: [booking] }]);
    expect(await dealRow(deal)).toEqual({ payment: "written-off", paid_cents: 0 });
    await expectCleanAudit();
  });

  test("over Easter and the change to summer time lapses half a day after the first working day, on the new clock", async () => {
    at("2027-03-19T10:00:00Z");
    stage = await setStage(house, { slug: "pasen", startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
    await dealOf(stage, "Anna");
    // Seven days on is Good Friday; then the weekend in which the clocks go forward, Easter Monday, and Tuesday the 30th.
    expect(await lapseOf()).toBe("2027-03-31T09:59:59Z");
    await sweepAt("2027-03-31T09:59:58Z");
    expect(await placesOf("Anna")).toEqual(["held"]);
    await sweepAt("2027-03-31T09:59:59Z");
    expect(await placesOf("Anna")).toEqual(["released"]);
  });

  test("over the change to winter time is kept an hour of the clock longer, not an hour of time", async () => {
    at("2027-10-22T08:00:00Z");
    const conditions: Conditions = { ...payBefore, payment: { mode: "before", dueDays: 7, graceHours: 60, onLapse: "release", reminderDaysBefore: 2 } };
    stage = await setStage(house, { slug: "winter", conditions, startsAt: Temporal.Instant.from("2027-12-20T08:30:00Z") });
    await dealOf(stage, "Anna");
    expect(await lapseOf()).toBe("2027-11-01T09:59:59Z");
  });

  test("is waived or lapses when both happen at once, never both", async () => {
    const deal = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    at("2026-12-02T12:00:00Z");
    await Promise.all([waivePaymentDeadline(house, { organisationId: stage.organisationId, dealId: deal, reason: "known-customer" }), sweepHouse(house, house.clock.now())]);
    expect(["confirmed waiting", "released offered"]).toContain([...(await placesOf("Anna")), ...(await placesOf("Bram"))].join(" "));
    await sweepAt("2026-12-02T12:01:00Z");
    expect(await mailsTo("Anna")).not.toEqual(expect.arrayContaining(["deadline-waived", "place-released"]));
    await expectCleanAudit();
  });

  test("is cancelled or lapses when both happen at once, and goes to one other person", async () => {
    const deal = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    at("2026-12-02T12:00:00Z");
    await Promise.all([cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: await bookingIds(deal) }), sweepHouse(house, house.clock.now())]);
    expect(["cancelled offered", "released offered"]).toContain([...(await placesOf("Anna")), ...(await placesOf("Bram"))].join(" "));
    expect(await factsOf("place-offered")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("of which part is paid is gone too; all places of the order go together", async () => {
    stage = await setStage(house, { slug: "paar", capacity: 2 });
    const deal = await dealOf(stage, ["Anna", "Bram"]);
    await pay(stage, deal, price);
    await sweepAt("2026-12-02T12:00:00Z");
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["released"], ["released"]]);
    expect(await dealRow(deal)).toEqual({ payment: "overpaid", paid_cents: price });
    await expectCleanAudit();
  });

  test("for which enough was paid under a deadline that was never closed is confirmed, not taken", async () => {
    const deal = await dealOf(stage, "Anna");
    await house.db.updateTable("deals").set({ paid_cents: price, payment: "paid" }).where("id", "=", deal).execute();
    await sweepAt("2026-12-02T12:00:00Z");
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    expect(await outcomesOf("hold")).toEqual(["paid"]);
    expect(await recordsOf("booking.confirmed")).toHaveLength(1);
  });

  test("many at once in many sessions, by two sweepers, each goes once to the next in its own line", async () => {
    const stages = [];
    for (const slug of ["een", "twee", "drie"]) stages.push(await setStage(house, { slug, capacity: 3 }));
    for (const one of stages) {
      for (const name of ["Anna", "Bram", "Chris"]) await dealOf(one, name, { token: `${one.sessionId}-${name}` });
      await join(one, ["Dirk", "Els"], { token: `${one.sessionId}-wait` });
    }
    at("2026-12-02T12:00:00Z");
    await Promise.all([sweepHouse(house, house.clock.now()), sweepHouse({ ...house }, house.clock.now())]);
    expect(await recordsOf("booking.released")).toHaveLength(9);
    expect(await placesOf("Dirk")).toEqual(["offered", "offered", "offered"]);
    expect(await factsOf("place-offered")).toMatchObject([{ places: 2 }, { places: 2 }, { places: 2 }]);
    await expectCleanAudit();
  });
});

describe("a price in parts", () => {
  const inParts: Conditions = {
    ...payBefore,
    payment: {
      mode: "parts",
      parts: [{ basisPoints: 2_500, days: 7, counted: "after-order" }, { basisPoints: 2_500, days: 14, counted: "before-start" }, { basisPoints: 5_000, days: 7, counted: "after-end" }],
      graceHours: 12,
      onLapse: "release",
      reminderDaysBefore: 2,
    },
  };

  test("holds the place until the first part; whoever paid that keeps it, whatever comes of the others", async () => {
    stage = await setStage(house, { slug: "delen", conditions: inParts, priceCents: 10_000, vatBasisPoints: 0 });
    const anna = await dealOf(stage, "Anna");
    await dealOf(stage, "Bram");
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["held"], ["held"]]);
    await pay(stage, anna, 2_499);
    expect(await placesOf("Anna")).toEqual(["held"]);
    await pay(stage, anna, 1);
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    await sweepAt("2027-01-20T12:00:00Z");
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["confirmed"], ["released"]]);
    expect(await dealRow(anna)).toMatchObject({ payment: "partly-paid", paid_cents: 2_500 });
    await expectCleanAudit();
  });

  test("is reminded of part by part, each once", async () => {
    stage = await setStage(house, { slug: "delen", conditions: inParts, priceCents: 10_000, vatBasisPoints: 0 });
    const anna = await dealOf(stage, "Anna");
    await sweepAt("2026-11-29T09:00:00Z");
    await pay(stage, anna, 2_500);
    await sweepAt("2027-01-05T09:00:00Z");
    await pay(stage, anna, 2_500, "second");
    await sweepAt("2027-01-26T09:00:00Z");
    expect(await factsOf("payment-reminder")).toMatchObject([
      { part: "part", cents: 2_500, dueAt: "2026-12-01T22:59:59Z", releases: true },
      { part: "part", cents: 2_500, dueAt: "2027-01-07T22:59:59Z", releases: false },
      { part: "part", cents: 5_000, dueAt: "2027-01-28T22:59:59Z", releases: false },
    ]);
  });
});

describe("a reminder", () => {
  test("goes out once, with what is open and that the place is at stake", async () => {
    const deal = await dealOf(stage, "Anna");
    await pay(stage, deal, 50_000);
    at("2026-11-29T09:00:00Z");
    await Promise.all([sweepHouse(house, house.clock.now()), sweepHouse({ ...house }, house.clock.now())]);
    expect(await factsOf("payment-reminder")).toEqual([
      { kind: "payment-reminder", dealId: deal, part: "whole", cents: price - 50_000, dueAt: "2026-12-01T22:59:59Z", releases: true },
    ]);
    expect(await recordsOf("reminder.sent")).toEqual([{ part: "whole", cents: price - 50_000 }]);
    await expectCleanAudit();
  });

  test("that comes after the payment day is skipped, one that still helps is sent late", async () => {
    await dealOf(stage, "Anna");
    await sweepAt("2026-12-01T22:00:00Z");
    expect(await outcomesOf("payment-reminder")).toEqual(["reminded"]);
    await emptyDatabase(house);
    at("2026-11-24T09:41:00Z");
    stage = await setStage(house);
    await dealOf(stage, "Anna");
    await sweepAt("2026-12-02T00:00:00Z");
    expect(await outcomesOf("payment-reminder")).toEqual(["too-late"]);
    expect(await factsOf("payment-reminder")).toEqual([]);
  });

  test("of a cancelled order is not sent", async () => {
    const deal = await dealOf(stage, "Anna");
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: await bookingIds(deal) });
    await sweepAt("2026-11-30T09:00:00Z");
    expect(await outcomesOf("payment-reminder")).toEqual(["moot"]);
  });

  test("of a deposit names the deposit, of the rest the rest, for the places that still stand", async () => {
    const conditions: Conditions = {
      ...payBefore,
      payment: { mode: "deposit", depositBasisPoints: 5_000, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 },
    };
    stage = await setStage(house, { slug: "aanbetaling", capacity: 2, conditions, priceCents: 10_000, vatBasisPoints: 0 });
    const deal = await dealOf(stage, ["Anna", "Bram"]);
    const [first = ""] = await bookingIds(deal);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: [first] });
    await sweepAt("2026-11-30T09:00:00Z");
    await pay(stage, deal, 5_000);
    await sweepAt("2027-01-06T09:00:00Z");
    expect(await factsOf("payment-reminder")).toMatchObject([{ part: "deposit", cents: 5_000, releases: true }, { part: "rest", cents: 5_000, releases: false }]);
  });
});

describe("a place that lapses beside another that stands", () => {
  const lapsed = "2026-12-02T13:00:00Z";
  const february = Temporal.Instant.from("2027-02-18T08:30:00Z");

  /** Anna is held, Bram cancelled and came back on another date for good. */
  async function annaHeldBramFirm(): Promise<{ deal: string; there: Stage }> {
    stage = await setStage(house, { slug: "twee" });
    const { organisationId } = stage;
    const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
    const there = await addSession(house, { ...stage, termsId, slug: "feb-18", startsAt: february });
    const deal = await dealOf(stage, ["Anna", "Bram"]);
    const [, bram = ""] = await bookingIds(deal);
    await cancelBookings(house, { organisationId, dealId: deal, bookingIds: [bram], by: "customer" });
    const { ends_at: endsAt } = await house.db.selectFrom("sessions").select("ends_at").where("id", "=", there).executeTakeFirstOrThrow();
    const made = await makeDealOffer(house, { organisationId, dealId: deal }, { terms: { kind: "move", sessionId: there, bookings: [bram], startsAt: february, endsAt: endsAt ?? february }, endsAt: Temporal.Instant.from("2026-11-30T22:59:59Z") });
    if (!made.ok) throw new Error(made.refusal.kind);
    expect(await acceptDealOffer(house, { organisationId, dealId: deal, offerId: made.offer.id })).toMatchObject({ ok: true });
    expect([await placesOf("Anna"), (await placesOf("Bram")).at(-1)]).toEqual([["held"], "confirmed"]);
    return { deal, there: { ...stage, sessionId: there } };
  }

  test("leaves a credit that paid part of it where it is, and asks nobody about money that never came", async () => {
    const { deal, there } = await annaHeldBramFirm();
    const { organisationId } = stage;
    const chris = await dealOf(there, "Chris");
    await house.db.transaction().execute((trx) => grantCredit(trx, { organisationId, dealId: chris, source: "offer", cents: cents(20_000), condition: "none", transferable: true, validUntil: Temporal.Instant.from("2027-11-24T22:59:59Z"), actor: "trainer" }, house.clock.now()));
    const { code } = await house.db.selectFrom("credits").select("code").executeTakeFirstOrThrow();
    expect(await useCredit(house, { organisationId, dealId: deal, code })).toMatchObject({ ok: true });
    expect(await sweepAt(lapsed)).toMatchObject({ failed: 0 });
    expect([await placesOf("Anna"), (await placesOf("Bram")).at(-1)]).toEqual([["released"], "confirmed"]);
    expect([await factsOf("late-money-asked"), await dealRow(deal)]).toMatchObject([[], { paid_cents: 20_000 }]);
    await expectCleanAudit();
  });

  test("asks about no money that the other place costs", async () => {
    const { deal } = await annaHeldBramFirm();
    await pay(stage, deal, 20_000);
    await sweepAt(lapsed);
    expect(await placesOf("Anna")).toEqual(["released"]);
    expect([await factsOf("late-money-asked"), await dealRow(deal)]).toMatchObject([[], { paid_cents: 20_000 }]);
    await expectCleanAudit();
  });
});
