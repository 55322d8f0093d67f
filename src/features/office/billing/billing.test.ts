import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { customer, setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { summary } from "../../../../test/support/forms.ts";
import { movingOwner } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import type { CustomerKind } from "../../../domain/customer-kind.ts";
import { formatCode } from "../../../domain/deal/code.ts";

const house = await createTestHouse();
const { at, expectCleanAudit, join, sweepWhole } = stepsIn(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
let stage: Stage;
let owner: Visitor;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 4 });
  owner = await ownerAt(stage.organisationId);
  await owner.get("/office?lang=nl");
});

async function waiting(kind: CustomerKind = "company"): Promise<string> {
  const { code } = await join(stage, "Anna", { channel: "api", customer: { ...customer("Anna", kind), kvkNumber: "", street: "", postcode: "", town: "" } });
  await sweepWhole();
  return `/office/deals/${code}`;
}

const filled = { name: "Noordkaap B.V.", kvkNumber: "00098765", reference: "PO 12", vatNumber: "", billingEmail: "", street: "Tegelkade 3", postcode: "3599yz", town: "Utrecht", country: "NL" };
const invoices = () => house.db.selectFrom("invoices").select("number").execute();

describe("a deal that came without an address", () => {
  test("is named on Today with what it lacks, and leads to the form, from its own page as well", async () => {
    const path = await waiting();
    const today = await owner.get("/office");
    expect(today.text).toContain("Eén factuur kan nog niet worden gemaakt. Wat ontbreekt of niet klopt: het adres van de klant.");
    expect(today.html).toContain(`href="${path}/billing">Vul de gegevens van Anna B.V. aan; daarna gaat de factuur vanzelf uit</a>`);
    const deal = await owner.get(path);
    expect(deal.text).toContain("De factuur wacht: er ontbreekt iets van de klant.");
    expect(deal.html).toContain(`href="${path}/billing"`);
    expect((await owner.get(`${path}/billing`)).text).toContain("Naam van het bedrijf");
  });

  test("gets its invoice after the form, and the page shows what the invoice says", async () => {
    const path = await waiting();
    const sent = await owner.post(`${path}/billing`, filled);
    expect([sent.status, sent.location]).toEqual([303, `${path}?done=billing`]);
    await sweepWhole();
    expect(await invoices()).toEqual([{ number: "2026-0001" }]);
    const { text } = await owner.get(sent.location);
    expect(text).toContain("De factuur wordt nu gemaakt en gaat binnen een minuut uit.");
    expect(text).toContain("Noordkaap B.V., anna@voorbeeld.example, Tegelkade 3, 3599 YZ Utrecht");
    expect(text).toContain("Factuurgegevens aangevuld");
    expect((await owner.get("/office")).text).not.toContain("nog niet worden gemaakt");
    await expectCleanAudit();
  });

  test("of a private person asks nothing of companies, and keeps none of it", async () => {
    const path = await waiting("consumer");
    expect((await owner.get(`${path}/billing`)).text).not.toContain("KVK-nummer");
    await owner.post(`${path}/billing`, { ...filled, name: "Anna Kooiman" });
    await sweepWhole();
    const { content } = await house.db.selectFrom("invoices").select("content").executeTakeFirstOrThrow();
    expect(content).toMatchObject({ buyer: { name: "Anna Kooiman", kvk: null, reference: null, address: { street: "Tegelkade 3" } } });
  });

  test("says everything that is wrong at once, in words at the fields, and loses nothing", async () => {
    const path = await waiting();
    const sent = await owner.post(`${path}/billing`, { ...filled, kvkNumber: "123", vatNumber: "BE 0123 456 788", billingEmail: "anna@", street: "", postcode: "!", town: "T".repeat(101), reference: "PO 12 & 13" });
    expect(sent.status).toBe(422);
    expect(summary(sent)).toEqual([
      ["kvkNumber", "Het KVK-nummer heeft te weinig cijfers; het moeten er 8 zijn"],
      ["vatNumber", "Dit btw-nummer kan niet bestaan: de controlecijfers kloppen niet; kijk het na, of laat het veld leeg"],
      ["billingEmail", "Het e-mailadres is niet volledig; vul het hele adres in, zoals naam@voorbeeld.nl"],
      ["street", "De straat ontbreekt nog"],
      ["postcode", "De postcode klopt niet; schrijf hem als 1234 AB"],
      ["town", "De plaats is te lang"],
    ]);
    expect(sent.html).toContain('value="PO 12 &amp; 13"');
    expect(sent.html).toContain('value="BE 0123 456 788"');
    expect(await house.db.selectFrom("deals").select("billing_details").execute()).toEqual([{ billing_details: null }]);
  });

  test("has the same in English", async () => {
    const path = await waiting();
    const sent = await owner.post(`${path}/billing?lang=en`, { ...filled, name: "", street: "" });
    expect(summary(sent)).toEqual([["name", "The name is still missing"], ["street", "The street is still missing"]]);
  });

  test("where VAT was reverse-charged is told what country and number that takes", async () => {
    await house.db.updateTable("courses").set({ service: "online" }).execute();
    const { code } = await join(stage, "Bram", { customer: { ...customer("Bram"), kvkNumber: "", street: "", postcode: "", town: "", country: "BE", vatNumber: "BE0403170701" } });
    const sent = await owner.post(`/office/deals/${code}/billing`, { ...filled, country: "BE", vatNumber: "" });
    expect([sent.status, summary(sent)]).toEqual([422, [["vatNumber", "In deze afspraak is de btw verlegd. Daarbij hoort een adres in een ander land van de EU, met het btw-nummer van dat land"]]]);
    expect((await owner.post(`/office/deals/${code}/billing`, { ...filled, country: "BE", vatNumber: "0403.170.701" })).status).toBe(303);
  });
});

test("once there is an invoice, the form is gone and sending it is refused in words", async () => {
  const { code } = await join(stage, "Anna");
  await sweepWhole();
  const path = `/office/deals/${code}`;
  const refused = "Hier hoort al een factuur bij: 2026-0001. Een factuur verandert niet meer";
  const [looked, sent, deal] = [await owner.get(`${path}/billing`), await owner.post(`${path}/billing`, filled), await owner.get(path)];
  expect([looked.status, looked.text.includes(refused), looked.html.includes('name="street"')]).toEqual([200, true, false]);
  expect([sent.status, sent.text.includes(refused)]).toEqual([409, true]);
  expect(deal.html).not.toContain(`${path}/billing`);
  expect(deal.text).toContain(formatCode(code));
  await expectCleanAudit();
});

test("a deal of somebody else is not there", async () => {
  const other = await setStage(house, { slug: "ander" });
  const { code } = await join(other, "Bram");
  expect((await owner.get(`/office/deals/${code}/billing`)).status).toBe(404);
  expect((await owner.post(`/office/deals/${code}/billing`, filled)).status).toBe(404);
});
