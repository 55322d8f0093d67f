import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { customer, payAfter, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { sendAllOf } from "../../../test/support/send-all.ts";
import { startMailServer } from "../../../test/support/smtp.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { checkTimeStamp } from "../../proof/time-stamp/check.ts";
import { verifyDossier } from "../../proof/dossier/verify.ts";
import { tasks } from "../../tasks.ts";
import { audit } from "../audit/actions.ts";
import { contentChoices, makeDossier } from "../dossier/actions.ts";
import { sayInDispute } from "../dispute/actions.ts";
import { restartLog } from "../log/actions.ts";
import { keepInbound } from "../mail-evidence/actions.ts";
import { readInbound } from "../mail-evidence/read-inbound.ts";
import { refundByHand } from "../refunds/actions.ts";
import { replaceParticipant } from "../substitute/actions.ts";
import { tracksOf } from "../track-record/store.ts";
import { eraseDeal, previewErasure } from "./actions.ts";

const bare = await createTestHouse();
const folder = mkdtempSync(join(tmpdir(), "handslag-erasure-"));
const mail = await startMailServer();
afterAll(async () => {
  await mail.close();
  rmSync(folder, { recursive: true });
});

const house = { ...bare, config: { ...bare.config, dataFolder: folder, smtpUrl: mail.url, bounce: { domain: "bounce.voorbeeld.nl", port: 0 } } };
const { dealOf, expectCleanAudit, pay, sweepWhole, recordsOf, at } = stepsIn(house);
const sendAll = sendAllOf(house);
let stage: Stage;
let dealId: string;

/** A deal of two that was paid, answered by mail, attended and is over. */
beforeEach(async () => {
  await emptyDatabase(house);
  bare.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
  stage = await setStage(house);
  dealId = await dealOf(stage, ["Anna Aalders", "Bram Bakker"], {
    token: "form-1",
    participants: [
      { firstName: "Anna", lastName: "Aalders", email: "anna.aalders@voorbeeld.example", needs: "Zonder noten" },
      { firstName: "Bram", lastName: "Bakker", email: "bram.bakker@voorbeeld.example", needs: "" },
    ],
  });
  await sweepWhole();
  await sendAll();
  await answer("Bram komt met de trein.");
  await pay(stage, dealId, 216_590);
  await sendAll();
});

const which = () => ({ organisationId: stage.organisationId, dealId });
const erase = () => eraseDeal(house, { ...which(), by: "marit" });

async function over(instant = "2027-02-01T09:00:00Z") {
  at(instant);
  await sweepWhole();
  await sendAll();
}

async function answer(text: string) {
  const { answer_token: token } = await house.db.selectFrom("messages").select("answer_token").where("subject_id", "=", dealId).where("answer_token", "is not", null).orderBy("id").executeTakeFirstOrThrow();
  const bytes = Buffer.from(`From: Anna Aalders <anna.aalders@voorbeeld.example>\r\nTo: x\r\nSubject: Over Bram\r\nMessage-ID: <a@voorbeeld.example>\r\n\r\n${text}\r\n`);
  await keepInbound(house, { cameAs: "reply", token: token ?? "", recipient: `a-${token}@bounce.voorbeeld.nl`, envelopeFrom: "anna.aalders@voorbeeld.example", clientAddress: "203.0.113.9", bytes });
  const inbound = await house.db.selectFrom("inbound_mails").select("id").executeTakeFirstOrThrow();
  await readInbound(house, { organisationId: stage.organisationId, id: inbound.id }, { askDns: () => Promise.reject(new Error("no network")) });
}

/** In which tables a text stands anywhere, in bytes as well. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(house.db);
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await sql<{ hit: boolean }>`
      select exists (select 1 from ${sql.table(name)} t where t::text ilike ${`%${text}%`} or t::text like ${`%${Buffer.from(text).toString("hex")}%`}) as hit
    `.execute(house.db);
    if (hits[0]?.hit === true) found.push(name);
  }
  return found;
}

const verdictOf = async (bytes: Uint8Array) => (await verifyDossier(bytes, { nowMs: bare.clock.now().epochMilliseconds, checkTimeStamp })).verdict;

async function dossier() {
  const made = await makeDossier(house, { ...which(), choices: contentChoices, locale: "nl" });
  if (made === undefined) throw new Error("expected a dossier");
  return made.bytes;
}

describe("erasing a deal that is over", () => {
  test("leaves nothing of who only came, and of who ordered what the books need", async () => {
    await over();
    expect(await tablesWith("komt met de trein")).toEqual(["inbound_mails", "mail_evidence_blobs", "messages"]);
    expect(await tablesWith("Bakker")).toEqual(expect.arrayContaining(["bookings", "messages", "attachments"]));
    const outcome = await erase();
    expect(outcome).toMatchObject({ ok: true, erasure: { participants: 2, orderKeptThrough: Temporal.PlainDate.from("2033-12-31") } });
    expect(await tablesWith("Bakker")).toEqual([]);
    expect(await tablesWith("bram.bakker")).toEqual([]);
    expect(await tablesWith("Zonder noten")).toEqual([]);
    expect(await tablesWith("komt met de trein")).toEqual([]);
    expect(await tablesWith("203.0.113.9")).toEqual([]);
    expect(await tablesWith("Aalders")).toEqual(["deals", "invoice_files", "invoices", "sign_ups"]);
    await expectCleanAudit();
  });

  test("writes one record with the place and the name of every content, and nothing else of it", async () => {
    await over();
    await erase();
    const records = await recordsOf("erasure.performed");
    expect(records).toHaveLength(1);
    const gone = await house.db.selectFrom("attachments").innerJoin("log_leaves", "log_leaves.record_id", "attachments.record_id").select(["log_leaves.index", "attachments.name", "salt", "content"]).where("erased_at", "is not", null).orderBy("index").orderBy("name").execute();
    expect(records[0]).toEqual({ log: 1, erased: gone.map(({ index, name }) => `${index}/${name}`) });
    expect(gone.filter(({ salt, content }) => salt !== null || content !== null)).toEqual([]);
    expect(new Set(gone.map(({ name }) => name))).toEqual(new Set(["participants", "mail", "transcript", "reply"]));
    const kept = await house.db.selectFrom("attachments").select("name").where("erased_at", "is", null).execute();
    expect(new Set(kept.map(({ name }) => name))).toEqual(new Set(["order", "document"]));
  });

  test("breaks no dossier: an older one holds as it did, a new one says what was erased", async () => {
    await over();
    const before = await dossier();
    await erase();
    expect(await verdictOf(before)).toMatchObject({ kind: "holds", erased: 0, notIncluded: 0 });
    const after = await verdictOf(await dossier());
    expect(after).toMatchObject({ kind: "holds", notIncluded: 0 });
    expect(after).toHaveProperty("erased", (await house.db.selectFrom("attachments").select("name").where("erased_at", "is not", null).execute()).length);
  });

  test("of a deal in two logs says so in the newer one, for each log by itself", async () => {
    await dossier();
    await restartLog(house, stage.organisationId);
    const { id: bookingId } = await house.db.selectFrom("bookings").select("id").where("first_name", "=", "Bram").executeTakeFirstOrThrow();
    await replaceParticipant(house, { ...which(), bookingId, who: { firstName: "Chris", lastName: "Clement", email: "chris@voorbeeld.example" }, by: "customer" });
    await sendAll();
    await over();
    await erase();
    const records = await recordsOf("erasure.performed");
    expect(records).toMatchObject([{ log: 1 }, { log: 2 }]);
    const verdictIn = async (log: number) => verdictOf((await makeDossier(house, { ...which(), choices: contentChoices, locale: "nl", log }))?.bytes ?? new Uint8Array());
    const goneIn = async (log: number) => (await house.db.selectFrom("attachments").innerJoin("log_leaves", "log_leaves.record_id", "attachments.record_id").select("attachments.name").where("erased_at", "is not", null).where("log", "=", log).where("subject_id", "=", dealId).execute()).length;
    expect(await verdictIn(1)).toMatchObject({ kind: "holds", erased: 0, notIncluded: await goneIn(1) });
    expect(await verdictIn(2)).toMatchObject({ kind: "holds", erased: await goneIn(2), notIncluded: 0 });
  });

  test("changes nothing about what is remembered of the customer", async () => {
    await over();
    const { customer: orderer } = await house.db.selectFrom("deals").select("customer").where("id", "=", dealId).executeTakeFirstOrThrow();
    const remembered = () => tracksOf(house.db, stage.organisationId, [orderer], house.clock.now());
    const before = await remembered();
    expect(before).toHaveLength(1);
    await erase();
    expect(await remembered()).toEqual(before);
  });

  test("asked for twice at once is done once", async () => {
    await over();
    const outcomes = await Promise.all([erase(), erase()]);
    expect(outcomes.map((one) => (one.ok ? "erased" : one.refusal.kind)).toSorted()).toEqual(["already-erased", "erased"]);
    expect(await recordsOf("erasure.performed")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("beside a step that writes records loses no content that its log has not seen", async () => {
    await over();
    const [outcome] = await Promise.all([erase(), pay(stage, dealId, 100, "beside")]);
    expect(["erased", "still-open"]).toContain(outcome.ok ? "erased" : outcome.refusal.kind);
    await expectCleanAudit();
  });

  test.each([
    ["a name that comes back", sql`update bookings set last_name = 'Bakker'`, "has a name, an address or a need at a place"],
    ["the content of a record that comes back", sql`update attachments set salt = decode(repeat('00', 32), 'hex'), erased_at = null where name = 'participants'`, "a record of before has its content participants"],
    ["a mail that comes back", sql`update messages set erased_at = null, bytes = 'x' where kind = 'participant-confirmed'`, "has a mail of before"],
    ["the facts of a mail that come back", sql`update messages set facts = '{"kind":"x"}'`, "has facts, a name or a line of a server"],
  ])("is looked at by the audit: %s is found", async (_, comeBack, found) => {
    await over();
    await erase();
    await comeBack.execute(house.db);
    const { violations } = (await audit(house)).invariants.find(({ name }) => name === "what was erased is not there any more") ?? { violations: [] };
    expect(violations.map((one) => one.found).join("; ")).toContain(found);
  });

  test("does it for what came afterwards as well", async () => {
    await over();
    await erase();
    await pay(stage, dealId, 100, "more");
    expect(await erase()).toMatchObject({ ok: false, refusal: { kind: "still-open", open: ["money", "mail"] } });
    await refundByHand(house, { ...which(), token: "back", amountCents: 100, by: "marit" });
    await sendAll();
    expect(await tablesWith("anna.aalders")).toEqual(expect.arrayContaining(["mail_evidence_blobs", "messages"]));
    expect(await erase()).toMatchObject({ ok: true });
    expect(await tablesWith("anna.aalders")).toEqual(["deals", "invoice_files", "invoices", "sign_ups"]);
    expect(await erase()).toMatchObject({ ok: false, refusal: { kind: "already-erased" } });
    expect(await recordsOf("erasure.performed")).toHaveLength(2);
    await expectCleanAudit();
  });

  test("is not done for a deal of somebody else, or of nobody", async () => {
    const other = await setStage(house, { slug: "ander" });
    expect(await eraseDeal(house, { organisationId: other.organisationId, dealId, by: "marit" })).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
    expect(await previewErasure(house, { organisationId: other.organisationId, dealId })).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
  });
});

describe("a deal that is not over", () => {
  test("is left alone, with every reason said", async () => {
    expect(await erase()).toEqual({ ok: false, refusal: { kind: "still-open", open: ["dates"] } });
    await sayInDispute(house, { ...which(), by: "customer", words: "Ik ben het er niet mee eens", token: "d1", end: null });
    await sendAll();
    expect(await previewErasure(house, which())).toEqual({ ok: false, refusal: { kind: "still-open", open: ["dates", "dispute"] } });
    expect(await tablesWith("Bakker")).toContain("bookings");
  });

  test("stays whole while a part of its price is open", async () => {
    const kept = await setStage(house, { slug: "later", conditions: payAfter });
    const unpaid = await dealOf(kept, "Dirk");
    at("2027-02-01T09:00:00Z");
    await sweepWhole();
    const outcome = await eraseDeal(house, { organisationId: kept.organisationId, dealId: unpaid, by: "marit" });
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: "still-open", open: ["money", "mail"] } });
  });
});

describe("when the years of the books are over", () => {
  test.each([["2033-12-31T22:59:59Z", true], ["2033-12-31T23:00:00Z", false]])("at %s the order is kept: %s", async (instant, kept) => {
    await over();
    await erase();
    at(instant);
    const outcome = await erase();
    expect(outcome.ok ? "erased" : outcome.refusal.kind).toBe(kept ? "already-erased" : "erased");
    expect((await tablesWith("Aalders")).length > 0).toBe(kept);
    await expectCleanAudit();
  });

  test("the order and everything else go in one step as well, and the numbers stay", async () => {
    await over("2034-03-01T09:00:00Z");
    const invoices = await house.db.selectFrom("invoices").select(["number", "total_cents"]).execute();
    expect(await erase()).toMatchObject({ ok: true, erasure: { orderKeptThrough: null } });
    expect(await tablesWith("Aalders")).toEqual([]);
    expect(await tablesWith("Tegelkade")).toEqual([]);
    expect(await house.db.selectFrom("invoices").select(["number", "total_cents"]).execute()).toEqual(invoices);
    expect(await verdictOf(await dossier())).toMatchObject({ kind: "holds", notIncluded: 0 });
    await expectCleanAudit();
  });

  test.each(["B", "information", "order"])("a company called %s leaves the words that were shown as they were", async (name) => {
    const company = await setStage(house, { slug: "kort" });
    const id = await dealOf(company, "Dirk", { token: "short", customer: { ...customer("Dirk"), name } });
    await pay(company, id, 108_295, "short");
    await sweepWhole();
    await sendAll();
    const wording = async () => (await house.db.selectFrom("deals").select("frozen").where("id", "=", id).executeTakeFirstOrThrow()).frozen.wording;
    const before = await wording();
    await over("2034-03-01T09:00:00Z");
    expect(await eraseDeal(house, { organisationId: company.organisationId, dealId: id, by: "marit" })).toMatchObject({ ok: true, erasure: { orderKeptThrough: null } });
    const after = await wording();
    expect(after).not.toEqual(before);
    expect({ ...after, information: after.information.map(({ heading }) => heading) }).toEqual({ ...before, information: before.information.map(({ heading }) => heading) });
  });

  test("a free order, which the books never need, goes at once", async () => {
    const free = await setStage(house, { slug: "vrij", priceCents: 0 });
    const freeDeal = await dealOf(free, "Femke", { token: "form-2", customer: customer("Femke", "consumer") });
    for (const { id } of await house.db.selectFrom("messages").select("id").where("state", "=", "queued").execute()) await tasks(house)["send-message"]?.({ organisationId: free.organisationId, messageId: id }, {} as never);
    at("2027-02-01T09:00:00Z");
    expect(await eraseDeal(house, { organisationId: free.organisationId, dealId: freeDeal, by: "marit" })).toMatchObject({ ok: true, erasure: { orderKeptThrough: null } });
    expect(await tablesWith("Femke")).toEqual([]);
  });
});

describe("rows that are never changed", () => {
  test.each(["payments", "invoices"] as const)("of %s are not changed without erasing", async (table) => {
    const column = table === "payments" ? sql`note = 'x'` : sql`content = '{}'`;
    await expect(sql`update ${sql.table(table)} set ${column}`.execute(house.db)).rejects.toThrow(/append-only/);
  });

  test("keep, while erasing, everything but what may be erased", async () => {
    await expect(house.db.transaction().execute(async (trx) => {
      await sql`set local handslag.erasing = 'yes'`.execute(trx);
      await sql`update payments set amount_cents = 1`.execute(trx);
    })).rejects.toThrow(/only note can be erased/);
  });
});
