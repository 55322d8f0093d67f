import { Readable } from "node:stream";
import { beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { cents } from "../src/domain/money.ts";
import { makeDealOffer } from "../src/features/offers/actions.ts";
import { signUp } from "../src/features/sign-up/actions.ts";
import { stateWithdrawal } from "../src/features/withdrawal/actions.ts";
import { uuidv7 } from "../src/platform/ids.ts";
import { findOrganisationById } from "../src/features/catalogue/store.ts";
import { findDeal } from "../src/features/deal/store.ts";
import { objectToRecord, overruleRecord, readCustomerRecord, strikeEntry } from "../src/features/track-record/actions.ts";
import { importBankFile } from "../src/features/bank/actions.ts";
import { asCamt } from "./support/bank-writers.ts";
import { setStage, signUpOf } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse } from "./support/database.ts";
import { ownerOf, visitorOf } from "./support/office.ts";
import type { Visitor } from "./support/office.ts";
import { pastIn } from "./support/track-record.ts";

// Two organisations in one house. Whoever belongs to one tries every address of the other.

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
let ours: Stage;
let theirs: Stage;
let owner: Visitor;
let their: { code: string; secret: string; dealId: string; bookingId: string; waitingId: string; batchId: string; statementId: string; offerId: string; lineId: string; importId: string; bankStatementId: string };

beforeAll(async () => {
  ours = await setStage(house, { slug: "ons", capacity: 1 });
  theirs = await setStage(house, { slug: "hun", capacity: 1 });
  await house.db.updateTable("courses").set({ slug: "hun-training", title: "Hun training" }).where("organisation_id", "=", theirs.organisationId).execute();
  const deal = await signUp(house, signUpOf(theirs, "Hanna Anders"));
  const waiting = await signUp(house, signUpOf(theirs, "Wim Wacht"));
  if (!deal.ok || deal.outcome !== "deal" || !waiting.ok) throw new Error("the stage is not set");
  const booking = await house.db.selectFrom("bookings").select("id").where("deal_id", "=", deal.dealId).executeTakeFirstOrThrow();
  const stated = { name: "Hanna Anders", order: "weet ik niet meer", email: "hanna@elders.example" };
  await stateWithdrawal(house, { organisationId: theirs.organisationId, channel: "site", dealId: null, stated, locale: "nl", network: "192.0.2.0/24" });
  const statement = await house.db.selectFrom("withdrawal_statements").select("id").where("organisation_id", "=", theirs.organisationId).executeTakeFirstOrThrow();
  const now = house.clock.now();
  const offer = await makeDealOffer(house, { organisationId: theirs.organisationId, dealId: deal.dealId }, { terms: { kind: "settlement", cents: cents(10_000), payUntil: now.add({ hours: 480 }), paidCents: cents(0) }, endsAt: now.add({ hours: 240 }) });
  if (!offer.ok) throw new Error(`the stage is not set: ${offer.refusal.kind}`);
  const batchId = uuidv7(now);
  await house.db
    .insertInto("refund_batches")
    .values({ organisation_id: theirs.organisationId, id: batchId, token: "t", message_id: "HS-HUN", version: "pain.001.001.09", created_at: now.toString(), created_by: "hun", execution_on: "2026-11-25", items: 1, sum_cents: 1, xml: "<Nm>Hanna</Nm>", sha256: "0".repeat(64), state_at: now.toString(), state_by: "hun" })
    .execute();
  their = { code: deal.code, secret: deal.secret, dealId: deal.dealId, bookingId: booking.id, waitingId: waiting.signUpId, batchId, statementId: statement.id, offerId: offer.offer.id, ...(await theirBank(theirs.organisationId)) };
  owner = await ownerOf(app, house, ours.organisationId);
});

/** A line of their bank, in a statement that does not add up. */
async function theirBank(organisationId: string): Promise<{ lineId: string; importId: string; bankStatementId: string }> {
  const made = asCamt([{ account: "NL91ABNA0417164300", opening: 0, lines: [{ on: "2026-11-20", cents: 108_295, name: "Hanna Anders", account: "NL20INGB0001234567", text: "training", endToEndId: "E" }] }]).replace('"EUR">1082.95', '"EUR">1082.96');
  const { importId } = await importBankFile(house, { organisationId, fileName: "hun.xml", bytes: Readable.from([Buffer.from(made)]), by: "hun" });
  const line = await house.db.selectFrom("bank_lines").select(["id", "statement_id"]).where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
  return { lineId: line.id, importId, bankStatementId: line.statement_id };
}

async function everythingOfTheirs(): Promise<string> {
  const tables = ["courses", "sessions", "meetings", "deals", "bookings", "payments", "refund_accounts", "refund_batches", "offers", "absences", "deadlines", "messages", "records", "withdrawal_statements", "track_strikes", "track_corrections", "track_overrules", "track_objections", "plan_reviews", "bank_imports", "bank_statements", "bank_lines", "bank_rules"] as const;
  const rows = await Promise.all(tables.map((table) => house.pool.query(`select * from ${table} where organisation_id = $1 order by 2`, [theirs.organisationId])));
  return JSON.stringify(rows.map(({ rows: found }) => found));
}

describe("a member of one organisation", () => {
  test("does see their own", async () => {
    expect((await owner.get(`/office/sessions/${ours.sessionId}`)).status).toBe(200);
  });

  test.each([
    () => `/office/sessions/${theirs.sessionId}`,
    () => `/office/sessions/${theirs.sessionId}/attendance`,
    () => `/office/sessions/${theirs.sessionId}/offer/${their.waitingId}`,
    () => `/office/sessions/${ours.sessionId}/offer/${their.waitingId}`,
    () => `/office/sessions/${theirs.sessionId}/edit`,
    () => `/office/sessions/${theirs.sessionId}/edit/conditions`,
    () => `/office/sessions/${theirs.sessionId}/conditions`,
    () => `/office/sessions/${theirs.sessionId}/publish`,
    () => `/office/sessions/${theirs.sessionId}/unpublish`,
    () => "/office/courses/hun-training",
    () => "/office/courses/hun-training/sessions/new",
    () => `/office/deals/${their.code}`,
    () => `/office/deals/${their.code}/payment`,
    () => `/office/deals/${their.code}/cancel`,
    () => `/office/deals/${their.code}/waive`,
    () => `/office/deals/${their.code}/move`,
    () => `/office/deals/${their.code}/substitute`,
    () => `/office/deals/${their.code}/refund`,
    () => `/office/money/refunds/${their.batchId}`,
    () => `/office/money/refunds/${their.batchId}/pain.xml`,
    () => `/office/deals/${their.code}/goodwill`,
    () => `/office/deals/${their.code}/track-record`,
    () => `/office/deals/${their.code}/offers`,
    () => `/office/deals/${their.code}/offers?kind=settlement`,
    () => `/office/sessions/${theirs.sessionId}/absences`,
    () => `/office/sessions/${theirs.sessionId}/absences/${their.bookingId}`,
    () => `/office/sessions/${ours.sessionId}/absences/${their.bookingId}`,
    () => `/office/withdrawals/${their.statementId}`,
    () => `/office/money/bank/lines/${their.lineId}`,
    () => `/office/money/bank/imports/${their.importId}`,
    () => `/office/money/bank/statements/${their.bankStatementId}`,
  ])("finds nothing at an address of the other (%#)", async (path) => {
    const seen = await owner.get(path());
    expect([path(), seen.status]).toEqual([path(), 404]);
    expect(seen.html).not.toContain("Hanna");
  });

  test("changes nothing there, whatever they post", async () => {
    const before = await everythingOfTheirs();
    const posts: [string, Record<string, string>][] = [
      [`/office/deals/${their.code}/payment`, { token: "x", amount: "1082,95", receivedOn: "2026-11-24", method: "bank" }],
      [`/office/deals/${their.code}/waive`, { reason: "other" }],
      [`/office/deals/${their.code}/cancel`, { booking: their.bookingId, seen: "0" }],
      [`/office/deals/${their.code}/move`, { booking: their.bookingId, session: ours.sessionId, seen: "0" }],
      [`/office/deals/${their.code}/substitute`, { booking: their.bookingId, first: "Onze", last: "Collega", email: "collega@voorbeeld.example" }],
      [`/office/deals/${their.code}/track-record`, { intent: "overrule", plan: "as-session", until: "2027-01-01", words: "Van ons", token: "x" }],
      [`/office/deals/${their.code}/resend`, { message: their.dealId }],
      [`/office/deals/${their.code}/refund`, { token: "x", cents: "1" }],
      [`/office/deals/${their.code}/refund/account`, { iban: "NL91ABNA0417164300", holder: "Van ons" }],
      [`/office/money/refunds/${their.batchId}/sent`, {}],
      [`/office/money/refunds/${their.batchId}/drop`, {}],
      [`/office/money/refunds/${their.batchId}/returned`, { item: their.batchId }],
      [`/office/withdrawals/${their.statementId}`, { intent: "close" }],
      [`/office/money/bank/lines/${their.lineId}`, { intent: "aside" }],
      [`/office/money/bank/lines/${their.lineId}`, { intent: "confirm", target: `${their.dealId}:108295` }],
      [`/office/money/bank/statements/${their.bankStatementId}`, { use: "yes" }],
      [`/office/withdrawals/${their.statementId}`, { intent: "apply", code: their.code }],
      ["/office/courses/hun-training", { title: "Van ons" }],
      ["/office/courses/hun-training/sessions/new", { price: "1", capacity: "1", minimum: "1" }],
      [`/office/sessions/${theirs.sessionId}/edit`, { price: "1", capacity: "1", minimum: "1" }],
      [`/office/sessions/${theirs.sessionId}/edit/conditions`, { set: "mild" }],
      [`/office/sessions/${theirs.sessionId}/conditions`, { intent: "save", offerHours: "1" }],
      [`/office/sessions/${theirs.sessionId}/publish`, {}],
      [`/office/sessions/${theirs.sessionId}/unpublish`, {}],
      [`/office/sessions/${theirs.sessionId}/attendance`, { booking: their.bookingId, attendance: "no-show" }],
      [`/office/sessions/${ours.sessionId}/attendance`, { booking: their.bookingId, attendance: "no-show" }],
      [`/office/sessions/${theirs.sessionId}/offer/${their.waitingId}`, {}],
      [`/office/sessions/${ours.sessionId}/offer/${their.waitingId}`, {}],
      [`/office/deals/${their.code}/offers`, { kind: "settlement", cents: "1,00", until: "2026-12-31", endsOn: "2026-12-01" }],
      [`/office/deals/${their.code}/offers/${their.offerId}/withdraw`, {}],
      [`/office/sessions/${theirs.sessionId}/absences/${their.bookingId}`, { outcome: "charge", seen: "0" }],
      [`/office/sessions/${ours.sessionId}/absences/${their.bookingId}`, { outcome: "charge", seen: "0" }],
    ];
    for (const [path, fields] of posts) expect([path, (await owner.post(path, fields)).status]).toEqual([path, 404]);
    expect(await everythingOfTheirs()).toBe(before);
  });

  test("does not meet the other's customers in a list", async () => {
    expect((await owner.get("/office/deals")).html).not.toContain("Hanna");
    expect((await owner.get("/office")).html).not.toContain("Hanna");
    expect((await owner.get("/office/deals?q=Hanna")).html).not.toContain(their.code);
    for (const page of ["", "/invoices", "/exports/open.csv", "/exports/invoices.csv", "/exports/journal.csv", "/exports/payments.csv", "/exports/audit-file.xaf"]) expect((await owner.get(`/office/money${page}`)).html).not.toContain("Hanna");
    expect((await owner.get("/office/sessions")).html).not.toContain(theirs.sessionId);
    expect((await owner.get("/office/courses")).html).not.toContain("Hun training");
  });
});

describe("somebody who is not logged in", () => {
  test.each(["/office", "/office/sessions", "/office/courses", "/office/courses/new", "/office/deals", "/office/deals/ABCDEFGH/payment", "/office/money/exports/journal.csv"])("is sent to the door from %s", async (path) => {
    const seen = await visitorOf(app).get(path);
    expect(seen.status).toBe(303);
    expect(seen.location).toMatch(/^\/office\/log-in/);
  });
});

describe("a customer of one organisation", () => {
  const places = ["cancel", "move", "substitute", "refund-account"];

  test("finds nothing behind the code of another with their own secret", async () => {
    const own = await signUp(house, signUpOf(ours, "Olga Onze"));
    if (!own.ok || own.outcome !== "deal") throw new Error("the stage is not set");
    for (const place of places) {
      expect((await app.request(`/d/${their.code}/${own.secret}/${place}`)).status).toBe(404);
      expect((await app.request(`/d/${own.code}/${own.secret}/${place}`)).status).toBe(200);
    }
  });

  test("changes no place of another through their own deal", async () => {
    const own = await house.db.selectFrom("deals").select(["code", "secret"]).where("organisation_id", "=", ours.organisationId).executeTakeFirstOrThrow();
    const before = await everythingOfTheirs();
    const fields = { booking: their.bookingId, session: theirs.sessionId, seen: "0", first: "Onze", last: "Collega", email: "collega@voorbeeld.example" };
    for (const place of places) {
      const sent = await visitorOf(app).post(`/d/${own.code}/${own.secret}/${place}`, fields);
      expect([place, sent.status]).toEqual([place, 409]);
      expect(sent.html).not.toContain("Hanna");
    }
    expect(await everythingOfTheirs()).toBe(before);
  });

  test("finds no offer about a deal of the other behind their own address, and answers none; nor does their trainer", async () => {
    const own = await house.db.selectFrom("deals").select(["code", "secret"]).where("organisation_id", "=", ours.organisationId).executeTakeFirstOrThrow();
    const before = await everythingOfTheirs();
    const path = `/d/${own.code}/${own.secret}/offers/${their.offerId}`;
    expect((await visitorOf(app).get(path)).status).toBe(404);
    expect((await visitorOf(app).post(path, { answer: "accept" })).status).toBe(404);
    expect((await owner.post(`/office/deals/${own.code}/offers/${their.offerId}/withdraw`, {})).status).toBe(404);
    expect(await everythingOfTheirs()).toBe(before);
  });
});

describe("the public addresses", () => {
  test("a deal of the other cannot be withdrawn under our name", async () => {
    const body = new URLSearchParams({ name: "Hanna Anders", order: their.code, email: "hanna@elders.example", step: "confirm" });
    expect((await app.request("/ons/withdraw", { method: "POST", body })).status).toBe(200);
    expect(await house.db.selectFrom("withdrawal_statements").select(["deal_id", "outcome"]).where("organisation_id", "=", ours.organisationId).execute()).toEqual([{ deal_id: null, outcome: "order-unknown" }]);
  });

  test("terms and sessions of the other are not found under our name", async () => {
    await house.db.updateTable("courses").set({ slug: "anders" }).where("organisation_id", "=", theirs.organisationId).execute();
    expect((await app.request("/ons/anders")).status).toBe(404);
    expect((await app.request("/hun/anders")).status).toBe(200);
    expect([(await app.request("/ons/withdraw")).status, (await app.request("/ons/herroepen")).status]).toEqual([200, 200]);
    expect((await app.request(`/ons/terms/${theirs.termsSha256}`)).status).toBe(404);
    expect((await app.request(`/api/v1/organisations/ons/sessions/${theirs.sessionId}`)).status).toBe(404);
  });
});

describe("the same person as a customer of both", () => {
  const { setRules, went } = pastIn(house);
  let here: string;
  let there: string;

  beforeAll(async () => {
    house.clock.set(Temporal.Instant.from("2026-01-10T09:00:00Z"));
    for (const stage of [ours, theirs]) await setRules(stage);
    here = (await went(ours, "Bea Beide", { on: "2026-05-12" })).dealId;
    for (const on of ["2026-06-09", "2026-07-14"]) there = (await went(theirs, "Bea Beide", { on, came: "no-show" })).dealId;
    house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
  });

  const recordOf = async (stage: Stage, dealId: string) => {
    const [organisation, deal] = [await findOrganisationById(house.db, stage.organisationId), await findDeal(house.db, stage.organisationId, dealId)];
    return organisation === undefined || deal === undefined ? null : readCustomerRecord(house.db, organisation, deal, house.clock.now());
  };
  const whats = async (stage: Stage, dealId: string) => (await recordOf(stage, dealId))?.entries.map(({ what }) => what).sort();

  test("is remembered by each for what happened there, and by nobody for the other", async () => {
    expect([await whats(ours, here), await whats(theirs, there)]).toEqual([["attended", "paid"], ["no-show", "no-show", "paid", "paid"]]);
    expect([(await recordOf(ours, here))?.follows, (await recordOf(theirs, there))?.follows]).toEqual([null, "careful"]);
    expect(await recordOf(ours, there)).toBeNull();
    const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", here).executeTakeFirstOrThrow();
    expect((await owner.get(`/office/deals/${code}/track-record`)).text).not.toContain("Niet gekomen");
  });

  test("is decided about, struck for and left alone by each on its own", async () => {
    const day = Temporal.PlainDate.from("2027-06-01");
    await overruleRecord(house, { organisationId: ours.organisationId, dealId: here, plan: "as-session", reason: "Bij ons.", until: day, by: "onze", token: "beide" });
    await objectToRecord(house, { organisationId: ours.organisationId, dealId: here, objects: true });
    const theirEntry = (await recordOf(theirs, there))?.entries.find(({ what }) => what === "no-show");
    if (theirEntry === undefined) throw new Error("the stage is not set");
    for (const dealId of [here, theirEntry.dealId]) expect(await strikeEntry(house, { organisationId: ours.organisationId, dealId, entryKey: theirEntry.key, reason: "Van ons.", by: "onze" })).toMatchObject({ ok: false });
    const record = await recordOf(theirs, there);
    expect([record?.follows, record?.overrule, record?.objection, record?.entries.length]).toEqual(["careful", null, null, 4]);
  });
});
