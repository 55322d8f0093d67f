import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { visitorOf } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { cancelBookings } from "../../cancellation/actions.ts";

// What is said before the order about ways of paying is what is offered, and what is frozen is what was said.

const plain = await createTestHouse();
const online = { ...plain, config: { ...plain.config, mollie: { apiKey: "test_never_called", apiUrl: "http://127.0.0.1:9" } } };
const appOf = (house: typeof plain) => createApp(house, { pool: plain.pool, demoClock: null, tick: async () => undefined });
const apps = { plain: appOf(plain), online: appOf(online) };
const { at, bookingIds, dealOf, expectCleanAudit, join, offerTo, sweepWhole } = stepsIn(plain);
const both = "Betalen kan met een overschrijving of online op de pagina van uw afspraak, uiterlijk op";
const transfer = "Betalen kan met een overschrijving, uiterlijk op";
const form = "/helder/onderhandelen/jan-21/sign-up";
const filled = {
  token: "form-1", session: "jan-21", "p1-first": "Sanne", "p1-last": "Kooiman", "p1-email": "sanne@noordkaap.example", self: "yes", kind: "company",
  company: "Noordkaap B.V.", street: "Tegelkade 3", postcode: "3599 YZ", town: "Utrecht", terms: "yes",
};
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(plain);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(plain, { capacity: 2 });
});

async function review(visitor: Visitor) {
  const { html, text } = await visitor.post(form, { ...filled, intent: "review" });
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
  return { text, order: { ...filled, seen: value("seen"), asked: value("asked"), intent: "order" } };
}

async function frozen(): Promise<string> {
  const rows = await plain.db.selectFrom("deals").select("frozen").orderBy("formed_at", "desc").orderBy("id", "desc").execute();
  return (rows[0]?.frozen.wording.information.find(({ heading }) => heading === "Betalen")?.text ?? "").replaceAll("\u00a0", " ");
}

describe("the words before an order", () => {
  test.each([["plain", transfer], ["online", both]] as const)("name the ways of paying that are offered, and are frozen (%s)", async (which, words) => {
    const visitor = visitorOf(apps[which]);
    const { text, order } = await review(visitor);
    expect(text).toContain(words);
    expect((await visitor.post(form, order)).status).toBe(303);
    expect(await frozen()).toContain(words);
    await expectCleanAudit();
  });

  test("that were read before paying online was offered are shown anew", async () => {
    const { order } = await review(visitorOf(apps.plain));
    const sent = await visitorOf(apps.online).post(form, order);
    expect([sent.status, sent.text.includes("veranderde de afspraken over betalen en annuleren"), sent.text.includes(both)]).toEqual([409, true, true]);
    expect(await plain.db.selectFrom("deals").select("id").execute()).toEqual([]);
  });

  test("over the API are those of the pages, and the fingerprint orders them", async () => {
    const session = await (await apps.online.request("/api/v1/organisations/helder/sessions/onderhandelen~jan-21")).json() as { fingerprint: string; offers: { company: { information: { text: string }[] } } };
    expect(session.offers.company.information.map(({ text }) => text.replaceAll("\u00a0", " ")).join(" ")).toContain(both);
    const body = { fingerprint: session.fingerprint, customer: { kind: "company", name: "Noordkaap B.V.", orderedBy: { name: "Sanne", email: "sanne@noordkaap.example" } }, participants: [{ firstName: "Sanne" }], consents: { terms: true } };
    const sent = await apps.online.request("/api/v1/organisations/helder/sessions/onderhandelen~jan-21/sign-ups", { method: "POST", headers: { "content-type": "application/json", "idempotency-key": "one" }, body: JSON.stringify(body) });
    expect(sent.status).toBe(201);
    expect(await frozen()).toContain(both);
  });

  test("of an offered place name both, and accepting it freezes them", async () => {
    const held = await dealOf(stage, ["Anna", "Bram"]);
    const waiting = await join(stage, "Chris");
    await cancelBookings(plain, { organisationId: stage.organisationId, dealId: held, bookingIds: await bookingIds(held), by: "customer" });
    await sweepWhole();
    const { offerId } = await offerTo(stage, waiting);
    const visitor = visitorOf(apps.online);
    const path = `/w/${waiting.code}/${waiting.secret}/accept`;
    const page = await visitor.get(path);
    expect(page.text).toContain(both);
    const seen = /name="seen" value="([^"]*)"/.exec(page.html)?.[1] ?? "";
    expect((await visitor.post(path, { offer: offerId, seen, terms: "yes" })).status).toBe(303);
    expect(await frozen()).toContain(both);
  });
});
