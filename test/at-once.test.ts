import { beforeEach, describe, expect, test } from "vitest";
import { callOffSession, chooseAfterCallingOff } from "../src/features/calling-off/actions.ts";
import { markAttendance } from "../src/features/attendance/actions.ts";
import { cancelBookings } from "../src/features/cancellation/actions.ts";
import { previewCredit, useCredit } from "../src/features/credits/actions.ts";
import { grantCredit } from "../src/features/credits/store.ts";
import { sayInDispute } from "../src/features/dispute/actions.ts";
import { grantGoodwill } from "../src/features/goodwill/actions.ts";
import { moveBookings } from "../src/features/moving/actions.ts";
import { acceptDealOffer, declineDealOffer, makeDealOffer } from "../src/features/offers/actions.ts";
import type { WantedDealOffer } from "../src/features/offers/actions.ts";
import { waivePaymentDeadline } from "../src/features/payments/actions.ts";
import { signUp } from "../src/features/sign-up/actions.ts";
import { decideGroup } from "../src/features/sign-up/decide-group.ts";
import { cents } from "../src/domain/money.ts";
import { sweepHouse } from "../src/sweep-house.ts";
import { addSession, payAfter, payBefore, setStage, signUpOf } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { queueIn } from "./support/queue.ts";
import { stepsIn } from "./support/steps.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, expectCleanAudit, mailsTo, outcomesOf, pay, placesOf, recordsOf } = stepsIn(house);
const { behind } = queueIn(house);

const price = 108_295;
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
});

const clockAt = (text: string) => ({ ...house, clock: { ...house.clock, now: () => Temporal.Instant.from(text) } });
const cancel = async (dealId: string, where = house) =>
  cancelBookings(where, { organisationId: stage.organisationId, dealId, bookingIds: await bookingIds(dealId), by: "customer" });
const failures = (all: readonly PromiseSettledResult<unknown>[]) => all.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
const values = (all: readonly PromiseSettledResult<unknown>[]) => all.map((one) => (one.status === "fulfilled" ? one.value : one.reason));

async function otherDate(slug: string, startsAt: string): Promise<string> {
  const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
  return addSession(house, { ...stage, termsId, conditions: payAfter, slug, startsAt: Temporal.Instant.from(startsAt) });
}

async function offer(dealId: string, terms: "credit" | "settlement" | "payment-plan" | { moveTo: string }): Promise<string> {
  const wanted: WantedDealOffer = {
    terms: typeof terms === "string" ? termsOf(terms) : { kind: "move", sessionId: terms.moveTo, bookings: await bookingIds(dealId), ...(await datesOf(terms.moveTo)) },
    endsAt: Temporal.Instant.from("2026-11-29T22:59:59Z"),
  };
  const made = await makeDealOffer(house, { organisationId: stage.organisationId, dealId }, wanted);
  if (!made.ok) throw new Error(`the offer was refused: ${made.refusal.kind}`);
  return made.offer.id;
}

function termsOf(kind: "credit" | "settlement" | "payment-plan"): WantedDealOffer["terms"] {
  const day = (text: string) => Temporal.PlainDate.from(text);
  switch (kind) {
    case "credit":
      return { kind, cents: cents(1_000), validUntil: Temporal.Instant.from("2027-11-29T22:59:59Z"), condition: "none", transferable: false };
    case "settlement":
      return { kind, cents: cents(50_000), payUntil: Temporal.Instant.from("2026-12-20T22:59:59Z"), paidCents: cents(0) };
    case "payment-plan":
      return { kind, parts: [{ cents: cents(50_000), dueOn: day("2026-12-15") }, { cents: cents(price - 50_000), dueOn: day("2027-01-15") }], paidCents: cents(0) };
  }
}

async function datesOf(sessionId: string) {
  const { starts_at: startsAt, ends_at: endsAt } = await house.db.selectFrom("sessions").select(["starts_at", "ends_at"]).where("id", "=", sessionId).executeTakeFirstOrThrow();
  if (startsAt === null || endsAt === null) throw new Error("the other date has no times");
  return { startsAt, endsAt };
}

describe("a step that waited for another happens after it", () => {
  test("a sign-up that came in before the cancellation that it waited for sells the freed place", async () => {
    stage = await setStage(house, { capacity: 1, conditions: payAfter });
    const anna = await dealOf(stage, "Anna");
    at("2027-01-06T10:00:00Z");
    await cancel(anna, clockAt("2027-01-06T10:00:00.005Z"));
    await signUp(clockAt("2027-01-06T10:00:00Z"), signUpOf(stage, "Bram"));
    at("2027-01-06T12:00:00Z");
    await expectCleanAudit();
    expect(await recordsOf("place.refilled")).toHaveLength(1);
  });

  test("goodwill that came in before the cancellation that it waited for reads the fee", async () => {
    stage = await setStage(house, { capacity: 2, conditions: payAfter });
    const anna = await dealOf(stage, "Anna");
    at("2027-01-06T10:00:00Z");
    const giving = () => grantGoodwill(clockAt("2027-01-06T10:00:00.001Z"), { organisationId: stage.organisationId, dealId: anna, cents: 10_000, reason: "circumstances", note: "", by: "marit", token: "t", seenOwesCents: price });
    const both = await behind("sessions", stage.sessionId, [() => cancel(anna, clockAt("2027-01-06T10:00:00.005Z")), giving]);
    expect(failures(both)).toEqual([]);
    at("2027-01-06T12:00:00Z");
    await expectCleanAudit();
  });

  test("two absences of one deal on two dates are both in what it owes", async () => {
    stage = await setStage(house, { capacity: 3, conditions: { ...payAfter, noShow: { companyFeeBasisPoints: 5000, consumerFeeBasisPoints: 5000 } } });
    const { organisationId } = stage;
    const other = await otherDate("anders", "2027-01-28T08:30:00Z");
    const deal = await dealOf(stage, ["Anna", "Bram"]);
    const [first = "", second = ""] = await bookingIds(deal);
    await moveBookings(house, { organisationId, dealId: deal, bookingIds: [second], otherSessionId: other, by: "trainer", seen: null });
    const { id: moved } = await house.db.selectFrom("bookings").select("id").where("session_id", "=", other).executeTakeFirstOrThrow();
    at("2027-01-29T10:00:00Z");
    const absent = (bookingId: string) => () => markAttendance(house, { organisationId, bookingId, attendance: "no-show" });
    const both = await behind("deals", deal, [absent(first), absent(moved)]);
    expect(values(both)).toEqual([{ ok: true, repeated: false }, { ok: true, repeated: false }]);
    await expectCleanAudit();
  });
});

describe("nobody waits in a circle", () => {
  test("reminders in a batch, and a payment that shrinks the fee of one of them", async () => {
    stage = await setStage(house, { capacity: 1, conditions: payBefore, startsAt: Temporal.Instant.from("2026-12-10T08:30:00Z") });
    const { organisationId } = stage;
    const anna = await dealOf(stage, "Anna");
    await waivePaymentDeadline(house, { organisationId, dealId: anna, reason: "known-customer" });
    at("2026-11-25T09:00:00Z");
    await cancel(anna);
    const bram = await dealOf(stage, "Bram");
    at("2026-11-30T12:00:00Z");
    const both = await behind("deals", anna, [() => sweepHouse(house, house.clock.now()), () => pay(stage, bram, price)]);
    expect(failures(both)).toEqual([]);
    expect(await placesOf("Bram")).toEqual(["confirmed"]);
    await expectCleanAudit();
  });

  test("offers that end in a batch, and a move between their dates", async () => {
    stage = await setStage(house, { capacity: 3, conditions: payAfter });
    const { organisationId } = stage;
    const [y, z] = [await otherDate("y", "2027-01-28T08:30:00Z"), await otherDate("z", "2027-02-04T08:30:00Z")];
    const anna = await dealOf({ ...stage, sessionId: z, sessionSlug: "z" }, "Anna");
    const bram = await dealOf({ ...stage, sessionId: y, sessionSlug: "y" }, "Bram");
    const chris = await dealOf({ ...stage, sessionId: y, sessionSlug: "y" }, "Chris");
    await offer(anna, { moveTo: stage.sessionId });
    await offer(bram, "credit");
    at("2026-11-30T12:00:00Z");
    const ids = await bookingIds(chris);
    const both = await behind("sessions", y, [
      () => moveBookings(house, { organisationId, dealId: chris, bookingIds: ids, otherSessionId: z, by: "trainer", seen: null }),
      () => sweepHouse(house, house.clock.now()),
    ]);
    expect(failures(both)).toEqual([]);
    expect(await placesOf("Chris")).toEqual(["moved", "confirmed"]);
    expect(await recordsOf("offer.expired")).toHaveLength(2);
    await expectCleanAudit();
  });
});

test("two groups of sign-ups that name the same two credits crosswise do not wait in a circle", async () => {
  stage = await setStage(house, { capacity: 6, conditions: payAfter });
  const { organisationId } = stage;
  const y = await otherDate("y", "2027-01-28T08:30:00Z");
  for (const name of ["Anna", "Bram"]) {
    const dealId = await dealOf(stage, name);
    await house.db.transaction().execute((trx) => grantCredit(trx, { organisationId, dealId, source: "offer", cents: cents(10_000), condition: "none", transferable: true, validUntil: Temporal.Instant.from("2027-11-24T22:59:59Z"), actor: "trainer" }, house.clock.now()));
  }
  const [first, second] = await house.db.selectFrom("credits").select(["id", "code"]).orderBy("id").execute();
  if (first === undefined || second === undefined) throw new Error("two credits were to be there");
  const named = (where: Stage, names: readonly [string, string][]) => names.map(([name, code]) => signUpOf(where, name, { credit: { code, seenCents: null, from: "here" } }));
  const both = await behind("credits", first.id, [
    () => decideGroup(house, named(stage, [["Chris", first.code], ["Dirk", second.code]])),
    () => decideGroup(house, named({ ...stage, sessionId: y }, [["Eva", second.code], ["Fenna", first.code]])),
  ]);
  expect(failures(both)).toEqual([]);
  expect(await house.db.selectFrom("credits").select("left_cents").execute()).toEqual([{ left_cents: 0 }, { left_cents: 0 }]);
  await expectCleanAudit();
});

describe("the same thing twice at once happens once", () => {
  test("an offer is declined twice, and accepted by somebody who was as quick", async () => {
    stage = await setStage(house, { conditions: payAfter });
    const { organisationId } = stage;
    const dealId = await dealOf(stage, "Anna");
    const answer = { organisationId, dealId, offerId: await offer(dealId, "credit") };
    const all = await behind("deals", dealId, [() => declineDealOffer(house, answer), () => declineDealOffer(house, answer), () => acceptDealOffer(house, answer)]);
    expect(values(all)).toMatchObject([{ ok: true }, { ok: true }, { ok: false, refusal: { kind: "answered" } }]);
    expect(await recordsOf("offer.declined")).toHaveLength(1);
    expect(await recordsOf("offer.accepted")).toEqual([]);
    await expectCleanAudit();
  });

  test.each(["credit", "settlement", "payment-plan"] as const)("a %s is accepted twice", async (kind) => {
    stage = await setStage(house, { conditions: payAfter });
    const { organisationId } = stage;
    const dealId = await dealOf(stage, "Anna");
    const answer = { organisationId, dealId, offerId: await offer(dealId, kind) };
    const accepting = () => acceptDealOffer(house, answer);
    const both = await behind("deals", dealId, [accepting, accepting]);
    expect(values(both)).toEqual([{ ok: true, repeated: false }, { ok: true, repeated: true }]);
    expect(await recordsOf("offer.accepted")).toHaveLength(1);
    expect(await house.db.selectFrom("credits").select("id").execute()).toHaveLength(kind === "credit" ? 1 : 0);
    await expectCleanAudit();
  });

  test("a settlement is accepted while its sum is paid", async () => {
    stage = await setStage(house, { conditions: payAfter });
    const { organisationId } = stage;
    const dealId = await dealOf(stage, "Anna");
    const answer = { organisationId, dealId, offerId: await offer(dealId, "settlement") };
    const both = await behind("deals", dealId, [() => acceptDealOffer(house, answer), () => pay(stage, dealId, 50_000)]);
    expect(failures(both)).toEqual([]);
    expect(await house.db.selectFrom("deals").select(["payment", "due_cents"]).executeTakeFirst()).toEqual({ payment: "paid", due_cents: null });
    await expectCleanAudit();
  });

  test.each(["paid first", "cancelled first"])("a place is paid and cancelled, %s", async (order) => {
    stage = await setStage(house, { conditions: payBefore });
    const anna = await dealOf(stage, "Anna");
    at("2027-01-06T10:00:00Z");
    const steps = [() => pay(stage, anna, price), () => cancel(anna)];
    const both = await behind("deals", anna, order === "paid first" ? steps : steps.toReversed());
    expect(failures(both)).toEqual([]);
    expect(await placesOf("Anna")).toEqual(["cancelled"]);
    await expectCleanAudit();
  });

  test("the sweeper ends an offer twice, while the customer accepts it", async () => {
    stage = await setStage(house, { conditions: payAfter });
    const { organisationId } = stage;
    const dealId = await dealOf(stage, "Anna");
    const offerId = await offer(dealId, "credit");
    at("2026-11-30T12:00:00Z");
    const sweeping = () => sweepHouse(house, house.clock.now());
    const all = await behind("deals", dealId, [() => Promise.all([sweeping(), sweeping()]), () => acceptDealOffer(house, { organisationId, dealId, offerId })]);
    expect(failures(all)).toEqual([]);
    expect(all[1]).toMatchObject({ value: { ok: false } });
    expect(await recordsOf("offer.expired")).toHaveLength(1);
    expect((await mailsTo("Anna")).filter((kind) => kind === "deal-offer-ended")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("a credit is used twice on one deal", async () => {
    stage = await setStage(house, { conditions: payAfter });
    const { organisationId } = stage;
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    await house.db.transaction().execute((trx) => grantCredit(trx, { organisationId, dealId: anna, source: "offer", cents: cents(10_000), condition: "none", transferable: true, validUntil: Temporal.Instant.from("2027-11-24T22:59:59Z"), actor: "trainer" }, house.clock.now()));
    const { code } = await house.db.selectFrom("credits").select("code").executeTakeFirstOrThrow();
    const using = () => useCredit(house, { organisationId, dealId: bram, code });
    const both = await behind("deals", bram, [using, using]);
    expect(values(both)).toMatchObject([{ ok: true, preview: { cents: 10_000 } }, { ok: false, refusal: { kind: "used-up" } }]);
    expect(await previewCredit(house, { organisationId, dealId: bram, code })).toMatchObject({ ok: false });
    expect(await house.db.selectFrom("credit_moves").select("cents").where("kind", "=", "used").execute()).toEqual([{ cents: -10_000 }]);
    await expectCleanAudit();
  });

  test("the time to choose ends twice, while the customer chooses", async () => {
    stage = await setStage(house, { conditions: payAfter });
    const { organisationId } = stage;
    const dealId = await dealOf(stage, "Anna");
    await callOffSession(house, { organisationId, sessionId: stage.sessionId });
    at("2026-12-05T09:00:00Z");
    const sweeping = () => sweepHouse(house, house.clock.now());
    const all = await behind("deals", dealId, [() => Promise.all([sweeping(), sweeping()]), () => chooseAfterCallingOff(house, { organisationId, dealId, answer: "refund" })]);
    expect(failures(all)).toEqual([]);
    expect(await recordsOf("called-off.answered")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("a session is called off while the sweeper goes on with its calling off", async () => {
    stage = await setStage(house, { conditions: payAfter });
    const { organisationId } = stage;
    const dealId = await dealOf(stage, "Anna");
    const calling = () => callOffSession(house, { organisationId, sessionId: stage.sessionId });
    const all = await behind("deals", dealId, [calling, () => sweepHouse(house, house.clock.now().add({ minutes: 10 })), calling]);
    expect(failures(all)).toEqual([]);
    expect(await placesOf("Anna")).toEqual(["called-off"]);
    expect((await mailsTo("Anna")).filter((kind) => kind === "called-off")).toHaveLength(1);
    expect(await outcomesOf("called-off-answer")).toEqual([null]);
    await expectCleanAudit();
  });

  test("a dispute is closed by both at once", async () => {
    stage = await setStage(house, { conditions: payAfter });
    const { organisationId } = stage;
    const dealId = await dealOf(stage, "Anna");
    const say = (by: "customer" | "trainer", token: string, end: "taken-back" | "decided" | null) => () => sayInDispute(house, { organisationId, dealId, by, words: "That is not what we agreed.", token, end });
    await say("customer", "first", null)();
    const both = await behind("deals", dealId, [say("customer", "back", "taken-back"), say("trainer", "ours", "decided")]);
    expect(failures(both)).toEqual([]);
    expect(await recordsOf("dispute.closed")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("goodwill is given while the customer pays, and while the customer cancels", async () => {
    stage = await setStage(house, { capacity: 2, conditions: payAfter });
    const { organisationId } = stage;
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    at("2027-01-06T10:00:00Z");
    const giving = (dealId: string) => () => grantGoodwill(house, { organisationId, dealId, cents: 10_000, reason: "circumstances", note: "", by: "marit", token: `t-${dealId}`, seenOwesCents: null });
    const all = [
      ...(await behind("deals", anna, [giving(anna), () => pay(stage, anna, price)])),
      ...(await behind("deals", bram, [giving(bram), () => cancel(bram)])),
    ];
    expect(failures(all)).toEqual([]);
    await expectCleanAudit();
  });
});
