import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { payAfter, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { sendAllOf } from "../../../test/support/send-all.ts";
import { startMailServer } from "../../../test/support/smtp.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import type { Locale } from "../../domain/locale.ts";
import { readZip } from "../../proof/dossier/zip-read.ts";
import { startTimeStampAuthority } from "../../simulator/time-stamp-authority/server.ts";
import { findDeal } from "../deal/store.ts";
import { sayInDispute } from "../dispute/actions.ts";
import { writeRecords } from "../evidence/store.ts";
import { rotateKey, sequence, stampDueHeads } from "../log/actions.ts";
import { currentLog, keysOf } from "../log/store.ts";
import { contentChoices, makeDossier } from "./actions.ts";
import type { ContentChoice } from "./actions.ts";
import { dossierPaper } from "./report.ts";
import { recordsOfDeal } from "./store.ts";

const bare = await createTestHouse();
const folder = mkdtempSync(join(tmpdir(), "handslag-report-"));
const authority = await startTimeStampAuthority({ port: 0, now: () => bare.clock.now(), log: bare.log, folder: null });
const mail = await startMailServer();
mkdirSync(join(folder, "tsa-roots"));
writeFileSync(join(folder, "tsa-roots", "test.pem"), authority.root);
afterAll(async () => {
  await Promise.all([authority.stop(), mail.close()]);
  rmSync(folder, { recursive: true });
});

const house = { ...bare, config: { ...bare.config, dataFolder: folder, tsaUrls: [authority.url], smtpUrl: mail.url } };
const { dealOf, expectCleanAudit, pay, sweepWhole } = stepsIn(house);
const sendAll = sendAllOf(house);
let stage: Stage;
let dealId: string;

beforeEach(async () => {
  await emptyDatabase(house);
  bare.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
  stage = await setStage(house);
  dealId = await dealOf(stage, ["Anna", "Bram"]);
  await sendAll();
  await sequence(house, stage.organisationId);
  await stampDueHeads(house);
  bare.clock.advance({ minutes: 3 });
});

async function paper({ choices = contentChoices, locale = "nl" }: { choices?: readonly ContentChoice[]; locale?: Locale } = {}) {
  await sequence(house, stage.organisationId);
  const [deal, log] = [await findDeal(house.db, stage.organisationId, dealId), await currentLog(house.db, stage.organisationId)];
  if (deal === undefined || log === undefined) throw new Error("expected a deal in a log");
  return dossierPaper(house, { deal, log, records: await recordsOfDeal(house.db, deal, log.number), choices: new Set(choices), locale, madeAt: bare.clock.now() });
}

const rowsOf = ({ timeline }: Awaited<ReturnType<typeof paper>>) => timeline.spans.flatMap(({ rows }) => rows);
const plain = (text: string) => text.replaceAll("\u00a0", " ");

async function messageOf(kind: "deal-confirmed" | "invoice-issued"): Promise<string> {
  const { id } = await house.db.selectFrom("messages").select("id").where("subject_id", "=", dealId).where("kind", "=", kind).executeTakeFirstOrThrow();
  return id;
}

const someId = "018f0000-0000-7000-8000-000000000001";

/** Records about a mail as they are written when a receiver does something, without the receiver. */
async function recorded(...records: Parameters<typeof writeRecords>[2]): Promise<void> {
  await house.db.transaction().execute((trx) => writeRecords(trx, stage.organisationId, records));
}

describe("the report of a dossier", () => {
  test("sends its reader elsewhere for the key, and names every key that the log had only to be compared", async () => {
    await rotateKey(house, stage.organisationId);
    const { closing, facts } = await paper();
    const keys = (await keysOf(house.db, { organisationId: stage.organisationId, log: 1 })).map(({ verifier }) => verifier);
    expect(closing.code).toBe("npm run -s handslag -- verify BESTAND.asice --key SLEUTEL-VAN-ELDERS");
    expect(closing.keys).toEqual(keys);
    expect(keys).toHaveLength(2);
    expect(closing.afterCode.join(" ")).toContain(`${house.config.baseUrl}/helder/log/1/keys`);
    expect(closing.paragraphs[0]).toContain("/verify.html");
    expect(JSON.stringify(facts)).not.toContain(keys[0]);
  });

  test("names the document, the amount and the moment of each mail and each payment", async () => {
    await pay(stage, dealId, 216_590);
    await sweepWhole();
    await sendAll();
    const message = await messageOf("invoice-issued");
    await recorded({ subjectId: dealId, type: "collection.asked", at: bare.clock.now(), actor: "trainer", details: { message, collection: someId, sha256: "0".repeat(64) } });
    const rows = rowsOf(await paper()).map(({ what }) => plain(what));
    const { number } = await house.db.selectFrom("invoices").select("number").where("deal_id", "=", dealId).executeTakeFirstOrThrow();
    expect(rows).toContain(`Factuur gemaakt: ${number}, € 2.165,90`);
    expect(rows).toContain("Betaling ontvangen: € 2.165,90");
    expect(rows).toContain(`Aangenomen door de mailserver van de organisator: factuur ${number}`);
    const asked = rows.find((what) => what.startsWith("Gevraagd een bericht op te halen"));
    expect(asked).toMatch(new RegExp(`: factuur ${number}, verstuurd di 24 nov 2026 10:44 \\(nr\\. \\d+\\)$`));
  });

  test("says of an answer, a code and a fetched page whose word that is, and of none that the customer said it on the site", async () => {
    const message = await messageOf("deal-confirmed");
    const at = bare.clock.now();
    const collection = { message, collection: someId, blob: someId };
    await recorded(
      { subjectId: dealId, type: "reply.received", at, actor: "customer", details: { message, kind: "deal-confirmed", inbound: someId, blob: someId, dkim: "pass", counts: true } },
      { subjectId: dealId, type: "reply.received", at, actor: "mail-server", details: { message, kind: "deal-confirmed", inbound: someId, blob: someId, dkim: "none", counts: true } },
      { subjectId: dealId, type: "reply.received", at, actor: "mail-server", details: { message, kind: "deal-confirmed", inbound: someId, blob: someId, dkim: "none", counts: false, why: "automatic" } },
      { subjectId: dealId, type: "announcement.opened", at, actor: "system", details: collection },
      { subjectId: dealId, type: "document.retrieved", at, actor: "customer", details: { ...collection, code: someId } },
    );
    const last = rowsOf(await paper()).slice(-5);
    expect(last.map(({ what }) => plain(what).split(":")[0])).toEqual(["Beantwoord", "Antwoord ontvangen", "Antwoord ontvangen", "Pagina opgevraagd waarop een bericht klaarligt", "Opgehaald met een code"]);
    expect(last.map(({ source }) => source)).toEqual(["een mail vanaf het adres van de ontvanger", "een mail op naam van de ontvanger, niet ondertekend", "een mail die niet telt als antwoord van de ontvanger", "een verzoek van buiten, onbekend wie", "iemand met de code"]);
    expect(last.every(({ what }) => plain(what).includes("bevestiging, verstuurd di 24 nov 2026 10:41"))).toBe(true);
  });

  test("puts every step below the times from outside between which it was recorded", async () => {
    await pay(stage, dealId, 100);
    await sequence(house, stage.organisationId);
    await stampDueHeads(house);
    const { timeline } = await paper();
    expect(timeline.spans.map(({ times }) => plain(times))).toEqual(["Vastgelegd uiterlijk di 24 nov 2026 10:42", "Vastgelegd tussen di 24 nov 2026 10:40 en di 24 nov 2026 10:45"]);
    expect(timeline.spans[1]?.rows.map(({ what }) => plain(what))).toContain("Betaling ontvangen: € 1,00");
  });

  test("says by when the money is due and what follows without it", async () => {
    expect((await paper()).ledger.next.map(plain)).toEqual([
      "Te betalen door de klant: € 2.165,90, uiterlijk di 1 dec 2026 23:59.",
      "Is er niet betaald, dan vervalt de plaats op wo 2 dec 2026 11:59 en is er niets meer verschuldigd.",
    ]);
    const other = await setStage(house, { slug: "later", conditions: payAfter });
    [stage, dealId] = [other, await dealOf(other, ["Chris"])];
    const { ledger } = await paper({ locale: "en" });
    expect(ledger.next[0]).toContain("To be paid by the customer:");
    expect(ledger.next[1]).toBe("If the customer does not pay, the amount stays owed. Interest and collection costs are added only after a notice.");
  });

  test("of a Dutch deal says in English that what was agreed is in Dutch, and in Dutch needs not say so", async () => {
    expect((await paper({ locale: "en" })).parts[0]).toMatchObject({ lang: "nl", note: "These sentences and the terms are given as they were agreed, in the language of the deal: Dutch." });
    expect((await paper()).parts[0]).toMatchObject({ lang: "nl", note: null });
  });

  test("prints what was written about an objection, commits to it, and shows it only with the mail", async () => {
    const said = await sayInDispute(house, { organisationId: stage.organisationId, dealId, by: "customer", words: "Er was geen lunch.\nDie stond er wel bij.", token: "a", end: null });
    expect(said).toMatchObject({ ok: true, opened: true });
    const quotes = async (choices: readonly ContentChoice[]) => rowsOf(await paper({ choices })).map(({ quote }) => quote).filter((quote) => quote !== null);
    expect(await quotes(contentChoices)).toEqual(["Er was geen lunch.\nDie stond er wel bij."]);
    expect(await quotes(contentChoices.filter((choice) => choice !== "mail"))).toEqual([]);
    for (const reader of ["customer", "outsider"] as const) {
      const dossier = await makeDossier(house, { organisationId: stage.organisationId, dealId, choices: contentChoices, locale: "nl", reader });
      const zip = readZip(dossier?.bytes ?? new Uint8Array());
      const words = zip.ok ? zip.entries.find(({ name }) => /^att\/\d{6}-words\.txt$/.test(name)) : undefined;
      expect(new TextDecoder().decode(words?.bytes)).toContain("Er was geen lunch.");
    }
    await expectCleanAudit();
  });
});
