import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { movingOwner, visitorOf } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { sendAllOf } from "../../../../test/support/send-all.ts";
import { startMailServer } from "../../../../test/support/smtp.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { createApp } from "../../../app.tsx";
import { recordPayment } from "../../payments/actions.ts";

const bare = await createTestHouse();
const mail = await startMailServer();
afterAll(() => mail.close());
const house = { ...bare, config: { ...bare.config, smtpUrl: mail.url } };
const { at, dealOf, expectCleanAudit, paymentOf, sweepWhole, recordsOf } = stepsIn(house);
const sendAll = sendAllOf(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
let stage: Stage;
let owner: Visitor;
let dealId: string;
let deal: { code: string; secret: string };

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house);
  owner = await ownerAt(stage.organisationId);
  await owner.get("/office?lang=nl");
  dealId = await dealOf(stage, ["Anna Aalders", "Bram Bakker"]);
  deal = await house.db.selectFrom("deals").select(["code", "secret"]).where("id", "=", dealId).executeTakeFirstOrThrow();
  await sweepWhole();
  await recordPayment(house, { ...paymentOf(stage, dealId, 216_590), note: "van Anna" });
  await sendAll();
});

async function over(instant = "2027-02-01T09:00:00Z") {
  at(instant);
  await sweepWhole();
  await sendAll();
}

const page = () => `/office/deals/${deal.code}`;

describe("erasing in the office", () => {
  test("is asked from the page of the deal, and not possible while it is open", async () => {
    expect((await owner.get(page())).html).toContain(`href="${page()}/erase"`);
    const seen = await owner.get(`${page()}/erase`);
    expect(seen.text).toContain("Deze afspraak is nog niet afgelopen");
    expect(seen.text).toContain("een datum moet nog komen");
    expect(seen.html).not.toContain("Wis voorgoed");
    expect((await owner.post(`${page()}/erase`)).status).toBe(409);
    expect(await recordsOf("erasure.performed")).toEqual([]);
  });

  test("shows what goes, what stays until when and why, before it is done", async () => {
    await over();
    const { text } = await owner.get(`${page()}/erase`);
    expect(text).toContain("De namen, adressen en wensen van 2 deelnemers.");
    expect(text).toMatch(/t\/m za 31 dec 2033/);
    expect(text).toContain("artikel 52 lid 4 AWR");
    expect(text).toContain("Dit kan niet terug.");
    expect(text).toContain("hierna kun je niet meer laten zien wat je mailde of wat de klant schreef");
    expect(await recordsOf("erasure.performed")).toEqual([]);
  });

  test("done, leaves pages that still open and name nobody who only came", async () => {
    await over();
    const sent = await owner.post(`${page()}/erase`);
    expect([sent.status, sent.location]).toEqual([303, `${page()}?done=erased`]);
    const seen = await owner.get(sent.location);
    expect(seen.text).toContain("De persoonsgegevens zijn gewist.");
    expect(seen.text).toContain("gewist op ma 1 feb 2027 10:00; bestelling en facturen blijven");
    expect(seen.html).not.toContain(`${page()}/erase`);
    for (const path of [page(), "/office", "/office/deals", "/office/mail", "/office/money", `/office/sessions/${stage.sessionId}`, `${page()}/erase`, `${page()}/dispute`, `${page()}/billing`]) {
      const shown = await owner.get(path);
      expect([path, shown.status]).toEqual([path, 200]);
      expect(shown.text).not.toMatch(/Bakker/);
    }
    expect((await owner.get(`/office/sessions/${stage.sessionId}`)).text).toContain("gewist");
    expect((await owner.get(`${page()}/erase`)).text).toContain("Er is nu niets meer dat weg kan.");
    const portal = await visitorOf(app).get(`/d/${deal.code}/${deal.secret}`);
    expect(portal.status).toBe(200);
    expect(portal.text).toContain("De persoonsgegevens van deze afspraak zijn gewist op");
    expect(portal.text).not.toMatch(/Bakker/);
    expect((await visitorOf(app).get(`/d/${deal.code}/${deal.secret}/order`)).status).toBe(200);
    await expectCleanAudit();
  });

  test("changes no file of the bookkeeper", async () => {
    await over();
    const invoice = `${page()}/invoices/2026-0001.xml`;
    const exported = async () => Promise.all(["journal.csv", "invoices.csv", "payments.csv", "open.csv", "audit-file.xaf"].map(async (name) => {
      const { status, html } = await owner.get(`/office/money/exports/${name}?from=2026-01-01&until=2027-12-31`);
      return `${name} ${status} ${html}`;
    }));
    const before = [...(await exported()), (await owner.get(invoice)).html];
    await owner.post(`${page()}/erase`);
    expect([...(await exported()), (await owner.get(invoice)).html]).toEqual(before);
    expect(before.filter((one) => / 200 /.test(one))).toHaveLength(5);
  });

  test("after the years of the books takes the customer too, and every page still opens", async () => {
    await over("2034-02-01T09:00:00Z");
    expect((await owner.get(`${page()}/erase`)).text).toContain("de bewaartermijn is voorbij");
    expect((await owner.post(`${page()}/erase`)).status).toBe(303);
    for (const path of [page(), "/office", "/office/deals", "/office/money", `/office/sessions/${stage.sessionId}`]) {
      const shown = await owner.get(path);
      expect([path, shown.status]).toEqual([path, 200]);
      expect(shown.text).not.toMatch(/Bakker|Aalders/);
    }
    expect((await owner.get(`${page()}/invoices/2026-0001.pdf`)).status).toBe(404);
    expect((await owner.get(page())).html).not.toContain("/invoices/2026-0001.pdf");
    expect((await visitorOf(app).get(`/d/${deal.code}/${deal.secret}`)).status).toBe(200);
    await expectCleanAudit();
  });
});
