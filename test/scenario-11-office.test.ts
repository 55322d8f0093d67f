import { beforeEach, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { callOffSession } from "../src/features/calling-off/actions.ts";
import { chooseAfterSessionMove } from "../src/features/session-moves/actions.ts";
import { addSession, setStage } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { movingOwner } from "./support/office.ts";
import { stepsIn } from "./support/steps.ts";

// What the trainer sees and does when a session is moved: what it does first, then who has said what.

const house = await createTestHouse();
const { at, dealOf, expectCleanAudit, factsOf, join, pay, placesOf, sweepAt } = stepsIn(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const deskOf = movingOwner(app, house);

const price = 108_295;
let stage: Stage;
let later = "";

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 2 });
  const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
  later = await addSession(house, { ...stage, termsId, slug: "mei-20", startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
});

const row = (date: string, start = "09:30", end = "17:00") => ({ "meeting-date": date, "meeting-start": start, "meeting-end": end, "meeting-place": "De Loods", "meeting-address": "Havenweg 2", "meeting-url": "" });
const seen = { seen: "2027-01-21T08:30:00Z" };

test("nothing happens until the button that says what it does is pressed; then everybody is told and the page says who has chosen", async () => {
  const anna = await dealOf(stage, "Anna");
  await pay(stage, anna, price);
  const bram = await dealOf(stage, "Bram");
  await join(stage, "Carla");
  await dealOf({ ...stage, sessionId: later, sessionSlug: "mei-20" }, "Anna", { token: "also" });
  const desk = await deskOf(stage.organisationId);
  const path = `/office/sessions/${stage.sessionId}/move`;
  expect((await desk.get(`/office/sessions/${stage.sessionId}`)).html).toContain(path);
  expect((await desk.get(path)).html).toContain('value="2027-01-21"');

  const looked = await desk.post(path, { ...row("2027-05-20"), ...seen, intent: "look" });
  expect(looked.text).toContain("De sessie staat op do 20 mei 2027; haar adres blijft hetzelfde.");
  expect(looked.text).toContain("2 klanten krijgen mail met de keuze en een nieuw agendabestand, voor 2 plaatsen.");
  expect(looked.text).toContain("Wie op de wachtlijst staat, hoort de nieuwe datum en blijft staan.");
  expect(looked.text).toContain("Anna: Onderhandelen zonder trucs");
  expect(looked.text).toContain("komen, andere datum, geld terug of tegoed");
  expect(looked.text).toContain("Onderwerp: Nieuwe datum: Onderhandelen zonder trucs, nu op do 20 mei 2027");
  expect(looked.text).toContain("€ 1.082,95 terug, in geld of als tegoed");
  expect(await factsOf("session-moved")).toEqual([]);

  const done = await desk.post(path, { ...row("2027-05-20"), ...seen, intent: "move" });
  expect(done.location).toBe(`${path}?done=session-moved`);
  expect(await factsOf("session-moved")).toHaveLength(2);
  expect((await desk.get(path)).text).toContain("0 van 2 klanten hebben gekozen.");
  expect((await desk.get("/office")).text).toContain("2 klanten moeten nog kiezen");
  await chooseAfterSessionMove(house, { organisationId: stage.organisationId, dealId: anna, answer: "refund" });
  await chooseAfterSessionMove(house, { organisationId: stage.organisationId, dealId: bram, answer: "stays" });
  expect((await desk.get(path)).text).toContain("2 van 2 klanten hebben gekozen.");
  const all = await desk.get("/office/choices");
  expect(all.text).toContain("€ 1.082,95 gaat nog terug.");
  expect(all.text).not.toContain("Bram B.V.");
  await sweepAt("2026-11-24T09:43:00Z");
  await expectCleanAudit();
});

test("dates that are not right are refused at their field, rows come and go, and a stale form moves nothing", async () => {
  await dealOf(stage, "Anna");
  const desk = await deskOf(stage.organisationId);
  const path = `/office/sessions/${stage.sessionId}/move`;
  const unread = await desk.post(path, { ...row("2027-02-30"), ...seen, intent: "look" });
  expect([unread.status, unread.html]).toEqual([422, expect.stringContaining('href="#meeting-1-date"')]);
  const past = await desk.post(path, { ...row("2026-11-20"), ...seen, intent: "look" });
  expect([past.status, past.text]).toEqual([422, expect.stringContaining("Deze dag is al voorbij.")]);
  const same = await desk.post(path, { ...row("2027-01-21", "09:30", "17:00"), ...seen, intent: "look" });
  expect([same.status, same.text]).toEqual([409, expect.stringContaining("De sessie staat al op deze dagen.")]);
  expect((await desk.post(path, { ...row("2027-03-04"), ...seen, intent: "add" })).html).toContain('id="meeting-2-date"');
  expect((await desk.post(path, { ...row("2027-03-04"), ...seen, intent: "move" })).status).toBe(303);
  const stale = await desk.post(path, { ...row("2027-03-11"), ...seen, intent: "move" });
  expect([stale.status, stale.text]).toEqual([409, expect.stringContaining("Iemand anders heeft deze sessie intussen verzet.")]);
  expect(await factsOf("session-moved")).toHaveLength(1);
});

test("a session that is called off or a draft has no form; one overview has everybody who has not answered", async () => {
  const anna = await dealOf(stage, "Anna");
  await pay(stage, anna, price);
  const desk = await deskOf(stage.organisationId);
  expect((await desk.get("/office/choices")).text).toContain("Niemand hoeft te kiezen");
  await callOffSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId });
  const page = await desk.get(`/office/sessions/${stage.sessionId}/move`);
  expect(page.text).toContain("Deze sessie is afgelast.");
  expect(page.html).not.toContain("meeting-1-date");
  const all = await desk.get("/office/choices");
  expect(all.text).toContain("Eén klant moet nog kiezen; € 1.082,95 gaat nog terug.");
  expect(all.text).toContain("Onderhandelen zonder trucs, do 21 jan, afgelast");
  expect(all.text).toContain("Nog terug te betalen");
  expect(await placesOf("Anna")).toEqual(["called-off"]);
  const other = await setStage(house, { slug: "vreemd" });
  expect((await desk.get(`/office/sessions/${other.sessionId}/move`)).status).toBe(404);
});
