import { beforeEach, describe, expect, test } from "vitest";
import { addSession, payAfter, payBefore, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { sweepHouse } from "../../sweep-house.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { openPortal } from "../../../test/support/portal.ts";
import { replaceParticipant } from "../substitute/actions.ts";
import { chooseForLateMoney } from "../payments/actions.ts";
import { invitationSecret } from "../messages/store.ts";
import { confirmComing, markAttendance } from "./actions.ts";
import { findInvitation } from "./store.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, expectCleanAudit, factsOf, lateMoneyOf, mailsTo, outcomesOf, pay, recordsOf, sweepAt } = stepsIn(house);

const { get, post } = openPortal(house);
const asks = { ...payAfter, confirmHoursBefore: 48 };
const askAt = "2027-01-19T08:30:00Z";
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { conditions: asks });
});

async function comingOf(dealId: string): Promise<string[]> {
  const rows = await house.db.selectFrom("bookings").select("attendance").where("deal_id", "=", dealId).orderBy("arrival").orderBy("seat_number").execute();
  return rows.map((row) => row.attendance);
}

async function mailTo(address: string): Promise<unknown[]> {
  const rows = await house.db.selectFrom("messages").select("facts").where("kind", "=", "coming-asked").where("to_address", "=", address).execute();
  return rows.map((row) => row.facts);
}

describe("asking whether people come", () => {
  test("each participant is asked at an address of their own, whoever ordered for the rest; once, with two sweepers", async () => {
    const deal = await dealOf(stage, ["Anna", "Bram", "Cato"]);
    const [anna = "", bram = "", cato = ""] = await bookingIds(deal);
    await house.db.updateTable("bookings").set({ email: "" }).where("id", "=", cato).execute();
    await sweepAt("2027-01-19T08:29:59Z");
    expect(await factsOf("coming-asked")).toEqual([]);
    at(askAt);
    await Promise.all([sweepHouse(house, house.clock.now()), sweepHouse({ ...house }, house.clock.now())]);
    const base = { kind: "coming-asked", dealId: deal, sessionId: stage.sessionId, replacements: 0 };
    expect(await mailTo("bram@voorbeeld.example")).toEqual([{ ...base, bookingIds: [bram], to: "participant" }]);
    expect(await mailTo("anna@voorbeeld.example")).toEqual([{ ...base, bookingIds: [anna, cato], to: "orderer" }]);
    expect(await recordsOf("coming.asked")).toEqual([{ bookings: [anna, bram, cato] }]);
    expect(await outcomesOf("confirm-ask")).toEqual(["asked"]);
    await expectCleanAudit();
  });

  test("who cancelled, who said to come already and who was asked already is not asked", async () => {
    const deal = await dealOf(stage, ["Anna", "Bram", "Cato"]);
    const [anna = "", bram = "", cato = ""] = await bookingIds(deal);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: [anna] });
    await confirmComing(house, { organisationId: stage.organisationId, dealId: deal, bookingId: bram });
    await sweepAt(askAt);
    expect(await recordsOf("coming.asked")).toEqual([{ bookings: [cato] }]);
    await house.db.updateTable("deadlines").set({ done_at: null, outcome: null }).where("what", "=", "confirm-ask").execute();
    await sweepAt("2027-01-19T09:30:00Z");
    expect(await recordsOf("coming.asked")).toHaveLength(1);
    expect(await outcomesOf("confirm-ask")).toEqual(["moot"]);
  });

  test("a held place that nobody paid yet is asked about too", async () => {
    stage = await setStage(house, { slug: "betalen", conditions: { ...payBefore, payment: { ...payBefore.payment, mode: "before", dueDays: 60, graceHours: 12, onLapse: "release", reminderDaysBefore: 0 }, confirmHoursBefore: 48 } });
    await dealOf(stage, "Dirk");
    await sweepAt(askAt);
    expect(await mailsTo("Dirk")).toContain("coming-asked");
  });

  test("nobody is asked about a session that was called off, or that began while the machine stood still", async () => {
    await dealOf(stage, "Anna");
    await house.db.updateTable("sessions").set({ status: "called-off" }).where("id", "=", stage.sessionId).execute();
    await sweepAt(askAt);
    expect(await outcomesOf("confirm-ask")).toEqual(["moot"]);
    await emptyDatabase(house);
    at("2026-11-24T09:41:00Z");
    stage = await setStage(house, { conditions: asks });
    await dealOf(stage, "Anna");
    await sweepAt("2027-01-21T08:30:00Z");
    expect(await outcomesOf("confirm-ask")).toEqual(["moot"]);
    expect(await factsOf("coming-asked")).toEqual([]);
  });

  test("a session that was put off asks at its new time", async () => {
    await dealOf(stage, "Anna");
    await house.db.updateTable("sessions").set({ starts_at: "2027-02-04T08:30:00Z", ends_at: "2027-02-04T16:00:00Z" }).where("id", "=", stage.sessionId).execute();
    await sweepAt(askAt);
    expect(await factsOf("coming-asked")).toEqual([]);
    await sweepAt("2027-02-02T08:30:00Z");
    expect(await outcomesOf("confirm-ask")).toEqual(["rescheduled", "asked"]);
  });

  test("who was taken to another date is asked for that date, also an earlier one", async () => {
    stage = await setStage(house, { slug: "verzet", capacity: 1, conditions: { ...payBefore, confirmHoursBefore: 48 } });
    const { terms_version_id: termsId } = await house.db.selectFrom("sessions").select("terms_version_id").where("id", "=", stage.sessionId).executeTakeFirstOrThrow();
    const earlier = await addSession(house, { ...stage, termsId: termsId ?? "", slug: "jan-7", startsAt: Temporal.Instant.from("2027-01-07T08:30:00Z"), conditions: payBefore });
    const deal = await dealOf(stage, "Anna");
    await sweepAt("2026-12-02T12:00:00Z");
    await dealOf(stage, "Bram");
    await pay(stage, deal, 108_295);
    const [late] = await lateMoneyOf(stage, deal);
    await chooseForLateMoney(house, { organisationId: stage.organisationId, dealId: deal, latePaymentId: late?.id ?? "", choice: "other-date", otherSessionId: earlier });
    await sweepAt("2027-01-05T08:30:00Z");
    expect(await mailTo("anna@voorbeeld.example")).toMatchObject([{ sessionId: earlier, to: "orderer" }]);
    await expectCleanAudit();
  });

  test("conditions that ask nobody, and orders of the last moment, schedule nothing", async () => {
    const quiet = await setStage(house, { slug: "stil", conditions: payAfter });
    await dealOf(quiet, "Dirk");
    at("2027-01-18T21:00:00Z");
    await dealOf(stage, "Eva");
    expect(await outcomesOf("confirm-ask")).toEqual([]);
  });
});

describe("saying to come", () => {
  test("is recorded once, also twice at once", async () => {
    const deal = await dealOf(stage, "Anna");
    const [bookingId = ""] = await bookingIds(deal);
    const say = () => confirmComing(house, { organisationId: stage.organisationId, dealId: deal, bookingId });
    expect((await Promise.all([say(), say()])).map((one) => one.ok && one.repeated).sort()).toEqual([false, true]);
    expect(await comingOf(deal)).toEqual(["will-come"]);
    expect(await recordsOf("coming.confirmed")).toEqual([{ booking: bookingId, from: "expected", to: "will-come" }]);
    await expectCleanAudit();
  });

  test("and cancelling at once ends in one of the two orders, and the books are right", async () => {
    const deal = await dealOf(stage, "Anna");
    const [bookingId = ""] = await bookingIds(deal);
    const which = { organisationId: stage.organisationId, dealId: deal };
    const [said, cancelled] = await Promise.all([confirmComing(house, { ...which, bookingId }), cancelBookings(house, { ...which, bookingIds: [bookingId] })]);
    expect(cancelled.ok).toBe(true);
    expect(said.ok || said.refusal.kind === "no-place").toBe(true);
    await expectCleanAudit();
  });

  test("is refused for a place that is gone, for another deal, after the start, and where the trainer marked", async () => {
    const anna = await dealOf(stage, "Anna");
    const bram = await dealOf(stage, "Bram");
    const [ofAnna = ""] = await bookingIds(anna);
    const [ofBram = ""] = await bookingIds(bram);
    const say = (dealId: string, bookingId: string) => confirmComing(house, { organisationId: stage.organisationId, dealId, bookingId });
    expect(await say(anna, ofBram)).toEqual({ ok: false, refusal: { kind: "booking-unknown" } });
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: bram, bookingIds: [ofBram] });
    expect(await say(bram, ofBram)).toEqual({ ok: false, refusal: { kind: "no-place" } });
    at("2027-01-21T08:30:00Z");
    expect(await say(anna, ofAnna)).toEqual({ ok: false, refusal: { kind: "begun" } });
    await markAttendance(house, { organisationId: stage.organisationId, bookingId: ofAnna, attendance: "attended" });
    at("2027-01-21T08:29:00Z");
    expect(await say(anna, ofAnna)).toEqual({ ok: false, refusal: { kind: "marked" } });
    expect(await recordsOf("coming.confirmed")).toEqual([]);
  });
});

test("the address of a participant opens that one place, also after it was taken to another date, and no other", async () => {
  const deal = await dealOf(stage, ["Anna", "Bram"]);
  const [anna = "", bram = ""] = await bookingIds(deal);
  const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", deal).executeTakeFirstOrThrow();
  const open = async (token: string) => (await findInvitation(house, code, token))?.booking.id;
  expect(await open(invitationSecret(house.config.secret, anna))).toBe(anna);
  expect(await open(invitationSecret("another house with a secret of its own", anna))).toBeUndefined();
  expect(await open("")).toBeUndefined();
  await house.db.updateTable("bookings").set({ moved_to: bram }).where("id", "=", anna).execute();
  expect(await open(invitationSecret(house.config.secret, anna))).toBe(bram);
});

describe("an address that was mailed before somebody else took over the place", () => {
  const substitute = (dealId: string, bookingId: string, firstName: string) =>
    replaceParticipant(house, { organisationId: stage.organisationId, dealId, bookingId, who: { firstName, lastName: "Nieuw", email: `${firstName.toLowerCase()}@voorbeeld.example` }, by: "customer" });
  const token = (bookingId: string, replacements: number) => invitationSecret(house.config.secret, bookingId, replacements);

  test("answers for nobody any more, says so in words without naming who comes, and the new participant has an address of their own", async () => {
    const deal = await dealOf(stage, ["Anna", "Bram"]);
    const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", deal).executeTakeFirstOrThrow();
    const [, bram = ""] = await bookingIds(deal);
    await sweepAt(askAt);
    const old = `/k/${code}/${token(bram, 0)}`;
    expect((await get(old)).text).toContain("Komt u op");
    await substitute(deal, bram, "Cato");
    const seen = await get(old);
    expect([seen.status, seen.text.includes("Iemand anders komt in uw plaats"), seen.text.includes("Cato")]).toEqual([200, true, false]);
    const sent = await post(old, { booking: bram });
    expect([sent.status, sent.text.includes("Iemand anders komt in uw plaats")]).toEqual([409, true]);
    expect(await comingOf(deal)).toEqual(["expected", "expected"]);
    expect((await post(`/k/${code}/${token(bram, 1)}`, { booking: bram })).status).toBe(303);
    expect(await comingOf(deal)).toEqual(["expected", "will-come"]);
    await expectCleanAudit();
  });

  test("nor when somebody else takes over at the same moment", async () => {
    const deal = await dealOf(stage, ["Anna", "Bram"]);
    const [, bram = ""] = await bookingIds(deal);
    const asked = { bookingId: bram, replacements: 0 };
    const [, answer] = await Promise.all([substitute(deal, bram, "Cato"), confirmComing(house, { organisationId: stage.organisationId, dealId: deal, bookingId: bram, asked })]);
    expect(answer.ok || answer.refusal.kind === "replaced").toBe(true);
    expect(await comingOf(deal)).toEqual(["expected", "expected"]);
    expect(await confirmComing(house, { organisationId: stage.organisationId, dealId: deal, bookingId: bram, asked })).toEqual({ ok: false, refusal: { kind: "replaced" } });
  });
});
