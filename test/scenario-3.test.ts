import PostalMime from "postal-mime";
import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { composeMail } from "../src/features/messages/compose.ts";
import { cancelBookings } from "../src/features/cancellation/actions.ts";
import { markAttendance } from "../src/features/attendance/actions.ts";
import { scheduleDeadlines } from "../src/features/deadlines/store.ts";
import { findDeal } from "../src/features/deal/store.ts";
import { findMessage } from "../src/features/messages/store.ts";
import { standingOf } from "../src/features/standing/store.ts";
import { addSession, customer, payAfter, setStage } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { movingOwner } from "./support/office.ts";
import type { Visitor } from "./support/office.ts";
import { headline, openPortal } from "./support/portal.ts";
import { stepsIn } from "./support/steps.ts";

/** Scenario 3: one hour before the start somebody cancels, and the trainer chooses, one tap. */
const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
const { at, dealOf, bookingIds, placesOf, mailsTo, recordsOf, factsOf, sweepAt, pay, expectCleanAudit } = stepsIn(house);
const portal = openPortal(house);
const price = 108_295;

let stage: Stage;
let owner: Visitor;
let dealId: string;
let bookingId: string;
let path: string;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { conditions: payAfter });
  const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
  await addSession(house, { organisationId: stage.organisationId, courseId: stage.courseId, termsId, slug: "mrt-9", startsAt: Temporal.Instant.from("2027-03-09T08:30:00Z"), capacity: 2, conditions: payAfter });
  await house.db.transaction().execute((trx) => scheduleDeadlines(trx, stage.organisationId, house.clock.now(), [{ what: "session-end", subjectId: stage.sessionId, dueAt: Temporal.Instant.from("2027-01-21T16:00:00Z") }]));
  owner = await ownerAt(stage.organisationId);
  dealId = await dealOf(stage, "Sanne Kooiman");
  bookingId = (await bookingIds(dealId))[0] ?? "";
  path = `/office/sessions/${stage.sessionId}/absences/${bookingId}`;
});

/** One hour before the start. */
async function cancelLate() {
  at("2027-01-21T07:30:00Z");
  await cancelBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: [bookingId] });
}

async function stayAway() {
  await sweepAt("2027-01-22T09:00:00Z");
  await markAttendance(house, { organisationId: stage.organisationId, bookingId, attendance: "no-show" });
}

/** The trainer taps an outcome in the list, and sends the message that was drafted, or another one. */
async function choose(outcome: string, fields: Record<string, string> = {}) {
  const page = await owner.get(`${path}?outcome=${outcome}`);
  const subject = new RegExp(`name="subject-${outcome}" value="([^"]*)"`).exec(page.html)?.[1] ?? "";
  const text = new RegExp(`name="message-${outcome}"[^>]*>([^<]*)<`).exec(page.html)?.[1] ?? "";
  const seen = /name="seen" value="(\d+)"/.exec(page.html)?.[1] ?? "";
  const to = /<option value="([^"]*)"/.exec(page.html)?.[1] ?? "";
  const endsOn = /name="endsOn" value="([^"]*)"/.exec(page.html)?.[1] ?? "";
  return owner.post(path, { outcome, seen, to, endsOn, [`subject-${outcome}`]: subject, [`message-${outcome}`]: text, ...fields });
}

async function standingNow() {
  const deal = await findDeal(house.db, stage.organisationId, dealId);
  if (deal === undefined) throw new Error("no deal");
  return standingOf(house.db, deal, house.clock.now());
}

async function owes(): Promise<number> {
  return (await standingNow()).customerOwesCents;
}

/** The page of the offer that was made, as its mail names it. */
async function offerPath(): Promise<string> {
  const deal = await findDeal(house.db, stage.organisationId, dealId);
  const { id } = await house.db.selectFrom("offers").select("id").executeTakeFirstOrThrow();
  return `/d/${deal?.code}/${deal?.secret}/offers/${id}`;
}

describe("somebody who cancels one hour before", () => {
  beforeEach(cancelLate);

  test("stands on one screen, with every outcome, its amount and its date, and nothing happened by itself", async () => {
    const page = await owner.get(`/office/sessions/${stage.sessionId}/absences`);
    expect(page.text).toContain("Sanne Kooiman annuleerde laat");
    expect(page.text).toMatch(/Rekenen € 1\.082,95 te betalen t\/m do 4 feb/);
    expect(page.text).toMatch(/Helft € 541,48 te betalen t\/m do 4 feb/);
    expect(page.text).toMatch(/Andere datum € 1\.082,95 bied di 9 mrt aan/);
    expect(page.text).toMatch(/Laten gaan € 0,00 niets te betalen/);
    expect((await owner.get("/office")).text).toContain("afwezigheid");
    await sweepAt("2027-01-25T09:00:00Z");
    expect(await owes()).toBe(price);
    expect(await recordsOf("absence.settled")).toEqual([]);
    expect(await factsOf("absence-settled")).toEqual([]);
    await expectCleanAudit();
  });

  test("is charged: the fee stands, the message goes, and the record says what was chosen", async () => {
    expect((await choose("charge")).location).toContain("done=absence-settled");
    expect(await owes()).toBe(price);
    expect(await recordsOf("absence.settled")).toMatchObject([{ outcome: "charge", feeCents: price, givenCents: 0, why: "cancelled" }]);
    expect(await mailsTo("sanne")).toContain("absence-settled");
    await expectCleanAudit();
  });

  test("is charged half: the other half is goodwill", async () => {
    await choose("half");
    expect(await owes()).toBe(54_148);
    expect(await recordsOf("goodwill.granted")).toMatchObject([{ cents: 54_147, reason: "absence-half" }]);
    await expectCleanAudit();
  });

  test("is let go: nothing is owed", async () => {
    await choose("let-go");
    expect(await owes()).toBe(0);
    expect(await recordsOf("goodwill.granted")).toMatchObject([{ cents: price, reason: "absence-let-go" }]);
    await expectCleanAudit();
  });

  test("is let go after it was paid: the money goes back", async () => {
    await pay(stage, dealId, price);
    at("2027-01-21T07:40:00Z");
    await choose("let-go");
    expect((await standingNow()).organiserOwesCents).toBe(price);
    await expectCleanAudit();
  });

  test("is offered another date and accepts: a new booking, the old one moved, no second invoice", async () => {
    await choose("other-date");
    const offer = await offerPath();
    expect(headline((await portal.get(offer)).html)).toBe("Wij bieden u een plaats aan op di 9 mrt 2027 09:30. U kunt kiezen tot en met do 28 jan 2027 23:59.");
    expect(await placesOf("Sanne")).toEqual(["cancelled"]);
    expect((await portal.post(offer, { answer: "accept" })).status).toBe(303);
    expect(await placesOf("Sanne")).toEqual(["moved", "confirmed"]);
    expect(await recordsOf("deal.formed")).toHaveLength(1);
    expect(await owes()).toBe(price);
    expect((await owner.get(`/office/sessions/${stage.sessionId}/absences`)).text).toContain("aangenomen");
    await expectCleanAudit();
  });

  test("is offered another date and declines: the fee stands", async () => {
    await choose("other-date");
    expect((await portal.post(await offerPath(), { answer: "decline" })).status).toBe(303);
    expect(await placesOf("Sanne")).toEqual(["cancelled"]);
    expect(await owes()).toBe(price);
    await expectCleanAudit();
  });

  test("is offered another date and stays silent: the offer ends by itself, the fee stands, and it is told", async () => {
    await choose("other-date");
    await sweepAt("2027-01-29T09:00:00Z");
    expect(await placesOf("Sanne")).toEqual(["cancelled"]);
    expect(await owes()).toBe(price);
    expect(await factsOf("deal-offer-ended")).toMatchObject([{ how: "expired", owesCents: price }]);
    expect((await owner.get(`/office/sessions/${stage.sessionId}/absences`)).text).toContain("verlopen: de kosten blijven");
    await expectCleanAudit();
  });

  test("is offered another date that fills up meanwhile: refused in words, and open until there is room", async () => {
    await choose("other-date");
    const { id: other } = await house.db.selectFrom("sessions").select("id").where("slug", "=", "mrt-9").executeTakeFirstOrThrow();
    await dealOf({ ...stage, sessionId: other }, ["Peter Vos", "Joris Peeters"]);
    const answer = await portal.post(await offerPath(), { answer: "accept" });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("Die datum is op dit moment vol.");
    expect(await placesOf("Sanne")).toEqual(["cancelled"]);
    await expectCleanAudit();
  });

  test("is offered a credit once the fee is paid, and two taps give one credit", async () => {
    await choose("credit");
    const offer = await offerPath();
    expect((await portal.get(offer)).text).toContain("Te gebruiken zodra deze afspraak is betaald.");
    const taps = await Promise.all([portal.post(offer, { answer: "accept" }), portal.post(offer, { answer: "accept" })]);
    expect(taps.map(({ status }) => status)).toEqual([303, 303]);
    expect(await recordsOf("credit.granted")).toMatchObject([{ cents: price, condition: "deal-paid" }]);
    expect(await owes()).toBe(price);
    expect(await recordsOf("offer.accepted")).toMatchObject([{ offer: "credit", cents: price, condition: "deal-paid" }]);
    await expectCleanAudit();
  });

  test("is decided once: a second tap answers the same, another outcome changes nothing and sends nothing", async () => {
    await choose("half");
    expect((await owner.post(path, { outcome: "half", seen: String(price) })).location).toMatch(/done=absence-settled$/);
    expect((await owner.post(path, { outcome: "let-go", seen: String(price) })).location).toContain("done=absence-settled-before");
    expect(await owes()).toBe(54_148);
    expect(await factsOf("absence-settled")).toHaveLength(1);
    expect((await owner.get(`/office/sessions/${stage.sessionId}/absences`)).text).toContain("Besloten");
  });

  test("is decided once by two taps at the same moment", async () => {
    const outcomes = await Promise.all([choose("let-go"), choose("let-go"), choose("half")]);
    expect(new Set(outcomes.map(({ status }) => status)).size).toBeLessThanOrEqual(2);
    expect(await recordsOf("absence.settled")).toHaveLength(1);
    expect(await recordsOf("goodwill.granted")).toHaveLength(1);
    expect(await factsOf("absence-settled")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("a fee that is no longer what was seen is not decided", async () => {
    const answer = await choose("half", { seen: "100" });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("De kosten zijn intussen veranderd.");
    expect(await recordsOf("absence.settled")).toEqual([]);
  });
});

describe("the message", () => {
  beforeEach(stayAway);

  test("is drafted in the language of the deal, can be edited, is kept as it was sent, and is never read as code", async () => {
    const text = "Dag Sanne,\n\n<script>alert(1)</script> & tot gauw.";
    await choose("half", { "subject-half": "Even over donderdag", "message-half": text });
    const [facts] = await factsOf("absence-settled");
    expect(facts).toMatchObject({ subject: "Even over donderdag", text, outcome: "half", owesCents: 54_148 });
    const { id } = await house.db.selectFrom("messages").select("id").where("kind", "=", "absence-settled").executeTakeFirstOrThrow();
    const message = await findMessage(house.db, stage.organisationId, id);
    if (message === undefined) throw new Error("no message");
    const mail = await PostalMime.parse((await composeMail(house, message)).bytes);
    expect(mail.text).toContain("<script>alert(1)</script> & tot gauw.");
    expect(mail.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; tot gauw.");
    expect(mail.html).not.toContain("<script");
    expect(JSON.stringify(await recordsOf("absence.settled"))).not.toContain("donderdag");
    await expectCleanAudit();
  });

  test("is not sent empty, and what was typed stays", async () => {
    const answer = await choose("charge", { "message-charge": "", "subject-charge": "Blijft staan" });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("Blijft staan");
    expect(await recordsOf("absence.settled")).toEqual([]);
    expect((await owner.post(path, { seen: String(price) })).status).toBe(422);
  });
});

describe("a private person who did not come", () => {
  test("is never asked for everything: the proposal is the reasonable part that was agreed, half of that, or nothing", async () => {
    dealId = await dealOf(stage, "Fenna Haverkort", { customer: customer("Fenna Haverkort", "consumer") });
    bookingId = (await bookingIds(dealId))[0] ?? "";
    path = `/office/sessions/${stage.sessionId}/absences/${bookingId}`;
    await stayAway();
    const page = await owner.get(path);
    expect(page.text).toContain("Afgesproken bij niet komen: 50 % van de prijs");
    expect(page.text).toContain("€ 541,48");
    expect(page.text).not.toContain("De kosten van € 1.082,95");
    await choose("half");
    expect(await owes()).toBe(27_074);
    await expectCleanAudit();
  });
});

test("an absence of another session, an unknown one, and somebody who came are not there to decide", async () => {
  await sweepAt("2027-01-22T09:00:00Z");
  await markAttendance(house, { organisationId: stage.organisationId, bookingId, attendance: "attended" });
  expect((await owner.get(path)).status).toBe(404);
  expect((await owner.post(path, { outcome: "charge", seen: "0" })).status).toBe(404);
  expect((await owner.get(`/office/sessions/${stage.sessionId}/absences/nonsense`)).status).toBe(404);
  const page = await owner.get(`/office/sessions/${stage.sessionId}/absences`);
  expect(page.text).toContain("Niemand bleef weg");
  expect(page.text).toContain("1 van 1");
});

test("the customer cancels on the page of the deal, sees the fee before the button, and writes why", async () => {
  at("2027-01-21T07:30:00Z");
  const { code, secret } = await house.db.selectFrom("deals").select(["code", "secret"]).executeTakeFirstOrThrow();
  const address = `/d/${code}/${secret}/cancel`;
  const page = await portal.get(address);
  expect(headline(page.html)).toContain("1.082,95");
  expect(page.text).toContain("Wilt u Studio Helder iets laten weten?");

  const changed = await portal.post(address, { booking: bookingId, seen: "1", said: "Het is <b>hectisch</b>." });
  expect([changed.status, changed.text]).toEqual([409, expect.stringContaining("Het bedrag is intussen anders")]);
  expect(changed.html).toContain("Het is &lt;b&gt;hectisch&lt;/b&gt;.</textarea>");
  expect((await portal.post(address, { booking: bookingId, seen: "108295", said: "Het is <b>hectisch</b>.\n\nEen andere keer graag." })).status).toBe(303);

  const { id } = await house.db.selectFrom("messages").select("id").where("kind", "=", "cancellation-told").executeTakeFirstOrThrow();
  const message = await findMessage(house.db, stage.organisationId, id);
  if (message === undefined) throw new Error("the trainer was not told");
  const mail = await PostalMime.parse((await composeMail(house, message)).bytes);
  expect(mail.to?.[0]?.address).toBe((await house.db.selectFrom("organisations").select("email").executeTakeFirstOrThrow()).email);
  expect(mail.text).toContain("Het is <b>hectisch</b>.");
  expect(mail.html).toContain("Het is &lt;b&gt;hectisch&lt;/b&gt;.");
  expect(JSON.stringify(await recordsOf("booking.cancelled"))).not.toContain("hectisch");

  const again = await portal.post(address, { booking: bookingId, seen: "108295", said: "" });
  expect([again.status, again.text]).toEqual([409, expect.stringContaining("al geannuleerd")]);
});
