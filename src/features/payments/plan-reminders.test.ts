import { beforeEach, describe, expect, test } from "vitest";
import { addSession, customer, payAfter, payBefore, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import type { Conditions } from "../../domain/conditions/conditions.ts";
import { cents } from "../../domain/money.ts";
import type { OfferTerms } from "../../domain/offers/offer-terms.ts";
import { sweepHouse } from "../../sweep-house.ts";
import { callOffSession, chooseAfterCallingOff } from "../calling-off/actions.ts";
import { writeLetter } from "../messages/render.ts";
import { moveBookings } from "../moving/actions.ts";
import { acceptDealOffer, makeDealOffer } from "../offers/actions.ts";
import { stateWithdrawal } from "../withdrawal/actions.ts";
import { stopReminder } from "../office/today/stop-reminder.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, expectCleanAudit, factsOf, pay, recordsOf, sweepAt } = stepsIn(house);

const price = 108_295;
const afterwards: Conditions = { ...payAfter, reminderDaysAfter: 3 };
/** Two days before, and three days after, 14 days after the date that is left, and after the other one. */
const old = ["2027-02-02T09:00:00Z", "2027-02-07T09:00:00Z"];
const other = ["2027-04-10T08:00:00Z", "2027-04-15T08:00:00Z"];
let stage: Stage;
let otherId: string;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { conditions: afterwards });
  otherId = await otherDate();
});

async function otherDate(): Promise<string> {
  const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
  return addSession(house, { ...stage, termsId, slug: "mrt-29", startsAt: Temporal.Instant.from("2027-03-29T07:30:00Z"), conditions: afterwards });
}

async function planned(): Promise<string[]> {
  const rows = await house.db.selectFrom("deadlines").select("due_at").where("what", "=", "payment-reminder").where("done_at", "is", null).orderBy("due_at").execute();
  return rows.map((row) => row.due_at.toString());
}

async function accepted(dealId: string, terms: OfferTerms, times = 1): Promise<void> {
  const { organisationId } = stage;
  const made = await makeDealOffer(house, { organisationId, dealId }, { terms, endsAt: house.clock.now().add({ hours: 24 }) });
  if (!made.ok) throw new Error(`the offer was refused: ${made.refusal.kind}`);
  const answers = await Promise.all(Array.from({ length: times }, () => acceptDealOffer(house, { organisationId, dealId, offerId: made.offer.id })));
  expect(answers.map(({ ok }) => ok)).toEqual(answers.map(() => true));
}

async function moveTerms(dealId: string): Promise<OfferTerms> {
  const startsAt = Temporal.Instant.from("2027-03-29T07:30:00Z");
  return { kind: "move", sessionId: otherId, bookings: await bookingIds(dealId), startsAt, endsAt: startsAt.add({ minutes: 450 }) };
}

/** The old day passes without a word, the new one has its words, each once. */
async function expectNewDay(dealId: string): Promise<void> {
  expect(await planned()).toEqual(other);
  for (const moment of old) await sweepAt(moment);
  expect(await recordsOf("reminder.sent")).toEqual([]);
  for (const moment of other) {
    at(moment);
    await Promise.all([sweepHouse(house, house.clock.now()), sweepHouse({ ...house }, house.clock.now())]);
  }
  expect(await factsOf("payment-reminder")).toMatchObject([{ dealId, cents: price, dueAt: "2027-04-12T21:59:59Z", sessionId: otherId }]);
  expect(await factsOf("payment-overdue")).toMatchObject([{ dealId, cents: price, dueAt: "2027-04-12T21:59:59Z", sessionId: otherId }]);
  for (const message of await house.db.selectFrom("messages").selectAll().where("kind", "in", ["payment-reminder", "payment-overdue"]).execute()) {
    const { letter } = await writeLetter(house, message);
    expect(JSON.stringify(letter)).toContain("29 maart 2027");
    expect(JSON.stringify(letter)).not.toContain("januari");
  }
  await expectCleanAudit();
}

describe("after a move the words about payment are those of the new day", () => {
  test("when the trainer moves the place, also when the clocks change in between", async () => {
    const deal = await dealOf(stage, "Anna");
    expect(await planned()).toEqual(old);
    await moveBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: await bookingIds(deal), otherSessionId: otherId, by: "trainer", seen: null });
    await expectNewDay(deal);
  });

  test("when the customer accepts another date, also twice at once", async () => {
    const deal = await dealOf(stage, "Anna");
    await accepted(deal, await moveTerms(deal), 2);
    expect(await recordsOf("offer.accepted")).toHaveLength(1);
    await expectNewDay(deal);
  });

  test("when another date is chosen after calling off, also twice at once", async () => {
    const deal = await dealOf(stage, "Anna");
    await callOffSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId });
    expect(await planned()).toEqual([]);
    const choose = () => chooseAfterCallingOff(house, { organisationId: stage.organisationId, dealId: deal, answer: "other-date", otherSessionId: otherId });
    expect(await Promise.all([choose(), choose()])).toEqual([{ ok: true }, { ok: true }]);
    await expectNewDay(deal);
  });

  test("with no word afterwards where none was agreed", async () => {
    stage = await setStage(house, { slug: "zonder", conditions: payAfter });
    otherId = await otherDate();
    const deal = await dealOf(stage, "Bram");
    await moveBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: await bookingIds(deal), otherSessionId: otherId, by: "trainer", seen: null });
    expect(await planned()).toEqual(other.slice(0, 1));
  });

  test("while a day that the move leaves where it was keeps its reminder, and a stopped one stays away", async () => {
    stage = await setStage(house, { slug: "vooraf", conditions: payBefore });
    otherId = await otherDate();
    const deal = await dealOf(stage, "Bram");
    expect(await planned()).toEqual(["2026-11-29T09:00:00Z"]);
    at("2026-11-29T04:00:00Z");
    const move = async (to: string) => moveBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: (await bookingIds(deal)).slice(-1), otherSessionId: to, by: "trainer", seen: null });
    await move(otherId);
    expect(await planned()).toEqual(["2026-11-29T09:00:00Z"]);
    const { id } = await house.db.selectFrom("deadlines").select("id").where("what", "=", "payment-reminder").where("done_at", "is", null).executeTakeFirstOrThrow();
    await stopReminder(house, { organisationId: stage.organisationId, deadlineId: id });
    await move(stage.sessionId);
    expect(await planned()).toEqual([]);
  });
});

describe("other days that both sides agreed on have words of their own", () => {
  test("a settlement: the order's day is silent, the agreed one is not", async () => {
    const deal = await dealOf(stage, "Anna");
    await accepted(deal, { kind: "settlement", cents: cents(50_000), payUntil: Temporal.Instant.from("2027-03-31T21:59:59Z"), paidCents: cents(0) }, 2);
    expect(await planned()).toEqual(["2027-03-29T08:00:00Z", "2027-04-03T08:00:00Z"]);
    for (const moment of [...old, "2027-03-29T08:00:00Z", "2027-04-03T08:00:00Z"]) await sweepAt(moment);
    expect(await factsOf("payment-reminder")).toMatchObject([{ dealId: deal, part: "whole", cents: 50_000, dueAt: "2027-03-31T21:59:59Z", releases: false }]);
    expect(await factsOf("payment-overdue")).toMatchObject([{ cents: 50_000, dueAt: "2027-03-31T21:59:59Z" }]);
    await expectCleanAudit();
  });

  test("a plan: each part has its word, a late one is named along with the next, and what is paid is not asked", async () => {
    const deal = await dealOf(stage, "Anna");
    const dueOn = (text: string) => Temporal.PlainDate.from(text);
    const parts = [{ cents: cents(40_000), dueOn: dueOn("2026-12-15") }, { cents: cents(40_000), dueOn: dueOn("2027-02-04") }, { cents: cents(28_295), dueOn: dueOn("2027-03-15") }];
    await accepted(deal, { kind: "payment-plan", parts, paidCents: cents(0) }, 2);
    expect(await planned()).toEqual(["2026-12-13T09:00:00Z", "2026-12-18T09:00:00Z", "2027-02-02T09:00:00Z", "2027-02-07T09:00:00Z", "2027-03-13T09:00:00Z", "2027-03-18T09:00:00Z"]);
    await sweepAt("2026-12-13T09:00:00Z");
    await sweepAt("2026-12-18T09:00:00Z");
    await pay(stage, deal, 10_000);
    await sweepAt("2027-02-02T09:00:00Z");
    await pay(stage, deal, 70_000, "second");
    await sweepAt("2027-02-07T09:00:00Z");
    await sweepAt("2027-03-13T09:00:00Z");
    expect(await factsOf("payment-reminder")).toMatchObject([
      { part: "part", cents: 40_000, dueAt: "2026-12-15T22:59:59Z" },
      { part: "part", cents: 70_000, dueAt: "2027-02-04T22:59:59Z" },
      { part: "whole", cents: 28_295, dueAt: "2027-03-15T22:59:59Z" },
    ]);
    expect(await factsOf("payment-overdue")).toMatchObject([{ cents: 40_000, dueAt: "2026-12-15T22:59:59Z" }]);
    await expectCleanAudit();
  });
});

test("a withdrawal ends the words about a plan that it undoes", async () => {
  const deal = await dealOf(stage, "Bram", { customer: customer("Bram", "consumer") });
  await accepted(deal, { kind: "payment-plan", parts: [{ cents: cents(price), dueOn: Temporal.PlainDate.from("2026-12-15") }], paidCents: cents(0) });
  expect(await planned()).toEqual(["2026-12-13T09:00:00Z", "2026-12-18T09:00:00Z"]);
  const stated = { name: "Bram", order: "", email: customer("Bram").billingEmail };
  await stateWithdrawal(house, { organisationId: stage.organisationId, channel: "deal-page", dealId: deal, stated, locale: "nl", network: "192.0.2.0/24" });
  expect(await planned()).toEqual([]);
});
