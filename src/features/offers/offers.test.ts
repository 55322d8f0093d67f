import { beforeEach, describe, expect, test } from "vitest";
import { addSession, customer, payAfter, payBefore, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cents } from "../../domain/money.ts";
import type { OfferTerms } from "../../domain/offers/offer-terms.ts";
import { markAttendance } from "../attendance/actions.ts";
import { callOffSession } from "../calling-off/actions.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { findDeal } from "../deal/store.ts";
import { standingOf } from "../standing/store.ts";
import { stateWithdrawal } from "../withdrawal/actions.ts";
import { acceptDealOffer, declineDealOffer, makeDealOffer, previewAnswer, previewDealOffer, withdrawDealOffer } from "./actions.ts";
import { dealOffers } from "./store.ts";

const house = await createTestHouse();
const { at, dealOf, bookingIds, join, pay, placesOf, mailsTo, recordsOf, outcomesOf, sweepAt, expectCleanAudit } = stepsIn(house);

const otherStart = Temporal.Instant.from("2027-03-09T08:30:00Z");
const endsAt = Temporal.Instant.from("2027-01-29T22:59:59Z");
const price = 108_295;

let stage: Stage;
let otherId: string;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { conditions: payAfter });
  otherId = await otherDate();
});

async function otherDate({ capacity = 12 } = {}): Promise<string> {
  const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
  return addSession(house, { organisationId: stage.organisationId, courseId: stage.courseId, termsId, slug: `mrt-${capacity}`, startsAt: otherStart, capacity, conditions: payAfter });
}

/** A deal whose only participant did not come; the session is over. */
async function missed(name = "Sanne Kooiman"): Promise<string> {
  const dealId = await dealOf(stage, name);
  await house.db.transaction().execute((trx) => scheduleDeadlines(trx, stage.organisationId, house.clock.now(), [{ what: "session-end", subjectId: stage.sessionId, dueAt: Temporal.Instant.from("2027-01-21T16:00:00Z") }]));
  await sweepAt("2027-01-22T09:00:00Z");
  for (const bookingId of await bookingIds(dealId)) await markAttendance(house, { organisationId: stage.organisationId, bookingId, attendance: "no-show" });
  return dealId;
}

async function moveTerms(dealId: string, sessionId = otherId): Promise<OfferTerms> {
  const session = await house.db.selectFrom("sessions").select(["starts_at", "ends_at"]).where("id", "=", sessionId).executeTakeFirstOrThrow();
  return { kind: "move", sessionId, bookings: await bookingIds(dealId), startsAt: session.starts_at ?? otherStart, endsAt: session.ends_at ?? otherStart };
}

async function offered(dealId: string, terms: OfferTerms, end = endsAt) {
  const outcome = await makeDealOffer(house, { organisationId: stage.organisationId, dealId }, { terms, endsAt: end });
  if (!outcome.ok) throw new Error(`the offer was refused: ${outcome.refusal.kind}`);
  return { organisationId: stage.organisationId, dealId, offerId: outcome.offer.id };
}

async function owes(dealId: string): Promise<number> {
  const deal = await findDeal(house.db, stage.organisationId, dealId);
  if (deal === undefined) throw new Error("no deal");
  return (await standingOf(house.db, deal, house.clock.now())).customerOwesCents;
}

const kindOf = (outcome: { ok: true } | { ok: false; refusal: { kind: string } }) => (outcome.ok ? "ok" : outcome.refusal.kind);

async function whyNot(dealId: string, terms: OfferTerms, end = endsAt): Promise<string> {
  return kindOf(await makeDealOffer(house, { organisationId: stage.organisationId, dealId }, { terms, endsAt: end }));
}

describe("another date for somebody who did not come", () => {
  test("is mailed, and accepted: a new booking there, the old one moved, the same amount, no second deal", async () => {
    const dealId = await missed();
    const address = await offered(dealId, await moveTerms(dealId));
    expect(await mailsTo("sanne")).toContain("deal-offer-made");
    expect(await acceptDealOffer(house, address)).toEqual({ ok: true, repeated: false });
    expect(await placesOf("Sanne")).toEqual(["moved", "confirmed"]);
    expect(await owes(dealId)).toBe(price);
    expect(await recordsOf("deal.formed")).toHaveLength(1);
    expect(await mailsTo("sanne")).toContain("deal-offer-ended");
    expect(await outcomesOf("deal-offer")).toEqual(["accepted"]);
    await expectCleanAudit();
  });

  test("declined leaves the deal as it is", async () => {
    const dealId = await missed();
    const address = await offered(dealId, await moveTerms(dealId));
    expect(kindOf(await declineDealOffer(house, address))).toBe("ok");
    expect(await placesOf("Sanne")).toEqual(["completed"]);
    expect(await owes(dealId)).toBe(price);
    expect(kindOf(await acceptDealOffer(house, address))).toBe("answered");
    await expectCleanAudit();
  });

  test("without an answer ends on its day, the last second included, and the fee stands", async () => {
    const dealId = await missed();
    const address = await offered(dealId, await moveTerms(dealId));
    await sweepAt("2027-01-29T22:59:59Z");
    expect((await dealOffers(house.db, stage.organisationId, dealId))[0]?.state).toBe("open");
    await sweepAt("2027-01-29T23:00:00Z");
    expect((await dealOffers(house.db, stage.organisationId, dealId))[0]?.state).toBe("expired");
    expect(kindOf(await acceptDealOffer(house, address))).toBe("expired");
    expect(kindOf(await declineDealOffer(house, address))).toBe("expired");
    expect(await owes(dealId)).toBe(price);
    expect(await mailsTo("sanne")).toContain("deal-offer-ended");
    await expectCleanAudit();
  });

  test("after its end is refused also before the sweeper came", async () => {
    const dealId = await missed();
    const address = await offered(dealId, await moveTerms(dealId));
    at("2027-01-29T23:00:00Z");
    expect(kindOf(await acceptDealOffer(house, address))).toBe("expired");
    await sweepAt("2027-01-29T23:00:00Z");
    await expectCleanAudit();
  });

  test("is refused in words while the date is full, stays open, and is accepted when a seat comes free", async () => {
    const small = await otherDate({ capacity: 1 });
    const dealId = await missed();
    const address = await offered(dealId, await moveTerms(dealId, small));
    const taker = await dealOf({ ...stage, sessionId: small }, "Peter Vos");
    expect(kindOf(await acceptDealOffer(house, address))).toBe("date-full");
    expect((await dealOffers(house.db, stage.organisationId, dealId))[0]?.state).toBe("open");
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: taker, bookingIds: await bookingIds(taker) });
    expect(kindOf(await acceptDealOffer(house, address))).toBe("ok");
    expect(await placesOf("Sanne")).toEqual(["moved", "confirmed"]);
    await expectCleanAudit();
  });

  test("the last seat goes to one of two who accept at once", async () => {
    const small = await otherDate({ capacity: 1 });
    const [one, other] = [await dealOf(stage, "Joris Peeters"), await missed()];
    for (const bookingId of await bookingIds(one)) await markAttendance(house, { organisationId: stage.organisationId, bookingId, attendance: "no-show" });
    const addresses = [await offered(one, await moveTerms(one, small)), await offered(other, await moveTerms(other, small))];
    const outcomes = await Promise.all(addresses.map((address) => acceptDealOffer(house, address)));
    expect(outcomes.map(kindOf).sort()).toEqual(["date-full", "ok"]);
    await expectCleanAudit();
  });

  test("is no right any more in what a yes would make of the deal", async () => {
    const dealId = await missed();
    const address = await offered(dealId, await moveTerms(dealId));
    const offer = (await dealOffers(house.db, stage.organisationId, dealId)).find(({ id }) => id === address.offerId);
    if (offer === undefined) throw new Error("no offer");
    const { preview } = await previewAnswer(house, offer);
    expect(preview.now.rights.map(({ right }) => right)).toContain("accept-offer");
    expect(preview.accepted.rights.map(({ right }) => right)).not.toContain("accept-offer");
  });

  test("accepted twice at once moves once, and both are told yes", async () => {
    const dealId = await missed();
    const address = await offered(dealId, await moveTerms(dealId));
    const outcomes = await Promise.all([1, 2, 3].map(() => acceptDealOffer(house, address)));
    expect(outcomes.map(kindOf)).toEqual(["ok", "ok", "ok"]);
    expect(outcomes.filter((outcome) => outcome.ok && !outcome.repeated)).toHaveLength(1);
    expect(await placesOf("Sanne")).toEqual(["moved", "confirmed"]);
    await expectCleanAudit();
  });

  test("accepted and declined at once is one of the two", async () => {
    const dealId = await missed();
    const address = await offered(dealId, await moveTerms(dealId));
    const outcomes = await Promise.all([acceptDealOffer(house, address), declineDealOffer(house, address)]);
    expect(outcomes.map(kindOf).sort()).toEqual(["answered", "ok"]);
    await expectCleanAudit();
  });

  test("accepted while its time is up at the same moment ends one way", async () => {
    const dealId = await missed();
    const address = await offered(dealId, await moveTerms(dealId));
    at("2027-01-29T22:59:59Z");
    const [accepted] = await Promise.all([acceptDealOffer(house, address), withdrawDealOffer(house, address)]);
    const [offer] = await dealOffers(house.db, stage.organisationId, dealId);
    expect(offer?.state).toBe(accepted.ok ? "accepted" : "withdrawn");
    await expectCleanAudit();
  });

  test("is withdrawn by the trainer, who may do so twice", async () => {
    const dealId = await missed();
    const address = await offered(dealId, await moveTerms(dealId));
    const outcomes = await Promise.all([withdrawDealOffer(house, address), withdrawDealOffer(house, address)]);
    expect(outcomes.map(kindOf)).toEqual(["ok", "ok"]);
    expect(await acceptDealOffer(house, address)).toEqual({ ok: false, refusal: { kind: "answered", state: "withdrawn" } });
    expect((await mailsTo("sanne")).filter((kind) => kind === "deal-offer-ended")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("is refused when the other date was called off meanwhile", async () => {
    const dealId = await missed();
    const address = await offered(dealId, await moveTerms(dealId));
    await house.db.updateTable("sessions").set({ status: "called-off" }).where("id", "=", otherId).execute();
    expect(kindOf(await acceptDealOffer(house, address))).toBe("date-gone");
  });

  test("brings back a place that was cancelled, without its fee", async () => {
    const dealId = await dealOf(stage, "Sanne Kooiman");
    at("2027-01-21T07:30:00Z");
    await cancelBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: await bookingIds(dealId) });
    expect(await owes(dealId)).toBe(price);
    const address = await offered(dealId, await moveTerms(dealId));
    expect(kindOf(await acceptDealOffer(house, address))).toBe("ok");
    expect(await placesOf("Sanne")).toEqual(["moved", "confirmed"]);
    expect(await owes(dealId)).toBe(price);
    await expectCleanAudit();
  });

  test("brings back a place that was called off", async () => {
    const dealId = await dealOf(stage, "Sanne Kooiman");
    await callOffSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId });
    await sweepAt("2026-11-24T10:00:00Z");
    const address = await offered(dealId, await moveTerms(dealId));
    expect(kindOf(await acceptDealOffer(house, address))).toBe("ok");
    expect(await placesOf("Sanne")).toEqual(["moved", "confirmed"]);
    expect(await owes(dealId)).toBe(price);
    await expectCleanAudit();
  });

  test("ends with the deal: after a withdrawal there is nothing to accept", async () => {
    const dealId = await dealOf(stage, "Fenna Haverkort", { customer: customer("Fenna Haverkort", "consumer") });
    const address = await offered(dealId, await moveTerms(dealId));
    const stated = { name: "Fenna Haverkort", order: "", email: "fenna@haverkort.example" };
    await stateWithdrawal(house, { organisationId: stage.organisationId, channel: "deal-page", dealId, stated, locale: "nl", network: "192.0.2.0/24" });
    expect(await placesOf("Fenna")).toEqual(["withdrawn"]);
    expect(await acceptDealOffer(house, address)).toEqual({ ok: false, refusal: { kind: "answered", state: "withdrawn" } });
    expect(await whyNot(dealId, await moveTerms(dealId))).toBe("nothing-to-move");
    await expectCleanAudit();
  });

  test("goes only to another date of the same course that is ahead and has room", async () => {
    const dealId = await missed();
    const terms = await moveTerms(dealId);
    expect(await whyNot(dealId, await moveTerms(dealId, stage.sessionId))).toBe("date-unknown");
    expect(await whyNot(dealId, await moveTerms(dealId, (await setStage(house, { slug: "elders" })).sessionId))).toBe("date-unknown");
    expect(await whyNot(dealId, terms, house.clock.now())).toBe("ends-too-soon");
    expect(await whyNot(dealId, terms, otherStart.add({ hours: 1 }))).toBe("date-over");
    const full = await otherDate({ capacity: 1 });
    await join({ ...stage, sessionId: full }, "Peter Vos");
    expect(await whyNot(dealId, await moveTerms(dealId, full))).toBe("date-full");
    await offered(dealId, terms);
    expect(await whyNot(dealId, terms)).toBe("offer-open");
  });

  test("is not for somebody who was there, nor of another deal", async () => {
    const dealId = await missed();
    for (const bookingId of await bookingIds(dealId)) await markAttendance(house, { organisationId: stage.organisationId, bookingId, attendance: "attended" });
    expect(await whyNot(dealId, await moveTerms(dealId))).toBe("nothing-to-move");
    const address = { organisationId: stage.organisationId, dealId, offerId: "018f0000-0000-7000-8000-00000000000a" };
    expect(kindOf(await acceptDealOffer(house, address))).toBe("offer-unknown");
  });

  test("offered twice at once is offered once", async () => {
    const dealId = await missed();
    const terms = await moveTerms(dealId);
    const outcomes = await Promise.all([1, 2].map(() => makeDealOffer(house, { organisationId: stage.organisationId, dealId }, { terms, endsAt })));
    expect(outcomes.map(kindOf).sort()).toEqual(["offer-open", "ok"]);
  });
});

describe("a settlement", () => {
  const settlement = { kind: "settlement", cents: cents(40_000), payUntil: Temporal.Instant.from("2027-02-12T22:59:59Z"), paidCents: cents(0) } as const;

  test("is previewed: what is owed now, after a yes, and after silence", async () => {
    const dealId = await missed();
    const outcome = await previewDealOffer(house, { organisationId: stage.organisationId, dealId }, { terms: settlement, endsAt });
    if (!outcome.ok) throw new Error(outcome.refusal.kind);
    const { now, accepted, silence } = outcome.preview;
    expect([now, accepted, silence].map(({ customerOwesCents }) => customerOwesCents)).toEqual([price, 40_000, price]);
    expect(await dealOffers(house.db, stage.organisationId, dealId)).toEqual([]);
  });

  test("accepted leaves one sum on one day", async () => {
    const dealId = await missed();
    const address = await offered(dealId, settlement);
    expect(kindOf(await acceptDealOffer(house, address))).toBe("ok");
    expect(await owes(dealId)).toBe(40_000);
    await expectCleanAudit();
    at("2027-01-25T09:00:00Z");
    await pay(stage, dealId, 40_000);
    expect(await owes(dealId)).toBe(0);
    await expectCleanAudit();
  });

  test("what was paid since it was offered counts", async () => {
    const dealId = await missed();
    const address = await offered(dealId, settlement);
    await pay(stage, dealId, 15_000);
    expect(kindOf(await acceptDealOffer(house, address))).toBe("ok");
    expect(await owes(dealId)).toBe(25_000);
    await expectCleanAudit();
  });

  test("is refused when everything was paid meanwhile, and cannot ask for more than is owed", async () => {
    const dealId = await missed();
    expect(await whyNot(dealId, { ...settlement, cents: cents(price + 1) })).toBe("more-than-owed");
    expect(await whyNot(dealId, { ...settlement, payUntil: endsAt.subtract({ hours: 1 }) })).toBe("plan-days");
    const address = await offered(dealId, settlement);
    await pay(stage, dealId, price);
    expect(kindOf(await acceptDealOffer(house, address))).toBe("deal-changed");
    expect(await whyNot(dealId, { kind: "payment-plan", parts: [{ cents: cents(price), dueOn: Temporal.PlainDate.from("2027-03-01") }], paidCents: cents(0) })).toBe("nothing-owed");
    await expectCleanAudit();
  });
});

describe("a payment plan", () => {
  const plan = {
    kind: "payment-plan",
    parts: [{ cents: cents(54_148), dueOn: Temporal.PlainDate.from("2027-02-15") }, { cents: cents(54_147), dueOn: Temporal.PlainDate.from("2027-03-15") }],
    paidCents: cents(0),
  } as const;

  test("accepted names each part with its day", async () => {
    const dealId = await missed();
    const address = await offered(dealId, plan);
    expect(kindOf(await acceptDealOffer(house, address))).toBe("ok");
    const deal = await findDeal(house.db, stage.organisationId, dealId);
    if (deal === undefined) throw new Error("no deal");
    const { duties } = await standingOf(house.db, deal, house.clock.now());
    expect(duties.filter(({ duty }) => duty === "pay").map((one) => [one.cents, one.by?.toString()])).toEqual([[54_148, "2027-02-15T22:59:59Z"], [54_147, "2027-03-15T22:59:59Z"]]);
    await expectCleanAudit();
  });

  test("whose first day is that of the order is kept as it was agreed", async () => {
    const dealId = await dealOf(stage, "Sanne Kooiman");
    const parts = [{ cents: cents(54_148), dueOn: Temporal.PlainDate.from("2027-02-04") }, { cents: cents(54_147), dueOn: Temporal.PlainDate.from("2027-03-04") }];
    expect(kindOf(await acceptDealOffer(house, await offered(dealId, { ...plan, parts })))).toBe("ok");
    const deal = await findDeal(house.db, stage.organisationId, dealId);
    expect([deal?.due_at?.toString(), deal?.due_cents]).toEqual(["2027-02-04T22:59:59Z", 54_148]);
    await expectCleanAudit();
  });

  test("is the whole of what is open, in parts that follow each other after the end of the offer", async () => {
    const dealId = await missed();
    const [first, second] = plan.parts;
    expect(await whyNot(dealId, { ...plan, parts: [first] })).toBe("plan-not-whole");
    expect(await whyNot(dealId, { ...plan, parts: [second, first] })).toBe("plan-days");
    expect(await whyNot(dealId, { ...plan, parts: [{ ...first, dueOn: Temporal.PlainDate.from("2027-01-28") }, second] })).toBe("plan-days");
    expect(await whyNot(dealId, { ...plan, parts: [] })).toBe("plan-not-whole");
  });

  test("makes a place certain that waited for money, so that it does not lapse", async () => {
    await house.db.updateTable("sessions").set({ conditions: JSON.stringify(payBefore) }).where("id", "=", stage.sessionId).execute();
    const dealId = await dealOf(stage, "Sanne Kooiman");
    const parts = [{ cents: cents(54_148), dueOn: Temporal.PlainDate.from("2026-12-15") }, { cents: cents(54_147), dueOn: Temporal.PlainDate.from("2027-01-15") }];
    const address = await offered(dealId, { kind: "payment-plan", parts, paidCents: cents(0) }, Temporal.Instant.from("2026-11-30T22:59:59Z"));
    expect(kindOf(await acceptDealOffer(house, address))).toBe("ok");
    expect(await placesOf("Sanne")).toEqual(["confirmed"]);
    await sweepAt("2026-12-03T10:00:00Z");
    expect(await placesOf("Sanne")).toEqual(["confirmed"]);
    await expectCleanAudit();
  });
});
