import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { conditionSets } from "../../../domain/conditions/sets.ts";
import { setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse } from "../../../../test/support/database.ts";
import { dateFields, noMeetings, oneMeeting, summary } from "../../../../test/support/forms.ts";
import type { Fields } from "../../../../test/support/forms.ts";
import { ownerOf } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const makePath = "/office/courses/onderhandelen/sessions/new";
let stage: Stage;
let owner: Visitor;
let termsId: string;

beforeAll(async () => {
  stage = await setStage(house, { conditions: conditionSets.usual });
  owner = await ownerOf(app, house, stage.organisationId);
  termsId = (await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow()).id;
});

afterEach(async () => {
  const { organisationId, sessionId } = stage;
  await house.db.deleteFrom("meetings").where("organisation_id", "=", organisationId).where("session_id", "<>", sessionId).execute();
  await house.db.deleteFrom("sessions").where("organisation_id", "=", organisationId).where("id", "<>", sessionId).execute();
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

async function drafts(): Promise<unknown[]> {
  return house.db.selectFrom("sessions").select("id").where("status", "=", "draft").execute();
}

describe("planning a date", () => {
  test("proposes what the last date had, but for its days, and says how each set of rules reads", async () => {
    const page = await owner.get(makePath);
    expect(page.html).toMatch(/id="meeting-1-date"[^>]*type="date"[^>]*\/>/);
    expect(page.html).toContain('value="Pakhuis De Wending"');
    expect(page.html).toContain('value="895,00"');
    expect(page.text).toContain("Prijs per plaats in euro’s, exclusief btw");
    expect(page.text).toContain("€ 895,00 exclusief is € 1.082,95 inclusief btw.");
    expect(page.text).toContain("Een voorbeeld, tot je eigen dagen en prijs er staan");
    expect([...page.html.matchAll(/type="radio" name="set" value="(\w+)"/g)].map(([, name]) => name)).toEqual(["mild", "usual", "strict"]);
    expect(page.html).toMatch(/value="usual" checked/);
    expect(page.text).toContain("U betaalt na afloop: € 1.082,95 inclusief btw");
  });

  test("keeps every field as a draft that nobody sees", async () => {
    const id = await made();
    expect(await sessionOf(id)).toMatchObject({
      slug: "2027-03-11", status: "draft", language: "en", price_cents: 125_050, capacity: 12, minimum: 4, terms_version_id: termsId, conditions: conditionSets.strict,
    });
    expect((await sessionOf(id)).sign_up_until?.toString()).toBe("2027-03-01T22:59:59Z");
    expect((await meetingsOf(id)).map(({ starts_at, ends_at, place, address, online_url }) => [starts_at.toString(), ends_at.toString(), place, address, online_url])).toEqual([
      ["2027-03-11T08:30:00Z", "2027-03-11T16:00:00Z", "Pakhuis De Wending", "Sluiskade 40, Utrecht", null],
      ["2027-03-12T09:00:00Z", "2027-03-12T15:00:00Z", "", "", "https://ontmoeten.example/b"],
    ]);
    expect((await owner.get(`/office/sessions/${id}?done=session-made`)).text).toContain("De sessie staat klaar.");
    expect(await (await app.request("/helder/onderhandelen")).text()).not.toContain("2027-03-11/sign-up");
    expect((await owner.get("/office/sessions")).html).toContain(`/office/sessions/${id}/edit`);
  });

  test("a draft may do without days and terms", async () => {
    const id = await made({ ...noMeetings, untilDate: "", terms: "" });
    expect(await sessionOf(id)).toMatchObject({ slug: "datum", starts_at: null, terms_version_id: null });
  });

  test("rows are added and removed without script, in the same place at the same hours, and nothing is kept yet", async () => {
    const added = await owner.post(makePath, dateFields(termsId, { ...oneMeeting(), intent: "add" }));
    expect(added.status).toBe(200);
    expect([...added.html.matchAll(/name="meeting-place"[^>]*value="De Wending"/g)]).toHaveLength(2);
    expect(added.html).toMatch(/id="meeting-2-date"/);
    const removed = await owner.post(makePath, dateFields(termsId, { intent: "remove-1" }));
    expect(removed.html).not.toContain('id="meeting-2-date"');
    expect(removed.html).toContain('value="2027-03-12"');
    expect(await drafts()).toEqual([]);
  });

  test("the sentences follow the days and the price that were typed, before anything is kept", async () => {
    const page = await owner.post(makePath, dateFields(termsId, { intent: "look" }));
    expect(page.status).toBe(200);
    expect(page.text).toContain("Voor wie vandaag één plaats bestelt op do 11 en vr 12 maart 2027: € 1.513,11.");
    expect(page.text).toContain("U betaalt € 1.513,11 inclusief btw vóór vr 27 nov 2026 23:59.");
    expect(await drafts()).toEqual([]);
  });

  test.each<[string, () => Fields, [string, string][]]>([
    ["a day that is past", () => ({ ...oneMeeting({ "meeting-date": "2026-11-23" }), untilDate: "" }), [["meeting-1-date", "Deze dag is al voorbij."]]],
    ["an end before its start", () => oneMeeting({ "meeting-end": "09:00" }), [["meeting-1-end", "Dit eindigt voordat het begint. Eindigt het na middernacht, maak er dan twee bijeenkomsten van."]]],
    ["a time in the hour that the clocks skip", () => oneMeeting({ "meeting-date": "2027-03-28", "meeting-start": "02:30" }), [["meeting-1-start", "Deze tijd bestaat niet op die dag: de klok gaat dan vooruit. Kies een uur later."]]],
    ["a day that does not exist", () => oneMeeting({ "meeting-date": "2027-02-30" }), [["meeting-1-date", "Deze dag bestaat niet."]]],
    ["a meeting nowhere", () => oneMeeting({ "meeting-place": "" }), [["meeting-1-place", "Vul een plaats in, of een link als het online is."]]],
    ["a link that runs script", () => oneMeeting({ "meeting-url": "javascript:alert(1)" }), [["meeting-1-url", "Vul een volledig webadres in, dat begint met https://."]]],
    ["two meetings at once", () => ({ "meeting-date": ["2027-03-11", "2027-03-11"] }), [["meeting-2-start", "Deze bijeenkomst begint terwijl een andere nog bezig is."]]],
    ["three decimals", () => ({ price: "12,345" }), [["price", "Dit zijn meer dan twee cijfers achter de komma. Schrijf centen, zoals 12,35, of duizendtallen met een punt, zoals 1.250."]]],
    ["a price in words", () => ({ price: "tien" }), [["price", "Vul een bedrag in van ten hoogste een miljoen, zoals 895 of 1.082,95."]]],
    ["no places", () => ({ capacity: "0", minimum: "0" }), [["capacity", "Vul een aantal in van 1 tot 100.000."]]],
    ["a minimum above the places", () => ({ minimum: "13" }), [["minimum", "Het minimum is groter dan het aantal plaatsen."]]],
    ["a deadline that is past", () => ({ untilDate: "2026-11-23" }), [["until-date", "De laatste dag van inschrijven is al voorbij."]]],
    ["a deadline after the start", () => ({ untilDate: "2027-03-11" }), [["until-date", "De laatste dag van inschrijven ligt na het begin."]]],
    ["much at once", () => ({ ...oneMeeting({ "meeting-date": "", "meeting-place": "" }), price: "", capacity: "x", untilDate: "2026-01-01" }), [
      ["meeting-1-date", "Vul een dag in, of haal deze regel weg."],
      ["meeting-1-place", "Vul een plaats in, of een link als het online is."],
      ["price", "Vul een prijs in. 0 is gratis."],
      ["capacity", "Vul een heel getal in, zoals 12."],
      ["until-date", "De laatste dag van inschrijven is al voorbij."],
    ]],
  ])("says in words at its field what is wrong with %s, and keeps what was typed", async (_, change, errors) => {
    const fields = dateFields(termsId, { "meeting-address": ["Waar dan ook 7", "Elders 8"], ...change() });
    const page = await owner.post(makePath, fields);
    expect([page.status, summary(page)]).toEqual([422, errors]);
    for (const [id] of errors) {
      expect(page.html).toContain(`id="${id}-error"`);
      expect(page.html).toMatch(new RegExp(`<(input|select) id="${id}"[^>]*aria-invalid="true"`));
    }
    expect(page.html).toMatch(/class="error-summary" role="alert" tabindex="-1" autofocus/);
    for (const value of Object.values(fields).flat()) expect(page.html).toContain(`value="${value}"`);
    expect(page.html).toMatch(/value="strict" checked/);
    expect(await drafts()).toEqual([]);
  });

  test("terms of somebody else, or none at all, are refused at their field", async () => {
    const other = await setStage(house, { slug: "ander" });
    const theirs = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", other.organisationId).executeTakeFirstOrThrow();
    for (const terms of [theirs.id, stage.sessionId]) {
      const page = await owner.post(makePath, dateFields(termsId, { terms }));
      expect([page.status, summary(page)]).toEqual([422, [["terms", "Deze versie is er niet. Kies er een uit de lijst."]]]);
    }
    expect(await drafts()).toEqual([]);
  });
});
