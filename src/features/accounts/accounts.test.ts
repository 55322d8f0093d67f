import { Hono } from "hono";
import { beforeEach, describe, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { password, visitorOf } from "../../../test/support/office.ts";
import { createOwner, renewPassword, requireMember } from "./actions.ts";
import type { MemberEnv } from "./actions.ts";
import { accountsRoutes } from "./routes.tsx";

const house = await createTestHouse();
const app = new Hono();
app.route("/office", accountsRoutes(house));
const desk = new Hono<MemberEnv>();
desk.use(requireMember(house));
desk.get("/", (c) => c.text(`${c.var.member.user.name} of ${c.var.member.organisation.name}`));
app.route("/office", desk);

const good = {
  name: "Studio Helder",
  slug: "helder",
  contactName: "Marit Oldenkamp",
  street: "Oude Lijnbaan 14",
  postcode: "3599 XX",
  town: "Utrecht",
  phone: "030 000 04 12",
  email: "hallo@helder.example",
  kvkNumber: "0001 2345",
  vatNumber: "nl000123456b01",
  iban: "NL91 ABNA 0417 1643 00",
  ownerEmail: "Marit@helder.example",
  password,
};

beforeEach(async () => {
  await emptyDatabase(house);
  await house.pool.query('truncate auth."user", auth."session", auth."account", auth."rateLimit" cascade');
});

describe("the first visit", () => {
  test("leads to the set-up, makes organisation and owner, and then to the log-in", async () => {
    const visitor = visitorOf(app);
    expect((await visitor.get("/office")).location).toBe("/office/set-up");
    expect((await visitor.get("/office/set-up")).status).toBe(200);
    expect((await visitor.post("/office/set-up", good)).location).toBe("/office/log-in?news=made");
    const entered = await visitor.post("/office/log-in", { email: "marit@helder.example", password });
    expect(entered.location).toBe("/office");
    expect((await visitor.get("/office")).text).toBe("Marit Oldenkamp of Studio Helder");
    const row = await house.db.selectFrom("organisations").select(["iban", "kvk_number", "vat_number"]).executeTakeFirstOrThrow();
    expect(row).toEqual({ iban: "NL91ABNA0417164300", kvk_number: "00012345", vat_number: "NL000123456B01" });
  });

  test("says of each field what is wrong and keeps what was typed", async () => {
    const visitor = visitorOf(app);
    const page = await visitor.post("/office/set-up", { ...good, iban: "NL91ABNA0417164301", slug: "office", password: "kort" });
    expect(page.status).toBe(422);
    expect(page.text).toContain("3 dingen kloppen nog niet");
    expect(page.text).toContain("De controlecijfers van dit rekeningnummer kloppen niet");
    expect(page.html).toContain('value="Oude Lijnbaan 14"');
    expect(page.html).not.toContain("kort");
    expect(await house.db.selectFrom("organisations").selectAll().execute()).toEqual([]);
  });

  test("names in the summary each field that is not right, and asks for no address of a page where the name is what is missing", async () => {
    const page = await visitorOf(app).post("/office/set-up", { ...good, name: "", contactName: "", slug: "" });
    expect(page.status).toBe(422);
    expect(page.text).toContain("2 dingen kloppen nog niet");
    expect(page.html).toContain('<a href="#name">Naam van je bedrijf: dit is nog leeg.</a>');
    expect(page.html).toContain('<a href="#contactName">Je eigen naam, zoals klanten die kennen: dit is nog leeg.</a>');
    const foreign = await visitorOf(app).post("/office/set-up?lang=en", { ...good, name: "東京", slug: "" });
    expect(foreign.html).toContain('<a href="#slug">Address of your page: use two to 49 small letters, digits or dashes.</a>');
  });

  test("gives one owner when two people press the button at once", async () => {
    const answers = await Promise.all(
      ["a", "b", "c"].map((one) => visitorOf(app).post("/office/set-up", { ...good, slug: `huis-${one}`, ownerEmail: `${one}@helder.example` })),
    );
    expect(answers.map((answer) => answer.location).sort()).toEqual(["/office/log-in", "/office/log-in", "/office/log-in?news=made"]);
    expect(await house.db.selectFrom("members").select("role").execute()).toEqual([{ role: "owner" }]);
    expect((await house.pool.query('select count(*)::int as count from auth."user"')).rows).toEqual([{ count: 1 }]);
  });

  test("cannot be repeated", async () => {
    await setStage(house);
    const visitor = visitorOf(app);
    expect((await visitor.get("/office/set-up")).location).toBe("/office/log-in");
    expect((await visitor.post("/office/set-up", good)).location).toBe("/office/log-in");
  });
});

describe("the log-in", () => {
  test("gives a cookie that only the office gets and no script can read", async () => {
    const stage = await setStage(house);
    await createOwner(house, { organisationId: stage.organisationId, name: "Marit", email: "marit@helder.example", password });
    const entered = await visitorOf(app).post("/office/log-in", { email: "marit@helder.example", password, to: "/office/deals/ABCD2345" });
    expect(entered.location).toBe("/office/deals/ABCD2345");
    const [cookie = ""] = entered.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\/office/i);
  });

  test("says the same for an unknown address and a wrong password, and follows no foreign address", async () => {
    const stage = await setStage(house);
    await createOwner(house, { organisationId: stage.organisationId, name: "Marit", email: "marit@helder.example", password });
    const wrong = await visitorOf(app).post("/office/log-in", { email: "marit@helder.example", password: "iets heel anders dan" });
    const unknown = await visitorOf(app).post("/office/log-in", { email: "wie@helder.example", password });
    expect(wrong.status).toBe(422);
    expect(unknown.text.replace("wie@", "marit@")).toBe(wrong.text);
    const away = await visitorOf(app).post("/office/log-in", { email: "marit@helder.example", password, to: "//elders.example" });
    expect(away.location).toBe("/office");
  });

  test("closes for a while after ten tries", async () => {
    await setStage(house);
    const visitor = visitorOf(app);
    for (let tries = 0; tries < 10; tries += 1) await visitor.post("/office/log-in", { email: "wie@helder.example", password: `gok nummer ${tries}` });
    const shut = await visitor.post("/office/log-in", { email: "wie@helder.example", password });
    expect(shut.status).toBe(429);
    expect(shut.text).toContain("te vaak een verkeerd wachtwoord");
  });

  test("ends with the log-out, also for who kept the cookie", async () => {
    const stage = await setStage(house);
    await createOwner(house, { organisationId: stage.organisationId, name: "Marit", email: "marit@helder.example", password });
    const visitor = visitorOf(app);
    const entered = await visitor.post("/office/log-in", { email: "marit@helder.example", password });
    const cookie = entered.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
    expect((await visitor.get("/office")).status).toBe(200);
    expect((await visitor.post("/office/log-out")).location).toBe("/office/log-in?news=out");
    expect((await visitor.get("/office")).location).toContain("/office/log-in");
    const kept = await app.request("/office", { headers: { cookie } });
    expect(kept.status).toBe(303);
  });

  test("takes a new password from whoever runs the server, and then the old one and every open log-in are over", async () => {
    const stage = await setStage(house);
    await createOwner(house, { organisationId: stage.organisationId, name: "Marit", email: "marit@helder.example", password });
    const visitor = visitorOf(app);
    await visitor.post("/office/log-in", { email: "marit@helder.example", password });
    expect(await renewPassword(house, { email: "niemand@helder.example" })).toEqual({ ok: false, refusal: { kind: "account-unknown" } });
    const renewed = await renewPassword(house, { email: " Marit@helder.example" });
    if (!renewed.ok) throw new Error(renewed.refusal.kind);
    expect((await visitor.get("/office")).location).toContain("/office/log-in");
    expect((await visitor.post("/office/log-in", { email: "marit@helder.example", password })).status).toBe(422);
    expect((await visitor.post("/office/log-in", { email: "marit@helder.example", password: renewed.password })).location).toBe("/office");
    const both = await Promise.all([renewPassword(house, { email: "marit@helder.example" }), renewPassword(house, { email: "marit@helder.example" })]);
    const working = await Promise.all(both.map(async (one) => one.ok && (await visitorOf(app).post("/office/log-in", { email: "marit@helder.example", password: one.password })).status));
    expect(working.sort()).toEqual([303, 422]);
  });

  test("refuses a form that another site sends", async () => {
    await setStage(house);
    const response = await app.request("/office/log-in", {
      method: "POST",
      headers: { origin: "https://elders.example", "sec-fetch-site": "cross-site" },
      body: new URLSearchParams({ email: "a@b.example", password }),
    });
    expect(response.status).toBe(403);
  });

  test("lets nobody in whose account belongs to no organisation", async () => {
    const stage = await setStage(house);
    await createOwner(house, { organisationId: stage.organisationId, name: "Marit", email: "marit@helder.example", password });
    const visitor = visitorOf(app);
    await visitor.post("/office/log-in", { email: "marit@helder.example", password });
    await house.db.deleteFrom("members").execute();
    expect((await visitor.get("/office")).location).toContain("/office/log-in");
  });
});
