import { beforeEach, expect, test } from "vitest";
import { cancelBookings } from "../cancellation/actions.ts";
import { updateOrganisation } from "../catalogue/actions.ts";
import { createApp } from "../../app.tsx";
import { setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { movingOwner, visitorOf } from "../../../test/support/office.ts";
import type { Visitor } from "../../../test/support/office.ts";
import { stepsIn } from "../../../test/support/steps.ts";

const house = await createTestHouse();
const { at, bookingIds, join, sweepWhole } = stepsIn(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
let stage: Stage;
let owner: Visitor;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 4 });
  owner = await ownerAt(stage.organisationId);
});

test("customer and trainer see the invoice among the papers, and both get the same bytes", async () => {
  const { code, secret } = await join(stage, "Anna");
  await sweepWhole();
  const customer = visitorOf(app);
  const page = await customer.get(`/d/${code}/${secret}`);
  expect(page.text).toContain("Factuur 2026-0001");
  expect((await owner.get(`/office/deals/${code}`)).text).toContain("Factuur 2026-0001");
  const [mine, theirs] = [await customer.get(`/d/${code}/${secret}/invoices/2026-0001.pdf`), await owner.get(`/office/deals/${code}/invoices/2026-0001.pdf`)];
  expect([mine.status, mine.headers.get("content-type"), mine.headers.get("cache-control")]).toEqual([200, "application/pdf", "no-store"]);
  expect(mine.html === theirs.html).toBe(true);
  const xml = await customer.get(`/d/${code}/${secret}/invoices/2026-0001.xml`);
  expect([xml.status, xml.headers.get("content-type")]).toEqual([200, "application/xml"]);
  expect(xml.html).toContain("<cbc:ID>2026-0001</cbc:ID>");
});

test.each(["2026-0002.pdf", "2026-0001.zip", "2026-0001", "..%2f2026-0001.pdf", "%00.pdf"])("there is no paper at %s", async (file) => {
  const { code, secret } = await join(stage, "Anna");
  await sweepWhole();
  expect((await visitorOf(app).get(`/d/${code}/${secret}/invoices/${file}`)).status).toBe(404);
  expect((await owner.get(`/office/deals/${code}/invoices/${file}`)).status).toBe(404);
});

test("the invoice of one deal is not at the address of another", async () => {
  const [anna, bram] = [await join(stage, "Anna"), await join(stage, "Bram")];
  await sweepWhole();
  const found = await Promise.all([anna, bram].flatMap(({ code, secret }) => ["2026-0001", "2026-0002"].map(async (number) => (await visitorOf(app).get(`/d/${code}/${secret}/invoices/${number}.pdf`)).status)));
  expect(found.toSorted()).toEqual([200, 200, 404, 404]);
});

test("an invoice that lacks something is told on Today with what it is, and goes out at once when the details are saved", async () => {
  await house.db.updateTable("organisations").set({ vat_number: "", kvk_number: "" }).execute();
  await join(stage, "Anna");
  await sweepWhole();
  const today = await owner.get("/office");
  expect(today.text).toContain("Eén factuur kan nog niet worden gemaakt. Wat ontbreekt of niet klopt: je btw-nummer en je KVK-nummer.");
  const form = { name: "Studio Helder", contactName: "Marit Oldenkamp", street: "Oude Lijnbaan 14", postcode: "3599 XX", town: "Utrecht", phone: "030 000 04 12", email: "hallo@helder.example", kvkNumber: "00012345", vatNumber: "NL000123456B01", iban: "NL91ABNA0417164300", accountName: "Studio Helder", complaintDays: 5, introduction: "", locale: "nl" as const, pen: null };
  expect(await updateOrganisation(house, { organisationId: stage.organisationId, organisation: form })).toEqual({ ok: true });
  await sweepWhole();
  expect(await house.db.selectFrom("invoices").select("number").execute()).toEqual([{ number: "2026-0001" }]);
  expect((await owner.get("/office")).text).not.toContain("nog niet worden gemaakt");
});

test("a deal that wants no invoice any more hides none that still lacks something", async () => {
  await house.db.updateTable("organisations").set({ vat_number: "" }).execute();
  const [anna] = [await join(stage, "Anna"), await join(stage, "Bram")];
  await sweepWhole();
  expect((await owner.get("/office")).text).toContain("2 facturen kunnen nog niet worden gemaakt.");
  await cancelBookings(house, { organisationId: stage.organisationId, dealId: anna.outcome === "deal" ? anna.dealId : "", bookingIds: await bookingIds(anna.outcome === "deal" ? anna.dealId : "") });
  expect((await owner.get("/office")).text).toContain("Eén factuur kan nog niet worden gemaakt.");
});
