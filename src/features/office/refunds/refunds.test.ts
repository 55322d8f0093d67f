import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { customer, setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { movingOwner } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { schemaFaults } from "../../../../test/support/sepa-schema.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { callOffSession } from "../../calling-off/actions.ts";
import { cancelBookings } from "../../cancellation/actions.ts";
import { stateWithdrawal } from "../../withdrawal/actions.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const deskOf = movingOwner(app, house);
const { at, bookingIds, dealOf, expectCleanAudit, pay, sweepAt } = stepsIn(house);

const price = 108_295;
const home = "/office/money/refunds";
const account = { iban: "NL91 ABNA 0417 1643 00", holder: "Sanne Kooiman" };

let stage: Stage;
let owner: Visitor;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 4 });
  owner = await deskOf(stage.organisationId);
});

async function owedTo(name: string) {
  const dealId = await dealOf(stage, name);
  await pay(stage, dealId, price);
  await cancelBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: await bookingIds(dealId) });
  const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", dealId).executeTakeFirstOrThrow();
  return { dealId, code };
}

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";

async function look(dealIds: readonly string[]) {
  const seen = await owner.post(`${home}/file`, { deal: dealIds, version: "pain.001.001.09" });
  return { ...seen, form: { deal: dealIds, version: "pain.001.001.09", token: hidden(seen.html, "token"), seen: hidden(seen.html, "seen"), intent: "make" } };
}

describe("the list of refunds", () => {
  test("says what to expect when there is nothing", async () => {
    const { status, text } = await owner.get(home);
    expect(status).toBe(200);
    expect(text).toContain("Niemand krijgt geld van je terug.");
    expect(text).toContain("Er is nog geen bestand gemaakt.");
  });

  test("names who gets how much by when, and why, and asks for accounts", async () => {
    await owedTo("Anna");
    const { text, html } = await owner.get(home);
    expect(text).toContain("Eén klant krijgt € 1.082,95 terug, uiterlijk di 8 dec.");
    expect(text).toMatch(/Anna B\.V\..*geannuleerd.*di 8 dec.*nog geen rekening.*1\.082,95/);
    expect(html).toMatch(/<input[^>]*name="deal"[^>]*disabled/);
  });

  test("says in words and in red what the law wanted back yesterday", async () => {
    const dealId = await dealOf(stage, "Anna", { customer: customer("Anna", "consumer") });
    await pay(stage, dealId, price);
    const stated = { name: "Anna", order: "", email: "anna@voorbeeld.example" };
    expect(await stateWithdrawal(house, { organisationId: stage.organisationId, channel: "deal-page", dealId, stated, locale: "nl", network: "192.0.2.0/24" })).toMatchObject({ outcome: "withdrawn" });
    expect((await owner.get(home)).text).toMatch(/herroepen.*di 8 dec wettelijke termijn/);
    expect((await owner.get("/office")).text).toMatch(/di 8 dec 23:59 wettelijk uiterlijk Anna krijgt geld terug.*Herroepen: de wet geeft 14 dagen\./);
    at("2026-12-09T09:41:00Z");
    const late = await owner.get(home);
    expect(late.text).toMatch(/di 8 dec één dag te laat/);
    expect(late.html).toContain('class="sub late"');
    expect((await owner.get("/office")).text).toContain("Anna had het geld gisteren terug moeten hebben");
  });

  test("does not tick who may still choose another date", async () => {
    const dealId = await dealOf(stage, "Anna");
    await pay(stage, dealId, price);
    await callOffSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId });
    await sweepAt("2026-11-24T09:42:00Z");
    const { code } = await house.db.selectFrom("deals").select("code").executeTakeFirstOrThrow();
    await owner.post(`/office/deals/${code}/refund/account`, account);
    const { text, html } = await owner.get(home);
    expect(text).toContain("gaat niet door, kiest nog tot di 1 dec 23:59");
    expect(html).not.toMatch(/<input[^>]*name="deal"[^>]*checked/);
  });
});

describe("a file", () => {
  test("is seen before it is made, is fetched as it was made, and goes to the bank", async () => {
    const anna = await owedTo("Anna");
    await owner.post(`/office/deals/${anna.code}/refund/account`, account);
    const preview = await look([anna.dealId]);
    expect(preview.text).toContain("1 terugbetaling van € 1.082,95.");
    expect(preview.text).toContain("Naar Anna B.V., NL91 ABNA 0417 1643 00");
    expect(preview.text).toContain("vanaf wo 25 nov 2026");
    const made = await owner.post(`${home}/file`, preview.form);
    expect(made.location).toMatch(/\?done=refund-file$/);
    expect((await owner.post(`${home}/file`, preview.form)).location).toMatch(/\?done=refund-file-known$/);
    const path = made.location.split("?")[0] ?? "";
    const file = await owner.get(`${path}/pain.xml`);
    expect([file.status, file.headers.get("content-type"), file.headers.get("content-disposition")]).toEqual([200, "application/xml; charset=utf-8", expect.stringMatching(/^attachment; filename="HS-20261124-[0-9A-F]{12}\.xml"$/)]);
    expect(schemaFaults(file.html, "pain.001.001.09")).toEqual([]);
    expect((await owner.get("/office")).text).toContain("Een betaalbestand met één terugbetaling wacht op de bank");
    expect((await owner.post(`${path}/sent`)).location).toContain("done=refund-file-sent");
    expect((await owner.get("/office")).text).not.toContain("wacht op de bank");
    expect((await owner.get(path)).text).toContain("Het bestand is naar de bank.");
    expect((await owner.post(`${path}/drop`)).status).toBe(409);
    const item = await house.db.selectFrom("refund_items").select("id").executeTakeFirstOrThrow();
    expect((await owner.post(`${path}/returned`, { item: item.id })).location).toContain("done=refund-returned");
    expect((await owner.get(path)).text).toContain("kwam terug");
    expect((await owner.get(home)).text).toContain("nog geen rekening");
    await expectCleanAudit();
  });

  test("of the old version can be made too", async () => {
    const anna = await owedTo("Anna");
    await owner.post(`/office/deals/${anna.code}/refund/account`, account);
    const seen = await owner.post(`${home}/file`, { deal: anna.dealId, version: "pain.001.001.03" });
    const made = await owner.post(`${home}/file`, { deal: anna.dealId, version: "pain.001.001.03", token: "t", seen: hidden(seen.html, "seen"), intent: "make" });
    const file = await owner.get(`${made.location.split("?")[0] ?? ""}/pain.xml`);
    expect(schemaFaults(file.html, "pain.001.001.03")).toEqual([]);
  });

  test("that changed meanwhile is shown again and not made", async () => {
    const anna = await owedTo("Anna");
    await owner.post(`/office/deals/${anna.code}/refund/account`, account);
    const preview = await look([anna.dealId]);
    await pay(stage, anna.dealId, 100);
    const again = await owner.post(`${home}/file`, preview.form);
    expect(again.status).toBe(409);
    expect(again.text).toContain("Er is niets gemaakt; kijk opnieuw.");
    expect(again.text).toContain("€ 1.083,95");
    await owner.post(`/office/deals/${anna.code}/refund`, { token: "hand", cents: String(price + 100) });
    const gone = await owner.post(`${home}/file`, preview.form);
    expect([gone.status, gone.text.includes("Er is niets gekozen dat nu nog terug te betalen is.")]).toEqual([409, true]);
  });

  test("that never went is given up with its preview; it is not fetched any more", async () => {
    const anna = await owedTo("Anna");
    await owner.post(`/office/deals/${anna.code}/refund/account`, account);
    const path = (await owner.post(`${home}/file`, (await look([anna.dealId])).form)).location.split("?")[0] ?? "";
    expect((await owner.get(path)).text).toContain("De terugbetaling staat weer open, met dezelfde laatste dag");
    expect((await owner.post(`${path}/drop`)).location).toContain("done=refund-file-dropped");
    expect((await owner.get(`${path}/pain.xml`)).status).toBe(409);
    expect((await owner.post(`${path}/sent`)).text).toContain("Dit bestand is al opgegeven");
    expect((await owner.get(home)).text).toContain("Eén klant krijgt € 1.082,95 terug, uiterlijk di 8 dec.");
    await expectCleanAudit();
  });

  test("of nobody, of somebody else, or without an account of one's own is refused in words", async () => {
    const anna = await owedTo("Anna");
    expect((await look([])).text).toContain("Er is niets gekozen");
    expect((await look([anna.dealId])).text).toContain("nog geen rekening bekend");
    expect((await look(["018f0000-0000-7000-8000-00000000000a"])).status).toBe(409);
    await owner.post(`/office/deals/${anna.code}/refund/account`, account);
    await house.db.updateTable("organisations").set({ iban: "" }).execute();
    expect((await look([anna.dealId])).text).toContain("Je eigen rekeningnummer staat nog niet in de instellingen");
  });

  test.each(["x", "018f0000-0000-7000-8000-00000000000a"])("at an address that is not there (%s) is not found", async (id) => {
    for (const path of ["", "/pain.xml"]) expect((await owner.get(`${home}/${id}${path}`)).status).toBe(404);
    for (const path of ["/sent", "/drop", "/returned"]) expect((await owner.post(`${home}/${id}${path}`, { item: id })).status).toBe(404);
  });
});

describe("paying one customer back", () => {
  test("shows why and by when, takes an account, and books what went by hand once", async () => {
    const { code } = await owedTo("Anna");
    const page = await owner.get(`/office/deals/${code}/refund`);
    expect(page.text).toContain("Anna B.V. krijgt € 1.082,95 terug, uiterlijk di 8 dec.");
    expect(page.text).toContain("De klant gaf nog geen rekening op.");
    expect((await owner.post(`/office/deals/${code}/refund/account`, account)).location).toBe(`/office/deals/${code}/refund?done=refund-account`);
    expect((await owner.get(`/office/deals/${code}/refund`)).text).toContain("NL91 ABNA 0417 1643 00, op naam van Sanne Kooiman");
    const form = { token: hidden(page.html, "token"), cents: String(price) };
    for (let times = 0; times < 2; times += 1) expect((await owner.post(`/office/deals/${code}/refund`, form)).location).toContain("done=refunded");
    expect((await owner.get(`/office/deals/${code}/refund`)).text).toContain("Er is hier niets terug te betalen.");
    await expectCleanAudit();
  });

  test("refuses an account in words and keeps what was typed", async () => {
    const { code } = await owedTo("Anna");
    const seen = await owner.post(`/office/deals/${code}/refund/account`, { iban: "NL91 ABNA 0417 1643 01", holder: "" });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain("Dit nummer klopt niet.");
    expect(seen.text).toContain("Vul in op wiens naam de rekening staat.");
    expect(seen.html).toContain('value="NL91 ABNA 0417 1643 01"');
  });

  test("says so when there is less to pay back than the form said", async () => {
    const { code } = await owedTo("Anna");
    await owner.post(`/office/deals/${code}/refund`, { token: "een", cents: "5000" });
    const seen = await owner.post(`/office/deals/${code}/refund`, { token: "twee", cents: String(price) });
    expect([seen.status, seen.text.includes("Dat is meer dan er nu terug te betalen is.")]).toEqual([409, true]);
  });
});

describe("today", () => {
  test("counts down to the last day, and says in words and red when it is past", async () => {
    await owedTo("Anna");
    const today = await owner.get("/office");
    expect(today.text).toMatch(/di 8 dec 23:59 uiterlijk terug Anna B\.V\. krijgt geld terug.*De plaats is geannuleerd\. Nog niet bekend is naar welke rekening\..*€ 1\.082,95 terug/);
    at("2026-12-10T09:41:00Z");
    const later = await owner.get("/office");
    expect(later.text).toContain("Anna B.V. had het geld 2 dagen geleden terug moeten hebben");
    const list = await owner.get(home);
    expect(list.text).toContain("Dat is te laat.");
    expect(list.text).toContain("2 dagen te laat");
  });
});
