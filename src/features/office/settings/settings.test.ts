import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { setStage, signUpOf } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { movingOwner } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { signUp } from "../../sign-up/actions.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
const steps = stepsIn(house);
let stage: Stage;
let owner: Visitor;

const good = {
  name: "Studio Helder en Zonen",
  contactName: "Marit Oldenkamp",
  introduction: "Wij leren je vragen.\r\n\r\nSinds 2009.",
  street: "Nieuwe Lijnbaan 15",
  postcode: "3599 XX",
  town: "Utrecht",
  phone: "030 000 04 13",
  email: "dag@helder.example",
  kvkNumber: "0001 2345",
  vatNumber: "nl 0001.23456.b01",
  iban: "nl91 abna 0417 1643 00",
  accountName: "M. Oldenkamp",
  complaintDays: "10",
  locale: "nl",
  penLight: "1D6B58",
  penDark: "",
};

beforeEach(async () => {
  await emptyDatabase(house);
  stage = await setStage(house);
  owner = await ownerAt(stage.organisationId);
});

function organisation(organisationId = stage.organisationId) {
  return house.db.selectFrom("organisations").selectAll().where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
}

/** What stands in a field. */
function valueOf(html: string, field: string): string {
  return new RegExp(`<input id="${field}"[^>]*? value="([^"]*)"`).exec(html)?.[1] ?? "";
}

test("the settings show what stands and where customers see it", async () => {
  const { html, text } = await owner.get("/office/settings");
  expect(valueOf(html, "iban")).toBe("NL91 ABNA 0417 1643 00");
  expect(valueOf(html, "complaintDays")).toBe("5");
  expect(text).toContain("onder elke pagina, in elke mail en in de afspraak");
  expect(text).toContain("http://localhost:3000/helder , blijft altijd hetzelfde");
  expect(text).toContain("niet ingesteld: er gaat geen mail uit ; zet SMTP_URL");
  expect(text).toContain("Mail komt van hallo@helder.example");
  expect(text).not.toContain("Nog leeg");
  await house.db.updateTable("organisations").set({ iban: "", phone: "" }).execute();
  expect((await owner.get("/office/settings")).text).toContain("Nog leeg: telefoon en rekeningnummer.");
});

describe("keeping the settings", () => {
  test("writes each in one spelling with a record, and shows it at once on the public pages", async () => {
    const answer = await owner.post("/office/settings", good);
    expect(answer.location).toBe("/office/settings?done=settings");
    expect(await organisation()).toMatchObject({
      name: "Studio Helder en Zonen",
      introduction: "Wij leren je vragen.\n\nSinds 2009.",
      street: "Nieuwe Lijnbaan 15",
      email: "dag@helder.example",
      kvk_number: "00012345",
      vat_number: "NL000123456B01",
      iban: "NL91ABNA0417164300",
      account_name: "M. Oldenkamp",
      complaint_days: 10,
      pen_light: "#1d6b58",
      slug: "helder",
      zone: "Europe/Amsterdam",
    });
    expect(await steps.recordsOf("organisation.changed")).toEqual([{}]);
    expect((await owner.get("/office/settings?done=settings")).text).toContain("De instellingen zijn bewaard.");
    const page = await (await app.request("/helder")).text();
    expect(page).toContain("Studio Helder en Zonen");
    expect(page).toContain("Wij leren je vragen.");
    expect(await (await app.request("/helder/pen.css")).text()).toContain("--pen: #1d6b58");
  });

  test("changes no deal that was made before", async () => {
    await signUp(house, signUpOf(stage, "Sanne Kooiman"));
    await owner.post("/office/settings", good);
    const { frozen } = await house.db.selectFrom("deals").select("frozen").executeTakeFirstOrThrow();
    expect(frozen.organisation).toMatchObject({ name: "Studio Helder", street: "Oude Lijnbaan 14" });
  });

  test("twice at once keeps one of the two whole, with a record for each", async () => {
    await Promise.all(["Een", "Twee"].map((name) => owner.post("/office/settings", { ...good, name, town: name })));
    const row = await organisation();
    expect(row.town).toBe(row.name);
    expect(await steps.recordsOf("organisation.changed")).toHaveLength(2);
  });

  test("leaves the organisation beside it alone", async () => {
    const other = await setStage(house, { slug: "hun" });
    const before = await organisation(other.organisationId);
    await owner.post("/office/settings", { ...good, organisation_id: other.organisationId, slug: "hun" });
    expect(await organisation(other.organisationId)).toEqual(before);
    expect((await owner.get("/office/settings")).html).not.toContain("hallo@hun.example");
  });
});

describe("what cannot be kept", () => {
  test.each([
    ["name", "", "Naam van je bedrijf: dit is nog leeg."],
    ["name", "\u200b", "Naam van je bedrijf: dit is nog leeg."],
    ["contactName", " ", "Je eigen naam: dit is nog leeg."],
    ["street", "x".repeat(201), "Straat en huisnummer: dit is te lang."],
    ["introduction", "x".repeat(4_001), "Wie je bent, in een paar zinnen: dit is te lang."],
    ["email", "dag@helder", "Dit is geen e-mailadres."],
    ["kvkNumber", "1234567", "Een KVK-nummer heeft acht cijfers."],
    ["vatNumber", "NL12", "Een Nederlands btw-id ziet eruit als NL001234567B01."],
    ["iban", "NL91 ABNA 0417 1643 01", "De controlecijfers van dit rekeningnummer kloppen niet."],
    ["complaintDays", "0", "Vul een heel aantal dagen in, van 1 tot en met 60."],
    ["complaintDays", "tien", "Vul een heel aantal dagen in, van 1 tot en met 60."],
    ["complaintDays", "61", "Vul een heel aantal dagen in, van 1 tot en met 60."],
    ["locale", "fr", "Kies Nederlands of Engels."],
    ["penLight", "groen", "Dit is geen kleur."],
    ["penDark", "#12", "Dit is geen kleur."],
  ])("(%#) %s: the page says so at the field and in the summary, and keeps everything", async (field, typed, words) => {
    const before = await organisation();
    const page = await owner.post("/office/settings", { ...good, [field]: typed });
    expect(page.status).toBe(422);
    expect(page.text.split(words)).toHaveLength(3);
    expect(page.html).toContain(`href="#${field}"`);
    expect(page.html).toContain("<title>Fout: Instellingen");
    expect(page.html).toMatch(/class="error-summary"[^>]*autofocus/);
    expect(valueOf(page.html, "town")).toBe("Utrecht");
    expect(page.html).toContain(typed.trim());
    expect(await organisation()).toEqual(before);
    expect(await steps.recordsOf("organisation.changed")).toEqual([]);
  });

  test("several things are all said, in the order of the page", async () => {
    const page = await owner.post("/office/settings", { ...good, penLight: "x", name: "", email: "" });
    expect(page.text).toContain("3 dingen kloppen nog niet");
    const order = ["Naam van je bedrijf: dit is nog leeg.", "E-mailadres: dit is nog leeg.", "Dit is geen kleur."].map((words) => page.text.indexOf(words));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(Math.min(...order)).toBeGreaterThan(0);
  });
});

describe("a colour", () => {
  test("that cannot be read is refused with the nearest that can, and one tap takes that", async () => {
    const page = await owner.post("/office/settings", { ...good, penLight: "#7fc9b5" });
    expect(page.status).toBe(422);
    expect(page.text).toMatch(/Deze kleur is te moeilijk te lezen: 1,\d op 1\./);
    const [, nearest = ""] = /Neem (#[0-9a-f]{6}) en bewaar/.exec(page.text) ?? [];
    expect((await owner.post("/office/settings", { ...good, penLight: "#7fc9b5", pen: "nearest" })).status).toBe(303);
    expect((await organisation()).pen_light).toBe(nearest);
  });

  test("that was taken stays in the field when something else is wrong", async () => {
    const page = await owner.post("/office/settings", { ...good, penLight: "#7fc9b5", pen: "nearest", name: "" });
    expect(page.text).not.toContain("te moeilijk te lezen");
    expect(valueOf(page.html, "penLight")).not.toBe("#7fc9b5");
  });

  test("for a dark screen follows from the other one, or is one's own and is checked as well", async () => {
    await owner.post("/office/settings", { ...good, penLight: "#1d6b58" });
    expect((await organisation()).pen_dark).toMatch(/^#[0-9a-f]{6}$/);
    expect(valueOf((await owner.get("/office/settings")).html, "penDark")).toBe("");
    await owner.post("/office/settings", { ...good, penLight: "#1d6b58", penDark: "#9fe0cf" });
    expect((await organisation()).pen_dark).toBe("#9fe0cf");
    expect((await owner.post("/office/settings", { ...good, penDark: "#1d2b28" })).text).toContain("te moeilijk te lezen");
    expect((await owner.post("/office/settings", { ...good, penLight: "", penDark: "#9fe0cf" })).text).toContain("Kies ook de kleur voor een licht scherm");
  });

  test("left out is the blue of Handslag", async () => {
    await owner.post("/office/settings", good);
    await owner.post("/office/settings", { ...good, penLight: "", penDark: "" });
    expect(await organisation()).toMatchObject({ pen_light: null, pen_dark: null });
    expect((await app.request("/helder/pen.css")).status).toBe(404);
  });
});
