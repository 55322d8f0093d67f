import PostalMime from "postal-mime";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { bounceDomain, openMailWorld, reportMail } from "../../../../test/support/inbound.ts";
import { movingOwner, visitorOf } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { openPortal } from "../../../../test/support/portal.ts";
import { answerMail } from "../../../../test/support/signed-mail.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { verifyDossier } from "../../../proof/dossier/verify.ts";
import { readZip } from "../../../proof/dossier/zip-read.ts";
import { contentChoices, makeDossier } from "../../dossier/actions.ts";
import { askCollection, collectWithCode, openCollection, refuseCollection, sendCollectionCode } from "../../mail-evidence/actions.ts";

const base = await createTestHouse();
const world = await openMailWorld(base);
const { house, sendAll } = world;
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const steps = stepsIn(house);
const portal = openPortal(house);
const ownerAt = movingOwner(app, house);
const kept = Buffer.from("{}");
let stage: Stage;
let customer: Visitor;
afterAll(world.close);

beforeEach(async () => {
  await emptyDatabase(base);
  steps.at("2026-11-24T09:41:00Z");
  stage = await setStage(house);
  customer = visitorOf(app);
});

/** A confirmation that left and waits to be collected. */
async function prepare() {
  const deal = await portal.makeDeal(stage);
  await sendAll();
  const { id: messageId } = await house.db.selectFrom("messages").select("id").where("kind", "=", "deal-confirmed").executeTakeFirstOrThrow();
  const ids = { organisationId: stage.organisationId, dealId: deal.dealId };
  expect(await askCollection(house, { ...ids, messageId, by: "marit" })).toEqual({ ok: true, repeated: false });
  await sendAll();
  const { id: collectionId } = await house.db.selectFrom("collections").select("id").executeTakeFirstOrThrow();
  const page = `${deal.path}/collect/${collectionId}`;
  return { ...ids, deal, messageId, collectionId, which: { ...ids, collectionId }, page };
}

async function newestCode(): Promise<string> {
  const row = await house.db.selectFrom("messages").select("facts").where("kind", "=", "collection-code").orderBy("id", "desc").executeTakeFirstOrThrow();
  return String(Object.entries(Object(row.facts)).find(([name]) => name === "code")?.[1]);
}

describe("a message that is collected", () => {
  test("is announced with its address, opened by a code, and shown as text, with the request kept", async () => {
    const { page, deal, messageId, collectionId } = await prepare();
    const announcement = world.server.received.at(-1)?.bytes.toString("latin1").replaceAll("=\r\n", "").replaceAll("=3D", "=") ?? "";
    expect(announcement).toContain(page);
    expect((await customer.get(page)).text).toContain("legde een bericht voor u klaar");
    expect((await customer.post(`${page}/code`)).location).toBe(`${page}?note=sent`);
    await sendAll();
    expect(world.server.received.at(-1)?.to).toEqual(["sanne.kooiman@voorbeeld.example"]);
    const code = await newestCode();
    expect(code).toMatch(/^\d{8}$/);
    const shown = await customer.post(page, { code: `${code.slice(0, 4)} ${code.slice(4)}` });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain("Dit is het bericht.");
    expect(shown.text).toContain("Dag Sanne");
    const enclosed = await customer.download(`${page}/enclosed/0`, { code });
    expect([enclosed.status, enclosed.headers.get("content-disposition")]).toEqual([200, expect.stringMatching(/^attachment; filename/)]);
    expect(shown.html).toContain("/enclosed/0");
    expect((await customer.post(`${page}/enclosed/0`, { code: code === "00000000" ? "00000001" : "00000000" })).status).toBe(422);
    expect((await customer.post(`${page}/enclosed/99`, { code })).status).toBe(404);
    expect(await steps.recordsOf("document.retrieved")).toHaveLength(1);
    const [record] = await house.db.selectFrom("records").select(["actor", "subject_id", "details"]).where("type", "=", "document.retrieved").execute();
    const blob = await house.db.selectFrom("mail_evidence_blobs").select(["id", "bytes"]).where("name", "=", "document.retrieved.json").executeTakeFirstOrThrow();
    expect(record).toMatchObject({ actor: "customer", subject_id: deal.dealId, details: { message: messageId, collection: collectionId, blob: blob.id } });
    expect(JSON.parse(blob.bytes.toString())).toMatchObject({ method: "POST", client: "127.0.0.1", form: { code: `${code.slice(0, 4)} ${code.slice(4)}` } });
    expect(blob.bytes.toString()).not.toContain(deal.secret);
    expect((await house.db.selectFrom("collection_codes").select("hash").execute())[0]?.hash).not.toContain(code);
    expect((await customer.get(deal.path)).text).toContain("Opgehaald met een code die naar hetzelfde adres ging. Bron: een verzoek aan onze site, met de juiste code");
    await steps.expectCleanAudit();
  });

  test("counts as opened by a GET only once and only weakly, and not by a question about it", async () => {
    const { page, deal } = await prepare();
    await app.request(page, { method: "HEAD" });
    expect(await steps.recordsOf("announcement.opened")).toEqual([]);
    await Promise.all([customer.get(page), customer.get(page), customer.get(page)]);
    expect(await steps.recordsOf("announcement.opened")).toHaveLength(1);
    expect(await steps.recordsOf("document.retrieved")).toEqual([]);
    expect((await customer.get(deal.path)).text).toContain("De pagina waar het klaarligt is opgevraagd: di 24 nov 2026 10:41; door wie of wat is niet bekend.");
  });

  test("is recorded once when the code is sent twice at once, and shown to both", async () => {
    const { which } = await prepare();
    await sendCollectionCode(house, which);
    const code = await newestCode();
    const outcomes = await Promise.all([1, 2, 3].map(() => collectWithCode(house, which, { code, request: kept })));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await steps.recordsOf("document.retrieved")).toHaveLength(1);
    expect(await steps.outcomesOf("collection-end")).toEqual(["retrieved"]);
  });

  test("takes five wrong codes and no more, also at once", async () => {
    const { which } = await prepare();
    await sendCollectionCode(house, which);
    const right = await newestCode();
    const wrong = right === "00000000" ? "00000001" : "00000000";
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => collectWithCode(house, which, { code: wrong, request: kept })));
    expect(outcomes.filter((one) => !one.ok && one.refusal.kind === "code-wrong")).toHaveLength(5);
    expect(await collectWithCode(house, which, { code: right, request: kept })).toEqual({ ok: false, refusal: { kind: "too-many-tries" } });
    steps.at("2026-11-24T09:43:00Z");
    await sendCollectionCode(house, which);
    expect((await collectWithCode(house, which, { code: await newestCode(), request: kept })).ok).toBe(true);
  });

  test("says at the field what is wrong with a code, and how often one may try", async () => {
    const { page } = await prepare();
    await customer.post(`${page}/code`);
    const seen = await customer.post(page, { code: "1" });
    expect(seen.status).toBe(422);
    expect(seen.text.split("Deze code klopt niet. Kijk of u de nieuwste heeft. U kunt het nog 4 keer proberen.")).toHaveLength(3);
  });

  test("asks for one code in a minute, also at once", async () => {
    const { which } = await prepare();
    const outcomes = await Promise.all([1, 2, 3].map(() => sendCollectionCode(house, which)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await steps.factsOf("collection-code")).toHaveLength(1);
  });

  test("forgets a code after a quarter of an hour, and an older one at once", async () => {
    const { which } = await prepare();
    await sendCollectionCode(house, which);
    const first = await newestCode();
    steps.at("2026-11-24T09:44:00Z");
    await sendCollectionCode(house, which);
    const second = await newestCode();
    expect(await collectWithCode(house, which, { code: first, request: kept })).toMatchObject({ ok: false, refusal: { kind: "code-wrong" } });
    steps.at("2026-11-24T09:59:01Z");
    expect(await collectWithCode(house, which, { code: second, request: kept })).toEqual({ ok: false, refusal: { kind: "code-expired" } });
  });
});

describe("a code", () => {
  /** One that was asked for by whoever has the address of the deal, and has left. */
  async function asked() {
    const prepared = await prepare();
    await customer.post(`${prepared.page}/code`);
    await sendAll();
    return { ...prepared, code: await newestCode() };
  }

  /** All that a dossier holds, as somebody who looks for something in it reads it. */
  async function textOf(bytes: Uint8Array): Promise<string> {
    const zip = readZip(bytes);
    if (!zip.ok) throw new Error(zip.fault);
    const mails = await Promise.all(zip.entries.filter(({ name }) => name.endsWith(".eml")).map(async ({ bytes: mail }) => {
      const { subject, text, html } = await PostalMime.parse(mail);
      return `${subject} ${text} ${html}`;
    }));
    return [...zip.entries.map(({ bytes: content }) => Buffer.from(content).toString("latin1")), ...mails].join("\n").replaceAll(/(?<=\d)\s(?=\d)/g, "");
  }

  test("stands in no dossier, neither that of whoever has the address of the deal nor that for an outsider, nor does what servers and people said of its mail", async () => {
    const { deal, code, organisationId, dealId } = await asked();
    const { answer_token: answerToken, token } = await house.db.selectFrom("messages").select(["answer_token", "token"]).where("kind", "=", "collection-code").executeTakeFirstOrThrow();
    await world.bring({ to: `a-${answerToken}@${bounceDomain}`, from: "sanne.kooiman@voorbeeld.example", bytes: await answerMail({ answerToken: answerToken ?? "", text: `> Uw code is ${code}.` }) });
    await world.bring({ to: `b-${token}@${bounceDomain}`, bytes: reportMail({ action: "relayed", to: "sanne.kooiman@voorbeeld.example", envelopeId: token ?? "", diagnostic: `250 ok ${code}` }) });
    await world.readAll();
    await sendAll();
    const own = await customer.download(`${deal.path}/dossier`);
    const outsiders = await makeDossier(house, { organisationId, dealId, choices: contentChoices, locale: "nl" });
    for (const bytes of [own.bytes, outsiders?.bytes ?? new Uint8Array()]) {
      expect(await textOf(bytes)).not.toContain(code);
      const report = await verifyDossier(bytes);
      expect(report.verdict.kind).toBe("holds");
      expect(report.records.map(({ type }) => type)).toEqual(expect.arrayContaining(["collection.code-sent", "reply.received", "message.relayed"]));
    }
  });

  test("is not shown in the office, also when the customer answers the mail that holds it", async () => {
    const { code, deal } = await asked();
    const { answer_token: answerToken } = await house.db.selectFrom("messages").select("answer_token").where("kind", "=", "collection-code").executeTakeFirstOrThrow();
    const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
    await world.bring({ to: `a-${answerToken}@${bounceDomain}`, from: "sanne.kooiman@voorbeeld.example", bytes: await answerMail({ answerToken: answerToken ?? "", text: `Wat is dit? Bel mij op 0612345678.\n> ${spaced} is uw code, ${code}` }) });
    await world.readAll();
    expect(await house.db.selectFrom("inbound_mails").select(["subject", "body"]).execute()).toEqual([{ subject: "Re: Bevestigd", body: "Wat is dit? Bel mij op 0612345678.\n> … is uw code, …" }]);
    const owner = await ownerAt(stage.organisationId);
    const pages = await Promise.all(["/office", "/office/mail", `/office/deals/${deal.code}`].map((path) => owner.get(path)));
    for (const { text } of pages) expect(text.replaceAll(" ", "")).not.toContain(code);
    await sendAll();
    const passedOn = await PostalMime.parse(world.server.received.at(-1)?.bytes ?? "");
    expect(passedOn.to).toMatchObject([{ address: "hallo@helder.example" }]);
    expect((passedOn.text ?? "").replaceAll(/\s/g, "")).not.toContain(code);
  });
});

describe("a message that is not collected", () => {
  test("can be refused, once, and is then not there any more", async () => {
    const { which, page } = await prepare();
    await sendCollectionCode(house, which);
    const typed = { code: await newestCode(), request: kept };
    expect(await Promise.all([refuseCollection(house, which, typed), refuseCollection(house, which, typed)])).toContainEqual({ ok: true, repeated: false });
    expect(await steps.recordsOf("document.refused")).toHaveLength(1);
    expect((await customer.get(page)).text).toContain("U heeft dit bericht niet aangenomen.");
    expect((await customer.post(`${page}/code`)).status).toBe(409);
    expect(await steps.outcomesOf("collection-end")).toEqual(["refused"]);
  });

  test("is refused from the page with the code that was mailed, and with nothing less", async () => {
    const { which, page } = await prepare();
    expect((await customer.post(`${page}/refusal`)).text).toContain("Vraag eerst een code aan.");
    await customer.post(`${page}/code`);
    const code = await newestCode();
    const wrong = await customer.post(`${page}/refusal`, { code: code === "00000000" ? "00000001" : "00000000" });
    expect([wrong.status, wrong.text.includes("U kunt het nog 4 keer proberen.")]).toEqual([422, true]);
    expect([await steps.recordsOf("document.refused"), await steps.outcomesOf("collection-end")]).toEqual([[], [null]]);
    expect((await customer.get(page)).html).toContain(`formaction="${page}/refusal"`);
    expect((await customer.post(`${page}/refusal`, { code })).location).toBe(page);
    const { id: codeId } = await house.db.selectFrom("collection_codes").select("id").executeTakeFirstOrThrow();
    expect(await steps.recordsOf("document.refused")).toMatchObject([{ code: codeId }]);
    expect(await refuseCollection(house, which, { code, request: kept })).toEqual({ ok: true, repeated: true });
  });

  test("takes five wrong codes for refusing as for collecting, also at once", async () => {
    const { which } = await prepare();
    await sendCollectionCode(house, which);
    const right = await newestCode();
    const wrong = { code: right === "00000000" ? "00000001" : "00000000", request: kept };
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, at) => (at % 2 === 0 ? refuseCollection : collectWithCode)(house, which, wrong)));
    expect(outcomes.filter((one) => !one.ok && one.refusal.kind === "code-wrong")).toHaveLength(5);
    expect(await refuseCollection(house, which, { code: right, request: kept })).toEqual({ ok: false, refusal: { kind: "too-many-tries" } });
  });

  test("cannot be refused and collected at once", async () => {
    const { which } = await prepare();
    await sendCollectionCode(house, which);
    const code = await newestCode();
    const [collected, refused] = await Promise.all([collectWithCode(house, which, { code, request: kept }), refuseCollection(house, which, { code, request: kept })]);
    expect([collected.ok, refused.ok].filter(Boolean)).toHaveLength(1);
    expect([...(await steps.recordsOf("document.retrieved")), ...(await steps.recordsOf("document.refused"))]).toHaveLength(1);
  });

  test("expires after fourteen days, once, with two sweepers", async () => {
    const { page } = await prepare();
    await steps.sweepAt("2026-12-08T22:00:00Z");
    expect(await steps.recordsOf("document.expired")).toEqual([]);
    await Promise.all([steps.sweepAt("2026-12-08T23:00:00Z"), steps.sweepAt("2026-12-08T23:00:00Z")]);
    expect(await steps.recordsOf("document.expired")).toHaveLength(1);
    expect((await customer.get(page)).text).toContain("Dit bericht ligt hier niet meer klaar.");
    expect(await steps.outcomesOf("collection-end")).toEqual(["expired"]);
  });

  test("is not there for another deal, another organisation, or a made-up address", async () => {
    const { which, page } = await prepare();
    const other = await portal.makeDeal(stage, "Joris Peeters");
    expect((await customer.get(`${other.path}/collect/${which.collectionId}`)).status).toBe(404);
    expect((await customer.post(`${other.path}/collect/${which.collectionId}/code`)).status).toBe(404);
    expect((await customer.get(page.replace(/[^/]+$/, "x"))).status).toBe(404);
    expect(await openCollection(house, { ...which, organisationId: "00000000-0000-7000-8000-000000000000" }, kept)).toBeUndefined();
  });
});

describe("the trainer", () => {
  test("asks for it from the mail on the deal, sees first what happens, and asks once", async () => {
    const deal = await portal.makeDeal(stage);
    await sendAll();
    const { id } = await house.db.selectFrom("messages").select("id").where("kind", "=", "deal-confirmed").executeTakeFirstOrThrow();
    const owner = await ownerAt(stage.organisationId);
    const path = `/office/deals/${deal.code}/collect/${id}`;
    expect((await owner.get(`/office/deals/${deal.code}`)).html).toContain(path);
    expect((await owner.get(path)).text).toContain("Mail aan Sanne Kooiman, sanne.kooiman@voorbeeld.example: er ligt een bericht klaar.");
    expect((await Promise.all([owner.post(path), owner.post(path)])).map(({ location }) => location)).toEqual(Array(2).fill(`/office/deals/${deal.code}?done=collection-asked`));
    expect(await steps.recordsOf("collection.asked")).toHaveLength(1);
    expect(await steps.factsOf("document-announced")).toHaveLength(1);
    const story = (await owner.get(`/office/deals/${deal.code}`)).text;
    expect(story).toContain("Ligt klaar om op te halen tot");
  });

  test("cannot ask it of a mail to somebody who does not know the address of the deal", async () => {
    const deal = await portal.makeDeal(stage, ["Sanne Kooiman", "Joris Peeters"]);
    await sendAll();
    const { id } = await house.db.selectFrom("messages").select("id").where("kind", "=", "participant-confirmed").executeTakeFirstOrThrow();
    expect(await askCollection(house, { organisationId: stage.organisationId, dealId: deal.dealId, messageId: id, by: "marit" })).toEqual({ ok: false, refusal: { kind: "not-collectable" } });
    const owner = await ownerAt(stage.organisationId);
    expect((await owner.post(`/office/deals/${deal.code}/collect/${id}`)).status).toBe(404);
  });
});
