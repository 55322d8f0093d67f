import { beforeEach, expect, test } from "vitest";
import { addSession, payAfter, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cents } from "../../domain/money.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { useCredit } from "../credits/actions.ts";
import { grantCredit } from "../credits/store.ts";
import { moveBookings } from "../moving/actions.ts";
import { acceptDealOffer, makeDealOffer } from "../offers/actions.ts";
import { callOffSession, chooseAfterCallingOff } from "./actions.ts";
import { calledOffsOfDeal, findCalledOff } from "./store.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, expectCleanAudit, outcomesOf, pay, recordsOf, sweepAt } = stepsIn(house);

const price = 108_295;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
});

async function addDate(stage: Stage, slug: string, startsAt: string): Promise<string> {
  const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
  return addSession(house, { ...stage, termsId, conditions: payAfter, slug, startsAt: Temporal.Instant.from(startsAt) });
}

const creditsGiven = async () => (await house.db.selectFrom("credits").select("cents").orderBy("id").execute()).map((credit) => credit.cents);

test("a date that the trainer offered and the customer accepted answers what was asked when the session was called off", async () => {
  const stage = await setStage(house, { capacity: 3, conditions: payAfter });
  const { organisationId, sessionId } = stage;
  const [y, z] = [await addDate(stage, "y", "2027-01-28T08:30:00Z"), await addDate(stage, "z", "2027-02-04T08:30:00Z")];
  const dealId = await dealOf(stage, "Anna");
  const giver = await dealOf({ ...stage, sessionId: z, sessionSlug: "z" }, "Bram");
  await house.db.transaction().execute((trx) => grantCredit(trx, { organisationId, dealId: giver, source: "offer", cents: cents(50_000), condition: "none", transferable: true, validUntil: Temporal.Instant.from("2027-11-24T22:59:59Z"), actor: "trainer" }, house.clock.now()));
  const { code } = await house.db.selectFrom("credits").select("code").executeTakeFirstOrThrow();
  await useCredit(house, { organisationId, dealId, code });
  await callOffSession(house, { organisationId, sessionId });
  const made = await makeDealOffer(house, { organisationId, dealId }, {
    terms: { kind: "move", sessionId: y, bookings: await bookingIds(dealId), startsAt: Temporal.Instant.from("2027-01-28T08:30:00Z"), endsAt: Temporal.Instant.from("2027-01-28T15:30:00Z") },
    endsAt: Temporal.Instant.from("2026-11-29T22:59:59Z"),
  });
  if (!made.ok) throw new Error(made.refusal.kind);
  expect(await acceptDealOffer(house, { organisationId, dealId, offerId: made.offer.id })).toMatchObject({ ok: true });

  expect(await house.db.selectFrom("deals").select("paid_cents").where("id", "=", dealId).executeTakeFirst()).toEqual({ paid_cents: 50_000 });
  expect(await recordsOf("called-off.answered")).toEqual([{ answer: "other-date" }]);
  expect(await outcomesOf("called-off-answer")).toEqual(["other-date"]);
  expect(await chooseAfterCallingOff(house, { organisationId, dealId, answer: "other-date", otherSessionId: z })).toEqual({ ok: true });
  expect(await chooseAfterCallingOff(house, { organisationId, dealId, answer: "refund" })).toMatchObject({ ok: false, refusal: { kind: "answered" } });
  expect((await house.db.selectFrom("bookings").select(["place", "session_id"]).where("deal_id", "=", dealId).orderBy("id").execute()).map(({ place, session_id: where }) => [place, where])).toEqual([["moved", sessionId], ["confirmed", y]]);
  await expectCleanAudit();
});

test("a credit is of what the calling off adds, not of money that went back before it", async () => {
  const stage = await setStage(house, { conditions: payAfter });
  const { organisationId, sessionId } = stage;
  const dealId = await dealOf(stage, ["Anna", "Bram"]);
  await pay(stage, dealId, 2 * price);
  await cancelBookings(house, { organisationId, dealId, bookingIds: (await bookingIds(dealId)).slice(0, 1), by: "customer" });
  at("2026-12-05T09:00:00Z");
  await callOffSession(house, { organisationId, sessionId });
  expect(await chooseAfterCallingOff(house, { organisationId, dealId, answer: "credit" })).toEqual({ ok: true });
  expect(await creditsGiven()).toEqual([price]);
  await expectCleanAudit();
});

test("an offer for one of two places that were called off leaves the question about the other; one for that too answers it", async () => {
  const stage = await setStage(house, { conditions: payAfter });
  const { organisationId, sessionId } = stage;
  const y = await addDate(stage, "y", "2027-01-28T08:30:00Z");
  const [anna, bram] = [await dealOf(stage, ["Anna", "Anton"]), await dealOf(stage, ["Bram", "Bas"])];
  for (const dealId of [anna, bram]) await pay(stage, dealId, 2 * price);
  await callOffSession(house, { organisationId, sessionId });
  const accept = async (dealId: string, bookingId: string) => {
    const made = await makeDealOffer(house, { organisationId, dealId }, {
      terms: { kind: "move", sessionId: y, bookings: [bookingId], startsAt: Temporal.Instant.from("2027-01-28T08:30:00Z"), endsAt: Temporal.Instant.from("2027-01-28T15:30:00Z") },
      endsAt: Temporal.Instant.from("2026-11-29T22:59:59Z"),
    });
    if (!made.ok) throw new Error(made.refusal.kind);
    expect(await acceptDealOffer(house, { organisationId, dealId, offerId: made.offer.id })).toMatchObject({ ok: true });
  };
  const answerOf = async (dealId: string) => (await findCalledOff(house.db, organisationId, dealId))?.answer;
  const [[first = ""], [one = "", other = ""]] = [await bookingIds(anna), await bookingIds(bram)];
  await accept(anna, first);
  expect(await answerOf(anna)).toBeNull();
  expect(await chooseAfterCallingOff(house, { organisationId, dealId: anna, answer: "credit" })).toEqual({ ok: true });
  expect(await creditsGiven()).toEqual([price]);
  await accept(bram, one);
  expect(await answerOf(bram)).toBeNull();
  await accept(bram, other);
  expect(await answerOf(bram)).toBe("other-date");
  await expectCleanAudit();
});

/** Anna's two places on two dates, the first called off now and the second five days later. */
async function calledOffTwice(): Promise<{ stage: Stage; dealId: string; second: string }> {
  const stage = await setStage(house, { conditions: payAfter });
  const { organisationId, sessionId } = stage;
  const second = await addDate(stage, "b", "2027-01-28T08:30:00Z");
  const dealId = await dealOf(stage, ["Anna", "Bram"]);
  await pay(stage, dealId, 2 * price);
  await moveBookings(house, { organisationId, dealId, bookingIds: (await bookingIds(dealId)).slice(1), otherSessionId: second, by: "trainer", seen: null });
  await callOffSession(house, { organisationId, sessionId });
  at("2026-11-29T09:00:00Z");
  await callOffSession(house, { organisationId, sessionId: second });
  return { stage, dealId, second };
}

const answers = async (dealId: string) => (await calledOffsOfDeal(house.db, (await house.db.selectFrom("deals").select("organisation_id").where("id", "=", dealId).executeTakeFirstOrThrow()).organisation_id, dealId)).map(({ answer }) => answer);

test("each calling off of a deal has its own seven days, and silence closes each", async () => {
  const { dealId } = await calledOffTwice();
  await sweepAt("2026-12-01T22:59:59Z");
  expect(await answers(dealId)).toEqual(["silence", null]);
  await sweepAt("2026-12-06T22:59:58Z");
  expect(await answers(dealId)).toEqual(["silence", null]);
  await sweepAt("2026-12-06T22:59:59Z");
  expect(await answers(dealId)).toEqual(["silence", "silence"]);
  expect(await outcomesOf("called-off-answer")).toEqual(["silence", "silence"]);
  await expectCleanAudit();
});

test("of two callings off the oldest is chosen about first; a choice that is sent twice answers one of them, and the other keeps its time", async () => {
  const { stage: { organisationId, sessionId }, dealId, second } = await calledOffTwice();
  const choose = (answer: "refund" | "credit", about?: string) => chooseAfterCallingOff(house, { organisationId, dealId, answer, ...(about === undefined ? {} : { about }) });
  expect(await Promise.all([choose("credit", sessionId), choose("credit", sessionId)])).toEqual([{ ok: true }, { ok: true }]);
  expect([await answers(dealId), await creditsGiven(), (await findCalledOff(house.db, organisationId, dealId))?.session_id]).toEqual([["credit", null], [price], second]);
  await sweepAt("2026-12-02T09:00:00Z");
  expect(await choose("refund")).toEqual({ ok: true });
  expect([await answers(dealId), await outcomesOf("called-off-answer")]).toEqual([["credit", "refund"], ["credit", "refund"]]);
  await expectCleanAudit();
});
