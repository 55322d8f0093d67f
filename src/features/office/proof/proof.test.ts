import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { movingOwner } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { startTimeStampAuthority } from "../../../simulator/time-stamp-authority/server.ts";
import { keyIdOf, restartLog, sequence, stampDueHeads } from "../../log/actions.ts";
import { keysOf } from "../../log/store.ts";

const bare = await createTestHouse();
const folder = mkdtempSync(join(tmpdir(), "handslag-proof-"));
const authority = await startTimeStampAuthority({ port: 0, now: () => bare.clock.now(), log: bare.log, folder: null });
mkdirSync(join(folder, "tsa-roots"));
writeFileSync(join(folder, "tsa-roots", "test.pem"), authority.root);
afterAll(async () => {
  await authority.stop();
  rmSync(folder, { recursive: true });
});

const asking = (urls: string[], dataFolder = folder) => ({ ...bare, config: { ...bare.config, dataFolder, tsaUrls: urls } });
const appOf = (house: typeof bare) => createApp(house, { pool: bare.pool, demoClock: null, tick: async () => undefined });
const house = asking([authority.url]);
const demo = { ...house, config: { ...house.config, demo: true } };
const apps = { stamped: appOf(house), demo: appOf(demo), alone: appOf(asking([])), unpinned: appOf(asking([authority.url], join(folder, "elsewhere"))), troubled: appOf(asking(["http://127.0.0.1:1/", `${authority.url}/broken/foreign-root`])) };
const owners = { stamped: movingOwner(apps.stamped, house), demo: movingOwner(apps.demo, demo), alone: movingOwner(apps.alone, house), unpinned: movingOwner(apps.unpinned, house), troubled: movingOwner(apps.troubled, house) };
const { dealOf, expectCleanAudit } = stepsIn(house);
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(bare);
  bare.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
  stage = await setStage(house);
});

const visit = async (whose: keyof typeof owners, organisationId = stage.organisationId): Promise<Visitor> => owners[whose](organisationId);
const keys = () => keysOf(house.db, { organisationId: stage.organisationId, log: 1 });
const signingId = async () => keyIdOf((await keys()).at(-1)?.verifier ?? "");

async function begin() {
  await dealOf(stage, "Anna");
  await sequence(house, stage.organisationId);
}

describe("the state of proof", () => {
  test("says first that all is stamped, then by whom, with which key, and where anybody can see it", async () => {
    await begin();
    await stampDueHeads(house);
    await sequence(house, stage.organisationId);
    const owner = await visit("stamped");
    const { text, html } = await owner.get("/office/proof");
    expect(text).toMatch(/Het logboek gaat door, tot en met nummer \d+, en alles is van buiten gestempeld\./);
    expect(text).toContain(`${authority.url}; hoogstens 1 s ernaast, volgens de dienst`);
    expect(text).toContain("gaf een stempel");
    expect(text).toContain("; wat erna komt, is de stempel zelf");
    expect(html).toMatch(/href="\/office\/deals">Kies een afspraak/);
    expect(text).not.toContain("eigen dienst van de demo");
    expect(text).toContain("Root test.pem");
    expect(text).toMatch(/([0-9A-F]{2}:){31}[0-9A-F]{2}/);
    expect(html).toContain('href="/helder/log/checkpoint"');
    expect(html).toContain('href="/helder/log/keys"');
    expect(text).toContain(`${await signingId()} ondertekent, vanaf nummer 0; gemaakt di 24 nov 10:41`);
    expect((await owner.get("/office")).html).toContain('href="/office/proof"');
    const english = await owner.get("/office/proof?lang=en");
    expect(english.text).toMatch(/The log goes on, up to number \d+, and all of it is stamped from outside\./);
    await owner.get("/office/proof?lang=nl");
  });

  test("calls the service that the demo brings along its own, and says why its history was recorded at once", async () => {
    await begin();
    await stampDueHeads(house);
    await sequence(house, stage.organisationId);
    const { text } = await (await visit("demo")).get("/office/proof");
    expect(text).toMatch(/en alles is gestempeld, door de eigen dienst van de demo\./);
    expect(text).toContain("Wat de demo bij het begin al had meegemaakt, is bij het vullen in één keer vastgelegd");
    expect(text).not.toMatch(/van buiten (gestempeld|, over)/);
  });

  test("says what waits for a stamp and since when, why each service gave none, and when it is asked again", async () => {
    await begin();
    await stampDueHeads(asking(["http://127.0.0.1:1/", `${authority.url}/broken/foreign-root`]));
    const { text } = await (await visit("troubled")).get("/office/proof");
    expect(text).toContain("Nog niet van buiten gestempeld: één stap, sinds di 24 nov 10:41.");
    expect(text).toContain("was niet te bereiken");
    expect(text).toContain("gaf een stempel van een dienst waarvan hier geen basiscertificaat ligt");
    expect(text).toContain("Volgende poging binnen een minuut één keer geprobeerd");
    expect(text).toContain("Er is nog geen tijdstempel.");
  });

  test("says what to do where no service is set up, or no certificate is pinned", async () => {
    await begin();
    const alone = await (await visit("alone")).get("/office/proof");
    expect(alone.text).toContain("Wanneer iets gebeurde, zegt alleen de eigen klok: er is geen tijdstempeldienst ingesteld.");
    expect(alone.text).toContain("Zet in TSA_URLS het adres van een of twee diensten");
    const unpinned = await (await visit("unpinned")).get("/office/proof");
    expect(unpinned.text).toContain("Er is geen basiscertificaat vastgelegd.");
    expect(unpinned.text).toContain("Er ligt geen basiscertificaat in de map tsa-roots.");
  });

  test("of who just began is empty, and says so", async () => {
    const { text, status } = await (await visit("stamped")).get("/office/proof");
    expect(status).toBe(200);
    expect(text).toContain("Er is nog niets vastgelegd.");
    expect(text).toContain("De eerste sleutel wordt gemaakt zodra er iets in het logboek komt.");
    expect((await (await visit("stamped")).get("/office/proof/key")).text).toContain("Er is nog geen sleutel");
  });

  test("says first that the log stands still: by a key that does not open, or by steps that wait", async () => {
    await begin();
    await dealOf(stage, "Bram");
    const owner = await visit("stamped");
    expect((await owner.get("/office/proof")).text).not.toContain("staat stil");
    bare.clock.advance({ minutes: 3 });
    expect((await owner.get("/office/proof")).text).toMatch(/Het logboek staat stil sinds di 24 nov 10:41\. Nog niet erin: (\d+ stappen|één stap)/);
    await house.db.updateTable("log_keys").set({ sealed_seed: Buffer.from("nothing that opens") }).execute();
    expect((await owner.get("/office/proof")).text).toContain("Het logboek staat stil: de sleutel gaat niet open");
  });

  test("names the logs before the one that goes on, each with its last head", async () => {
    await begin();
    await restartLog(house, stage.organisationId);
    const { text, html } = await (await visit("stamped")).get("/office/proof");
    expect(text).toContain("Eerdere logboeken 1");
    expect(text).toContain("localhost:3000/helder/log/1");
    expect(html).toContain('href="/helder/log/1/checkpoint"');
  });

  test("is of one's own organisation alone", async () => {
    await begin();
    const other = await setStage(house, { slug: "ander" });
    const { text } = await (await visit("stamped", other.organisationId)).get("/office/proof");
    expect(text).toContain("Er is nog niets vastgelegd.");
    expect(text).not.toContain(await signingId());
  });

  test("claims nothing that it does not bear", async () => {
    await begin();
    const owner = await visit("stamped");
    for (const lang of ["en", "nl"]) expect((await owner.get(`/office/proof?lang=${lang}`)).text).not.toMatch(/gekwalificeerd|aangetekend|qualified|registered|onweerlegbaar/i);
  });
});

describe("a new key", () => {
  test("is previewed with the one that signs now, made by the button, and told on the page with the earlier one", async () => {
    await begin();
    const owner = await visit("stamped");
    const old = await signingId();
    const preview = await owner.get("/office/proof/key");
    expect(preview.text).toContain(`Nu ondertekent sleutel ${old}.`);
    expect(await keys()).toHaveLength(1);
    expect((await owner.post("/office/proof/key", { seen: old })).location).toBe("/office/proof?done=key-rotated");
    const { text } = await owner.get("/office/proof?done=key-rotated");
    expect(text).toContain("De sleutel van het logboek is vernieuwd.");
    expect(text).toMatch(new RegExp(`${await signingId()} ondertekent, vanaf nummer \\d+`));
    expect(text).toMatch(new RegExp(`${old} ondertekende vanaf nummer 0 tot een stand van \\d+ vastleggingen`));
    await expectCleanAudit();
  });

  test("asked for twice at once is made once", async () => {
    await begin();
    const owner = await visit("stamped");
    const seen = await signingId();
    const answers = await Promise.all([owner.post("/office/proof/key", { seen }), owner.post("/office/proof/key", { seen })]);
    expect(answers.map(({ location }) => location)).toEqual(["/office/proof?done=key-rotated", "/office/proof?done=key-rotated"]);
    expect(await keys()).toHaveLength(2);
    expect(await house.db.selectFrom("records").select("id").where("type", "=", "key.rotated").execute()).toHaveLength(1);
  });

  test("is not made by a form that names no key of this log", async () => {
    await begin();
    const owner = await visit("stamped");
    for (const fields of [{}, { seen: "00000000" }]) {
      const answer = await owner.post("/office/proof/key", fields);
      expect(answer.status).toBe(409);
      expect(answer.text).toContain("De sleutel is intussen een andere. Kijk opnieuw.");
    }
    expect(await keys()).toHaveLength(1);
  });

  test("cannot be handed over by one that does not open, and that is said", async () => {
    await begin();
    const owner = await visit("stamped");
    await house.db.updateTable("log_keys").set({ sealed_seed: Buffer.from("nothing that opens") }).execute();
    const answer = await owner.post("/office/proof/key", { seen: await signingId() });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("De sleutel is niet vernieuwd: de oude gaat niet open");
    expect(await keys()).toHaveLength(1);
  });
});
