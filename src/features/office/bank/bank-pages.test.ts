import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { rfReference } from "../../../domain/bank/rf-reference.ts";
import { asCamt } from "../../../../test/support/bank-writers.ts";
import type { MadeLine } from "../../../../test/support/bank-writers.ts";
import { setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { movingOwner, visitorOf } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { stepsIn } from "../../../../test/support/steps.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const { at, dealOf, dealRow, expectCleanAudit, mailsTo } = stepsIn(house);
const sitDown = movingOwner(app, house);
const price = 108_295;
const bank = "/office/money/bank";
let stage: Stage;
let owner: Visitor;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house);
  owner = await sitDown(stage.organisationId);
});

const line = (cents: number, text: string, more: Partial<MadeLine> = {}): MadeLine => ({ on: "2026-11-23", cents, name: "Kwartel Verhuur", account: "NL20INGB0001234567", text, endToEndId: "NOTPROVIDED", ...more });
const camt = (lines: readonly MadeLine[], account = "NL91ABNA0417164300") => asCamt([{ account, opening: 10_000, lines }]);
const send = (text: string, name = "afschrift.xml") => owner.post(`${bank}/upload`, { file: new File([text], name) });
const rfOf = async (dealId: string) => rfReference((await house.db.selectFrom("deals").select("code").where("id", "=", dealId).executeTakeFirstOrThrow()).code);
const theLine = () => house.db.selectFrom("bank_lines").select(["id", "state"]).executeTakeFirstOrThrow();
/** The fields of the form behind a button. */
const fieldsOf = (html: string, button: string): Record<string, string[]> => {
  const form = html.split("<form").find((part) => part.slice(0, part.indexOf("</form>")).includes(button)) ?? "";
  const fields = [...form.slice(0, form.indexOf("</form>")).matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => ({ name, value }));
  return Object.fromEntries([...Map.groupBy(fields, ({ name }) => name)].map(([name, values]) => [name, values.map(({ value }) => value)]));
};

describe("a file of the bank", () => {
  test("is read, booked as far as it is certain, and told in one sentence", async () => {
    const [anna] = [await dealOf(stage, "Anna"), await dealOf(stage, "Kwartel Verhuur")];
    const sent = await send(camt([line(price, await rfOf(anna)), line(price, "training"), line(3_250, "boek", { name: "J Hoek" }), line(-900, "kosten")]));
    expect(sent.status).toBe(303);
    const seen = await owner.get(sent.location);
    expect(seen.text).toContain("4 regels gelezen, 4 nieuw: 1 geboekt (€ 1.082,95), 2 wachten op jou, 1 niet van ons.");
    expect(await mailsTo("Anna")).toContain("payment-received");
    expect((await owner.get(bank)).text).toContain("Vandaag vanzelf geboekt: 1 regel met een kloppend kenmerk, samen € 1.082,95.");
    await expectCleanAudit();
  });

  test.each([
    ["of another account", (good: string) => good.replaceAll("NL91ABNA0417164300", "NL20INGB0001234567"), "niet van de rekening die je gebruikt"],
    ["cut in the middle", (good: string) => good.slice(0, good.indexOf("</Ntry>")), "midden in een afschrift op"],
    ["with an entity bomb", (good: string) => good.replace("<Document", "<!DOCTYPE a><Document"), "documenttype"],
    ["that is a picture", () => "\u0000\u0001\u0002", "geen bankbestand"],
  ])("%s is refused in words, and nothing of it is used", async (_what, spoil, words) => {
    const anna = await dealOf(stage, "Anna");
    const sent = await send(spoil(camt([line(price, await rfOf(anna))])));
    const seen = await owner.get(sent.location);
    expect(seen.text).toContain(words);
    expect(seen.text).toContain("Van dit bestand is niets gebruikt.");
    expect((await dealRow(anna)).paid_cents).toBe(0);
  });

  test("of an account that is theirs too is read after they say so", async () => {
    const other = camt([line(100, "iets")], "NL20INGB0001234567");
    const refused = await owner.get((await send(other)).location);
    expect((await owner.post(`${bank}/accounts`, fieldsOf(refused.html, "voeg NL20INGB0001234567 toe"))).status).toBe(303);
    expect((await owner.get((await send(other)).location)).text).toContain("1 regel gelezen, 1 nieuw");
  });

  test("that is missing, or no form at all, is asked for", async () => {
    expect((await owner.post(`${bank}/upload`, { file: "geen bestand" })).status).toBe(422);
    expect((await owner.post(`${bank}/upload`, { nothing: new File(["x"], "") })).status).toBeLessThan(500);
  });

  test("with unknown columns is read after they were named once", async () => {
    const anna = await dealOf(stage, "Anna");
    const csv = `Dag;Euro;Wie;Waarvoor\n23-11-2026;1.082,95;Anna;${await rfOf(anna)}\n`;
    const refused = await owner.get((await send(csv, "eigen.csv")).location);
    const [columns = ""] = /\/office\/money\/bank\/columns\/[0-9a-f-]+/.exec(refused.html) ?? [];
    expect((await owner.get(columns)).text).toContain("Waarvoor");
    expect((await owner.post(columns, { date: "Dag" })).status).toBe(422);
    expect((await owner.post(columns, { date: "Dag", amount: "Euro", name: "Wie", text: "Waarvoor", decimal: "," })).status).toBe(303);
    await send(csv, "eigen.csv");
    expect((await dealRow(anna)).paid_cents).toBe(price);
    expect(JSON.stringify(await house.db.selectFrom("bank_imports").select("refusal").execute())).not.toContain("1.082,95");
  });
});

describe("a proposal", () => {
  test("explains itself and is confirmed by its button, once", async () => {
    const deal = await dealOf(stage, "Kwartel Verhuur");
    await send(camt([line(price, "training januari")]));
    const seen = await owner.get(bank);
    for (const words of ["KWARTEL VERHUUR", "Kwartel Verhuur", "bedrag gelijk aan wat openstaat", "naam van de klant", "geen kenmerk in de omschrijving", "De plaats wordt zeker en de bevestiging gaat uit."]) expect(seen.text.toLowerCase()).toContain(words.toLowerCase());
    const { id } = await theLine();
    const fields = fieldsOf(seen.html, "Bevestigen");
    const both = await Promise.all([owner.post(`${bank}/lines/${id}`, fields), owner.post(`${bank}/lines/${id}`, fields)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await dealRow(deal)).toEqual({ payment: "paid", paid_cents: price });
    expect((await owner.get(`${bank}/lines/${id}`)).text).toContain("Deze regel is geboekt.");
    await expectCleanAudit();
  });

  test("goes to another deal, or to two, as somebody divides it", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    await send(camt([line(150_000, "training")]));
    const { id } = await theLine();
    const path = `${bank}/lines/${id}`;
    expect((await owner.get(`${path}?q=Anna`)).text).toContain("Anna B.V.");
    const seen = await owner.get(`${path}?q=&pick=${anna}&pick=${bram}&a-${anna}=1.082,95&a-${bram}=417,05`);
    expect(seen.text).toContain("Niet verdeeld € 0,00");
    expect((await owner.post(path, fieldsOf(seen.html, "Boek €"))).status).toBe(303);
    expect([await dealRow(anna), await dealRow(bram)]).toMatchObject([{ paid_cents: price }, { paid_cents: 41_705 }]);
    await expectCleanAudit();
  });

  test("that is not divided whole, or names a deal of nobody, books nothing", async () => {
    const anna = await dealOf(stage, "Anna");
    await send(camt([line(150_000, "training")]));
    const { id } = await theLine();
    const seen = await owner.post(`${bank}/lines/${id}`, { intent: "confirm", target: `${anna}:100` });
    expect([seen.status, seen.text.includes("De bedragen zijn samen niet het bedrag van de regel.")]).toEqual([409, true]);
    expect((await owner.post(`${bank}/lines/${id}`, { intent: "confirm", target: "0193f3a1-0000-7000-8000-000000000001:150000" })).status).toBe(409);
    expect((await dealRow(anna)).paid_cents).toBe(0);
  });

  test("that is not ours goes aside, comes back, and can make a rule for what follows", async () => {
    await send(camt([line(3_250, "boek")]));
    const { id } = await theLine();
    const aside = await owner.post(`${bank}/lines/${id}`, { intent: "aside", rule: "name" });
    const seen = await owner.get(aside.location);
    expect(seen.text).toContain("De regel van Kwartel Verhuur is opzij gezet.");
    await send(camt([line(3_250, "boek"), line(4_000, "nog een boek", { on: "2026-11-24" })]));
    expect((await house.db.selectFrom("bank_lines").select("state").execute()).map(({ state }) => state)).toEqual(["ignored", "ignored"]);
    await owner.post(`${bank}/lines/${id}`, fieldsOf(seen.html, "Terug"));
    expect((await house.db.selectFrom("bank_lines").select("state").where("id", "=", id).executeTakeFirstOrThrow()).state).toBe("unknown");
    const rules = await owner.get(`${bank}/rules`);
    expect(rules.text).toContain("kwartel verhuur");
    await owner.post(`${bank}/rules`, fieldsOf(rules.html, "Verwijder"));
    expect((await owner.get(`${bank}/rules`)).text).toContain("Er zijn nog geen regels.");
    expect((await owner.post(`${bank}/rules`, { intent: "make", field: "text", contains: "ab" })).status).toBe(422);
  });
});

test("a statement that does not add up waits with what either answer does", async () => {
  const anna = await dealOf(stage, "Anna");
  await send(camt([line(price, await rfOf(anna))]).replace('"EUR">1182.95', '"EUR">1182.96'));
  expect((await dealRow(anna)).paid_cents).toBe(0);
  const [path = ""] = /\/office\/money\/bank\/statements\/[0-9a-f-]+/.exec((await owner.get(bank)).html) ?? [];
  const seen = await owner.get(path);
  expect(seen.text).toContain("begin en regels maken niet het eindsaldo");
  expect((await owner.post(path, {})).status).toBe(200);
  expect((await owner.post(path, fieldsOf(seen.html, "Gebruik het toch"))).status).toBe(303);
  expect((await dealRow(anna)).paid_cents).toBe(price);
  expect((await owner.post(path, { use: "no" })).location).toContain("news=decided");
});

test("every list has an empty state, and nobody of another organisation finds a line", async () => {
  expect((await owner.get(bank)).text).toContain("Niets te beoordelen.");
  expect((await owner.get(`${bank}/lines`)).text).toContain("Hier staat geen regel.");
  await send(camt([line(3_250, "geheim boek")]));
  const { id } = await theLine();
  const other = await setStage(house, { slug: "anders" });
  const stranger = await sitDown(other.organisationId);
  expect((await stranger.get(`${bank}/lines/${id}`)).status).toBe(404);
  expect((await stranger.post(`${bank}/lines/${id}`, { intent: "aside" })).status).toBe(404);
  expect((await stranger.get(`${bank}/lines`)).html).not.toContain("geheim");
  expect((await theLine()).state).toBe("unknown");
  expect((await visitorOf(app).get(bank)).status).toBe(303);
  expect((await visitorOf(app).post(`${bank}/upload`, { file: new File(["x"], "x") })).status).toBe(303);
});
