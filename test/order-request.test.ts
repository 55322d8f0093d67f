import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { contentChoices, makeDossier } from "../src/features/dossier/actions.ts";
import type { ContentChoice } from "../src/features/dossier/actions.ts";
import { cancelBookings } from "../src/features/cancellation/actions.ts";
import { eraseDeal } from "../src/features/erasure/actions.ts";
import { formKey, termsAddress } from "../src/features/order-request/actions.ts";
import { checkTimeStamp } from "../src/proof/time-stamp/check.ts";
import { verifyDossier } from "../src/proof/dossier/verify.ts";
import { readZip } from "../src/proof/dossier/zip-read.ts";
import { payAfter, setStage } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { sendAllOf } from "./support/send-all.ts";
import { startMailServer } from "./support/smtp.ts";
import { stepsIn } from "./support/steps.ts";

const bare = await createTestHouse();
const folder = mkdtempSync(join(tmpdir(), "handslag-order-"));
const mail = await startMailServer();
afterAll(async () => {
  await mail.close();
  rmSync(folder, { recursive: true });
});

const house = { ...bare, config: { ...bare.config, dataFolder: folder, smtpUrl: mail.url } };
const sendAll = sendAllOf(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const { at, bookingIds, dealOf, expectCleanAudit, join: standInLine, recordsOf, sweepWhole } = stepsIn(house);
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { priceCents: 0 });
});

const formPath = "/helder/onderhandelen/jan-21/sign-up";
const browser = { "user-agent": "Mozilla/5.0 (X11; Linux) Voorbeeld/1", "accept-language": "nl" };
const typed: Record<string, string> = {
  token: "form-token-0000000000", session: "jan-21", "p1-first": "Sanne", "p1-last": "Kooiman", "p1-email": "sanne@noordkaap.example", "p1-needs": "zonder noten", self: "yes", kind: "company",
  company: "Noordkaap B.V.", kvk: "00098765", street: "Tegelkade 3", postcode: "3599 YZ", town: "Utrecht", country: "NL", terms: "yes",
};

const get = (path: string, headers: Record<string, string> = browser) => app.request(path, { headers });
const post = (fields: Record<string, string>) => app.request(formPath, { method: "POST", body: new URLSearchParams(fields), headers: browser });

/** From the review page to the order, as a browser does it. */
async function order(fields = typed): Promise<string> {
  const review = await (await post({ ...fields, intent: "review" })).text();
  const hidden = Object.fromEntries([...review.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
  const ordered = await post({ ...fields, ...hidden, intent: "order" });
  return /^\/d\/([A-Z0-9]+)\//.exec(ordered.headers.get("location") ?? "")?.[1] ?? `no deal: ${ordered.status}`;
}

/** The link to the terms, as it stands on a page. */
const linkIn = (page: string) => /href="(\/helder\/terms\/[0-9a-f]{64}\?form=[^"]+)"/.exec(page)?.[1] ?? "no link";

async function dealIn(code: string): Promise<string> {
  return (await house.db.selectFrom("deals").select("id").where("code", "=", code).executeTakeFirstOrThrow()).id;
}

/** What of the deal comes along, as text by the end of its name. */
async function contentsOf(dealId: string, choices: readonly ContentChoice[]): Promise<Map<string, string>> {
  const dossier = await makeDossier(house, { organisationId: stage.organisationId, dealId, choices, locale: "nl" });
  if (dossier === undefined) throw new Error("expected a dossier");
  const report = await verifyDossier(dossier.bytes, { nowMs: bare.clock.now().epochMilliseconds, checkTimeStamp });
  expect(report.verdict).toMatchObject({ kind: "holds" });
  const zip = readZip(dossier.bytes);
  if (!zip.ok) throw new Error(zip.fault);
  return new Map(zip.entries.filter(({ name }) => name.startsWith("att/")).map(({ name, bytes }) => [name.replace(/^att\/\d+-?/, ""), Buffer.from(bytes).toString("utf8")]));
}

const endingWith = (contents: ReadonlyMap<string, string>, end: string) => [...contents].filter(([name]) => name.includes(end)).map(([, text]) => text);

describe("an order keeps what it came with", () => {
  test("the form, the network address and the browser, without what opens the deal or spends a credit", async () => {
    const dealId = await dealIn(await order());
    const [request = "{}"] = endingWith(await contentsOf(dealId, contentChoices), "order-request");
    expect(JSON.parse(request)).toMatchObject({
      method: "POST", path: formPath, at: "2026-11-24T09:41:00Z", client: "127.0.0.1", userAgent: browser["user-agent"], acceptLanguage: "nl",
      form: { "p1-first": "Sanne", "p1-needs": "zonder noten", company: "Noordkaap B.V.", terms: "yes", "early-start": "", asked: "place" },
    });
    expect(request).not.toContain(typed["token"]);
    expect(Object.keys((JSON.parse(request) as { form: object }).form)).not.toEqual(expect.arrayContaining(["credit"]));
    await expectCleanAudit();
  });

  test("once, when the same form is sent twice at once", async () => {
    const codes = await Promise.all([order(), order()]);
    expect(new Set(codes).size).toBe(1);
    expect(await house.db.selectFrom("order_requests").select("deal_id").execute()).toHaveLength(1);
  });

  test("also over the API, and then there was no page", async () => {
    const response = await app.request("/api/v1/organisations/helder/sessions/onderhandelen~jan-21/sign-ups", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "key-1", "user-agent": "shop/2" },
      body: JSON.stringify({ customer: { kind: "company", name: "Noordkaap B.V.", kvkNumber: "00098765", orderedBy: { name: "Sanne Kooiman", email: "sanne@noordkaap.example" } }, participants: [{ firstName: "Sanne" }], consents: { terms: true } }),
    });
    const { dealId } = (await response.json()) as { dealId: string };
    const [request = "{}"] = endingWith(await contentsOf(dealId, contentChoices), "order-request");
    expect(JSON.parse(request)).toMatchObject({ userAgent: "shop/2", form: { participants: [{ firstName: "Sanne" }], consents: { terms: true } } });
    expect(request).not.toContain("key-1");
  });

  test("comes along only where the order and who comes do", async () => {
    const dealId = await dealIn(await order());
    expect(endingWith(await contentsOf(dealId, ["order", "mail", "documents", "delivery"]), "order-request")).toEqual([]);
    expect(endingWith(await contentsOf(dealId, ["participants"]), "order-request")).toEqual([]);
    expect(endingWith(await contentsOf(dealId, ["order", "participants"]), "order-request")).toHaveLength(1);
  });

  test("is not kept of whoever only waits, and is of the order by which an offered place is taken", async () => {
    await house.db.updateTable("sessions").set({ capacity: 1 }).execute();
    const first = await dealOf(stage, "Anna Aalders");
    const waiting = await standInLine(stage, "Bram Bakker");
    expect(await house.db.selectFrom("order_requests").select("deal_id").execute()).toEqual([]);
    expect(await cancelBookings(house, { organisationId: stage.organisationId, dealId: first, bookingIds: await bookingIds(first) })).toMatchObject({ ok: true });
    const page = `/w/${waiting.code}/${waiting.secret}/accept`;
    const review = await (await get(page)).text();
    expect((await get(linkIn(review))).status).toBe(200);
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(review)?.[1] ?? "";
    const accepted = await app.request(page, { method: "POST", body: new URLSearchParams({ offer: field("offer"), seen: field("seen"), terms: "yes" }), headers: browser });
    const dealId = await dealIn(/^\/d\/([A-Z0-9]+)\//.exec(accepted.headers.get("location") ?? "")?.[1] ?? "");
    const [request = "{}"] = endingWith(await contentsOf(dealId, contentChoices), "order-request");
    expect(JSON.parse(request)).toMatchObject({ path: `/w/${waiting.code}/(secret)/accept`, form: { offer: field("offer"), terms: "yes" } });
    expect(await recordsOf("terms.shown")).toHaveLength(1);
    await expectCleanAudit();
  });
});

describe("terms that are opened from the form", () => {
  test("are a record of the deal, which says when and which bytes", async () => {
    const form = await (await get(formPath)).text();
    const token = /name="token" value="([^"]+)"/.exec(form)?.[1] ?? "";
    expect((await get(linkIn(form))).status).toBe(200);
    at("2026-11-24T09:44:00Z");
    await get(linkIn(form));
    const code = await order({ ...typed, token });
    const [record, ...more] = await house.db.selectFrom("records").select(["at", "details"]).where("type", "=", "terms.shown").execute();
    expect(more).toEqual([]);
    expect([record?.at.toString(), record?.details]).toEqual(["2026-11-24T09:44:00Z", { view: expect.any(String), sha256: stage.termsSha256, shownAt: "2026-11-24T09:41:00Z" }]);
    const [request = "{}"] = endingWith(await contentsOf(await dealIn(code), ["order"]), "terms-request");
    expect(JSON.parse(request)).toMatchObject({ method: "GET", path: `/helder/terms/${stage.termsSha256}`, at: "2026-11-24T09:41:00Z", client: "127.0.0.1", userAgent: browser["user-agent"] });
    await expectCleanAudit();
  });

  test("stand in the story of the customer", async () => {
    await get(termsAddress("helder", stage.termsSha256, typed["token"] ?? ""));
    const code = await order();
    const { secret } = await house.db.selectFrom("deals").select("secret").where("code", "=", code).executeTakeFirstOrThrow();
    const page = (await (await get(`/d/${code}/${secret}`)).text()).replaceAll(/<[^>]+>/g, "").replaceAll(/\s+/g, " ");
    expect(page).toMatch(/De voorwaarden waren vanaf het bestelformulier geopend: di 24 nov 2026 10:41\./);
    expect(page).toContain("Een verzoek aan onze site, onbekend van wie; het kan ook een programma zijn.");
  });

  test.each([
    ["by a browser that fetches beforehand", () => get(linkOfForm(), { ...browser, "sec-purpose": "prefetch;prerender" })],
    ["by a look at the head alone", () => app.request(linkOfForm(), { method: "HEAD", headers: browser })],
    ["from elsewhere", () => get(`/helder/terms/${stage.termsSha256}`)],
    ["from a form of a made-up name", () => get(`/helder/terms/${stage.termsSha256}?form=${"a".repeat(5_000)}`)],
    ["as another version than there is", () => get(`/helder/terms/${"0".repeat(64)}?form=${formKey(typed["token"] ?? "")}`)],
  ])("are not counted when opened %s", async (_, open) => {
    await open();
    expect(await house.db.selectFrom("terms_views").select("id").execute()).toEqual([]);
    await order();
    expect(await recordsOf("terms.shown")).toEqual([]);
  });

  test("twice at once are one view", async () => {
    expect((await Promise.all([get(linkOfForm()), get(linkOfForm())])).map(({ status }) => status)).toEqual([200, 200]);
    await order();
    expect(await recordsOf("terms.shown")).toHaveLength(1);
  });

  test("are forgotten when no order comes of the form", async () => {
    await get(linkOfForm());
    at("2026-11-26T09:41:00Z");
    await get(termsAddress("helder", stage.termsSha256, "another"));
    expect(await house.db.selectFrom("terms_views").select("form").execute()).toHaveLength(2);
    at("2026-11-26T09:41:01Z");
    await get(termsAddress("helder", stage.termsSha256, "a third"));
    expect(await house.db.selectFrom("terms_views").select("form").orderBy("shown_at").execute()).toEqual([{ form: formKey("another") }, { form: formKey("a third") }]);
  });
});

describe("erasing a deal", () => {
  test("takes the form and the requests with it, and every proof stays", async () => {
    await house.db.updateTable("sessions").set({ conditions: JSON.stringify(payAfter) }).execute();
    await get(linkOfForm());
    const dealId = await dealIn(await order());
    at("2027-02-01T09:00:00Z");
    await sweepWhole();
    await sendAll();
    expect(await eraseDeal(house, { organisationId: stage.organisationId, dealId, by: "marit" })).toMatchObject({ ok: true });
    expect(await house.db.selectFrom("order_requests").select("deal_id").execute()).toEqual([]);
    expect(await house.db.selectFrom("terms_views").select("id").execute()).toEqual([]);
    const contents = await contentsOf(dealId, contentChoices);
    expect([...endingWith(contents, "order-request"), ...endingWith(contents, "terms-request")]).toEqual([]);
    await expectCleanAudit();
  });
});

function linkOfForm(): string {
  return termsAddress("helder", stage.termsSha256, typed["token"] ?? "");
}
