import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import type { Locale } from "../src/domain/locale.ts";
import { composeMail } from "../src/features/messages/compose.ts";
import { signUp } from "../src/features/sign-up/actions.ts";
import { sweepHouse } from "../src/sweep-house.ts";
import { addSession, setStage, signUpOf } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { ownerOf, seen } from "./support/office.ts";
import { stepsIn } from "./support/steps.ts";

// What people can do wrong on the public pages: a clear answer in their language, nothing lost, nothing half written.
// What trainers can do wrong (capacity below what is taken, dates in the past) is tried in the catalogue's own tests.

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const { at, dealOf, expectCleanAudit, join } = stepsIn(house);
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 2 });
});

afterEach(expectCleanAudit);

const formPath = "/helder/onderhandelen/jan-21/sign-up";

const filled = {
  token: "form-1", session: "jan-21", "p1-first": "Sanne", "p1-last": "Kooiman", "p1-email": "sanne@noordkaap.example", self: "yes", kind: "company",
  company: "Noordkaap B.V.", street: "Tegelkade 3", postcode: "3599 YZ", town: "Utrecht", remark: "Ik kom met de trein.", terms: "yes",
};

type Answer = { status: number; text: string; html: string; location: string };

async function answerOf(response: Response): Promise<Answer> {
  const html = await response.text();
  return { status: response.status, html, text: seen(html), location: response.headers.get("location") ?? "" };
}

async function get(path: string, lang: Locale): Promise<Answer> {
  return answerOf(await app.request(path, { headers: { cookie: `lang=${lang}` } }));
}

async function post(path: string, fields: Record<string, string>, lang: Locale): Promise<Answer> {
  return answerOf(await app.request(path, { method: "POST", body: new URLSearchParams(fields), headers: { cookie: `lang=${lang}` } }));
}

/** The form as the review page of this moment would send it. */
async function reviewed(fields: Record<string, string>, lang: Locale): Promise<Record<string, string>> {
  const { html } = await post(formPath, { ...fields, intent: "review" }, lang);
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
  return { ...fields, seen: value("seen"), asked: value("asked"), intent: "order" };
}

async function written(): Promise<Record<string, number>> {
  const tables = ["sign_ups", "deals", "bookings", "messages", "records", "deadlines", "offers"];
  const counts = await Promise.all(tables.map(async (table) => [table, (await house.pool.query(`select 1 from ${table}`)).rowCount ?? 0] as const));
  return Object.fromEntries(counts);
}

async function expectNothingWritten(doing: () => Promise<unknown>): Promise<void> {
  const before = await written();
  await doing();
  expect(await written()).toEqual(before);
}

describe.each<[Locale, Record<string, string>]>([
  ["nl", {
    unknown: "Deze pagina is er niet", closed: "Inschrijven voor do 21 januari 2027 kan niet meer.", chooseOther: "kies een andere", full: "Deze datum is vol",
    came: "U staat vooraan op de wachtlijst", price: "veranderde de prijs", large: "Wat u stuurde is te groot", many: "ten hoogste 50 mensen", email: "is niet volledig",
    secret: "Op dit adres is niets te vinden", reused: "Dit formulier is al verstuurd", expired: "Het aanbod liep af",
  }],
  ["en", {
    unknown: "This page is not here", closed: "You can no longer sign up for Thu 21 January 2027.", chooseOther: "choose another", full: "This date is full",
    came: "You are first on the waiting list", price: "the price changed", large: "What you sent is too large", many: "at most 50 people", email: "is not complete",
    secret: "There is nothing at this address", reused: "This form was sent before", expired: "The offer ended",
  }],
])("in %s", (lang, say) => {
  test("an unknown session is not there, and neither is one of another course, or a draft", async () => {
    await house.db.updateTable("sessions").set({ status: "draft" }).execute();
    await expectNothingWritten(async () => {
      for (const path of ["/helder/onderhandelen/nooit/sign-up", "/helder/anders/jan-21/sign-up", "/niemand/onderhandelen/jan-21/sign-up", formPath]) {
        for (const answer of [await get(path, lang), await post(path, { ...filled, session: "nooit", intent: "order", seen: "x" }, lang)]) {
          expect([path, answer.status]).toEqual([path, 404]);
          expect(answer.text).toContain(say["unknown"]);
        }
      }
    });
  });

  test("a session that closed while the form was open says so and offers another date, with everything that was typed", async () => {
    const order = await reviewed(filled, lang);
    const terms = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
    await house.db.updateTable("sessions").set({ sign_up_until: "2026-11-24T09:40:59Z" }).execute();
    await expectNothingWritten(async () => {
      const answer = await post(formPath, order, lang);
      expect([answer.status, answer.text.includes(say["closed"] ?? "?")]).toEqual([409, true]);
      expect((await get(formPath, lang)).text).toContain(say["closed"]);
    });
    await addSession(house, { ...stage, termsId: terms.id, slug: "mei-20", startsAt: Temporal.Instant.from("2027-05-20T07:30:00Z") });
    await expectNothingWritten(async () => {
      const answer = await post(formPath, order, lang);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(say["chooseOther"]);
      for (const typed of ["Kooiman", "sanne@noordkaap.example", "Tegelkade 3", "Ik kom met de trein."]) expect(answer.html).toContain(typed);
    });
  });

  test("a session that filled up between form and order becomes a place in line, which binds nobody", async () => {
    const order = await reviewed(filled, lang);
    await dealOf(stage, ["Anna", "Bram"]);
    const answer = await post(formPath, order, lang);
    expect([answer.status, answer.location.replace(/[\w-]{8}\/\w{26}/, "…")]).toEqual([303, "/w/…?came=full"]);
    expect((await get(answer.location, lang)).text).toContain(say["came"]);
    expect((await get(formPath, lang)).text).toContain(say["full"]);
    expect(await house.db.selectFrom("deals").select("id").execute()).toHaveLength(1);
  });

  test("a price that changed between form and order is shown, and asked again with everything that was typed", async () => {
    const order = await reviewed(filled, lang);
    await house.db.updateTable("sessions").set({ price_cents: 99_500 }).execute();
    await expectNothingWritten(async () => {
      const answer = await post(formPath, order, lang);
      expect(answer.status).toBe(409);
      expect(answer.text).toContain(say["price"]);
      expect(answer.text).toMatch(/1[.,]203[.,]95/);
      expect(answer.text).not.toMatch(/1[.,]082[.,]95/);
      expect(answer.html).toContain("Ik kom met de trein.");
    });
  });

  test("ten megabytes are too much, on every page that takes a form", async () => {
    await expectNothingWritten(async () => {
      for (const path of [formPath, "/helder/report", "/w/ABCDEFGH/x/accept", "/d/ABCDEFGH/x/late-money/y", "/office/log-in", "/office/deals/x/payment"]) {
        const answer = await post(path, { remark: "x".repeat(10_000_000) }, lang);
        expect([path, answer.status]).toEqual([path, 413]);
        expect(answer.text).toContain(say["large"]);
      }
    });
  });

  test("a thousand participants are refused in words, typed or pasted", async () => {
    const crowd = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`p${index + 1}-first`, "A"]));
    const list = Array.from({ length: 1000 }, (_, index) => `Persoon ${index}; p${index}@voorbeeld.example`).join("\n");
    await expectNothingWritten(async () => {
      for (const [fields, intent] of [[crowd, "review"], [crowd, "add"], [{ paste: list }, "paste"], [{ paste: list }, "review"]] as const) {
        const answer = await post(formPath, { ...filled, ...fields, intent }, lang);
        expect(answer.status).toBe(422);
        expect(answer.text).toContain(say["many"]);
      }
    });
  });

  test.each(["sanne", "sanne@", "sanne@noordkaap", "a@b.example, c@d.example", "sanne kooiman@noordkaap.example", "sanne@noordkaap.example\r\nBcc: x@y.example"])("the address %j is asked again, at its field", async (address) => {
    await expectNothingWritten(async () => {
      const answer = await post(formPath, { ...filled, "p1-email": address, intent: "review" }, lang);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(say["email"]);
      expect(answer.html).toContain('href="#p1-email"');
      expect(answer.html).toMatch(/<input[^>]*id="p1-email"[^>]*aria-invalid="true"/);
    });
  });

  test("a wrong secret, and one with something before or behind it, finds what an unknown code finds", async () => {
    const outcome = await signUp(house, signUpOf(stage, "Sanne Kooiman"));
    if (!outcome.ok) throw new Error(outcome.refusal.kind);
    const { code, secret } = outcome;
    const unknown = await get(`/d/ZZZZZZZZ/${secret}`, lang);
    expect([unknown.status, unknown.text.includes(say["secret"] ?? "?")]).toEqual([404, true]);
    for (const wrong of ["x", "x".repeat(26), `${secret}x`, `x${secret}`, secret.slice(1), secret.toUpperCase(), "%00", `${secret}%00`, "..%2f", "null", "undefined"]) {
      expect([wrong, (await get(`/d/${code}/${wrong}`, lang)).status]).toEqual([wrong, 404]);
    }
  });

  test("a form that is sent again gives the same agreement, and with another content says that it was used", async () => {
    const order = await reviewed(filled, lang);
    const first = await post(formPath, order, lang);
    await expectNothingWritten(async () => {
      const answers = await Promise.all([post(formPath, order, lang), post(formPath, order, lang)]);
      expect(answers.map(({ location }) => location)).toEqual([first.location, first.location]);
      const other = await post(formPath, { ...order, "p1-first": "Joris" }, lang);
      expect([other.status, other.text.includes(say["reused"] ?? "?")]).toEqual([409, true]);
      expect(other.html).toContain(first.location);
    });
  });

  test("an offer that is answered late, or twice, says how it stands", async () => {
    await dealOf(stage, ["Anna", "Bram"]);
    const chris = await join(stage, "Chris", { locale: lang });
    const path = `/w/${chris.code}/${chris.secret}`;
    at("2026-12-02T11:00:00Z");
    await sweepHouse(house, house.clock.now());
    const { html } = await get(`${path}/accept`, lang);
    const [offer = "", shown = ""] = ["offer", "seen"].map((name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]);
    at("2026-12-04T11:00:01Z");
    await expectNothingWritten(async () => {
      for (const action of ["accept", "decline"]) {
        const late = await post(`${path}/${action}`, { offer, seen: shown, terms: "yes" }, lang);
        expect([late.status, late.text.includes(say["expired"] ?? "?")]).toEqual([409, true]);
      }
    });
    at("2026-12-04T10:59:00Z");
    const accepted = await post(`${path}/accept`, { offer, seen: shown, terms: "yes" }, lang);
    expect(accepted.location).toMatch(/^\/d\//);
    await expectNothingWritten(async () => {
      expect((await post(`${path}/accept`, { offer, seen: shown, terms: "yes" }, lang)).location).toBe(accepted.location);
      const declined = await post(`${path}/decline`, { offer }, lang);
      expect(declined.status).toBe(409);
      expect(declined.html).toContain(accepted.location);
    });
  });
});

describe("script in every text field", () => {
  const attack = `"'><script>alert(1)</script><img src=x onerror=alert(2)>`;

  test("is text on every page that shows it, in the office too, in every mail and in the calendar", async () => {
    await house.db.updateTable("organisations").set({ name: attack, contact_name: attack, street: attack, introduction: attack, account_name: attack, town: attack, phone: attack }).execute();
    await house.db.updateTable("courses").set({ title: attack, lead: attack, description: attack, audience: attack, duration: attack, outcomes: JSON.stringify([attack]), included: JSON.stringify([{ name: attack, text: attack }]) }).execute();
    await house.db.updateTable("meetings").set({ place: attack, address: attack }).execute();
    const typed = { ...filled, "p1-first": attack, "p1-last": attack, "p1-needs": attack, company: attack, street: attack, town: attack, reference: attack, remark: attack, self: "", "orderer-name": attack, "orderer-email": "sanne@noordkaap.example" };
    const order = await reviewed(typed, "nl");
    const deal = await post(formPath, order, "nl");
    const waiting = await post(formPath, { ...(await reviewed({ ...typed, token: "form-2", "p2-first": attack, "p2-last": attack, "p2-email": "x@y.example" }, "nl")), asked: "line" }, "nl");
    expect([deal.location, waiting.location].map((location) => location.slice(0, 3))).toEqual(["/d/", "/w/"]);
    const pages = [
      await get("/helder", "nl"), await get("/helder/onderhandelen", "nl"), await get(formPath, "en"), await get(`/helder/report?page=${encodeURIComponent(attack)}`, "nl"),
      await post(formPath, { ...typed, intent: "review" }, "nl"), await post(formPath, { ...typed, "p1-email": attack, intent: "review" }, "en"),
      await get(deal.location, "nl"), await get(`${deal.location}/order`, "nl"), await get(waiting.location, "nl"), await get(`${waiting.location}/leave`, "nl"),
      await get(`/office/log-in?to=${encodeURIComponent(attack)}`, "nl"), await post("/office/log-in", { email: attack, password: attack, to: attack }, "nl"),
      await get(`/helder/${encodeURIComponent(attack)}`, "nl"),
    ];
    const owner = await ownerOf(app, house, stage.organisationId, attack);
    const [, code = ""] = /^\/d\/(\w+)/.exec(deal.location) ?? [];
    for (const path of ["", "/deals", `/deals?q=${encodeURIComponent(attack)}`, `/deals/${code}`, `/deals/${code}/payment`, `/deals/${code}/cancel`, `/deals/${code}/waive`, "/sessions", `/sessions/${stage.sessionId}`, `/sessions/${stage.sessionId}/attendance`, "/courses", "/settings", "/settings/invoices", "/terms"]) {
      const page = await owner.get(`/office${path}`);
      expect([path, page.status]).toEqual([path, 200]);
      pages.push(page);
    }
    for (const message of await house.db.selectFrom("messages").selectAll().execute()) {
      const { bytes } = await composeMail(house, message);
      const mail = await PostalMime.parse(bytes);
      expect(mail.to).toHaveLength(1);
      pages.push({ status: 200, location: "", text: "", html: mail.html ?? "" });
    }
    expect(pages.length).toBeGreaterThan(28);
    for (const { html } of pages) {
      expect(html).not.toContain("<script>alert");
      expect(html).not.toContain("<img src=x");
      expect(html).not.toMatch(/ on\w+="/);
    }
    const calendar = await get(`${deal.location}/calendar.ics`, "nl");
    expect(calendar.html.split("\r\n").filter((line) => line.startsWith("BEGIN:VEVENT"))).toHaveLength(1);
  });
});

describe("when the clocks change", () => {
  /** Nine in the evening before the clocks go forward, and back: orders and offers go on, dated on the clock of that day. */
  test.each([
    ["forward", "2027-03-27T20:00:00Z", "2027-04-19T07:30:00Z", "2027-04-05T21:59:59Z"],
    ["back", "2027-10-30T19:00:00Z", "2027-11-22T08:30:00Z", "2027-11-08T22:59:59Z"],
  ])("%s, a payment day ends at its own midnight and the page names it so", async (_, now, startsAt, dueAt) => {
    at(now);
    await house.db.updateTable("sessions").set({ starts_at: startsAt, ends_at: Temporal.Instant.from(startsAt).add({ hours: 7 }).toString() }).execute();
    await house.db.updateTable("meetings").set({ starts_at: startsAt, ends_at: Temporal.Instant.from(startsAt).add({ hours: 7 }).toString() }).execute();
    const ordered = await post(formPath, await reviewed(filled, "nl"), "nl");
    const { frozen } = await house.db.selectFrom("deals").select("frozen").executeTakeFirstOrThrow();
    expect(frozen.schedule.map((part) => part.dueAt)).toEqual([dueAt]);
    expect((await get(ordered.location, "nl")).text).toContain("23:59");
  });

  test("in the hour that comes twice and in the hour that never comes, signing up works and is dated by the instant", async () => {
    for (const [index, now] of ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2027-03-28T00:59:59Z", "2027-03-28T01:00:00Z"].entries()) {
      await emptyDatabase(house);
      at(now);
      stage = await setStage(house, { startsAt: Temporal.Instant.from(now).add({ hours: 24 * 60 }) });
      const ordered = await post(formPath, await reviewed({ ...filled, token: `form-${index}` }, "nl"), "nl");
      expect(ordered.status).toBe(303);
      expect((await house.db.selectFrom("deals").select("formed_at").executeTakeFirstOrThrow()).formed_at.toString()).toBe(now);
    }
  });
});
