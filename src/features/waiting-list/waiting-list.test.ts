import { beforeEach, describe, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { sweepHouse } from "../../sweep-house.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import type { SignedUp } from "../sign-up/actions.ts";
import { acceptOffer, advanceAllLines, declineOffer, leaveLine, offerPlace } from "./actions.ts";
import { placesAhead, signUpOffers } from "./store.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, expectCleanAudit, factsOf, join, mailsTo, offerTo, outcomesOf, placesOf, recordsOf, sweepAt } = stepsIn(house);

const order = { seen: null, consents: { terms: true, earlyStart: false } };

let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
});

/** A full session: each of `names` has a place. */
async function fullSession(names: readonly string[], slug = "vol"): Promise<Map<string, string>> {
  stage = await setStage(house, { slug, capacity: names.length });
  const deals = new Map<string, string>();
  for (const name of names) deals.set(name, await dealOf(stage, name));
  return deals;
}

async function cancel(dealId: string | undefined): Promise<void> {
  if (dealId === undefined) throw new Error("nobody of that name has a deal");
  const outcome = await cancelBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: await bookingIds(dealId) });
  expect(outcome.ok).toBe(true);
}

async function offerStates({ signUpId }: SignedUp): Promise<string[]> {
  return (await signUpOffers(house.db, stage.organisationId, signUpId)).map(({ state }) => state).toReversed();
}

describe("an offer", () => {
  test("is made with a record, a deadline and a mail when a place comes free, to the first in line only", async () => {
    const deals = await fullSession(["Anna"]);
    const [bram, chris] = [await join(stage, "Bram"), await join(stage, "Chris")];
    await cancel(deals.get("Anna"));
    const { offerId } = await offerTo(stage, bram);
    expect([await placesOf("Bram"), await placesOf("Chris")]).toEqual([["offered"], ["waiting"]]);
    expect(await recordsOf("offer.made")).toMatchObject([{ offer: offerId, endsAt: "2026-11-26T09:41:00Z", places: [{ from: "waiting", to: "offered" }] }]);
    expect(await factsOf("place-offered")).toEqual([{ kind: "place-offered", signUpId: bram.signUpId, offerId, places: 1, endsAt: "2026-11-26T09:41:00Z" }]);
    expect(await placesAhead(house.db, stage.organisationId, chris.signUpId)).toBe(0);
    await expectCleanAudit();
  });

  test("made before the clocks go forward lasts as many hours as promised", async () => {
    at("2027-03-27T11:00:00Z");
    stage = await setStage(house, { capacity: 1, startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
    const anna = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    await cancel(anna);
    // Two days later on the clock would be 10:00 UTC; 48 hours are 13:00 in Amsterdam instead of 12:00.
    expect(await factsOf("place-offered")).toMatchObject([{ endsAt: "2027-03-29T11:00:00Z" }]);
  });

  test("that is accepted forms a deal with the price and the payment day of that day", async () => {
    const deals = await fullSession(["Anna"]);
    const bram = await join(stage, "Bram");
    await cancel(deals.get("Anna"));
    await house.db.updateTable("sessions").set({ price_cents: 99_500 }).where("id", "=", stage.sessionId).execute();
    at("2026-11-25T09:00:00Z");
    const accepted = await acceptOffer(house, { ...(await offerTo(stage, bram)), ...order });
    if (!accepted.ok) throw new Error(accepted.refusal.kind);
    const deal = await house.db.selectFrom("deals").select(["total_cents", "formed_at", "frozen"]).where("id", "=", accepted.dealId).executeTakeFirstOrThrow();
    expect([deal.total_cents, deal.formed_at.toString(), deal.frozen.schedule[0]?.dueOn]).toEqual([120_395, "2026-11-25T09:00:00Z", "2026-12-02"]);
    expect(await outcomesOf("offer")).toEqual(["accepted"]);
    expect(await recordsOf("offer.accepted")).toHaveLength(1);
    expect(await mailsTo("Bram")).toEqual(["waiting-confirmed", "place-offered", "deal-confirmed"]);
    await sweepAt("2026-11-26T09:41:00Z");
    expect(await placesOf("Bram")).toEqual(["held"]);
    await expectCleanAudit();
  });

  test("that is ignored ends the request and goes on, once, whichever sweeper is first", async () => {
    const deals = await fullSession(["Anna"]);
    const [bram, chris] = [await join(stage, "Bram"), await join(stage, "Chris")];
    await cancel(deals.get("Anna"));
    at("2026-11-26T09:41:00Z");
    await Promise.all([sweepHouse(house, house.clock.now()), sweepHouse({ ...house }, house.clock.now())]);
    expect([await placesOf("Bram"), await placesOf("Chris")]).toEqual([["cancelled"], ["offered"]]);
    expect([await offerStates(bram), await offerStates(chris)]).toEqual([["expired"], ["open"]]);
    expect(await mailsTo("Bram")).toEqual(["waiting-confirmed", "place-offered", "offer-expired"]);
    expect(await recordsOf("offer.expired")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("accepted at the instant it ends is accepted or ended, never both", async () => {
    const deals = await fullSession(["Anna"]);
    const bram = await join(stage, "Bram");
    await join(stage, "Chris");
    await cancel(deals.get("Anna"));
    const offer = await offerTo(stage, bram);
    at("2026-11-26T09:41:00Z");
    const [accepted] = await Promise.all([acceptOffer(house, { ...offer, ...order }), sweepHouse(house, house.clock.now())]);
    expect([...(await placesOf("Bram")), ...(await placesOf("Chris"))]).toEqual(accepted.ok ? ["held", "waiting"] : ["cancelled", "offered"]);
    await expectCleanAudit();
  });

  test("that is declined is confirmed by mail and goes to the next", async () => {
    const deals = await fullSession(["Anna"]);
    const bram = await join(stage, "Bram");
    await join(stage, "Chris");
    await cancel(deals.get("Anna"));
    const offer = await offerTo(stage, bram);
    expect(await Promise.all([declineOffer(house, offer), declineOffer(house, offer)])).toEqual([{ ok: true }, { ok: true }]);
    expect(await acceptOffer(house, { ...offer, ...order })).toEqual({ ok: false, refusal: { kind: "offer-answered", state: "declined" } });
    expect(await mailsTo("Bram")).toEqual(["waiting-confirmed", "place-offered", "left-waiting-list"]);
    expect(await recordsOf("offer.declined")).toHaveLength(1);
    expect(await placesOf("Chris")).toEqual(["offered"]);
    await expectCleanAudit();
  });

  test("is not made within an hour of the start, nor after the last day of signing up, and a sweep does not trip over it", async () => {
    const deals = await fullSession(["Anna", "Bram"]);
    await join(stage, "Chris");
    at("2027-01-21T07:40:00Z");
    await cancel(deals.get("Anna"));
    expect(await placesOf("Chris")).toEqual(["waiting"]);
    await sweepAt("2027-01-22T08:00:00Z");
    expect(await placesOf("Chris")).toEqual(["waiting"]);
    await expectCleanAudit();
  });
});

describe("a request for several places", () => {
  test("is offered what comes free, and has one open offer at a time that grows with the next seat", async () => {
    const deals = await fullSession(["Anna", "Bram"]);
    const three = await join(stage, ["Chris", "Dirk", "Els"]);
    await join(stage, "Frits");
    await cancel(deals.get("Anna"));
    const small = await offerTo(stage, three);
    at("2026-11-25T09:41:00Z");
    await cancel(deals.get("Bram"));
    expect(await offerStates(three)).toEqual(["withdrawn", "open"]);
    expect(await acceptOffer(house, { ...small, ...order })).toEqual({ ok: false, refusal: { kind: "offer-answered", state: "withdrawn" } });
    expect(await factsOf("place-offered")).toMatchObject([{ places: 1, endsAt: "2026-11-26T09:41:00Z" }, { places: 2, endsAt: "2026-11-27T09:41:00Z" }]);
    await sweepAt("2026-11-26T09:41:00Z");
    expect(await offerStates(three)).toEqual(["withdrawn", "open"]);
    const accepted = await acceptOffer(house, { ...(await offerTo(stage, three)), ...order });
    expect(accepted.ok).toBe(true);
    expect([await placesOf("Chris"), await placesOf("Dirk"), await placesOf("Els"), await placesOf("Frits")]).toEqual([["held"], ["held"], ["waiting"], ["waiting"]]);
    await expectCleanAudit();
  });

  test("leaves the line as a whole when its offer is ignored, so that nobody is asked twice for one seat", async () => {
    const deals = await fullSession(["Anna"]);
    const two = await join(stage, ["Chris", "Dirk"]);
    await join(stage, "Frits");
    await cancel(deals.get("Anna"));
    await sweepAt("2026-11-26T09:41:00Z");
    expect([await placesOf("Chris"), await placesOf("Dirk"), await placesOf("Frits")]).toEqual([["cancelled"], ["cancelled"], ["offered"]]);
    expect(await offerStates(two)).toEqual(["expired"]);
    await expectCleanAudit();
  });

  test("accepted in two parts is two deals, and each can be found again", async () => {
    const deals = await fullSession(["Anna", "Bram"]);
    const two = await join(stage, ["Chris", "Dirk"]);
    await cancel(deals.get("Anna"));
    const first = await offerTo(stage, two);
    const one = await acceptOffer(house, { ...first, ...order });
    await cancel(deals.get("Bram"));
    const second = await offerTo(stage, two);
    const other = await acceptOffer(house, { ...second, ...order });
    expect(await acceptOffer(house, { ...first, ...order })).toEqual(one);
    expect(await acceptOffer(house, { ...second, ...order })).toEqual(other);
    expect(one).not.toEqual(other);
    await expectCleanAudit();
  });
});

describe("leaving the list", () => {
  test("gives up what waits and what is offered, twice at once, with one record and one mail", async () => {
    const deals = await fullSession(["Anna"]);
    const two = await join(stage, ["Chris", "Dirk"]);
    await join(stage, "Frits");
    await cancel(deals.get("Anna"));
    const leave = { organisationId: stage.organisationId, signUpId: two.signUpId };
    expect(await Promise.all([leaveLine(house, leave), leaveLine(house, leave)])).toEqual([{ ok: true }, { ok: true }]);
    expect([await placesOf("Chris"), await placesOf("Dirk"), await placesOf("Frits")]).toEqual([["cancelled"], ["cancelled"], ["offered"]]);
    expect(await factsOf("left-waiting-list")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("without an offer writes that somebody left", async () => {
    await fullSession(["Anna"]);
    const bram = await join(stage, "Bram");
    expect(await leaveLine(house, { organisationId: stage.organisationId, signUpId: bram.signUpId })).toEqual({ ok: true });
    expect(await recordsOf("line.left")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("is refused for a request of another organisation", async () => {
    await fullSession(["Anna"]);
    const bram = await join(stage, "Bram");
    const other = await setStage(house, { slug: "anders" });
    const address = { organisationId: other.organisationId, signUpId: bram.signUpId };
    expect(await leaveLine(house, address)).toEqual({ ok: false, refusal: { kind: "not-waiting" } });
    expect(await offerPlace(house, address)).toEqual({ ok: false, refusal: { kind: "not-waiting" } });
  });
});

describe("the trainer", () => {
  test("who adds a seat and offers it to somebody further on pins that person, with a record, and offers once", async () => {
    await fullSession(["Anna"]);
    const [bram, chris] = [await join(stage, "Bram"), await join(stage, "Chris")];
    await house.db.updateTable("sessions").set({ capacity: 2 }).where("id", "=", stage.sessionId).execute();
    const pin = { organisationId: stage.organisationId, signUpId: chris.signUpId };
    const both = await Promise.all([offerPlace(house, pin), offerPlace(house, pin)]);
    expect(both).toContainEqual({ ok: true, offered: 1 });
    expect(both).toContainEqual({ ok: false, refusal: { kind: "not-waiting" } });
    expect([await placesOf("Bram"), await placesOf("Chris")]).toEqual([["waiting"], ["offered"]]);
    expect(await recordsOf("line.pinned")).toHaveLength(1);
    expect(bram.outcome).toBe("waiting");
    await expectCleanAudit();
  });

  test("who adds a seat and does nothing sees the line move with the next sweep, once with two", async () => {
    await fullSession(["Anna"]);
    await join(stage, "Bram");
    await house.db.updateTable("sessions").set({ capacity: 2 }).where("id", "=", stage.sessionId).execute();
    const moved = await Promise.all([advanceAllLines(house, house.clock.now()), advanceAllLines(house, house.clock.now())]);
    expect(moved.toSorted()).toEqual([0, 1]);
    expect(await factsOf("place-offered")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("whose session is taken off the page makes no offers, and an open one cannot be accepted", async () => {
    const deals = await fullSession(["Anna", "Bram"]);
    const chris = await join(stage, "Chris");
    await join(stage, "Dirk");
    await cancel(deals.get("Anna"));
    await house.db.updateTable("sessions").set({ status: "called-off" }).where("id", "=", stage.sessionId).execute();
    expect(await acceptOffer(house, { ...(await offerTo(stage, chris)), ...order })).toEqual({ ok: false, refusal: { kind: "offer-unknown" } });
    await cancel(deals.get("Bram"));
    expect(await placesOf("Dirk")).toEqual(["waiting"]);
  });
});

test("a session whose line cannot move stops no other line", async () => {
  await fullSession(["Anna"], "stuk");
  await join(stage, "Bram", { token: "bram-1" });
  await house.db.updateTable("sessions").set({ capacity: 2, conditions: JSON.stringify({ offerHours: "broken" }) }).where("id", "=", stage.sessionId).execute();
  await fullSession(["Chris"], "heel");
  await join(stage, "Dirk");
  await house.db.updateTable("sessions").set({ capacity: 2 }).where("id", "=", stage.sessionId).execute();
  expect(await advanceAllLines(house, house.clock.now())).toBe(1);
  expect(await placesOf("Dirk")).toEqual(["offered"]);
});
