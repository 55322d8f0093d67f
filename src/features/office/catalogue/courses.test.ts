import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { addSession, setStage, signUpOf } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse } from "../../../../test/support/database.ts";
import { summary } from "../../../../test/support/forms.ts";
import { ownerOf, seen } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { signUp } from "../../sign-up/actions.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
let stage: Stage;
let owner: Visitor;

beforeAll(async () => {
  stage = await setStage(house);
  owner = await ownerOf(app, house, stage.organisationId);
});

afterEach(async () => {
  await house.db.deleteFrom("courses").where("id", "<>", stage.courseId).where("organisation_id", "=", stage.organisationId).execute();
});

const filled = {
  title: "Lastige gesprekken",
  slug: "",
  lead: "Een dag oefenen.",
  description: "Eerst dit.\r\n\r\nDan dat.",
  outcomes: "Een eerste zin.\r\n\r\nEen tweede zin.\r\n",
  "included-name": ["Vooraf", ""],
  "included-text": ["een gesprek", ""],
  audience: "Voor iedereen.",
  duration: "1 dag (7 uur)",
  language: "en",
  vatRegime: "standard",
  vatPercent: "9",
};

async function courseAt(slug: string) {
  return house.db.selectFrom("courses").selectAll().where("organisation_id", "=", stage.organisationId).where("slug", "=", slug).executeTakeFirst();
}

async function countCourses(): Promise<number> {
  return (await house.db.selectFrom("courses").select("id").where("organisation_id", "=", stage.organisationId).execute()).length;
}

describe("the list of courses", () => {
  test("says what to do when there is none", async () => {
    const empty = await setStage(house, { slug: "leeg" });
    for (const table of ["meetings", "sessions", "courses"] as const) await house.db.deleteFrom(table).where("organisation_id", "=", empty.organisationId).execute();
    const page = await (await ownerOf(app, house, empty.organisationId)).get("/office/courses");
    expect(page.text).toContain("Er is nog geen training. Maak er een en plan een datum");
    expect(page.html).toContain('href="/office/courses/new"');
  });

  test("shows each course with its dates and how the next one stands", async () => {
    const termsId = (await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow()).id;
    const later = await addSession(house, { organisationId: stage.organisationId, courseId: stage.courseId, termsId, slug: "later", startsAt: Temporal.Instant.from("2027-05-01T08:00:00Z") });
    const page = await owner.get("/office/courses");
    expect(page.text).toContain("Eén training, twee data te boeken.");
    expect(page.text).toMatch(/Onderhandelen zonder trucs \/helder\/onderhandelen do 21 jan 2027 te boeken 2 komen/);
    expect(page.html).toContain('href="/office/courses/onderhandelen"');
    await house.db.deleteFrom("meetings").where("session_id", "=", later).execute();
    await house.db.deleteFrom("sessions").where("id", "=", later).execute();
  });

  test("is whole in English too", async () => {
    const owner = await ownerOf(app, house, stage.organisationId);
    const page = await owner.get("/office/courses?lang=en");
    expect(page.text).toContain("One course, one date open for sign-ups.");
    for (const path of ["/office/courses/new", "/office/courses/onderhandelen", "/office/courses/onderhandelen/sessions/new"]) {
      const { status, html } = await owner.get(`${path}?lang=en`);
      expect([path, status]).toEqual([path, 200]);
      expect(html).not.toMatch(/undefined|\[object Object\]| style=/);
    }
  });
});

describe("making a course", () => {
  test("takes every field, and the address from the title", async () => {
    const page = await owner.post("/office/courses/new", filled);
    expect([page.status, page.location]).toEqual([303, "/office/courses/lastige-gesprekken?done=course-made"]);
    expect(await courseAt("lastige-gesprekken")).toMatchObject({
      title: "Lastige gesprekken", lead: "Een dag oefenen.", description: "Eerst dit.\n\nDan dat.", outcomes: ["Een eerste zin.", "Een tweede zin."],
      included: [{ name: "Vooraf", text: "een gesprek" }], audience: "Voor iedereen.", duration: "1 dag (7 uur)", language: "en",
      vat_regime: "standard", vat_basis_points: 900,
    });
    expect((await owner.get(page.location)).text).toContain("De training staat klaar. Plan nu een datum.");
    expect(seen(await (await app.request("/helder/lastige-gesprekken")).text())).toContain("Een dag oefenen.");
  });

  test("takes the address that was typed", async () => {
    await owner.post("/office/courses/new", { ...filled, slug: "Gesprekken" });
    expect(await courseAt("gesprekken")).toBeDefined();
  });

  test("knows regimes without VAT", async () => {
    await owner.post("/office/courses/new", { ...filled, vatRegime: "exempt", vatPercent: "wat dan ook" });
    expect(await courseAt("lastige-gesprekken")).toMatchObject({ vat_regime: "exempt", vat_basis_points: 0 });
  });

  test.each<[string, Record<string, string | readonly string[]>, [string, string][]]>([
    ["no title", { title: "" }, [["title", "Vul de titel in."]]],
    ["a title that gives no address", { title: "???" }, [["slug", "Vul een adres in: uit deze titel volgt er geen."]]],
    ["an address that is taken", { slug: "onderhandelen" }, [["slug", "Een andere training heeft dit adres al. Kies een ander."]]],
    ["an address that is ours", { slug: "terms" }, [["slug", "Dit adres gebruikt Handslag zelf. Kies een ander."]]],
    ["the address of this very form", { slug: "new" }, [["slug", "Dit adres gebruikt Handslag zelf. Kies een ander."]]],
    ["an address with spaces", { slug: "een twee" }, [["slug", "Een adres bestaat uit kleine letters, cijfers en streepjes, begint met een letter of cijfer en heeft ten hoogste 48 tekens."]]],
    ["a rate that is not in force", { vatPercent: "6" }, [["vatPercent", "Vul 21 of 9 in. Is er geen btw, kies dan hierboven waarom."]]],
    ["no VAT under the regime with VAT", { vatPercent: "0" }, [["vatPercent", "Vul 21 of 9 in. Is er geen btw, kies dan hierboven waarom."]]],
    ["an impossible rate", { vatPercent: "121" }, [["vatPercent", "Vul 21 of 9 in. Is er geen btw, kies dan hierboven waarom."]]],
    ["a rate with three decimals", { vatPercent: "9,125" }, [["vatPercent", "Vul 21 of 9 in. Is er geen btw, kies dan hierboven waarom."]]],
    ["a part without a name", { "included-name": ["Vooraf", ""], "included-text": ["een gesprek", "een boek"] }, [["included-2-name", "Geef dit onderdeel een naam."]]],
    ["a part that says nothing", { "included-name": ["Vooraf"], "included-text": [""] }, [["included-1-text", "Zeg wat dit onderdeel is, of maak de naam leeg."]]],
    ["a text without end", { lead: "a".repeat(501) }, [["lead", "Deze tekst is te lang. Maak hem korter."]]],
    ["too many outcomes", { outcomes: "een zin\n".repeat(31) }, [["outcomes", "Dit zijn te veel regels. Houd het bij dertig."]]],
    ["all of it at once", { title: "", slug: "-", vatPercent: "veel" }, [
      ["title", "Vul de titel in."],
      ["slug", "Een adres bestaat uit kleine letters, cijfers en streepjes, begint met een letter of cijfer en heeft ten hoogste 48 tekens."],
      ["vatPercent", "Vul 21 of 9 in. Is er geen btw, kies dan hierboven waarom."],
    ]],
  ])("says in words at its field what is wrong with %s, and keeps what was typed", async (_, change, errors) => {
    const before = await countCourses();
    const page = await owner.post("/office/courses/new", { ...filled, audience: "Voor wie dit leest", ...change });
    expect([page.status, summary(page)]).toEqual([422, errors]);
    for (const [id, text] of errors) {
      expect(page.html).toMatch(new RegExp(`id="${id}-error"`));
      expect(page.html).toMatch(new RegExp(`id="${id}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="${id}"`));
      expect(page.text.split(text).length - 1).toBeGreaterThanOrEqual(2);
    }
    expect(page.html).toMatch(/class="error-summary" role="alert" tabindex="-1" autofocus/);
    expect(page.html).toMatch(/<title>Fout: /);
    expect(page.text).toContain("Voor wie dit leest");
    expect(await countCourses()).toBe(before);
  });

  test("twice at once under one address makes one, and says so to the other", async () => {
    const pages = await Promise.all([owner.post("/office/courses/new", filled), owner.post("/office/courses/new", filled)]);
    expect(pages.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await countCourses()).toBe(2);
  });

  test("rows are added and removed without script, and nothing is kept yet", async () => {
    const added = await owner.post("/office/courses/new", { ...filled, intent: "add" });
    expect(added.status).toBe(200);
    expect([...added.html.matchAll(/name="included-name"/g)]).toHaveLength(3);
    const removed = await owner.post("/office/courses/new", { ...filled, "included-name": ["Vooraf", "Erna"], "included-text": ["een gesprek", "een boek"], intent: "remove-1" });
    expect(removed.html).toContain('value="Erna"');
    expect(removed.html).not.toContain('value="Vooraf"');
    expect(removed.html).toMatch(/id="slug"[^>]*value=""/);
    expect(await countCourses()).toBe(1);
  });
});

describe("changing a course", () => {
  test("shows what it says, changes it, and leaves the deals that exist", async () => {
    await signUp(house, signUpOf(stage, "Hanna Anders"));
    const frozen = () => house.db.selectFrom("deals").select(["frozen", "total_cents"]).execute();
    const before = await frozen();
    const shown = await owner.get("/office/courses/onderhandelen");
    expect(shown.html).toContain('value="Onderhandelen zonder trucs"');
    expect(shown.text).toContain("De ene afspraak die er is, houdt prijs, btw en woorden waarmee ze is gesloten");
    expect(shown.text).toContain("Het adres is /helder/onderhandelen en verandert niet meer");
    const page = await owner.post("/office/courses/onderhandelen", { ...filled, slug: "iets-anders" });
    expect(page.location).toBe("/office/courses/onderhandelen?done=course-kept");
    expect(await courseAt("onderhandelen")).toMatchObject({ title: "Lastige gesprekken", vat_basis_points: 900 });
    expect(await courseAt("iets-anders")).toBeUndefined();
    expect(await frozen()).toEqual(before);
  });

  test("says what is wrong in words, and changes nothing", async () => {
    const page = await owner.post("/office/courses/onderhandelen", { ...filled, title: " " });
    expect([page.status, summary(page)]).toEqual([422, [["title", "Vul de titel in."]]]);
    expect(await courseAt("onderhandelen")).toMatchObject({ title: "Lastige gesprekken" });
  });

  test.each(["/office/courses/bestaat-niet", "/office/courses/bestaat-niet/sessions/new", "/office/courses/%00", "/office/courses/%27--"])("finds nothing at %s", async (path) => {
    expect((await owner.get(path)).status).toBe(404);
    expect((await owner.post(path, filled)).status).toBe(404);
  });
});

test("script in any field is shown as text, in the office and to customers", async () => {
  const nasty = "\"'><script>alert(1)</script>";
  const fields = {
    ...filled, title: nasty, slug: "nasty", lead: nasty, description: nasty, outcomes: nasty, "included-name": [nasty], "included-text": [nasty], audience: nasty, duration: nasty,
  };
  const pages = [await owner.post("/office/courses/new", { ...fields, vatPercent: nasty })];
  expect((await owner.post("/office/courses/new", fields)).status).toBe(303);
  const move = (courseId: string) => house.db.updateTable("sessions").set({ course_id: courseId }).where("id", "=", stage.sessionId).execute();
  await move((await courseAt("nasty"))?.id ?? "");
  for (const path of ["/office/courses", "/office/courses/nasty", "/office/courses/nasty/sessions/new", "/office/sessions", `/office/sessions/${stage.sessionId}`, `/office/sessions/${stage.sessionId}/publish`]) {
    pages.push(await owner.get(path));
  }
  for (const { html, text } of pages) {
    expect(html).not.toMatch(/<script>alert|["']><script/i);
    expect(text).toContain("alert(1)");
  }
  const open = await (await app.request("/helder/nasty")).text();
  expect(open).not.toMatch(/<script>alert|<\/script>alert/i);
  expect(open).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  await move(stage.courseId);
});
