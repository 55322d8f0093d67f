import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../app.tsx";
import { payBefore, setStage, signUpOf } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { signUp } from "../sign-up/actions.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  stage = await setStage(house, { capacity: 12 });
});

const formPath = "/helder/onderhandelen/jan-21/sign-up";

const filled: Record<string, string> = {
  token: "form-token-1",
  session: "jan-21",
  "p1-first": "Sanne",
  "p1-last": "Kooiman",
  "p1-email": "sanne@noordkaap.example",
  "p1-needs": "vegetarisch",
  self: "yes",
  kind: "company",
  company: "Noordkaap B.V.",
  kvk: "00098765",
  street: "Tegelkade 3",
  postcode: "3599 YZ",
  town: "Utrecht",
  terms: "yes",
};

function post(fields: Record<string, string>, path = formPath, headers: Record<string, string> = {}) {
  return app.request(path, { method: "POST", body: new URLSearchParams(fields), headers });
}

async function seenAt(fields = filled): Promise<string> {
  const page = await (await post({ ...fields, intent: "review" })).text();
  return /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? "";
}

async function counted(): Promise<number> {
  return (await house.db.selectFrom("sign_ups").select("id").execute()).length;
}

describe("the public pages", () => {
  test.each(["nl", "en"])("show an organisation, a course and the form whole in %s, without style attributes or inline script", async (lang) => {
    for (const path of ["/helder", "/helder/onderhandelen", formPath, "/helder/report", `/helder/terms/${stage.termsSha256}`]) {
      const response = await app.request(`${path}?lang=${lang}`);
      expect([path, response.status]).toEqual([path, 200]);
      const html = await response.text();
      expect(html).toContain(`<html lang="${lang}"`);
      expect(html).not.toMatch(/ style=|undefined|\[object Object\]|<script(?! type="application\/ld\+json")/);
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    }
  });

  test("the course says price both ways, places in words, and speaks schema.org", async () => {
    const html = await (await app.request("/helder/onderhandelen")).text();
    expect(html).toMatch(/€\s1\.082,95/);
    expect(html).toMatch(/€\s895,00/);
    const data = JSON.parse(/<script type="application\/ld\+json">(.+?)<\/script>/s.exec(html)?.[1] ?? "{}") as { hasCourseInstance: object[] };
    expect(data.hasCourseInstance[0]).toMatchObject({ remainingAttendeeCapacity: 12, offers: { price: "1082.95", availability: "https://schema.org/InStock" } });
  });

  test("say of words in another language than the page's which language that is", async () => {
    await house.db.updateTable("courses").set({ outcomes: JSON.stringify(["Vragen wat u wilt."]), included: JSON.stringify([{ name: "Op papier", text: "een werkboek" }]), audience: "Voor iedereen.", description: "Eén dag oefenen." }).execute();
    await house.db.updateTable("organisations").set({ introduction: "Ik geef al elf jaar les." }).execute();
    const [dutch, english] = await Promise.all(["nl", "en"].map(async (lang) => (await app.request(`/helder/onderhandelen?lang=${lang}`)).text()));
    for (const words of ["Onderhandelen zonder trucs", "Twee dagen oefenen met vragen wat u wilt.", "Vragen wat u wilt.", "Op papier", "een werkboek", "Voor iedereen.", "Eén dag oefenen.", "Ik geef al elf jaar les."]) {
      expect(english).toContain(`<span lang="nl">${words}</span>`);
    }
    expect(dutch).not.toContain('<span lang="nl">');
    for (const path of ["/helder", `/helder/terms/${stage.termsSha256}`]) {
      const page = await (await app.request(`${path}?lang=en`)).text();
      expect(page).toMatch(/<(span|div)[^>]* lang="nl"/);
    }
  });

  test("terms stay at their address, with the same bytes, for ever cachable", async () => {
    const response = await app.request(`/helder/terms/${stage.termsSha256}.pdf`);
    expect(response.headers.get("cache-control")).toContain("immutable");
    const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
    expect(Buffer.from(digest).toString("hex")).toBe(stage.termsSha256);
  });

  test.each(["/nobody", "/helder/nothing", "/helder/onderhandelen/never/sign-up", "/helder/terms/abc", "/helder/terms/abc.exe", "/a/b/c/d/e"])("%s is not there, in words", async (path) => {
    const response = await app.request(path, { headers: { "accept-language": "en" } });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("This page is not here");
  });

  test("a draft is not there, and a session that has begun is closed", async () => {
    await house.db.updateTable("sessions").set({ status: "draft" }).execute();
    expect((await app.request(formPath)).status).toBe(404);
    await house.db.updateTable("sessions").set({ status: "published" }).execute();
    house.clock.set(Temporal.Instant.from("2027-01-21T09:00:00Z"));
    const response = await app.request(formPath);
    house.clock.set(Temporal.Instant.from("2026-11-24T09:41:00Z"));
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("kan niet meer");
  });
});

describe("the front door", () => {
  test("leads to the only organisation there is", async () => {
    const response = await app.request("/");
    expect([response.status, response.headers.get("location")]).toEqual([302, "/helder"]);
  });

  test("leads to the set-up of a house in which nobody lives yet", async () => {
    await emptyDatabase(house);
    const response = await app.request("/");
    expect([response.status, response.headers.get("location")]).toEqual([302, "/office/set-up"]);
  });

  test("of several organisations leads to none of them", async () => {
    await setStage(house, { slug: "ander" });
    expect((await app.request("/")).status).toBe(404);
  });
});

describe("the sign-up form", () => {
  test("goes through the review to a deal, and the order button has the lawful words", async () => {
    const review = await post({ ...filled, intent: "review" });
    const html = await review.text();
    expect(html).toContain("Bestelling met betalingsverplichting");
    expect(html).toContain("Er is nog niets besteld");
    expect(html).toContain('value="edit" formaction="/helder/onderhandelen/jan-21/sign-up?lang=nl#p1-first"');
    expect(await counted()).toBe(0);
    const seen = /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? "";
    const ordered = await post({ ...filled, seen, intent: "order" });
    expect(ordered.status).toBe(303);
    const address = ordered.headers.get("location") ?? "";
    expect(address).toMatch(/^\/d\/[A-Z0-9]{8}\/[a-z0-9]{26}$/);
    expect((await app.request(address)).status).toBe(200);
    const again = await post({ ...filled, seen, intent: "order" });
    expect(again.headers.get("location")).toBe(address);
    expect(await counted()).toBe(1);
  });

  test("says everything that is wrong at once, first and at the field, and keeps what was typed", async () => {
    const response = await post({ ...filled, "p1-email": "sanne@noordkaap", kvk: "0009876", terms: "", "p1-needs": "geen noten <3", intent: "review" });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain("<title>Fout: ");
    expect(html).toContain("Drie dingen kloppen nog niet");
    expect(html).toContain('href="#p1-email"');
    expect(html.match(/te weinig cijfers/g)).toHaveLength(2);
    expect(html).toContain('value="sanne@noordkaap"');
    expect(html).toContain('value="geen noten &lt;3"');
    expect(await counted()).toBe(0);
  });

  test("never ticks a box beforehand", async () => {
    const html = await (await app.request(formPath)).text();
    expect(/<input[^>]+name="terms"[^>]*>/.exec(html)?.[0]).not.toContain("checked");
  });

  test("adds, pastes and removes people without losing anybody", async () => {
    const added = await (await post({ ...filled, intent: "add" })).text();
    expect(added).toContain('name="p2-first"');
    expect(added).toContain('value="Sanne"');
    const pasted = await (await post({ ...filled, paste: "Joris Peeters; joris@noordkaap.example\nNoor Bakkali, noor@noordkaap.example", intent: "paste" })).text();
    expect(pasted).toContain('value="Peeters"');
    expect(pasted).toContain('value="noor@noordkaap.example"');
    const removed = await (await post({ ...filled, "p2-first": "Joris", "p2-last": "Peeters", intent: "remove-1" })).text();
    expect(removed).not.toContain('value="Sanne"');
    expect(removed).toContain('value="Joris"');
  });

  test("a thousand participants are refused in words, not rendered", async () => {
    const crowd = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`p${index + 1}-first`, "A"]));
    const response = await post({ ...filled, ...crowd, intent: "review" });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain("ten hoogste 50 mensen");
    expect(html).not.toContain("p100-first");
  });

  test("a form of ten megabytes is refused in words", async () => {
    const response = await app.request(formPath, { method: "POST", body: new URLSearchParams({ remark: "x".repeat(10_000_000) }), headers: { "accept-language": "nl" } });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("te groot");
    expect(await counted()).toBe(0);
  });

  test("script in every text field comes back as text", async () => {
    const attack = '"><script>alert(1)</script>';
    const fields = Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, ["token", "session", "kind", "self", "terms"].includes(name) ? value : attack]));
    for (const intent of ["review", "order", "add"]) {
      const html = await (await post({ ...fields, "orderer-name": attack, remark: attack, reference: attack, paste: attack, intent })).text();
      expect(html).not.toContain("<script>alert");
    }
    const ordered = await post({ ...filled, "p1-first": attack, "p1-last": attack, company: attack, remark: attack, seen: await seenAt(), intent: "order" });
    const deal = await (await app.request(ordered.headers.get("location") ?? "")).text();
    expect(deal).toContain("&lt;script&gt;");
    expect(deal).not.toContain("<script>alert");
  });

  test("a price that changed meanwhile is shown again, and only what is shown then is ordered", async () => {
    const seen = await seenAt();
    await house.db.updateTable("sessions").set({ price_cents: 99_500 }).execute();
    const response = await post({ ...filled, seen, intent: "order" });
    expect(response.status).toBe(409);
    const html = await response.text();
    expect(html).toContain("veranderde de prijs");
    expect(html).toMatch(/€\s1\.203,95/);
    expect(await counted()).toBe(0);
    const fresh = /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? "";
    expect((await post({ ...filled, seen: fresh, intent: "order" })).status).toBe(303);
  });

  test("a full date offers the waiting list with words that bind nobody, and leads to the place in line", async () => {
    await house.db.updateTable("sessions").set({ capacity: 1 }).execute();
    await signUp(house, signUpOf(stage, "Anna"));
    const form = await (await app.request(formPath)).text();
    expect(form).toContain("u zit nergens aan vast");
    const review = await (await post({ ...filled, intent: "review" })).text();
    expect(review).toContain("Zet mij op de wachtlijst (vrijblijvend)");
    expect(review).not.toContain("Bestelling met betalingsverplichting");
    const seen = /name="seen" value="([^"]+)"/.exec(review)?.[1] ?? "";
    const ordered = await post({ ...filled, seen, asked: "line", intent: "order" });
    expect(ordered.headers.get("location")).toMatch(/^\/w\/[^?]+$/);
    expect((await app.request(ordered.headers.get("location") ?? "")).status).toBe(200);
  });

  test("a private person who starts within the withdrawal period may ask for it expressly, and is never assumed to", async () => {
    await house.db.updateTable("sessions").set({ starts_at: "2026-12-01T08:30:00Z", ends_at: "2026-12-01T16:00:00Z" }).execute();
    await house.db.updateTable("meetings").set({ starts_at: "2026-12-01T08:30:00Z", ends_at: "2026-12-01T16:00:00Z" }).execute();
    const form = await (await app.request(formPath)).text();
    expect(/<input[^>]+name="early-start"[^>]*>/.exec(form)?.[0]).not.toContain("checked");
    const person = { ...filled, kind: "private" };
    await post({ ...person, token: "without", seen: await seenAt(person), intent: "order" });
    await post({ ...person, token: "with", "early-start": "yes", seen: await seenAt(person), intent: "order" });
    const deals = await house.db.selectFrom("deals").select("frozen").orderBy("id").execute();
    expect(deals.map(({ frozen }) => frozen.consents.map(({ box }) => box))).toEqual([["terms"], ["terms", "early-start"]]);
  });

  test("a free training has another button, and asks a private person for no address", async () => {
    await house.db.updateTable("sessions").set({ price_cents: 0, conditions: JSON.stringify(payBefore) }).execute();
    const html = await (await post({ ...filled, kind: "private", street: "", postcode: "", town: "", intent: "review" })).text();
    expect(html).toContain("Gratis inschrijven");
  });

  test("a form from another site is refused, and so is one that hides where it comes from", async () => {
    for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }, { origin: "null" }]) {
      const response = await post({ ...filled, intent: "order" }, formPath, { host: "localhost", ...headers });
      expect(response.status).toBe(403);
    }
    expect(await counted()).toBe(0);
  });
});

describe("telling that something is wrong", () => {
  test("is kept, asks for nothing else, and a robot that fills everything is thanked and dropped", async () => {
    const sent = await post({ page: "/helder/onderhandelen", remark: "De link naar de route werkt niet." }, "/helder/report");
    expect(await sent.text()).toContain("Dank u wel");
    await post({ page: "/helder", remark: "spam", website: "http://spam.example" }, "/helder/report");
    expect((await post({ page: "/helder", remark: " " }, "/helder/report")).status).toBe(422);
    const reports = await house.db.selectFrom("page_reports").select(["page", "remark"]).execute();
    expect(reports).toEqual([{ page: "/helder/onderhandelen", remark: "De link naar de route werkt niet." }]);
  });
});
