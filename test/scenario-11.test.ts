import { beforeEach, describe, expect, test } from "vitest";
import { formatCode } from "../src/domain/deal/code.ts";
import { useCredit } from "../src/features/credits/actions.ts";
import { createApp } from "../src/app.tsx";
import { callOffSession, chooseAfterCallingOff, previewCallOff } from "../src/features/calling-off/actions.ts";
import { calledOffOf } from "../src/features/calling-off/store.ts";
import { findDeal } from "../src/features/deal/store.ts";
import { standingOf } from "../src/features/standing/store.ts";
import { addSession, payAfter, setStage } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { movingOwner } from "./support/office.ts";
import { headline, openPortal } from "./support/portal.ts";
import { stepsIn } from "./support/steps.ts";

// The organiser calls the session off: everyone is told, chooses, and is repaid without asking twice.

const house = await createTestHouse();
const { at, bookingIds, dealOf, expectCleanAudit, factsOf, join, mailsTo, outcomesOf, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);
const { get, makeDeal, post } = openPortal(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const deskOf = movingOwner(app, house);

const price = 108_295;
let stage: Stage;
let later = "";

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 2 });
  const terms = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
  later = await addSession(house, { ...stage, termsId: terms.id, slug: "mei-20", startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
});

const callOff = () => callOffSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId });
const choose = (dealId: string, otherSessionId: string | null) =>
  chooseAfterCallingOff(house, otherSessionId === null ? { organisationId: stage.organisationId, dealId, answer: "refund" } : { organisationId: stage.organisationId, dealId, answer: "other-date", otherSessionId });
const standingNow = async (dealId: string) => {
  const deal = await findDeal(house.db, stage.organisationId, dealId);
  if (deal === undefined) throw new Error("expected the deal");
  return standingOf(house.db, deal, house.clock.now());
};
const answers = async () => (await calledOffOf(house.db, stage.organisationId, stage.sessionId)).map(({ customer, answer }) => [customer.name.replace(" B.V.", ""), answer]);

describe("calling a session off", () => {
  test("tells everybody once: who paid gets it back, who did not owes nothing, who waited is free", async () => {
    const anna = await dealOf(stage, "Anna");
    await pay(stage, anna, price);
    const bram = await dealOf(stage, "Bram");
    await join(stage, "Chris");
    expect(await previewCallOff(house, { organisationId: stage.organisationId, sessionId: stage.sessionId })).toEqual({ ok: true, preview: { deals: 2, places: 2, waiting: 1, paidCents: price } });
    expect(await callOff()).toEqual({ ok: true, told: 2, repeated: false });
    expect([await placesOf("Anna"), await placesOf("Bram"), await placesOf("Chris")]).toEqual([["called-off"], ["called-off"], ["called-off"]]);
    expect([(await standingNow(anna)).organiserOwesCents, (await standingNow(bram)).customerOwesCents]).toEqual([price, 0]);
    expect([(await mailsTo("anna")).at(-1), (await mailsTo("bram")).at(-1), (await mailsTo("chris")).at(-1)]).toEqual(["called-off", "called-off", "line-called-off"]);
    expect(await outcomesOf("hold")).toEqual(["paid", "called-off"]);
    const [refund] = (await standingNow(anna)).duties.filter(({ duty }) => duty === "refund");
    expect(refund?.by?.toString()).toBe("2026-12-08T22:59:59Z");
    await sweepAt("2026-12-02T12:00:00Z");
    await expectCleanAudit();
  });

  test("every participant with an address of their own hears it too, and nothing of money", async () => {
    await dealOf(stage, ["Anna", "Bram"]);
    await callOff();
    expect((await factsOf("called-off")).map((facts) => (facts as { to: string }).to)).toEqual(["orderer", "participant"]);
  });

  test("twice, also at once, tells everybody once; on a session that began or that is a draft it is refused", async () => {
    await dealOf(stage, "Anna");
    const outcomes = await Promise.all([callOff(), callOff()]);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await factsOf("called-off")).toHaveLength(1);
    expect(await recordsOf("session.called-off")).toHaveLength(1);
    at("2027-05-20T07:30:00Z");
    expect(await callOffSession(house, { organisationId: stage.organisationId, sessionId: later })).toEqual({ ok: false, refusal: { kind: "begun" } });
    await house.db.updateTable("sessions").set({ status: "draft" }).where("id", "=", later).execute();
    expect(await callOffSession(house, { organisationId: stage.organisationId, sessionId: later })).toEqual({ ok: false, refusal: { kind: "not-published" } });
    const other = await setStage(house, { slug: "vreemd" });
    expect(await callOffSession(house, { organisationId: other.organisationId, sessionId: stage.sessionId })).toEqual({ ok: false, refusal: { kind: "session-unknown" } });
  });

  test("that broke off half-way goes on by the clock, and tells nobody twice", async () => {
    await dealOf(stage, "Anna");
    await dealOf(stage, "Bram");
    await callOff();
    await house.pool.query("update bookings set place = 'confirmed' where first_name = 'Bram'; update sessions set seats_taken = 1 where slug = 'jan-21'; delete from called_off_deals where deal_id = (select deal_id from bookings where first_name = 'Bram'); delete from messages where kind = 'called-off' and to_address like 'bram%'");
    await sweepAt("2026-11-24T09:42:00Z");
    expect(await placesOf("Bram")).toEqual(["called-off"]);
    expect(await factsOf("called-off")).toHaveLength(2);
    expect(await outcomesOf("calling-off")).toEqual(["went-on"]);
  });

  test("while somebody pays, cancels or signs up leaves nothing unaccounted for", async () => {
    const anna = await dealOf(stage, "Anna");
    await Promise.all([callOff(), pay(stage, anna, price), join(stage, "Bram").catch(() => null)]);
    expect(await placesOf("Anna")).toEqual(["called-off"]);
    expect((await standingNow(anna)).organiserOwesCents).toBe(price);
    expect(await placesOf("Bram")).not.toContain("held");
    await sweepAt("2026-11-24T09:43:00Z");
    await expectCleanAudit();
  });
});

describe("what the customer chooses", () => {
  test("another date: the same price, the money goes along, and the other places are counted", async () => {
    const deal = await makeDeal(stage, "Anna");
    await pay(stage, deal.dealId, price);
    await callOff();
    const page = await get(`${deal.path}/called-off`);
    expect(headline(page.html)).toBe("De training gaat niet door. Kies vóór di 1 dec 2026 23:59 wat u wilt.");
    expect(page.text).toContain("U krijgt € 1.082,95 terug, binnen 14 dagen.");
    expect((await post(`${deal.path}/called-off`, {})).status).toBe(422);
    const sent = await post(`${deal.path}/called-off`, { choice: `other-date:${later}` });
    expect([sent.status, sent.location]).toEqual([303, deal.path]);
    expect(await placesOf("Anna")).toEqual(["moved", "confirmed"]);
    const after = await standingNow(deal.dealId);
    expect([after.customerOwesCents, after.organiserOwesCents, after.owedPrincipalCents]).toEqual([0, 0, price]);
    expect((await factsOf("called-off-answered"))[0]).toMatchObject({ answer: "other-date", sessionId: later, refundCents: 0 });
    expect(await answers()).toEqual([["Anna", "other-date"]]);
    await expectCleanAudit();
  });

  test("the money back: said once, owed until it went out, and silence is the same", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    for (const deal of [anna, bram]) await pay(stage, deal, price);
    await callOff();
    expect(await choose(anna, null)).toEqual({ ok: true });
    expect(await choose(anna, null)).toEqual({ ok: true });
    expect(await choose(anna, later)).toEqual({ ok: false, refusal: { kind: "answered", answer: "refund" } });
    expect(await factsOf("called-off-answered")).toHaveLength(1);
    await sweepAt("2026-12-01T22:59:58Z");
    expect(await answers()).toEqual([["Anna", "refund"], ["Bram", null]]);
    await sweepAt("2026-12-01T22:59:59Z");
    expect(await answers()).toEqual([["Anna", "refund"], ["Bram", "silence"]]);
    expect(await choose(bram, later)).toEqual({ ok: false, refusal: { kind: "answered", answer: "silence" } });
    expect((await standingNow(bram)).organiserOwesCents).toBe(price);
    await expectCleanAudit();
  });

  test("a credit of the same amount, its end said before: it pays another training, and nothing goes back", async () => {
    const deal = await makeDeal(stage, "Anna");
    await pay(stage, deal.dealId, price);
    await callOff();
    const page = await get(`${deal.path}/called-off`);
    expect(page.text).toContain("Een tegoed van € 1.082,95");
    expect(page.text).toContain("Te gebruiken tot en met wo 24 nov 2027 23:59");
    expect((await post(`${deal.path}/called-off`, { choice: "credit" })).location).toBe(deal.path);
    const after = await standingNow(deal.dealId);
    expect([after.customerOwesCents, after.organiserOwesCents, after.reasons.map(({ ground }) => ground.why)]).toEqual([0, 0, ["called-off", "credit-instead-of-refund", "payment"]]);
    expect((await factsOf("called-off-answered"))[0]).toMatchObject({ answer: "credit", refundCents: 0, credit: { cents: price, validUntil: "2027-11-24T22:59:59Z" } });
    const credit = await house.db.selectFrom("credits").selectAll().executeTakeFirstOrThrow();
    expect([credit.cents, credit.left_cents, credit.condition, credit.valid_until.toString()]).toEqual([price, price, "none", "2027-11-24T22:59:59Z"]);
    expect((await get(deal.path)).text).toContain(formatCode(credit.code));
    const other = await dealOf({ ...stage, sessionId: later, sessionSlug: "mei-20" }, "Anna", { token: "again" });
    expect(await useCredit(house, { organisationId: stage.organisationId, dealId: other, code: credit.code })).toMatchObject({ ok: true, preview: { cents: price, openCents: 0 } });
    await expectCleanAudit();
  });

  test("a credit is not there for whoever paid nothing, and is given once, also when it is chosen twice at once", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    await pay(stage, anna, price);
    await callOff();
    const credit = (dealId: string) => chooseAfterCallingOff(house, { organisationId: stage.organisationId, dealId, answer: "credit" });
    expect(await credit(bram)).toEqual({ ok: false, refusal: { kind: "nothing-to-credit" } });
    const outcomes = await Promise.all([credit(anna), credit(anna), choose(anna, null)]);
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    expect(await house.db.selectFrom("credits").select("id").execute()).toHaveLength((await answers())[0]?.[1] === "credit" ? 1 : 0);
    expect(await recordsOf("called-off.answered")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("a date that is full, of another course or already over is refused in words, and the choice stays open", async () => {
    const deal = await makeDeal(stage, "Anna");
    await callOff();
    const other = await setStage(house, { slug: "vreemd" });
    expect(await choose(deal.dealId, other.sessionId)).toEqual({ ok: false, refusal: { kind: "date-unknown" } });
    expect(await choose(deal.dealId, stage.sessionId)).toEqual({ ok: false, refusal: { kind: "date-unknown" } });
    await house.db.updateTable("sessions").set({ capacity: 1 }).where("id", "=", later).execute();
    await dealOf({ ...stage, sessionId: later, sessionSlug: "mei-20" }, "Dirk");
    const full = await post(`${deal.path}/called-off`, { choice: `other-date:${later}` });
    expect([full.status, full.text]).toEqual([409, expect.stringContaining("Die datum is intussen vol.")]);
    expect(await answers()).toEqual([["Anna", null]]);
    await expectCleanAudit();
  });

  test("two different choices at once end in one of them; the last seat elsewhere goes to one of two", async () => {
    await house.db.updateTable("sessions").set({ capacity: 1 }).where("id", "=", later).execute();
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    await callOff();
    const outcomes = await Promise.all([choose(anna, later), choose(anna, null), choose(bram, later)]);
    const seated = [...(await placesOf("Anna")), ...(await placesOf("Bram"))].filter((place) => place === "confirmed");
    expect(seated.length).toBeLessThanOrEqual(1);
    expect(outcomes.slice(0, 2).filter(({ ok }) => ok)).toHaveLength(1);
    await expectCleanAudit();
  });

  test("there is nothing to choose for a deal that was not called off", async () => {
    const deal = await makeDeal(stage, "Anna");
    expect(await choose(deal.dealId, later)).toEqual({ ok: false, refusal: { kind: "not-called-off" } });
    expect(headline((await get(`${deal.path}/called-off`)).html)).toBe("Voor deze afspraak is er niets te kiezen.");
  });
});

test("the trainer sees first what it does, then who has chosen what", async () => {
  const deal = await makeDeal(stage, "Anna");
  await pay(stage, deal.dealId, price);
  const desk = await deskOf(stage.organisationId);
  const path = `/office/sessions/${stage.sessionId}/call-off`;
  const before = await desk.get(path);
  expect(before.text).toContain("Eén klant krijgt mail met de keuze, voor één plaats.");
  expect(before.text).toContain("€ 1.082,95");
  expect(await placesOf("Anna")).toEqual(["confirmed"]);
  expect((await desk.post(path)).location).toBe(path);
  const after = await desk.get(path);
  expect(after.text).toContain("0 van 1 klant heeft gekozen.");
  expect(after.text).toContain("nog niet gekozen");
  await choose(deal.dealId, null);
  expect((await desk.get(path)).text).toContain("geld terug");
  expect(await bookingIds(deal.dealId)).toHaveLength(1);
});

test("under pay afterwards nobody owes anything for what was called off", async () => {
  const own = await setStage(house, { slug: "achteraf", conditions: payAfter });
  const deal = await dealOf(own, "Anna");
  await callOffSession(house, { organisationId: own.organisationId, sessionId: own.sessionId });
  const row = await house.db.selectFrom("deals").select("payment").where("id", "=", deal).executeTakeFirstOrThrow();
  expect(row.payment).toBe("none-due");
  await expectCleanAudit();
});
