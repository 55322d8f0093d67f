import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joinPaths } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { payAfter, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { sendAllOf } from "../../../test/support/send-all.ts";
import { startMailServer } from "../../../test/support/smtp.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { verifyDossier } from "../../proof/dossier/verify.ts";
import { readZip } from "../../proof/dossier/zip-read.ts";
import { checkTimeStamp } from "../../proof/time-stamp/check.ts";
import { startTimeStampAuthority } from "../../simulator/time-stamp-authority/server.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { rotateKey, sequence, stampDueHeads } from "../log/actions.ts";
import { keysOf } from "../log/store.ts";
import { contentChoices, makeDossier } from "./actions.ts";
import { placesInLog } from "../log/places.ts";
import { replaceParticipant } from "../substitute/actions.ts";
import { acceptOffer } from "../waiting-list/actions.ts";

const bare = await createTestHouse();
const folder = mkdtempSync(joinPaths(tmpdir(), "handslag-dossier-"));
const authority = await startTimeStampAuthority({ port: 0, now: () => bare.clock.now(), log: bare.log, folder: null });
const mail = await startMailServer();
mkdirSync(joinPaths(folder, "tsa-roots"));
writeFileSync(joinPaths(folder, "tsa-roots", "test.pem"), authority.root);
afterAll(async () => {
  await Promise.all([authority.stop(), mail.close()]);
  rmSync(folder, { recursive: true });
});

const house = { ...bare, config: { ...bare.config, dataFolder: folder, tsaUrls: [authority.url], smtpUrl: mail.url } };
const { bookingIds, dealOf, expectCleanAudit, join, offerTo, pay, sweepWhole } = stepsIn(house);
const sendAll = sendAllOf(house);
let stage: Stage;
let dealId: string;

/** A deal of two with its mails, its invoice and its payment, stamped twice on the way. */
beforeEach(async () => {
  await emptyDatabase(house);
  bare.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
  stage = await setStage(house);
  dealId = await dealOf(stage, ["Anna", "Bram"]);
  await sendAll();
  await stampDueHeads(house);
  bare.clock.advance({ minutes: 3 });
  await dealOf(stage, "Chris");
  await sweepWhole();
  await sendAll();
  await sequence(house, stage.organisationId);
  await stampDueHeads(house);
  bare.clock.advance({ minutes: 3 });
  await pay(stage, dealId, 216_590);
  await sendAll();
});

async function made(choices: readonly (typeof contentChoices)[number][] = contentChoices, from = house, reader: "outsider" | "customer" = "outsider") {
  const dossier = await makeDossier(from, { organisationId: stage.organisationId, dealId, choices, locale: "nl", reader });
  if (dossier === undefined) throw new Error("expected a dossier");
  return dossier;
}

const verified = async (bytes: Uint8Array) => verifyDossier(bytes, { nowMs: bare.clock.now().epochMilliseconds, pinnedRoots: [authority.root], checkTimeStamp });

describe("the dossier of a deal", () => {
  test("holds for whoever has the roots and the key: every record, every content, and the times from outside", async () => {
    const dossier = await made();
    expect(dossier.sealed).toBe(true);
    const [key] = await keysOf(house.db, { organisationId: stage.organisationId, log: 1 });
    const report = await verifyDossier(dossier.bytes, { pinnedRoots: [authority.root], knownVerifierKeys: [key?.verifier ?? ""], checkTimeStamp });
    expect(report.checks.filter(({ result }) => result === "fail" || result === "warning" || result === "not-included")).toEqual([]);
    expect(report.verdict).toMatchObject({ kind: "holds", time: "attested", sealed: true, erased: 0, notIncluded: 0 });
    const types = report.records.filter(({ ofThisDeal }) => ofThisDeal).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["deal.formed", "message.submitted", "invoice.issued", "payment.received"]));
    const formed = report.records.find(({ type }) => type === "deal.formed");
    expect(formed).toMatchObject({ notBefore: null, notAfter: expect.stringContaining("2026-11-24T09:41:01") });
    expect(report.records.find(({ type }) => type === "payment.received")).toMatchObject({ notBefore: expect.stringContaining("2026-11-24T09:43:59") });
    // The pages say by the database between which times a step lies; the check of the file finds the same.
    const places = await placesInLog(house.db, stage.organisationId, [dealId]);
    const spoken = [...places.values()].map(({ index, notBefore, notAfter }) => ({ index, notBefore: notBefore?.epochMilliseconds ?? null, notAfter: notAfter?.epochMilliseconds ?? null })).toSorted((one, other) => one.index - other.index);
    const inMs = (text: string | null) => (text === null ? null : Temporal.Instant.from(text).epochMilliseconds);
    const sealed = new Set(report.records.filter(({ index }) => spoken.some((place) => place.index === index && place.notAfter === null)).map(({ index }) => index));
    expect(report.records.filter(({ ofThisDeal }) => ofThisDeal).map(({ index, notBefore, notAfter }) => ({ index, notBefore: inMs(notBefore), notAfter: sealed.has(index) ? null : inMs(notAfter) }))).toEqual(spoken);
    await expectCleanAudit();
  });

  test("shows what its maker chose, and says of the rest that it was left out", async () => {
    const { bytes } = await made([]);
    const report = await verified(bytes);
    expect(report.verdict).toMatchObject({ kind: "holds" });
    expect(report.checks.filter(({ result }) => result === "not-included").length).toBeGreaterThan(3);
    const zip = readZip(bytes);
    if (!zip.ok) throw new Error(zip.fault);
    const texts = zip.entries.filter(({ name }) => !/^(verify|terms|rapport)/.test(name)).map(({ bytes: content }) => Buffer.from(content).toString("latin1"));
    expect(texts.filter((text) => /Anna|anna@|Bram/.test(text))).toEqual([]);
  });

  test("holds the mail about who comes instead only together with who comes, and always for the customer; the confirmation names them all the same", async () => {
    const [, bookingId = ""] = await bookingIds(dealId);
    await replaceParticipant(house, { organisationId: stage.organisationId, dealId, bookingId, who: { firstName: "Chris", lastName: "Clement", email: "chris.clement@voorbeeld.example" }, by: "customer" });
    await sendAll();
    const textOf = async ({ bytes }: { bytes: Uint8Array }) => {
      const zip = readZip(bytes);
      return (zip.ok ? zip.entries : []).map(({ bytes: content }) => Buffer.from(content).toString("latin1").replaceAll("=\r\n", "")).join("\n");
    };
    const without = contentChoices.filter((choice) => choice !== "participants");
    expect(await textOf(await made(without))).not.toContain("Clement");
    expect(await textOf(await made(without))).toContain("Bram");
    expect(await textOf(await made())).toContain("Clement");
    expect(await textOf(await made(contentChoices, house, "customer"))).toContain("Clement");
  });

  test("that came from the waiting list holds what was recorded and mailed of that, by the same choices, and its report tells it", async () => {
    const small = await setStage(house, { slug: "klein", capacity: 1, conditions: payAfter });
    const anna = await dealOf(small, "Anna");
    const waiting = await join(small, "Bram");
    await sendAll();
    await cancelBookings(house, { organisationId: small.organisationId, dealId: anna, bookingIds: await bookingIds(anna), waiveFee: true });
    await sendAll();
    const accepted = await acceptOffer(house, { ...(await offerTo(small, waiting)), seen: null, consents: { terms: true, earlyStart: false } });
    if (!accepted.ok) throw new Error(accepted.refusal.kind);
    await sendAll();
    const asked = { organisationId: small.organisationId, dealId: accepted.dealId, locale: "nl" as const };
    for (const reader of ["outsider", "customer"] as const) {
      const dossier = await makeDossier(house, { ...asked, choices: contentChoices, reader });
      const { records, verdict, checks } = await verified(dossier?.bytes ?? new Uint8Array());
      expect(verdict).toMatchObject({ kind: "holds", warnings: 0 });
      expect(records.filter(({ ofThisDeal }) => ofThisDeal).map(({ type }) => type)).toEqual(expect.arrayContaining(["sign-up.waiting", "offer.made", "deal.formed"]));
      expect(checks.map(({ found }) => found.kind)).toContain("sign-up-whole");
      const mails = records.flatMap(({ contents }) => contents).filter(({ name }) => name === "mail");
      expect(mails.map(({ state }) => state)).toEqual(["kept", "kept", "kept"]);
    }
    const closed = await verified((await makeDossier(house, { ...asked, choices: ["order"] }))?.bytes ?? new Uint8Array());
    expect(closed.records.flatMap(({ contents }) => contents).filter(({ name }) => name === "mail").map(({ state }) => state)).toEqual(["not-included", "not-included", "not-included"]);
  });

  test("holds mail to who comes only together with who comes, and none of it for the customer", async () => {
    await house.db.updateTable("messages").set({ to_address: "bram@elders.example" }).where("kind", "=", "participant-confirmed").execute();
    const mailsIn = async ({ bytes }: { bytes: Uint8Array }) => {
      const zip = readZip(bytes);
      return zip.ok ? zip.entries.filter(({ name }) => name.startsWith("mail/")).map(({ name }) => name) : [];
    };
    const all = await mailsIn(await made());
    const fewer = await mailsIn(await made(contentChoices.filter((choice) => choice !== "participants")));
    const own = await mailsIn(await made(contentChoices, house, "customer"));
    const others = (await house.db.selectFrom("messages").select("id").where("kind", "=", "participant-confirmed").where("subject_id", "=", dealId).where("state", "=", "sent").execute()).length;
    expect(others).toBeGreaterThan(0);
    expect([fewer.length, own.length]).toEqual([all.length - others, all.length - others]);
    expect((await verified((await made(contentChoices, house, "customer")).bytes)).verdict).toMatchObject({ kind: "holds" });
  });

  test.each(["collection-code", "record-link", "entry-answered"] as const)("holds nothing of a mail %s: only who reads its mailbox may have what it says", async (kind) => {
    const { id } = await house.db.selectFrom("messages").select("id").where("kind", "=", "deal-confirmed").where("subject_id", "=", dealId).executeTakeFirstOrThrow();
    await house.db.updateTable("messages").set({ kind }).where("id", "=", id).execute();
    for (const reader of ["outsider", "customer"] as const) {
      const { records, verdict } = await verified((await made(contentChoices, house, reader)).bytes);
      const leaves = await house.db.selectFrom("log_leaves").innerJoin("records", "records.id", "log_leaves.record_id").select(["log_leaves.index", "records.details"]).where("records.type", "in", ["message.rendered", "message.submitted"]).execute();
      const indexes = new Set(leaves.filter(({ details }) => Object(details).message === id).map(({ index }) => index));
      expect(records.filter(({ index }) => indexes.has(index)).flatMap(({ contents }) => contents.map(({ name, state }) => [name, state]))).toEqual([["mail", "not-included"], ["transcript", "not-included"]]);
      expect(verdict.kind).toBe("holds");
    }
  });

  test("is made without a time stamp service, and says that its times are pending", async () => {
    const { bytes, sealed } = await made(contentChoices, { ...house, config: { ...house.config, tsaUrls: ["http://127.0.0.1:1/"] } });
    expect(sealed).toBe(false);
    expect((await verified(bytes)).verdict).toMatchObject({ kind: "holds", sealed: false });
  });

  test("goes on across a change of keys", async () => {
    await rotateKey(house, stage.organisationId);
    await pay(stage, dealId, 100, "later");
    const report = await verified((await made()).bytes);
    expect(report.checks.filter(({ result }) => result === "fail")).toEqual([]);
  });

  test("is not there for a deal of somebody else", async () => {
    const other = await setStage(house, { slug: "ander" });
    expect(await makeDossier(house, { organisationId: other.organisationId, dealId, choices: contentChoices, locale: "nl" })).toBeUndefined();
  });

  test("asked for by three at once is made three times, and changes nothing", async () => {
    const dossiers = await Promise.all([made(), made(), made()]);
    const verdicts = await Promise.all(dossiers.map(async ({ bytes }) => (await verified(bytes)).verdict.kind));
    expect(verdicts).toEqual(["holds", "holds", "holds"]);
    await expectCleanAudit();
  });
});
