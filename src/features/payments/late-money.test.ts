import { beforeEach, describe, expect, test } from "vitest";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import type { LatePaymentChoice } from "../../domain/late-money/decide-late-payment.ts";
import { addSession, payBefore, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { acceptOffer, declineOffer } from "../waiting-list/actions.ts";
import { chooseAfterSessionMove, moveSession } from "../session-moves/actions.ts";
import { refundByHand } from "../refunds/actions.ts";
import { chooseForLateMoney, previewPayment } from "./actions.ts";
import { openLatePayments } from "./store.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, dealRow, expectCleanAudit, factsOf, join, lateMoneyOf, mailsTo, offerTo, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);

const price = 108_295;
/** Signed up on 24 November; due on 1 December, and gone half a day later. */
const afterLapse = "2026-12-02T12:00:00Z";

let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 1 });
});

async function choose(dealId: string, choice: LatePaymentChoice, otherSessionId?: string) {
  const open = (await lateMoneyOf(stage, dealId)).findLast((late) => late.choice === null) ?? (await lateMoneyOf(stage, dealId)).at(-1);
  const other = otherSessionId === undefined ? {} : { otherSessionId };
  return chooseForLateMoney(house, { organisationId: stage.organisationId, dealId, latePaymentId: open?.id ?? "", choice, ...other });
}

/** Anna's place lapsed and went to Bram, who has an offer; Chris waits. */
async function annaLost(paidBeforeCents = 0): Promise<{ anna: string; bram: Awaited<ReturnType<typeof join>> }> {
  const anna = await dealOf(stage, "Anna");
  if (paidBeforeCents > 0) await pay(stage, anna, paidBeforeCents, "early");
  const bram = await join(stage, "Bram");
  await join(stage, "Chris");
  await sweepAt(afterLapse);
  return { anna, bram };
}

describe("money for a place that is gone", () => {
  test("is put before the customer, with a record and a mail", async () => {
    const { anna } = await annaLost();
    expect(await pay(stage, anna, price)).toMatchObject({ effect: "customer-chooses" });
    const [late] = await lateMoneyOf(stage, anna);
    expect(late).toMatchObject({ cents: price, choice: null });
    expect(await factsOf("late-money-asked")).toEqual([{ kind: "late-money-asked", dealId: anna, latePaymentId: late?.id, cents: price }]);
    expect(await recordsOf("payment.received")).toMatchObject([{ effect: "customer-chooses", places: [] }]);
    expect(await openLatePayments(house.db, stage.organisationId)).toHaveLength(1);
    await expectCleanAudit();
  });

  test("in two parts is one question about the whole", async () => {
    const { anna } = await annaLost();
    expect(await pay(stage, anna, 50_000, "one")).toMatchObject({ effect: "customer-chooses" });
    expect(await pay(stage, anna, price - 50_000, "two")).toMatchObject({ effect: "customer-chooses" });
    expect(await lateMoneyOf(stage, anna)).toMatchObject([{ cents: price, choice: null }]);
    expect((await mailsTo("Anna")).filter((kind) => kind === "late-money-asked")).toHaveLength(2);
    await expectCleanAudit();
  });

  test("that was partly there before the place lapsed is asked about when it lapses", async () => {
    const { anna } = await annaLost(50_000);
    expect(await lateMoneyOf(stage, anna)).toMatchObject([{ cents: 50_000, choice: null }]);
    expect((await mailsTo("Anna")).slice(-2)).toEqual(["place-released", "late-money-asked"]);
    await expectCleanAudit();
  });

  test("that was promised as credit does not pay for a place again", async () => {
    stage = await setStage(house, { slug: "leeg", capacity: 1 });
    const anna = await dealOf(stage, "Anna");
    await pay(stage, anna, 50_000, "early");
    await sweepAt(afterLapse);
    await choose(anna, "credit");
    expect(await pay(stage, anna, price - 50_000, "rest")).toMatchObject({ effect: "customer-chooses" });
    expect(await lateMoneyOf(stage, anna)).toMatchObject([{ cents: 50_000, choice: "credit" }, { cents: price - 50_000, choice: null }]);
    expect(await pay(stage, anna, 50_000, "again")).toMatchObject({ effect: "reinstates" });
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    expect(await openLatePayments(house.db, stage.organisationId)).toEqual([]);
    await expectCleanAudit();
  });

  test("that brings the place back answers the question that was open", async () => {
    stage = await setStage(house, { slug: "leeg", capacity: 1 });
    const anna = await dealOf(stage, "Anna");
    await pay(stage, anna, 50_000, "early");
    await sweepAt(afterLapse);
    expect(await previewPayment(house, { organisationId: stage.organisationId, dealId: anna, amountCents: price - 50_000 })).toEqual({ ok: true, effect: "reinstates", openCents: 0 });
    expect(await pay(stage, anna, price - 50_000, "rest")).toMatchObject({ effect: "reinstates" });
    expect(await dealRow(anna)).toEqual({ payment: "paid", paid_cents: price });
    expect(await openLatePayments(house.db, stage.organisationId)).toEqual([]);
    expect(await factsOf("place-reinstated")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("that went back and came again is asked about again, to the cent", async () => {
    const { anna } = await annaLost();
    await pay(stage, anna, price, "one");
    await choose(anna, "refund");
    await refundByHand(house, { organisationId: stage.organisationId, dealId: anna, token: "terug", amountCents: price, by: "marit" });
    expect(await dealRow(anna)).toEqual({ payment: "refunded", paid_cents: 0 });
    expect(await pay(stage, anna, price, "two")).toMatchObject({ effect: "customer-chooses" });
    expect(await lateMoneyOf(stage, anna)).toMatchObject([{ choice: "refund" }, { cents: price, choice: null }]);
    await expectCleanAudit();
  });

  test("does not pass by somebody whose money was late earlier", async () => {
    stage = await setStage(house, { slug: "drie", capacity: 3 });
    const [pair, dora] = [await dealOf(stage, ["Anna", "Anton"]), await dealOf(stage, "Dora")];
    await join(stage, ["Bram", "Bart"]);
    await sweepAt(afterLapse);
    expect(await pay(stage, pair, 2 * price, "pair")).toMatchObject({ effect: "customer-chooses" });
    expect(await choose(pair, "front-of-line")).toEqual({ ok: true });
    expect(await pay(stage, dora, price, "dora")).toMatchObject({ effect: "customer-chooses" });
    expect([await placesOf("Anna"), await placesOf("Dora")]).toEqual([["released"], ["released"]]);
    await expectCleanAudit();
  });
});

describe("what the customer chooses", () => {
  test("two different choices at once end in one of them", async () => {
    const { anna } = await annaLost();
    await pay(stage, anna, price);
    const both = await Promise.all([choose(anna, "credit"), choose(anna, "refund")]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await recordsOf("late-money.chosen")).toHaveLength(1);
    expect(await factsOf("late-money-chosen")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("the front of the line or another date is not to be had for part of the price", async () => {
    const terms = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
    const may = await addSession(house, { ...stage, termsId: terms.id, slug: "mei-20", startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
    const { anna } = await annaLost(50_000);
    expect(await choose(anna, "front-of-line")).toEqual({ ok: false, refusal: { kind: "choice-not-possible" } });
    expect(await choose(anna, "other-date", may)).toEqual({ ok: false, refusal: { kind: "choice-not-possible" } });
    expect(await choose(anna, "credit")).toEqual({ ok: true });
  });

  test("the front of the line brings the place back as soon as a seat comes free, twice at once too, and says how the money stands", async () => {
    const conditions: Conditions = {
      ...payBefore,
      payment: { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 },
    };
    stage = await setStage(house, { slug: "aanbetaling", capacity: 1, conditions });
    const { anna, bram } = await annaLost();
    await pay(stage, anna, 32_489);
    expect(await choose(anna, "front-of-line")).toEqual({ ok: true });
    const offer = await offerTo(stage, bram);
    await Promise.all([declineOffer(house, offer), declineOffer(house, offer)]);
    expect([await placesOf("Anna"), await placesOf("Chris")]).toEqual([["confirmed"], ["waiting"]]);
    expect(await dealRow(anna)).toEqual({ payment: "partly-paid", paid_cents: 32_489 });
    expect(await recordsOf("booking.reinstated")).toHaveLength(1);
    expect(await factsOf("place-reinstated")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("whoever waits in front and never gets a seat is asked again when the session is over, once", async () => {
    await house.db.transaction().execute((trx) =>
      scheduleDeadlines(trx, stage.organisationId, house.clock.now(), [{ what: "session-end", subjectId: stage.sessionId, dueAt: Temporal.Instant.from("2027-01-21T16:00:00Z") }]),
    );
    const { anna, bram } = await annaLost();
    await pay(stage, anna, price);
    await choose(anna, "front-of-line");
    const offer = await offerTo(stage, bram);
    const accepted = await acceptOffer(house, { ...offer, seen: null, consents: { terms: true, earlyStart: false } });
    if (!accepted.ok) throw new Error(accepted.refusal.kind);
    await pay(stage, accepted.dealId, price);
    await Promise.all([sweepAt("2027-01-21T16:00:00Z"), sweepAt("2027-01-21T16:00:00Z")]);
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["released"], ["completed"]]);
    expect(await lateMoneyOf(stage, anna)).toMatchObject([{ cents: price, choice: null, chosen_at: null, settled_at: null }]);
    expect((await mailsTo("Anna")).slice(-3)).toEqual(["late-money-asked", "late-money-chosen", "late-money-asked"]);
    expect(await recordsOf("late-money.asked-again")).toHaveLength(1);
    expect(await choose(anna, "front-of-line")).toMatchObject({ refusal: { kind: "choice-not-possible" } });
    expect(await choose(anna, "refund")).toEqual({ ok: true });
    await expectCleanAudit();
  });
});

describe("money for a place that lapsed on another date than the one of the order", () => {
  const april = { startsAt: Temporal.Instant.from("2027-04-15T07:30:00Z"), endsAt: Temporal.Instant.from("2027-04-15T14:30:00Z"), place: "De Loods", address: "Havenweg 2, Utrecht", onlineUrl: null };

  /** Anna chose the other date when hers was moved, and lost her place there. */
  async function lostThere(capacity: { here: number; there: number }): Promise<{ anna: string; there: string }> {
    stage = await setStage(house, { capacity: capacity.here, slug: "ander" });
    const { organisationId, sessionId } = stage;
    const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
    const there = await addSession(house, { ...stage, termsId, slug: "feb-18", capacity: capacity.there, startsAt: Temporal.Instant.from("2027-02-18T08:30:00Z") });
    const anna = await dealOf(stage, "Anna");
    expect(await moveSession(house, { organisationId, sessionId, meetings: [april], seenStartsAt: null })).toMatchObject({ ok: true });
    expect(await chooseAfterSessionMove(house, { organisationId, dealId: anna, answer: "other-date", otherSessionId: there })).toEqual({ ok: true });
    await sweepAt(afterLapse);
    expect(await placesOf("Anna")).toEqual(["moved", "released"]);
    return { anna, there };
  }

  test("is put before the customer when that date is full, also when two parts come at once", async () => {
    const { anna, there } = await lostThere({ here: 12, there: 1 });
    await dealOf({ ...stage, sessionId: there }, "Bram");
    const paid = await Promise.all([pay(stage, anna, price / 5, "one"), pay(stage, anna, price, "two")]);
    expect(paid).toMatchObject([{ effect: "customer-chooses" }, { effect: "customer-chooses" }]);
    expect(await choose(anna, "other-date", there)).toEqual({ ok: false, refusal: { kind: "choice-not-possible" } });
    expect(await choose(anna, "other-date", stage.sessionId)).toEqual({ ok: true });
    expect(await placesOf("Anna")).toEqual(["moved", "released", "confirmed"]);
    await expectCleanAudit();
  });

  test("brings it back when there is room there, though the first date is full", async () => {
    const { anna } = await lostThere({ here: 1, there: 2 });
    await pay(stage, await dealOf(stage, "Bram"), price);
    expect(await pay(stage, anna, price)).toMatchObject({ effect: "reinstates" });
    expect(await placesOf("Anna")).toEqual(["moved", "confirmed"]);
    await expectCleanAudit();
  });

  test("waits at the front of the line of that date, when the customer wants it", async () => {
    const { anna, there } = await lostThere({ here: 12, there: 1 });
    const bram = await dealOf({ ...stage, sessionId: there }, "Bram");
    await pay(stage, anna, price);
    expect(await choose(anna, "front-of-line")).toEqual({ ok: true });
    expect(await placesOf("Anna")).toEqual(["moved", "released"]);
    const [place = ""] = await bookingIds(bram);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: bram, bookingIds: [place], by: "customer" });
    expect(await placesOf("Anna")).toEqual(["moved", "confirmed"]);
    await expectCleanAudit();
  });
});
