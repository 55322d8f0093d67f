import { beforeEach, describe, expect, test } from "vitest";
import { formatCode } from "../src/domain/deal/code.ts";
import type { MessageKind } from "../src/domain/message-kind.ts";
import { cents } from "../src/domain/money.ts";
import { confirmComing } from "../src/features/attendance/actions.ts";
import { callOffSession, chooseAfterCallingOff } from "../src/features/calling-off/actions.ts";
import { cancelBookings } from "../src/features/cancellation/actions.ts";
import { useCredit } from "../src/features/credits/actions.ts";
import { grantCredit } from "../src/features/credits/store.ts";
import { findDeal } from "../src/features/deal/store.ts";
import { sayInDispute } from "../src/features/dispute/actions.ts";
import { composeMail } from "../src/features/messages/compose.ts";
import { moveBookings } from "../src/features/moving/actions.ts";
import { acceptDealOffer, makeDealOffer } from "../src/features/offers/actions.ts";
import { chooseAfterSessionMove, moveSession, previewSessionMove } from "../src/features/session-moves/actions.ts";
import { movesOfDeal } from "../src/features/session-moves/store.ts";
import { standingOf } from "../src/features/standing/store.ts";
import { acceptOffer } from "../src/features/waiting-list/actions.ts";
import { addSession, customer, payAfter, payBefore, setStage } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { headline, openPortal } from "./support/portal.ts";
import { stepsIn } from "./support/steps.ts";

// The organiser moves the whole session: everyone is told, chooses or stays, and what hangs on the date follows.

const house = await createTestHouse();
const { at, bookingIds, dealOf, expectCleanAudit, factsOf, join, mailsTo, offerTo, outcomesOf, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);
const { get, makeDeal, post } = openPortal(house);

const price = 108_295;
const april = { startsAt: Temporal.Instant.from("2027-04-15T07:30:00Z"), endsAt: Temporal.Instant.from("2027-04-15T15:00:00Z") };
const january = Temporal.Instant.from("2027-01-21T08:30:00Z");
let stage: Stage;
let later = "";

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  await begin({ capacity: 3 });
});

async function begin(options: Parameters<typeof setStage>[1]) {
  stage = await setStage(house, options);
  const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
  later = await addSession(house, { ...stage, termsId, slug: "mei-20", startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
}

const meetingOn = (when: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }) => ({ ...when, place: "De Loods", address: "Havenweg 2, Utrecht", onlineUrl: null });
const move = (to = [april], seenStartsAt: Temporal.Instant | null = null, sessionId = stage.sessionId) =>
  moveSession(house, { organisationId: stage.organisationId, sessionId, meetings: to.map(meetingOn), seenStartsAt });
const choose = (dealId: string, answer: "stays" | "refund" | "credit" | { to: string }) =>
  chooseAfterSessionMove(house, typeof answer === "string" ? { organisationId: stage.organisationId, dealId, answer } : { organisationId: stage.organisationId, dealId, answer: "other-date", otherSessionId: answer.to });
const standingNow = async (dealId: string) => {
  const deal = await findDeal(house.db, stage.organisationId, dealId);
  if (deal === undefined) throw new Error("expected the deal");
  return standingOf(house.db, deal, house.clock.now());
};
const whys = async (dealId: string) => (await standingNow(dealId)).reasons.map(({ ground }) => ground.why);
const answerOf = async (dealId: string) => (await movesOfDeal(house.db, stage.organisationId, dealId)).map(({ answer }) => answer);
const openDeadlines = async (what: string) =>
  (await house.db.selectFrom("deadlines").select("due_at").where("what", "=", what).where("done_at", "is", null).orderBy("due_at").execute()).map((row) => row.due_at.toString());
const counts = async (sessionId = stage.sessionId) => house.db.selectFrom("sessions").select(["seats_taken", "waiting", "starts_at"]).where("id", "=", sessionId).executeTakeFirstOrThrow();

async function mailText(kind: MessageKind, toAddress: string): Promise<string> {
  const message = await house.db.selectFrom("messages").selectAll().where("kind", "=", kind).where("to_address", "like", `${toAddress}%`).orderBy("queued_at", "desc").orderBy("id", "desc").executeTakeFirstOrThrow();
  const { bytes } = await composeMail(house, message);
  const raw = bytes.toString().replaceAll("=\r\n", "");
  const files = [...raw.matchAll(/^([A-Za-z0-9+/=\r\n]{60,})$/gm)].map(([text]) => Buffer.from(text, "base64").toString("utf8"));
  return [raw, ...files].join("\n");
}

describe("moving a session", () => {
  test("tells everybody once: the deal has the new date with its reason, the price stays, the line stays in line", async () => {
    const anna = await dealOf(stage, "Anna");
    await pay(stage, anna, price);
    await dealOf(stage, ["Bram", "Carla"]);
    await join(stage, "Dirk");
    expect(await previewSessionMove(house, { organisationId: stage.organisationId, sessionId: stage.sessionId, meetings: [meetingOn(april)], seenStartsAt: january })).toMatchObject({
      ok: true, preview: { customers: [{ name: "Anna B.V.", places: 1, paidCents: price }, { name: "Bram B.V.", places: 2, paidCents: 0 }], places: 3, waiting: 1, paidCents: price, signUpUntil: null },
    });
    expect(await move()).toEqual({ ok: true, told: 2, repeated: false });
    expect([(await mailsTo("anna")).at(-1), (await mailsTo("bram")).at(-1), (await mailsTo("carla")).at(-1), (await mailsTo("dirk")).at(-1)]).toEqual(["session-moved", "session-moved", "session-moved", "line-moved"]);
    expect((await factsOf("session-moved")).map((facts) => [(facts as { to: string }).to, (facts as { refundCents: number }).refundCents])).toEqual([["orderer", price], ["orderer", 0], ["participant", 0]]);
    expect([await whys(anna), (await standingNow(anna)).customerOwesCents]).toEqual([["price", "session-moved", "payment"], 0]);
    expect((await standingNow(anna)).deadlines.filter(({ what }) => what === "start").map(({ at: when }) => when.toString())).toEqual(["2027-04-15T07:30:00Z"]);
    expect((await counts()).waiting).toBe(1);
    expect(await placesOf("Dirk")).toEqual(["waiting"]);
    expect(await openDeadlines("session-end")).toEqual(["2027-04-15T15:00:00Z"]);
    await sweepAt("2026-11-24T09:43:00Z");
    await expectCleanAudit();
  });

  test("the calendar file of the mail has the same names and a later edition, and takes out meetings that have no successor", async () => {
    const deal = await makeDeal(stage, "Anna");
    const before = (await get(`${deal.path}/calendar.ics`)).html;
    await move();
    const file = (await get(`${deal.path}/calendar.ics`)).html;
    const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
    expect(sequence(file)).toBeGreaterThan(sequence(before) + 1);
    expect(/UID:(.*)/.exec(file)?.[1]).toBe(/UID:(.*)/.exec(before)?.[1]);
    expect(file).toContain("DTSTART:20270415T073000Z");
    const mail = await mailText("session-moved", "anna");
    expect([/SEQUENCE:(\d+)/.exec(mail)?.[1], mail.includes("DTSTART:20270415T073000Z")]).toEqual(["2", true]);

    const two = [april, { startsAt: april.startsAt.add({ hours: 24 }), endsAt: april.endsAt.add({ hours: 24 }) }];
    await move(two);
    at("2026-11-24T09:42:00Z");
    await move([{ startsAt: april.startsAt.add({ hours: 48 }), endsAt: april.endsAt.add({ hours: 48 }) }]);
    const last = (await get(`${deal.path}/calendar.ics`)).html;
    expect([...last.matchAll(/STATUS:(\w+)/g)].map(([, status]) => status)).toEqual(["TENTATIVE", "CANCELLED"]);
    expect(sequence(last)).toBe(6);
  });

  test.each([
    ["that began", () => at("2027-01-21T08:30:00Z"), "begun"],
    ["that is a draft", () => house.db.updateTable("sessions").set({ status: "draft" }).where("id", "=", stage.sessionId).execute(), "draft"],
    ["that is called off", () => callOffSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId }), "called-off"],
  ] as const)("%s is refused", async (_, before, kind) => {
    await before();
    expect(await move()).toEqual({ ok: false, refusal: { kind } });
  });

  test("to the past, to dates that overlap, to its own dates, or of somebody else's session is refused", async () => {
    expect(await move([{ startsAt: Temporal.Instant.from("2026-11-20T08:30:00Z"), endsAt: Temporal.Instant.from("2026-11-20T16:00:00Z") }])).toEqual({ ok: false, refusal: { kind: "not-right", problems: ["starts-in-past"] } });
    expect(await move([april, { startsAt: april.startsAt.add({ hours: 1 }), endsAt: april.endsAt }])).toMatchObject({ refusal: { kind: "not-right", problems: ["meetings-overlap"] } });
    expect(await move([{ startsAt: january, endsAt: Temporal.Instant.from("2027-01-21T16:00:00Z") }])).toEqual({ ok: false, refusal: { kind: "same-dates" } });
    const other = await setStage(house, { slug: "vreemd" });
    expect(await move([april], null, other.sessionId)).toEqual({ ok: false, refusal: { kind: "session-unknown" } });
    expect(await recordsOf("session.moved")).toEqual([]);
  });

  test("counts as money that goes back only what came in as money, not what a credit paid", async () => {
    const { organisationId, sessionId } = stage;
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf({ ...stage, sessionId: later }, "Bram")];
    await house.db.transaction().execute((trx) => grantCredit(trx, { organisationId, dealId: bram, source: "offer", cents: cents(20_000), condition: "none", transferable: true, validUntil: Temporal.Instant.from("2027-11-24T22:59:59Z"), actor: "trainer" }, house.clock.now()));
    const { code } = await house.db.selectFrom("credits").select("code").executeTakeFirstOrThrow();
    expect(await useCredit(house, { organisationId, dealId: anna, code })).toMatchObject({ ok: true });
    await pay(stage, anna, price - 20_000);
    expect(await previewSessionMove(house, { organisationId, sessionId, meetings: [meetingOn(april)], seenStartsAt: january })).toMatchObject({ ok: true, preview: { customers: [{ paidCents: price }], paidCents: price - 20_000 } });
  });

  test("to another place at the dates of an earlier move is refused, and never said to be done", async () => {
    await dealOf(stage, "Anna");
    await move();
    const elsewhere = { ...meetingOn(april), place: "De Kade", address: "Kade 1, Utrecht" };
    expect(await moveSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId, meetings: [elsewhere], seenStartsAt: april.startsAt })).toEqual({ ok: false, refusal: { kind: "same-dates" } });
    expect(await house.db.selectFrom("meetings").select("place").where("session_id", "=", stage.sessionId).execute()).toEqual([{ place: "De Loods" }]);
    expect(await move([april], april.startsAt)).toEqual({ ok: true, told: 0, repeated: true });
  });

  test("twice, also at once, tells everybody once; to two different dates at once only one of them happens", async () => {
    await dealOf(stage, "Anna");
    const may = { startsAt: april.startsAt.add({ hours: 24 * 30 }), endsAt: april.endsAt.add({ hours: 24 * 30 }) };
    const outcomes = await Promise.all([move([april], january), move([april], january), move([may], january)]);
    const moved = await recordsOf("session.moved");
    expect([moved.length, (await factsOf("session-moved")).length]).toEqual([1, 1]);
    expect(outcomes.filter(({ ok }) => !ok).map((one) => (one.ok ? null : one.refusal.kind)).every((kind) => kind === "changed")).toBe(true);
    await expectCleanAudit();
  });

  test("that broke off half-way goes on by the clock, and tells nobody twice", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    await move();
    await house.pool.query("update moved_deals set told_at = null where deal_id = $1", [bram]);
    await house.pool.query("delete from messages where kind = 'session-moved' and to_address like 'bram%'");
    await house.pool.query("delete from deadlines where what = 'session-move-answer' and subject_id = $1", [bram]);
    expect(await sweepAt("2026-11-24T09:42:00Z")).toMatchObject({ failed: 0 });
    expect(await outcomesOf("session-move")).toEqual(["went-on"]);
    expect(await factsOf("session-moved")).toHaveLength(2);
    await sweepAt("2026-11-24T09:43:00Z");
    expect([await factsOf("session-moved"), await answerOf(anna), await answerOf(bram)]).toMatchObject([{ length: 2 }, [null], [null]]);
    await expectCleanAudit();
  });

  test("a customer who chooses before the mail went out is told all the same, and what hangs on the date follows", async () => {
    const anna = await dealOf(stage, "Anna");
    await move();
    await house.pool.query("update moved_deals set told_at = null");
    await house.pool.query("delete from messages where kind = 'session-moved'");
    expect(await choose(anna, "stays")).toEqual({ ok: true });
    expect((await mailsTo("anna")).slice(-2)).toEqual(["session-moved", "session-move-answered"]);
    await sweepAt("2026-11-24T09:43:00Z");
    expect(await factsOf("session-moved")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("while somebody pays, cancels or signs up leaves nothing unaccounted for", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    await Promise.all([move(), pay(stage, anna, price), join(stage, "Carla").catch(() => null), cancelBookings(house, { organisationId: stage.organisationId, dealId: bram, bookingIds: await bookingIds(bram), by: "customer" })]);
    await sweepAt("2026-11-24T09:43:00Z");
    expect((await standingNow(bram)).customerOwesCents).toBe(0);
    await expectCleanAudit();
  });

  test("once more asks anew, and calling it off after that is a calling off", async () => {
    const anna = await dealOf(stage, "Anna");
    await pay(stage, anna, price);
    await move();
    at("2026-11-25T09:00:00Z");
    const june = { startsAt: Temporal.Instant.from("2027-06-10T07:30:00Z"), endsAt: Temporal.Instant.from("2027-06-10T15:00:00Z") };
    expect(await move([june])).toEqual({ ok: true, told: 1, repeated: false });
    expect([await answerOf(anna), (await factsOf("session-moved")).length]).toEqual([["moved-again", null], 2]);
    at("2026-11-26T09:00:00Z");
    await callOffSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId });
    expect(await answerOf(anna)).toEqual(["moved-again", "called-off"]);
    expect(await choose(anna, "stays")).toEqual({ ok: false, refusal: { kind: "answered", answer: "called-off" } });
    expect(await openDeadlines("session-move-answer")).toEqual([]);
    expect((await standingNow(anna)).organiserOwesCents).toBe(price);
    await expectCleanAudit();
  });
});

describe("what the customer chooses", () => {
  test("to come: the page says so, nothing is owed back, and leaving costs again what was agreed", async () => {
    const deal = await makeDeal(stage, "Anna");
    await pay(stage, deal.dealId, price);
    await move();
    const page = await get(deal.path);
    expect(page.text).toContain("Wij verzetten deze training naar do 15 april 2027.");
    expect(page.text).toContain("De organisator verzette de training op di 24 nov 2026 10:41 naar do 15 apr 2027 09:30.");
    expect(headline((await get(`${deal.path}/session-move`)).html)).toBe("De training is verzet naar do 15 april 2027. Kies tot en met di 1 dec 2026 23:59 wat u wilt.");
    expect((await post(`${deal.path}/session-move`, {})).status).toBe(422);
    expect((await post(`${deal.path}/session-move`, { choice: "stays" })).location).toBe(deal.path);
    expect([await answerOf(deal.dealId), await placesOf("Anna"), await whys(deal.dealId)]).toEqual([["stays"], ["confirmed"], ["price", "session-moved", "payment"]]);
    await sweepAt("2027-04-12T09:00:00Z");
    expect((await standingNow(deal.dealId)).rights.find(({ right }) => right === "cancel")?.costCents).toBe(price);
    await expectCleanAudit();
  });

  test("nothing: silence keeps the place, and leaving stays free until the start, for a company too", async () => {
    const deal = await makeDeal(stage, "Anna");
    await pay(stage, deal.dealId, price);
    await move();
    await sweepAt("2026-12-01T22:59:58Z");
    expect(await answerOf(deal.dealId)).toEqual([null]);
    await sweepAt("2026-12-01T22:59:59Z");
    expect([await answerOf(deal.dealId), await placesOf("Anna")]).toEqual([["silence"], ["confirmed"]]);
    expect((await get(deal.path)).text).toContain("U koos niet; uw plaats staat op de nieuwe datum");
    expect(await choose(deal.dealId, "refund")).toEqual({ ok: false, refusal: { kind: "answered", answer: "silence" } });
    at("2027-04-15T07:00:00Z");
    const cancelled = await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal.dealId, bookingIds: await bookingIds(deal.dealId), by: "customer", seen: 0 });
    expect(cancelled).toMatchObject({ ok: true, preview: { feeCents: 0, refundCents: price, freeBecause: "moved" } });
    await expectCleanAudit();
  });

  test.each(["company", "consumer"] as const)("the money back: a %s owes nothing and the seat is free at once", async (kind) => {
    await begin({ capacity: 1, slug: "vol" });
    const anna = await dealOf(stage, "Anna", { customer: customer("Anna", kind) });
    await pay(stage, anna, price);
    const bram = await join(stage, "Bram");
    at("2027-01-15T09:00:00Z");
    await move();
    expect(await choose(anna, "refund")).toEqual({ ok: true });
    expect(await choose(anna, "refund")).toEqual({ ok: true });
    expect([(await standingNow(anna)).organiserOwesCents, await whys(anna), await placesOf("Anna")]).toEqual([price, ["cancelled-after-organiser-moved", "payment"], ["cancelled"]]);
    expect((await factsOf("session-move-answered"))[0]).toMatchObject({ answer: "refund", refundCents: price, credit: null });
    expect([await placesOf("Bram"), (await acceptOffer(house, { ...(await offerTo(stage, bram)), consents: { terms: true, earlyStart: false }, seen: null })).ok]).toEqual([["offered"], true]);
    expect((await standingNow((await house.db.selectFrom("deals").select("id").where("id", "!=", anna).executeTakeFirstOrThrow()).id)).deadlines.find(({ what }) => what === "start")?.at.toString()).toBe("2027-04-15T07:30:00Z");
    await expectCleanAudit();
  });

  test("a credit of the same amount, its end said before: nothing goes back", async () => {
    const deal = await makeDeal(stage, "Anna");
    await pay(stage, deal.dealId, price);
    await move();
    const page = await get(`${deal.path}/session-move`);
    expect(page.text).toContain("Een tegoed van € 1.082,95");
    expect(page.text).toContain("Te gebruiken tot en met wo 24 nov 2027 23:59");
    expect((await post(`${deal.path}/session-move`, { choice: "credit" })).status).toBe(303);
    const after = await standingNow(deal.dealId);
    expect([after.customerOwesCents, after.organiserOwesCents, await whys(deal.dealId)]).toEqual([0, 0, ["cancelled-after-organiser-moved", "credit-instead-of-refund", "payment"]]);
    const credit = await house.db.selectFrom("credits").selectAll().executeTakeFirstOrThrow();
    expect([credit.left_cents, credit.condition]).toEqual([price, "none"]);
    expect((await get(deal.path)).text).toContain(formatCode(credit.code));
    await expectCleanAudit();
  });

  test("a credit is of what leaving adds, not of money that goes back because another date was called off", async () => {
    await begin({ slug: "twee", conditions: payAfter });
    const { organisationId } = stage;
    const deal = await dealOf(stage, ["Anna", "Bram"]);
    const [, second = ""] = await bookingIds(deal);
    await pay(stage, deal, 2 * price);
    expect(await moveBookings(house, { organisationId, dealId: deal, bookingIds: [second], otherSessionId: later, by: "trainer", seen: null })).toMatchObject({ ok: true });
    await callOffSession(house, { organisationId, sessionId: later });
    await move();
    expect(await choose(deal, "credit")).toEqual({ ok: true });
    const credits = async () => (await house.db.selectFrom("credits").select("cents").orderBy("id").execute()).map((credit) => credit.cents);
    expect([await credits(), (await standingNow(deal)).organiserOwesCents]).toEqual([[price], price]);
    expect(await chooseAfterCallingOff(house, { organisationId, dealId: deal, answer: "credit" })).toEqual({ ok: true });
    expect([await credits(), (await standingNow(deal)).organiserOwesCents]).toEqual([[price, price], 0]);
    await expectCleanAudit();
  });

  test("a credit is not there for whoever paid nothing", async () => {
    const anna = await dealOf(stage, "Anna");
    await move();
    expect(await choose(anna, "credit")).toEqual({ ok: false, refusal: { kind: "nothing-to-credit" } });
    expect([await answerOf(anna), await placesOf("Anna")]).toEqual([[null], ["held"]]);
  });

  test("is about the places that were moved, not about one that the customer brought to that date afterwards", async () => {
    await begin({ slug: "twee", conditions: payAfter });
    const { organisationId } = stage;
    const deal = await dealOf(stage, ["Anna", "Bram"]);
    const [, second = ""] = await bookingIds(deal);
    await pay(stage, deal, 2 * price);
    await moveBookings(house, { organisationId, dealId: deal, bookingIds: [second], otherSessionId: later, by: "trainer", seen: null });
    await move();
    const { id: elsewhere } = await house.db.selectFrom("bookings").select("id").where("session_id", "=", later).executeTakeFirstOrThrow();
    expect(await moveBookings(house, { organisationId, dealId: deal, bookingIds: [elsewhere], otherSessionId: stage.sessionId, by: "customer", seen: null })).toMatchObject({ ok: true });
    expect(await choose(deal, "refund")).toEqual({ ok: true });
    expect([(await placesOf("Anna")).at(-1), (await placesOf("Bram")).at(-1)]).toEqual(["cancelled", "confirmed"]);
    expect(await standingNow(deal)).toMatchObject({ organiserOwesCents: price, owedPrincipalCents: price });
    await expectCleanAudit();
  });

  test("is about one session at a time: a form that is sent twice answers the question it showed, and the other stays", async () => {
    await begin({ slug: "twee", conditions: payAfter });
    const { organisationId } = stage;
    const deal = await makeDeal(stage, ["Anna", "Bram"]);
    await pay(stage, deal.dealId, 2 * price);
    await moveBookings(house, { organisationId, dealId: deal.dealId, bookingIds: (await bookingIds(deal.dealId)).slice(1), otherSessionId: later, by: "trainer", seen: null });
    await move();
    at("2026-11-25T09:00:00Z");
    const june = { startsAt: Temporal.Instant.from("2027-06-17T07:30:00Z"), endsAt: Temporal.Instant.from("2027-06-17T15:00:00Z") };
    await move([june], Temporal.Instant.from("2027-05-20T07:30:00Z"), later);
    const about = /name="about" value="([^"]+)"/.exec((await get(`${deal.path}/session-move`)).html)?.[1] ?? "";
    const send = () => post(`${deal.path}/session-move`, { choice: "credit", about });
    expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([303, 303]);
    expect(await answerOf(deal.dealId)).toEqual(["credit", null]);
    expect((await house.db.selectFrom("credits").select("cents").execute()).map(({ cents: amount }) => amount)).toEqual([price]);
    expect((await get(`${deal.path}/session-move`)).html).not.toContain(about);
    await sweepAt("2026-12-02T22:59:58Z");
    expect(await answerOf(deal.dealId)).toEqual(["credit", null]);
    await sweepAt("2026-12-02T22:59:59Z");
    expect(await answerOf(deal.dealId)).toEqual(["credit", "silence"]);
    await expectCleanAudit();
  });

  test("another date that the trainer offered and the customer accepted is the answer, once no place is left on the moved date", async () => {
    await begin({ slug: "twee", conditions: payAfter });
    const { organisationId } = stage;
    const deal = await dealOf(stage, ["Anna", "Bram"]);
    const ids = await bookingIds(deal);
    await move();
    const { starts_at: startsAt, ends_at: endsAt } = await house.db.selectFrom("sessions").select(["starts_at", "ends_at"]).where("id", "=", later).executeTakeFirstOrThrow();
    if (startsAt === null || endsAt === null) throw new Error("expected dates");
    for (const [gone, id] of ids.entries()) {
      expect(await answerOf(deal)).toEqual([null]);
      const made = await makeDealOffer(house, { organisationId, dealId: deal }, { terms: { kind: "move", sessionId: later, bookings: [id], startsAt, endsAt }, endsAt: Temporal.Instant.from("2026-11-29T22:59:59Z") });
      if (!made.ok) throw new Error(made.refusal.kind);
      const accept = () => acceptDealOffer(house, { organisationId, dealId: deal, offerId: made.offer.id });
      expect((await Promise.all([accept(), accept()])).map(({ ok }) => ok)).toEqual([true, true]);
      expect(await recordsOf("session-move.answered")).toHaveLength(gone);
    }
    expect([await answerOf(deal), await recordsOf("session-move.answered"), await openDeadlines("session-move-answer")]).toEqual([["other-date"], [{ answer: "other-date" }], []]);
    const { id: back } = await house.db.selectFrom("bookings").select("id").where("session_id", "=", later).executeTakeFirstOrThrow();
    await moveBookings(house, { organisationId, dealId: deal, bookingIds: [back], otherSessionId: stage.sessionId, by: "customer", seen: null });
    expect(await choose(deal, "refund")).toEqual({ ok: false, refusal: { kind: "answered", answer: "other-date" } });
    await expectCleanAudit();
  });

  test("another date: free, the places there counted, the money along", async () => {
    const deal = await makeDeal(stage, "Anna");
    await pay(stage, deal.dealId, price);
    await move();
    expect((await post(`${deal.path}/session-move`, { choice: `other-date:${later}` })).status).toBe(303);
    expect(await placesOf("Anna")).toEqual(["moved", "confirmed"]);
    const after = await standingNow(deal.dealId);
    expect([after.customerOwesCents, after.organiserOwesCents, after.owedPrincipalCents]).toEqual([0, 0, price]);
    expect([(await counts()).seats_taken, (await counts(later)).seats_taken]).toEqual([0, 1]);
    expect((await get(deal.path)).text).toContain("do 20 mei 2027");
    await expectCleanAudit();
  });

  test("a date that is full, of another course, over or the same is refused in words, and the choice stays open", async () => {
    const deal = await makeDeal(stage, "Anna");
    await move();
    const other = await setStage(house, { slug: "vreemd" });
    for (const sessionId of [other.sessionId, stage.sessionId]) expect(await choose(deal.dealId, { to: sessionId })).toEqual({ ok: false, refusal: { kind: "date-unknown" } });
    await house.db.updateTable("sessions").set({ capacity: 1 }).where("id", "=", later).execute();
    await dealOf({ ...stage, sessionId: later, sessionSlug: "mei-20" }, "Dirk");
    const full = await post(`${deal.path}/session-move`, { choice: `other-date:${later}` });
    expect([full.status, full.text]).toEqual([409, expect.stringContaining("Die datum is intussen vol.")]);
    await house.db.updateTable("sessions").set({ status: "called-off" }).where("id", "=", later).execute();
    expect(await choose(deal.dealId, { to: later })).toEqual({ ok: false, refusal: { kind: "date-over" } });
    expect(await answerOf(deal.dealId)).toEqual([null]);
    await expectCleanAudit();
  });

  test("different choices at once end in one of them; the last seat elsewhere goes to one of two; a credit is given once", async () => {
    await house.db.updateTable("sessions").set({ capacity: 1 }).where("id", "=", later).execute();
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    for (const deal of [anna, bram]) await pay(stage, deal, price);
    await move();
    const outcomes = await Promise.all([choose(anna, { to: later }), choose(anna, "credit"), choose(anna, "credit"), choose(bram, { to: later }), choose(bram, "stays")]);
    expect(await recordsOf("session-move.answered")).toHaveLength(2);
    const [own] = await answerOf(anna);
    expect(outcomes.slice(0, 3).filter(({ ok }) => ok)).toHaveLength(own === "credit" ? 2 : 1);
    expect(await house.db.selectFrom("credits").select("id").execute()).toHaveLength(own === "credit" ? 1 : 0);
    expect((await counts(later)).seats_taken).toBeLessThanOrEqual(1);
    await expectCleanAudit();
  });

  test("choosing and calling off at once leaves nothing between the two", async () => {
    const anna = await dealOf(stage, "Anna");
    await pay(stage, anna, price);
    await move();
    await Promise.all([choose(anna, "credit"), callOffSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId })]);
    const { organiserOwesCents } = await standingNow(anna);
    const credits = await house.db.selectFrom("credits").select("cents").execute();
    expect(organiserOwesCents + credits.reduce((sum, credit) => sum + credit.cents, 0)).toBe(price);
    await expectCleanAudit();
  });

  test("there is nothing to choose for a deal that was not moved, that left before, or once the session began", async () => {
    const deal = await makeDeal(stage, "Anna");
    expect(await choose(deal.dealId, "stays")).toEqual({ ok: false, refusal: { kind: "not-asked" } });
    expect(headline((await get(`${deal.path}/session-move`)).html)).toBe("Voor deze afspraak is er niets te kiezen.");
    await move();
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal.dealId, bookingIds: await bookingIds(deal.dealId), by: "customer" });
    expect(await choose(deal.dealId, "stays")).toEqual({ ok: false, refusal: { kind: "not-asked" } });
    await sweepAt("2026-12-02T09:00:00Z");
    expect(await answerOf(deal.dealId)).toEqual(["gone"]);
    const bram = await dealOf(stage, "Bram");
    at("2026-12-03T09:00:00Z");
    await move([{ startsAt: Temporal.Instant.from("2026-12-05T08:30:00Z"), endsAt: Temporal.Instant.from("2026-12-05T16:00:00Z") }]);
    at("2026-12-05T08:30:00Z");
    expect(await choose(bram, "refund")).toEqual({ ok: false, refusal: { kind: "begun" } });
  });
});

describe("what hangs on the date", () => {
  test("a payment day after the session moves along, with its reminders", async () => {
    await begin({ slug: "achteraf", conditions: { ...payAfter, reminderDaysAfter: 3 } });
    const anna = await dealOf(stage, "Anna");
    expect(await openDeadlines("payment-reminder")).toEqual(["2027-02-02T09:00:00Z", "2027-02-07T09:00:00Z"]);
    await move();
    expect(await openDeadlines("payment-reminder")).toEqual(["2027-04-27T08:00:00Z", "2027-05-02T08:00:00Z"]);
    await sweepAt("2027-02-10T09:00:00Z");
    expect((await standingNow(anna)).overdueCents).toBe(0);
    await sweepAt("2027-04-27T08:00:00Z");
    expect(await factsOf("payment-reminder")).toMatchObject([{ cents: price, dueAt: "2027-04-29T21:59:59Z" }]);
    await sweepAt("2027-05-02T08:00:00Z");
    expect(await factsOf("payment-overdue")).toMatchObject([{ cents: price, dueAt: "2027-04-29T21:59:59Z" }]);
  });

  test("a place that was held until the start is held as long as was agreed without it", async () => {
    await begin({ slug: "kort", startsAt: Temporal.Instant.from("2026-11-27T08:30:00Z") });
    await dealOf(stage, "Anna");
    expect(await openDeadlines("hold")).toEqual(["2026-11-27T08:30:00Z"]);
    await move();
    expect(await openDeadlines("hold")).toEqual(["2026-12-02T10:59:59Z"]);
    await sweepAt("2026-11-27T08:30:00Z");
    expect(await placesOf("Anna")).toEqual(["held"]);
    await sweepAt("2026-12-02T10:59:59Z");
    expect(await placesOf("Anna")).toEqual(["released"]);
    await expectCleanAudit();
  });

  const ninetyDays = { ...payBefore, payment: { mode: "before", dueDays: 90, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 } } as const;
  const december = { startsAt: Temporal.Instant.from("2026-12-10T08:30:00Z"), endsAt: Temporal.Instant.from("2026-12-10T16:00:00Z") };

  test("a session that moves there and back is the end of the hold again, and nobody holds an unpaid place past it", async () => {
    await begin({ slug: "terug", startsAt: december.startsAt, conditions: ninetyDays });
    await dealOf(stage, "Anna");
    expect(await openDeadlines("hold")).toEqual(["2026-12-10T08:30:00Z"]);
    at("2026-11-25T09:00:00Z");
    await move();
    expect(await openDeadlines("hold")).toEqual(["2027-02-23T10:59:59Z"]);
    at("2026-11-26T09:00:00Z");
    await move([december]);
    expect(await openDeadlines("hold")).toEqual(["2026-12-10T08:30:00Z"]);
    await sweepAt("2026-12-10T08:30:00Z");
    expect(await placesOf("Anna")).toEqual(["released"]);
    await expectCleanAudit();
  });

  test("a held place is held as long as that when its session moved during a dispute", async () => {
    await begin({ slug: "oneens", conditions: ninetyDays });
    const anna = await dealOf(stage, "Anna");
    const say = (token: string, end: "taken-back" | null) => sayInDispute(house, { organisationId: stage.organisationId, dealId: anna, by: "customer", words: "Dat klopt niet.", token, end });
    await say("one", null);
    at("2026-12-10T09:00:00Z");
    await move();
    expect(await openDeadlines("hold")).toEqual(["2027-02-23T10:59:59Z"]);
    at("2026-12-12T09:00:00Z");
    await say("two", "taken-back");
    expect((await standingNow(anna)).deadlines.find(({ what }) => what === "lapse")?.at.toString()).toBe("2027-02-23T10:59:59Z");
    await sweepAt("2027-01-22T09:00:00Z");
    expect(await placesOf("Anna")).toEqual(["held"]);
    await sweepAt("2027-02-23T10:59:59Z");
    expect(await placesOf("Anna")).toEqual(["released"]);
    await expectCleanAudit();
  });

  test("a place that lapsed before stays lapsed and asks nothing, and is on the new date once late money brings it back", async () => {
    const anna = await dealOf(stage, "Anna");
    await sweepAt("2026-12-02T13:00:00Z");
    expect(await placesOf("Anna")).toEqual(["released"]);
    expect(await move()).toMatchObject({ ok: true, told: 0 });
    expect([await placesOf("Anna"), await answerOf(anna), await factsOf("session-moved")]).toEqual([["released"], [], []]);
    expect((await standingNow(anna)).customerOwesCents).toBe(0);
    await sweepAt("2027-01-10T09:00:00Z");
    expect(await pay(stage, anna, price)).toMatchObject({ effect: "reinstates" });
    expect((await standingNow(anna)).deadlines.filter(({ what }) => what === "start").map(({ at: when }) => when.toString())).toEqual(["2027-04-15T07:30:00Z"]);
    expect((await standingNow(anna)).overdueCents).toBe(0);
    at("2027-01-20T09:00:00Z");
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: anna, bookingIds: await bookingIds(anna), by: "customer" });
    expect((await standingNow(anna)).organiserOwesCents).toBe(price);
    await expectCleanAudit();
  });

  test("whether people come is asked before the new date, also of whoever said so for the old one", async () => {
    await begin({ slug: "vraag", conditions: { ...payBefore, confirmHoursBefore: 48 } });
    const anna = await dealOf(stage, "Anna");
    await pay(stage, anna, price);
    await sweepAt("2027-01-19T08:30:00Z");
    const [bookingId = ""] = await bookingIds(anna);
    expect(await confirmComing(house, { organisationId: stage.organisationId, dealId: anna, bookingId })).toEqual({ ok: true, repeated: false });
    at("2027-01-19T12:00:00Z");
    await move();
    expect(await openDeadlines("confirm-ask")).toEqual(["2027-04-13T07:30:00Z"]);
    expect(await house.db.selectFrom("bookings").select("attendance").execute()).toEqual([{ attendance: "expected" }]);
    await sweepAt("2027-04-13T07:30:00Z");
    expect(await factsOf("coming-asked")).toHaveLength(2);
  });

  test("a place on offer may be answered anew for the full time, and never past the new start", async () => {
    await begin({ slug: "lijn", capacity: 1 });
    const anna = await dealOf(stage, "Anna");
    const bram = await join(stage, "Bram");
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: anna, bookingIds: await bookingIds(anna) });
    expect(await openDeadlines("offer")).toEqual(["2026-11-26T09:41:00Z"]);
    at("2026-11-25T09:41:00Z");
    await move();
    expect(await openDeadlines("offer")).toEqual(["2026-11-27T09:41:00Z"]);
    expect((await factsOf("line-moved"))[0]).toMatchObject({ offerEndsAt: "2026-11-27T09:41:00Z" });
    await sweepAt("2026-11-26T10:00:00Z");
    expect(await placesOf("Bram")).toEqual(["offered"]);
    await move([{ startsAt: Temporal.Instant.from("2026-11-27T08:30:00Z"), endsAt: Temporal.Instant.from("2026-11-27T16:00:00Z") }]);
    expect(await openDeadlines("offer")).toEqual(["2026-11-27T08:30:00Z"]);
    expect((await acceptOffer(house, { ...(await offerTo(stage, bram)), consents: { terms: true, earlyStart: false }, seen: null })).ok).toBe(true);
    await expectCleanAudit();
  });

  test("the last day of signing up keeps its distance to the start", async () => {
    await house.db.updateTable("sessions").set({ sign_up_until: "2027-01-14T22:59:59Z" }).where("id", "=", stage.sessionId).execute();
    await move();
    const row = await house.db.selectFrom("sessions").select("sign_up_until").where("id", "=", stage.sessionId).executeTakeFirstOrThrow();
    expect(row.sign_up_until?.toString()).toBe("2027-04-08T21:59:59Z");
  });
});
