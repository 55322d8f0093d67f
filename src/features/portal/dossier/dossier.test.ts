import { beforeEach, expect, test } from "vitest";
import { setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { openPortal } from "../../../../test/support/portal.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { verifyDossier } from "../../../proof/dossier/verify.ts";
import { readZip } from "../../../proof/dossier/zip-read.ts";
import { restartLog, sequence } from "../../log/actions.ts";

const house = await createTestHouse();
const portal = openPortal(house);
const { expectCleanAudit } = stepsIn(house);
let stage: Stage;
let path: string;

beforeEach(async () => {
  await emptyDatabase(house);
  house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
  stage = await setStage(house);
  ({ path } = await portal.makeDeal(stage, ["Sanne Kooiman", "Bram Wolters"]));
  await sequence(house, stage.organisationId);
});

const fetchDossier = async (from = path) => portal.app.request(`${from}/dossier`, { method: "POST", body: new URLSearchParams() });

test("each step that is recorded says its number and its times, with what that proves and where the log is public", async () => {
  const dutch = await portal.get(path);
  expect(dutch.text).toContain("Nr. 0, nog niet gestempeld.");
  expect(dutch.text).toContain("Dat een vastgelegde uitspraak waar is, bewijst het niet.");
  expect(dutch.html).toContain('href="/helder/log/checkpoint"');
  expect(dutch.text).toMatch(/de sleutel, [0-9a-f]{8}/);
  expect(dutch.html).toContain(`href="${path}/dossier"`);
  const english = await portal.get(`${path}?lang=en`);
  expect(english.text).toContain("No. 0, not stamped yet.");
  for (const { text } of [dutch, english]) expect(text).not.toMatch(/gekwalificeerd|qualified|onweerlegbaar/i);
});

test("before anything is in the log nothing is said of it", async () => {
  const other = await setStage(house, { slug: "ander" });
  const fresh = await portal.makeDeal(other, "Chris Baan");
  const { text, status } = await portal.get(fresh.path);
  expect(status).toBe(200);
  expect(text).not.toContain("Nr. ");
  expect(text).not.toContain("Wat het nummer en de tijden zeggen");
});

test("the page of the dossier says what is in it and what not, in both languages", async () => {
  const dutch = await portal.get(`${path}/dossier`);
  expect(dutch.text).toContain("Alles wat over deze afspraak is vastgelegd, in één bestand om te bewaren en zelf na te gaan.");
  expect(dutch.text).toContain("Van mails aan anderen, en van mails met een code of een adres dat alleen uw mailbox mag kennen, ziet u dat ze zijn vastgelegd");
  expect((await portal.get(`${path}/dossier?lang=en`)).text).toContain("All that is recorded about this agreement, in one file");
});

test("the button gives a file that holds, with what the customer typed and nothing of other deals", async () => {
  const other = await portal.makeDeal(stage, "Dirk Elders");
  const answer = await fetchDossier();
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([200, "application/vnd.etsi.asic-e+zip", "no-store"]);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect((await verifyDossier(bytes, {})).verdict).toMatchObject({ kind: "holds" });
  const zip = readZip(bytes);
  if (!zip.ok) throw new Error(zip.fault);
  const text = zip.entries.map(({ bytes: content }) => Buffer.from(content).toString("latin1")).join("\n");
  expect(text).toContain("Bram");
  expect(text).not.toContain("Elders");
  expect(text).not.toContain(other.secret);
});

test("where the organisation began another log meanwhile, each part has its button and its file", async () => {
  const { id: dealId } = await house.db.selectFrom("deals").select("id").executeTakeFirstOrThrow();
  await restartLog(house, stage.organisationId);
  await portal.pay(stage, dealId, 100);
  await sequence(house, stage.organisationId);
  const page = await portal.get(`${path}/dossier`);
  expect([...page.html.matchAll(/name="log" value="(\d)"/g)].map(([, log]) => log)).toEqual(["1", "2"]);
  const fetched = async (log: string) => portal.app.request(`${path}/dossier`, { method: "POST", body: new URLSearchParams({ log }) });
  for (const [log, first] of [["1", "deal.formed"], ["2", "payment.received"]] as const) {
    const report = await verifyDossier(new Uint8Array(await (await fetched(log)).arrayBuffer()));
    expect([report.verdict.kind, report.records.find(({ ofThisDeal }) => ofThisDeal)?.type]).toEqual(["holds", first]);
  }
  expect((await fetched("3")).status).toBe(404);
});

test("a wrong secret gives no file", async () => {
  expect((await fetchDossier(`${path.slice(0, -3)}zzz`)).status).toBe(404);
});

test("five an hour are made, also when many are asked for at once; then it says from when it goes again", async () => {
  const statuses = (await Promise.all(Array.from({ length: 7 }, () => fetchDossier()))).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 200, 429, 429]);
  const refused = await portal.post(`${path}/dossier`, {});
  expect([refused.status, refused.text.includes("Vanaf 11:41 kan het weer.")]).toEqual([429, true]);
  house.clock.advance({ hours: 1 });
  expect((await fetchDossier()).status).toBe(200);
  await expectCleanAudit();
});

test("what could not be made is not counted, also when it was asked for many times at once", async () => {
  await portal.makeDeal(stage, "Eva Storm");
  const { sealed_seed: seed } = await house.db.selectFrom("log_keys").select("sealed_seed").executeTakeFirstOrThrow();
  await house.db.updateTable("log_keys").set({ sealed_seed: Buffer.from("nothing that opens") }).execute();
  for (let tried = 0; tried < 6; tried += 1) expect((await fetchDossier()).status).toBe(503);
  expect((await Promise.all([1, 2, 3, 4].map(() => fetchDossier()))).map(({ status }) => status)).toEqual([503, 503, 503, 503]);
  await house.db.updateTable("log_keys").set({ sealed_seed: seed }).execute();
  const statuses = (await Promise.all(Array.from({ length: 6 }, () => fetchDossier()))).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 200, 429]);
});

test("a log that stands still is said to the customer without its reason", async () => {
  await portal.makeDeal(stage, "Eva Storm");
  await house.db.updateTable("log_keys").set({ sealed_seed: Buffer.from("nothing that opens") }).execute();
  const answer = await portal.post(`${path}/dossier`, {});
  expect(answer.status).toBe(503);
  expect(answer.text).toContain("Het dossier kan nu niet worden gemaakt.");
  expect(answer.text).not.toContain("HANDSLAG_SECRET");
});
