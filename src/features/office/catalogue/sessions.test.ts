import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { conditionSets } from "../../../domain/conditions/sets.ts";
import { setStage, signUpOf } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { dateFields, noMeetings, oneMeeting, summary } from "../../../../test/support/forms.ts";
import type { Fields } from "../../../../test/support/forms.ts";
import { ownerOf } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { signUp } from "../../sign-up/actions.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const makePath = "/office/courses/onderhandelen/sessions/new";
let stage: Stage;
let owner: Visitor;
let termsId: string;

beforeEach(async () => {
  await emptyDatabase(house);
  stage = await setStage(house, { capacity: 2 });
  owner = await ownerOf(app, house, stage.organisationId);
  termsId = (await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow()).id;
});

/** What the form of the published session sends when nothing was touched. */
const untouched = (change: Fields = {}): Fields => ({
  ...oneMeeting({ "meeting-date": "2027-01-21", "meeting-place": "Pakhuis De Wending", "meeting-address": "Sluiskade 40, Utrecht" }),
  price: "895,00", capacity: "2", minimum: "1", untilDate: "", untilTime: "", language: "nl", terms: termsId, ...change,
});

async function made(change: Fields = {}): Promise<string> {
  const { status, location, text } = await owner.post(makePath, dateFields(termsId, change));
  if (status !== 303) throw new Error(text);
  return /sessions\/([^?]+)\?/.exec(location)?.[1] ?? "";
}

async function sessionOf(id: string) {
  return house.db.selectFrom("sessions").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

async function meetingsOf(id: string) {
  return house.db.selectFrom("meetings").selectAll().where("session_id", "=", id).orderBy("position").execute();
}

describe("changing a session", () => {
  const editPath = () => `/office/sessions/${stage.sessionId}/edit`;

  test("shows what is there, and keeps it when nothing is touched", async () => {
    const before = [await sessionOf(stage.sessionId), await meetingsOf(stage.sessionId)];
    const page = await owner.get(editPath());
    expect(page.html).toContain('value="2027-01-21"');
    expect(page.html).toMatch(/<option value="[^"]+" selected[^>]*>Versie 4, Algemene voorwaarden/);
    expect((await owner.post(editPath(), untouched({ minimum: "5", capacity: "12" }))).status).toBe(303);
    expect((await owner.post(editPath(), untouched({ minimum: "1" }))).location).toBe(`/office/sessions/${stage.sessionId}?done=session-kept`);
    expect([{ ...(await sessionOf(stage.sessionId)), minimum: 5 }, await meetingsOf(stage.sessionId)]).toEqual(before);
  });

  test("changes what new customers get, and leaves the deals that exist", async () => {
    await signUp(house, signUpOf(stage, "Hanna Anders"));
    const frozen = () => house.db.selectFrom("deals").select(["frozen", "total_cents"]).execute();
    const before = await frozen();
    const shown = await owner.get(editPath());
    expect(shown.text).toContain("De ene afspraak die er is, houdt prijs, voorwaarden en dagen waarmee ze is gesloten");
    expect(shown.text).toContain("Er rekent al iemand op deze dagen: dag en tijd liggen vast; verzetten doe je op de pagina van de sessie.");
    expect((await owner.post(editPath(), untouched({ price: "950", "meeting-place": "Elders" }))).status).toBe(303);
    expect(await sessionOf(stage.sessionId)).toMatchObject({ price_cents: 95_000 });
    expect((await meetingsOf(stage.sessionId))[0]).toMatchObject({ place: "Elders" });
    expect(await frozen()).toEqual(before);
  });

  test("says that there cannot be fewer places than are taken, and other days than agreed", async () => {
    await signUp(house, signUpOf(stage, ["Hanna Anders", "Bo Anders"]));
    const page = await owner.post(editPath(), untouched({ capacity: "1", "meeting-date": "2027-01-22" }));
    expect([page.status, summary(page)]).toEqual([422, [
      ["meetings", "Er rekenen al mensen op deze dagen; dag en tijd verander je met ‘Datum verzetten’ bij de sessie."],
      ["capacity", "Er zijn al 2 plaatsen vergeven; minder kan niet."],
    ]]);
    expect(page.html).toContain('value="2027-01-22"');
    expect(await sessionOf(stage.sessionId)).toMatchObject({ capacity: 2 });
  });

  test("keeps a published session whole", async () => {
    const page = await owner.post(editPath(), untouched({ terms: "", "meeting-date": "", "meeting-start": "", "meeting-end": "", "meeting-place": "", "meeting-address": "" }));
    expect(summary(page)).toEqual([["meetings", "Een gepubliceerde sessie heeft ten minste één dag."], ["terms", "Kies een versie: een gepubliceerde sessie heeft voorwaarden."]]);
  });

  test("offers places that are added to who waits, and says so", async () => {
    await signUp(house, signUpOf(stage, ["Hanna Anders", "Bo Anders"]));
    await signUp(house, signUpOf(stage, "Wim Wacht"));
    expect((await owner.get(editPath())).text).toContain("dan krijgt wie vooraan staat meteen een aanbod per mail (er wacht één mens)");
    const page = await owner.post(editPath(), untouched({ capacity: "3" }));
    expect(page.location).toBe(`/office/sessions/${stage.sessionId}?done=session-offered`);
    expect(await house.db.selectFrom("messages").select("to_address").where("kind", "=", "place-offered").execute()).toHaveLength(1);
    expect(await sessionOf(stage.sessionId)).toMatchObject({ seats_taken: 3, waiting: 0 });
  });

  test("twice at once leaves one of the two whole", async () => {
    const pages = await Promise.all([owner.post(editPath(), untouched({ price: "100", minimum: "0" })), owner.post(editPath(), untouched({ price: "200", minimum: "2" }))]);
    expect(pages.map(({ status }) => status)).toEqual([303, 303]);
    const { price_cents, minimum } = await sessionOf(stage.sessionId);
    expect([[10_000, 0], [20_000, 2]]).toContainEqual([price_cents, minimum]);
  });

  test("changing leaves the rules alone, also when they change meanwhile", async () => {
    await Promise.all([owner.post(editPath(), untouched({ price: "100" })), owner.post(`${editPath()}/conditions`, { set: "mild" })]);
    expect(await sessionOf(stage.sessionId)).toMatchObject({ price_cents: 10_000, conditions: conditionSets.mild });
  });
});

describe("the rules of a session", () => {
  const path = () => `/office/sessions/${stage.sessionId}/edit/conditions`;

  test("are chosen from ready-made sets, each with the sentences of this date and price", async () => {
    await house.db.updateTable("sessions").set({ conditions: JSON.stringify(conditionSets.usual) }).where("id", "=", stage.sessionId).execute();
    const page = await owner.get(path());
    expect(page.text).toContain("Nu gelden de regels ‘Gewoon’.");
    expect(page.text).toContain("Voor wie vandaag één plaats bestelt op do 21 januari 2027: € 1.082,95.");
    expect(page.text).toContain("kost 50 % van de prijs (€ 541,48) tot en met do 7 jan 2027 23:59");
    expect(page.html).toMatch(/value="usual" checked/);
    expect(page.html).not.toContain('value="own"');
    expect((await owner.post(path(), { set: "strict" })).location).toBe(`/office/sessions/${stage.sessionId}?done=conditions`);
    expect(await sessionOf(stage.sessionId)).toMatchObject({ conditions: conditionSets.strict });
  });

  test("that are one's own stay until another set is chosen, and go along to the next date", async () => {
    const own = { ...conditionSets.usual, offerHours: 30 };
    await house.db.updateTable("sessions").set({ conditions: JSON.stringify(own) }).where("id", "=", stage.sessionId).execute();
    expect((await owner.get(path())).html).toMatch(/value="own" checked/);
    await owner.post(path(), { set: "own" });
    expect(await sessionOf(stage.sessionId)).toMatchObject({ conditions: own });
    expect((await owner.get(makePath)).html).toMatch(/value="own" checked/);
    expect(await sessionOf(await made({ set: "own" }))).toMatchObject({ conditions: own });
  });
});

describe("publishing", () => {
  test("shows the date as customers will see it, then opens it", async () => {
    const id = await made();
    const page = await owner.get(`/office/sessions/${id}/publish`);
    for (const words of ["do 11 en vr 12 maart 2027", "do 11 mrt: 09:30 tot 17:00 uur, Pakhuis De Wending, Sluiskade 40, Utrecht", "vr 12 mrt: 10:00 tot 16:00 uur, online", "€ 1.513,11 inclusief € 262,61 btw (21 %)", "€ 1.250,50 exclusief btw",
      "ma 1 mrt 2027 23:59", "Algemene voorwaarden, versie 4", "12 plaatsen. Gaat door vanaf 4 deelnemers.", "U betaalt € 1.513,11 inclusief btw", "De sessie staat op /helder/onderhandelen"]) {
      expect(page.text).toContain(words);
    }
    expect((await owner.get(`/office/sessions/${id}`)).html).toContain(`href="/office/sessions/${id}/publish"`);
    const done = await owner.post(`/office/sessions/${id}/publish`);
    expect([done.status, done.location]).toEqual([303, `/office/sessions/${id}?done=published`]);
    expect((await sessionOf(id)).status).toBe("published");
    expect(await (await app.request("/helder/onderhandelen")).text()).toContain("2027-03-11/sign-up");
  });

  test("says what is missing, each with the way to its field, and opens nothing", async () => {
    const id = await made({ ...noMeetings, untilDate: "", terms: "" });
    const page = await owner.get(`/office/sessions/${id}/publish`);
    expect(page.text).toContain("Er ontbreken nog 2 dingen; daarna kun je publiceren.");
    expect(page.text).toContain("Er zijn nog geen voorwaarden gekozen.");
    expect(page.html).toContain(`href="/office/sessions/${id}/edit#terms"`);
    expect(page.html).toContain(`href="/office/sessions/${id}/edit#meetings"`);
    expect(page.html).not.toMatch(/<main[\s\S]*<form method="post"/);
    const edit = await owner.get(`/office/sessions/${id}/edit`);
    for (const anchor of ["terms", "meetings"]) expect(edit.html).toContain(`id="${anchor}"`);
    const refused = await owner.post(`/office/sessions/${id}/publish`);
    expect([refused.status, (await sessionOf(id)).status]).toEqual([409, "draft"]);
    expect(refused.text).toContain("Er is nog geen dag en tijd.");
  });

  test("a date that passed meanwhile is said, with the way to it", async () => {
    const id = await made();
    await house.db.updateTable("meetings").set({ starts_at: "2026-11-20T08:30:00Z", ends_at: "2026-11-20T16:00:00Z" }).where("session_id", "=", id).where("position", "=", 1).execute();
    const page = await owner.get(`/office/sessions/${id}/publish`);
    expect(page.text).toContain("De datum is al voorbij.");
    expect(page.html).toContain(`/edit#meeting-1-date"`);
  });

  test("twice at once opens once", async () => {
    const id = await made();
    const pages = await Promise.all([owner.post(`/office/sessions/${id}/publish`), owner.post(`/office/sessions/${id}/publish`)]);
    expect(pages.map(({ status }) => status)).toEqual([303, 303]);
    expect(await house.db.selectFrom("records").select("id").where("type", "=", "session.published").execute()).toHaveLength(1);
  });

  test("is taken back as long as nobody signed up", async () => {
    const page = await owner.get(`/office/sessions/${stage.sessionId}/unpublish`);
    expect(page.text).toContain("De sessie staat niet meer op je pagina; haar adres werkt niet meer");
    expect((await owner.post(`/office/sessions/${stage.sessionId}/unpublish`)).location).toBe(`/office/sessions/${stage.sessionId}?done=unpublished`);
    expect((await sessionOf(stage.sessionId)).status).toBe("draft");
    expect((await app.request("/helder/onderhandelen/jan-21/sign-up")).status).toBe(404);
  });

  test("is not taken back once somebody signed up, and says why", async () => {
    await signUp(house, signUpOf(stage, "Hanna Anders"));
    for (const page of [await owner.get(`/office/sessions/${stage.sessionId}/unpublish`), await owner.post(`/office/sessions/${stage.sessionId}/unpublish`)]) {
      expect(page.text).toContain("Er zijn al mensen ingeschreven; daarom blijft de sessie op haar adres staan.");
    }
    expect((await sessionOf(stage.sessionId)).status).toBe("published");
  });
});

test("script in any field of a session is shown as text", async () => {
  const nasty = "\"'><script>alert(1)</script>";
  const rows = { "meeting-place": nasty, "meeting-address": nasty };
  const wrong = Object.fromEntries(Object.keys(dateFields(termsId)).filter((name) => name !== "set").map((name) => [name, nasty]));
  const pages = [await owner.post(makePath, wrong)];
  const id = await made(oneMeeting(rows));
  for (const path of ["", "/edit", "/edit/conditions", "/publish"]) pages.push(await owner.get(`/office/sessions/${id}${path}`));
  await owner.post(`/office/sessions/${id}/publish`);
  for (const { html } of pages) expect(html).not.toMatch(/<script>alert|["']><script/i);
  const open = await (await app.request("/helder/onderhandelen")).text();
  expect(open).not.toMatch(/<script>alert/i);
  expect(open).toContain("&lt;script&gt;alert(1)");
});

test("the pages of a session are whole in both languages", async () => {
  const id = await made();
  for (const lang of ["nl", "en"]) {
    for (const path of ["", "/edit", "/edit/conditions", "/publish", "/unpublish"]) {
      const { status, html } = await owner.get(`/office/sessions/${id}${path}?lang=${lang}`);
      expect([path, status]).toEqual([path, 200]);
      expect(html).toContain(`<html lang="${lang}"`);
      expect(html).not.toMatch(/undefined|\[object Object\]| style=|<script/);
    }
  }
});
