import { beforeEach, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { movingOwner } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { verifyDossier } from "../../../proof/dossier/verify.ts";
import { readZip } from "../../../proof/dossier/zip-read.ts";
import { restartLog, sequence } from "../../log/actions.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
const { dealOf, expectCleanAudit, pay } = stepsIn(house);
let stage: Stage;
let owner: Visitor;
let path: string;

beforeEach(async () => {
  await emptyDatabase(house);
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
  stage = await setStage(house);
  owner = await ownerAt(stage.organisationId);
  path = await pathOf(await dealOf(stage, ["Anna", "Bram"]));
  await sequence(house, stage.organisationId);
});

async function pathOf(dealId: string): Promise<string> {
  const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", dealId).executeTakeFirstOrThrow();
  return `/office/deals/${code}/dossier`;
}

const checked = (html: string) => [...html.matchAll(/name="content" value="(\w+)" checked/g)].map(([, choice]) => choice);

/** What the file holds, and whether it holds together. */
async function read(bytes: Uint8Array) {
  const zip = readZip(bytes);
  if (!zip.ok) throw new Error(zip.fault);
  return { names: zip.entries.map(({ name }) => name), report: await verifyDossier(bytes, {}) };
}

test("the deal leads to a page that says what the file is, what comes along and how it is checked, in both languages", async () => {
  expect((await owner.get(path.replace("/dossier", ""))).html).toContain(`href="${path}"`);
  const dutch = await owner.get(path);
  expect(dutch.status).toBe(200);
  expect(dutch.text).toContain("Eén bestand waarmee een rechter, een incassobureau of de advocaat van de klant zelf nagaat");
  expect(dutch.text).toContain("Er is geen tijdstempeldienst ingesteld.");
  expect(dutch.text).toContain("wie het dossier leest, kan die openen");
  expect(dutch.text).toContain("de bevestiging en de mails over een plaats noemen wie er komt bij naam, ook als ‘Wie er komt’ uit staat");
  expect(dutch.html).toContain('href="/helder/log/keys"');
  const { verifier } = await house.db.selectFrom("log_keys").select("verifier").executeTakeFirstOrThrow();
  expect(dutch.text).toContain(`De hele sleutel, om te kopiëren: ${verifier}`);
  expect(dutch.text).toContain("Een .asice is een zip.");
  expect(checked(dutch.html)).toEqual(["order", "mail", "documents", "delivery"]);
  const english = await owner.get(`${path}?lang=en`);
  expect(english.text).toContain("One file with which a judge, a collection agency or the customer's lawyer checks for themselves");
  for (const { text } of [dutch, english]) expect(text).not.toMatch(/gekwalificeerd|aangetekend|qualified|registered/i);
});

test("pressing the button gives a file that holds, named by the deal and the day, with what was chosen", async () => {
  const answer = await owner.download(path, { content: ["order", "documents"], language: "en" });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/vnd.etsi.asic-e+zip"]);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="[A-Z0-9]{8}-2026-11-24\.asice"$/);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const { names, report } = await read(answer.bytes);
  expect(report.verdict).toMatchObject({ kind: "holds" });
  expect(names).toEqual(expect.arrayContaining(["README.txt", "report.pdf", "verify.html"]));
  expect(names.filter((name) => /-(order|participants)\.json$/.test(name))).toEqual([expect.stringContaining("order")]);
  await expectCleanAudit();
});

test("a form without any choice gives a file without personal content, in the language of the deal", async () => {
  const { bytes, status } = await owner.download(path, {});
  expect(status).toBe(200);
  const { names, report } = await read(bytes);
  expect(report.verdict).toMatchObject({ kind: "holds" });
  expect(names).toContain("LEESMIJ.txt");
  expect(names.filter((name) => /^(mail|invoices)\/|-(order|participants)\./.test(name))).toEqual([]);
});

test("a deal that went on in another log has a button and a file for each, named by it", async () => {
  const dealId = (await house.db.selectFrom("deals").select("id").executeTakeFirstOrThrow()).id;
  const fresh = await owner.get(path);
  expect(fresh.html).not.toContain('name="log"');
  await restartLog(house, stage.organisationId);
  await pay(stage, dealId, 100);
  await sequence(house, stage.organisationId);
  const page = await owner.get(`${path}?lang=nl`);
  expect(page.text).toContain("Elk logboek heeft zijn eigen deel, en dus zijn eigen bestand");
  expect([...page.html.matchAll(/name="log" value="(\d)"/g)].map(([, log]) => log)).toEqual(["1", "2"]);
  for (const [log, first] of [["1", "deal.formed"], ["2", "payment.received"]] as const) {
    const answer = await owner.download(path, { content: "order", log });
    expect(answer.headers.get("content-disposition")).toContain(`-2026-11-24-log-${log}.asice`);
    const { report } = await read(answer.bytes);
    expect([report.verdict.kind, report.records.find(({ ofThisDeal }) => ofThisDeal)?.type]).toEqual(["holds", first]);
  }
  expect((await owner.post(path, { content: "order", log: "3" })).status).toBe(404);
});

test("pressing twice at once gives two files and changes nothing", async () => {
  const before = await house.db.selectFrom("records").select("id").execute();
  const answers = await Promise.all([owner.download(path, { content: "order" }), owner.download(path, { content: "order" })]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await house.db.selectFrom("records").select("id").execute()).toHaveLength(before.length);
  await expectCleanAudit();
});

test("a deal of somebody else is not found", async () => {
  const other = await setStage(house, { slug: "ander" });
  const foreign = await pathOf(await dealOf(other, "Chris"));
  expect((await owner.get(foreign)).status).toBe(404);
  expect((await owner.post(foreign, { content: "order" })).status).toBe(404);
});

test("a log that cannot be gone on with is said, with the way to see why", async () => {
  await dealOf(stage, "Dirk");
  await house.db.updateTable("log_keys").set({ sealed_seed: Buffer.from("nothing that opens") }).execute();
  const answer = await owner.post(`${path}?lang=nl`, { content: "order" });
  expect(answer.status).toBe(409);
  expect(answer.text).toContain("Het dossier kon niet worden gemaakt: het logboek staat stil.");
  expect(checked(answer.html)).toEqual(["order"]);
});
