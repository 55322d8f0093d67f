import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { setStage, signUpOf } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { movingOwner } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { largestPdf } from "../../catalogue/actions.ts";
import { signUp } from "../../sign-up/actions.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
const steps = stepsIn(house);
const text = "## 1. Betalen\n\nU betaalt op tijd. <script>alert(1)</script>\n\n- vooraf\n- of **achteraf**";
const typed = { title: "Algemene voorwaarden", locale: "nl", text };
let stage: Stage;
let owner: Visitor;

beforeEach(async () => {
  await emptyDatabase(house);
  stage = await setStage(house);
  owner = await ownerAt(stage.organisationId);
});

async function versions() {
  return house.db.selectFrom("terms_versions").select(["number", "title", "locale", "source", "markdown", "sha256", "pdf"]).where("organisation_id", "=", stage.organisationId).orderBy("number").execute();
}

function pdfOf(content: string, name = "voorwaarden.pdf"): File {
  return new File([`%PDF-1.7\n${content}\n%%EOF\n`], name, { type: "application/pdf" });
}

describe("the list of terms", () => {
  test("names each version with its day, fingerprint, permanent address, and who goes by it", async () => {
    await signUp(house, signUpOf(stage, "Sanne Kooiman"));
    const { text: read, html } = await owner.get("/office/terms");
    expect(read).toContain("Versie 4 is de nieuwste, gepubliceerd op di 24 nov 2026.");
    expect(read).toContain("Versie 4: Algemene voorwaarden als tekst · Nederlands Nieuwe afspraken in Onderhandelen zonder trucs do 21 jan");
    expect(read).toContain(stage.termsSha256);
    expect(read).toContain("1 afspraak hieronder gesloten");
    expect(html).toContain(`href="/helder/terms/${stage.termsSha256}"`);
    expect(html).toContain(`href="/office/sessions/${stage.sessionId}"`);
    expect((await app.request(`/helder/terms/${stage.termsSha256}.pdf`)).status).toBe(200);
  });

  test("says how many coming sessions still use an older version, and forgets those that began", async () => {
    await owner.post("/office/terms", typed);
    expect((await owner.get("/office/terms")).text).toContain("Eén komende sessie gebruikt nog een oudere versie.");
    steps.at("2027-01-22T09:00:00Z");
    const { text: read } = await owner.get("/office/terms");
    steps.at("2026-11-24T09:41:00Z");
    expect(read).not.toContain("komende sessie gebruikt");
    expect(read).toContain("één sessie die al begon.");
    expect(read).toContain("Geen sessie gebruikt deze versie.");
  });

  test("without a version says what is missing and what to do", async () => {
    await house.pool.query("set session_replication_role = replica; update sessions set status = 'draft', terms_version_id = null; delete from terms_versions; set session_replication_role = origin");
    const { text: read } = await owner.get("/office/terms");
    expect(read).toContain("Er zijn nog geen voorwaarden. Zonder voorwaarden kan geen sessie open.");
    expect((await owner.get("/office/terms/new")).text).toContain("Dit wordt versie 1.");
  });
});

describe("terms as text", () => {
  test("begin with the text of the last version", async () => {
    const { html, text: read } = await owner.get("/office/terms/new");
    expect(html).toContain("Wij geven de training; u betaalt op tijd.</textarea>");
    expect(html).toContain('value="Algemene voorwaarden"');
    expect(read).toContain("Dit wordt versie 5.");
  });

  test("are seen before they are published, and nothing is published by looking", async () => {
    const page = await owner.post("/office/terms/preview", typed);
    expect(page.status).toBe(200);
    expect(page.html).toContain("<h2>1. Betalen</h2>");
    expect(page.html).toContain("<strong>achteraf</strong>");
    expect(page.html).not.toContain("<script>alert");
    expect(page.text).toContain("Publiceer versie 5");
    expect(page.html).toContain('name="text" value="## 1. Betalen');
    expect(await versions()).toHaveLength(1);
    expect((await owner.get("/office/terms/preview")).location).toBe("/office/terms/new");
  });

  test("become a version with its own fingerprint and record", async () => {
    const answer = await owner.post("/office/terms", { ...typed, text: text.replaceAll("\n", "\r\n") });
    expect(answer.location).toBe("/office/terms?done=terms#v5");
    const [, version] = await versions();
    expect(version).toMatchObject({ number: 5, title: "Algemene voorwaarden", locale: "nl", source: "markdown", markdown: text });
    const sha256 = createHash("sha256").update(version?.pdf ?? "").digest("hex");
    expect(version?.sha256).toBe(sha256);
    expect(await steps.recordsOf("terms.published")).toEqual([{ number: 5, sha256, source: "markdown" }]);
    expect((await owner.get("/office/terms?done=terms")).text).toContain("De voorwaarden zijn gepubliceerd.");
  });

  test("sent twice at once are one version; sent again they are the one that is there", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => owner.post("/office/terms", typed)));
    expect(new Set(answers.map(({ location }) => location.replace("terms-known", "terms")))).toEqual(new Set(["/office/terms?done=terms#v5"]));
    expect(await versions()).toHaveLength(2);
    expect(await steps.recordsOf("terms.published")).toHaveLength(1);
    expect((await owner.post("/office/terms", typed)).location).toBe("/office/terms?done=terms-known#v5");
  });

  test.each([
    ["without a title", { title: " " }, "Geef de voorwaarden een titel", "title", "## 1. Betalen"],
    ["with an endless title", { title: "x".repeat(151) }, "Deze titel is te lang", "title", "## 1. Betalen"],
    ["without a text", { text: "\n \n" }, "De tekst is nog leeg.", "text", 'value="Algemene voorwaarden"'],
    ["with an endless text", { text: "x".repeat(200_001) }, "Deze tekst is langer dan 200.000 tekens.", "text", 'value="Algemene voorwaarden"'],
  ])("%s are neither shown nor published: the page says so at the field and keeps the rest", async (_, wrong, words, field, kept) => {
    for (const path of ["/office/terms/preview", "/office/terms"]) {
      const page = await owner.post(path, { ...typed, ...wrong });
      expect([path, page.status]).toEqual([path, 422]);
      expect(page.text.split(words)).toHaveLength(3);
      expect(page.html).toContain(`href="#${field}"`);
      expect(page.html).toContain("<title>Fout: ");
      expect(page.html).toMatch(/class="error-summary"[^>]*autofocus/);
      expect(page.html).toContain(kept);
    }
    expect(await versions()).toHaveLength(1);
  });
});

describe("terms as PDF", () => {
  test("stay byte for byte as they were given", async () => {
    const answer = await owner.post("/office/terms/pdf", { ...typed, title: "Terms", locale: "en", pdf: pdfOf("eigen opmaak") });
    expect(answer.location).toBe("/office/terms?done=terms#v5");
    const [, version] = await versions();
    expect(version).toMatchObject({ number: 5, title: "Terms", locale: "en", source: "pdf", markdown: null });
    expect(version?.pdf.toString()).toBe("%PDF-1.7\neigen opmaak\n%%EOF\n");
    const served = await app.request(`/helder/terms/${version?.sha256}.pdf`);
    expect(Buffer.from(await served.arrayBuffer()).equals(version?.pdf ?? Buffer.alloc(0))).toBe(true);
    expect((await owner.get("/office/terms/new")).html).toContain("Wij geven de training; u betaalt op tijd.</textarea>");
  });

  test("sent twice at once are one version", async () => {
    await Promise.all([1, 2].map(() => owner.post("/office/terms/pdf", { ...typed, pdf: pdfOf("tweemaal") })));
    expect(await versions()).toHaveLength(2);
  });

  test.each([
    ["nothing chosen", new File([], ""), "Kies een pdf-bestand."],
    ["an empty file", new File([], "leeg.pdf"), "Kies een pdf-bestand."],
    ["a document of a word processor", new File(["PK\u0003\u0004 word"], "voorwaarden.docx"), "Dit bestand is geen pdf, of het is niet heel."],
    ["half a PDF", new File(["%PDF-1.7\nafgebroken"], "half.pdf"), "Dit bestand is geen pdf, of het is niet heel."],
    ["a PDF of more than ten megabytes", pdfOf("x".repeat(largestPdf)), "Dit bestand is groter dan 10 MB."],
  ])("%s is refused in words, and what was typed is kept", async (_, pdf, words) => {
    const page = await owner.post("/office/terms/pdf", { ...typed, title: "Mijn titel", locale: "en", pdf });
    expect(page.status).toBe(422);
    expect(page.text.split(words)).toHaveLength(3);
    expect(page.html).toContain('href="#pdf"');
    expect(page.html).toContain('value="Mijn titel"');
    expect(page.html).toMatch(/<option value="en" selected/);
    expect(page.html).toContain("## 1. Betalen");
    expect(page.text).toContain("Een bestand kies je opnieuw");
    expect(await versions()).toHaveLength(1);
  });

  test("so large that they are not even read are refused in the same words", async () => {
    const page = await owner.post("/office/terms/pdf", { ...typed, pdf: pdfOf("x".repeat(largestPdf + 2_000_000)) });
    expect(page.status).toBe(413);
    expect(page.text).toContain("Dit bestand is groter dan 10 MB.");
    expect(page.html).toContain('href="/office/terms/new"');
  });
});

test("the terms of another organisation are not in the list", async () => {
  const other = await setStage(house, { slug: "hun" });
  const { html } = await owner.get("/office/terms");
  expect(html).not.toContain(other.termsSha256);
  expect(html).not.toContain(other.sessionId);
  await owner.post("/office/terms", typed);
  expect(await house.db.selectFrom("terms_versions").select("number").where("organisation_id", "=", other.organisationId).execute()).toEqual([{ number: 4 }]);
});
