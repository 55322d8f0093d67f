import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { payAfter, setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { movingOwner } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { stepsIn } from "../../../../test/support/steps.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { cancelBookings } from "../../cancellation/actions.ts";
import { chooseForLateMoney } from "../../payments/actions.ts";

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const steps = stepsIn(house);
const ownerAt = movingOwner(app, house);
const whole = 108_295;
let stage: Stage;
let owner: Visitor;

beforeEach(async () => {
  await emptyDatabase(house);
  steps.at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 1 });
  owner = await ownerAt(stage.organisationId);
});

/** What stands under a heading, as a person reads it. */
async function part(heading: "Te beslissen" | "Gaat vanzelf"): Promise<string> {
  const { text } = await owner.get("/office");
  const [, after = ""] = text.split(heading);
  return heading === "Te beslissen" ? (after.split("Gaat vanzelf")[0] ?? "") : after;
}

async function trouble(state: "refused" | "uncertain"): Promise<string> {
  const message = await house.db.selectFrom("messages").select("id").where("kind", "=", "deal-confirmed").executeTakeFirstOrThrow();
  await house.db.updateTable("messages").set({ state, last_error: "550 no such user" }).where("id", "=", message.id).execute();
  return message.id;
}

describe("the opening sentence", () => {
  test("says that nothing waits, and what happens next by itself", async () => {
    await steps.join(stage, "Sanne Kooiman");
    const { text, html } = await owner.get("/office");
    expect(html).toContain("<h1>Dinsdag 24 november</h1>");
    expect(text).toContain("Niets wacht op jou; wat er loopt, loopt vanzelf.");
    expect(text).toContain("Niets te beslissen.");
    expect(text).toContain("Vandaag en morgen gebeurt er niets vanzelf. Op zo 29 nov om 10:00 gaat een herinnering naar Sanne Kooiman B.V. ");
    steps.at("2026-11-28T20:00:00Z");
    expect((await owner.get("/office")).text).toContain("Niets wacht op jou. Morgen om 10:00 gaat een herinnering naar Sanne Kooiman B.V. ");
  });

  test("counts what waits, and says until when or how much is late", async () => {
    await steps.dealOf(stage, "Sanne Kooiman");
    steps.at("2026-12-02T09:00:00Z");
    expect((await owner.get("/office")).text).toMatch(/Eén ding wacht op jou, vóór 11:59 \. De rest loopt vanzelf\./);
    const after = await setStage(house, { slug: "achteraf", conditions: payAfter });
    owner = await ownerAt(after.organisationId);
    await steps.dealOf(after, "Inge Laat");
    await steps.sweepAt("2027-02-10T09:00:00Z");
    expect((await owner.get("/office")).text).toMatch(/Twee dingen wachten op jou; € 1\.082,95 is te laat \. De rest loopt vanzelf\./);
  });

  test("leads somebody who just began from step to step", async () => {
    await house.db.updateTable("sessions").set({ status: "draft" }).execute();
    await house.db.updateTable("organisations").set({ iban: "" }).execute();
    const { text, html } = await owner.get("/office");
    expect(text).toContain("Welkom. Nog twee stappen, dan kan iedereen zich inschrijven.");
    expect(text).toContain("Vul je gegevens aan");
    expect(text).toContain("Publiceer de datum");
    expect(text).not.toContain("Publiceer je voorwaarden");
    expect(html).toContain('href="/office/settings"');
  });

  test("is where a log-in leads to, in the language of the organisation or the one that was chosen", async () => {
    expect((await owner.get("/office")).text).toContain("Te beslissen");
    expect((await owner.get("/office?lang=en")).text).toContain("Tuesday 24 November");
    expect((await owner.get("/office")).text).toContain("To decide");
    expect((await owner.get("/office?lang=nl")).text).toContain("Te beslissen");
  });
});

describe("mail", () => {
  test("without a mail server is said loudly, with what waits", async () => {
    expect((await owner.get("/office")).text).toContain("er is geen mailserver ingesteld. Zet SMTP_URL");
    await steps.join(stage, "Sanne Kooiman");
    const { text, html } = await owner.get("/office");
    expect(text).toMatch(/(Eén mail wacht|\d mails wachten) sinds di 24 nov 10:41/);
    expect(html).toContain('role="alert"');
  });

  test("that the mail server does not take is said after a quarter of an hour, not at once", async () => {
    const set = { ...house, config: { ...house.config, smtpUrl: "smtp://mail.example" } };
    const elsewhere = createApp(set, { pool: house.pool, demoClock: null, tick: async () => undefined });
    const visitor = await movingOwner(elsewhere, set)(stage.organisationId);
    await steps.join(stage, "Sanne Kooiman");
    steps.at("2026-11-24T09:56:00Z");
    expect((await visitor.get("/office")).text).not.toContain("mailserver");
    steps.at("2026-11-24T09:56:01Z");
    expect((await visitor.get("/office")).text).toContain("De mailserver neemt nu geen mail aan.");
  });

  test("that did not arrive, by what a mail server reports, is mended the same way", async () => {
    await steps.dealOf(stage, "Sanne Kooiman");
    const { id } = await house.db.selectFrom("messages").select("id").where("kind", "=", "deal-confirmed").executeTakeFirstOrThrow();
    await house.db.updateTable("messages").set({ state: "sent", failed_at: "2026-11-24T09:50:00Z", last_error: "550 no such user" }).where("id", "=", id).execute();
    expect(await part("Te beslissen")).toMatch(/Mail aan Sanne Kooiman kwam niet aan.*De mailserver zei: ‘550 no such user’/);
    expect((await owner.post(`/office/messages/${id}/left`)).location).toBe("/office?done=left");
    expect(await part("Te beslissen")).not.toContain("kwam niet aan");
    expect(await steps.recordsOf("message.left")).toMatchObject([{ message: id, state: "failed" }]);
    expect((await owner.post(`/office/messages/${id}/again`, { address: "goed@voorbeeld.example" })).location).toBe("/office?done=resent");
  });

  test("that was refused is sent again to another address, once, with its record", async () => {
    await steps.join(stage, "Sanne Kooiman");
    const id = await trouble("refused");
    expect(await part("Te beslissen")).toMatch(/Mail aan Sanne Kooiman is geweigerd.*De mailserver zei: ‘550 no such user’/);
    const answers = await Promise.all([1, 2].map(() => owner.post(`/office/messages/${id}/again`, { address: "sanne@goed.example" })));
    expect(answers.map(({ location }) => location)).toEqual(["/office?done=resent", "/office?done=resent"]);
    const again = await house.db.selectFrom("messages").select(["to_address", "state"]).where("dedupe_key", "=", `again:${id}`).execute();
    expect(again).toEqual([{ to_address: "sanne@goed.example", state: "queued" }]);
    expect(await steps.recordsOf("message.resent")).toHaveLength(1);
    expect(await part("Te beslissen")).not.toContain("is geweigerd");
  });

  test("is not sent to what is no address: the page says so at the field and keeps what was typed", async () => {
    await steps.join(stage, "Sanne Kooiman");
    const id = await trouble("refused");
    for (const [typed, words] of [["sanne@", "Dit is geen mailadres."], ["", "Vul een mailadres in."]] as const) {
      const page = await owner.post(`/office/messages/${id}/again`, { address: typed });
      expect(page.status).toBe(422);
      expect(page.text.split(words)).toHaveLength(3);
      expect(page.html).toContain(`href="#address-${id}"`);
      expect(page.html).toMatch(new RegExp(`id="address-${id}"[^>]*aria-invalid="true"[^>]*value="${typed}"|id="address-${id}"`));
    }
    expect(await steps.recordsOf("message.resent")).toEqual([]);
  });

  test("with a code goes to no other address, so that nobody but its receiver can type it", async () => {
    await steps.join(stage, "Sanne Kooiman");
    const id = await trouble("refused");
    await house.db.updateTable("messages").set({ kind: "collection-code" }).where("id", "=", id).execute();
    const page = await owner.post(`/office/messages/${id}/again`, { address: "marit@helder.example" });
    expect(page.status).toBe(422);
    expect(page.text).toContain("Een code gaat alleen naar het adres van het bericht zelf.");
    expect(await steps.recordsOf("message.resent")).toEqual([]);
    expect((await owner.post(`/office/messages/${id}/again`, { address: "sanne.kooiman@voorbeeld.example" })).location).toBe("/office?done=resent");
  });

  test("that may have left can be left at that, which is recorded once", async () => {
    await steps.join(stage, "Sanne Kooiman");
    const id = await trouble("uncertain");
    expect(await part("Te beslissen")).toContain("Misschien kwam mail aan Sanne Kooiman niet weg");
    const answers = await Promise.all([1, 2].map(() => owner.post(`/office/messages/${id}/left`)));
    expect(answers.map(({ location }) => location)).toEqual(["/office?done=left", "/office?done=left"]);
    expect(await steps.recordsOf("message.left")).toEqual([{ message: id, kind: "deal-confirmed", state: "uncertain" }]);
    expect(await part("Te beslissen")).not.toContain("Misschien");
  });

  test("that is on its way is neither left nor sent again", async () => {
    await steps.join(stage, "Sanne Kooiman");
    const { id } = await house.db.selectFrom("messages").select("id").limit(1).executeTakeFirstOrThrow();
    expect((await owner.post(`/office/messages/${id}/left`)).location).toBe("/office");
    expect((await owner.post(`/office/messages/${id}/again`, { address: "a@b.example" })).location).toBe("/office");
    expect([...(await steps.recordsOf("message.left")), ...(await steps.recordsOf("message.resent"))]).toEqual([]);
  });
});

describe("money", () => {
  test("that is late before the place lapses says what happens if nothing is done", async () => {
    await steps.dealOf(stage, "Sanne Kooiman");
    steps.at("2026-12-02T09:00:00Z");
    const decide = await part("Te beslissen");
    expect(decide).toContain("Sanne Kooiman B.V. is één dag te laat");
    expect(decide).toContain("Doe je niets, dan vervalt de plaats wo 2 dec 11:59.");
    expect((await owner.get("/office")).html).toMatch(/href="\/office\/deals\/\w+\/payment"/);
    expect(await part("Gaat vanzelf")).toMatch(/11:59 Plaats van Sanne Kooiman B\.V\. vervalt als er niet is betaald € 1\.082,95 open/);
  });

  test("that seems to be on its way says why the place is still there, and a moment that has passed is never one to come", async () => {
    const dealId = await steps.dealOf(stage, "Sanne Kooiman");
    steps.at("2026-12-03T09:00:00Z");
    expect(await part("Te beslissen")).toContain("De plaats kon vervallen vanaf wo 2 dec 11:59, en staat er nog");
    await house.db.insertInto("online_payments").values({ organisation_id: stage.organisationId, id: dealId, deal_id: dealId, token: "t", cents: 100, state: "pending", asked_at: house.clock.now().toString(), changed_at: house.clock.now().toString() }).execute();
    await steps.sweepWhole();
    const decide = await part("Te beslissen");
    expect(decide).toContain("De plaats kon vervallen vanaf wo 2 dec 11:59. Dat gebeurt niet zolang er geld onderweg lijkt");
    expect(decide).not.toContain("Doe je niets");
  });

  test("that is late after the training stays asked for, the oldest first", async () => {
    const after = await setStage(house, { slug: "achteraf", conditions: payAfter });
    owner = await ownerAt(after.organisationId);
    await steps.dealOf(after, "Sanne Kooiman");
    await steps.sweepAt("2027-02-10T09:00:00Z");
    const decide = await part("Te beslissen");
    expect(decide.indexOf("Wie was er bij")).toBeGreaterThan(0);
    expect(decide.indexOf("is 6 dagen te laat")).toBeGreaterThan(decide.indexOf("Wie was er bij"));
  });

  test("that is too much leads to the refund and then no longer stands there", async () => {
    const dealId = await steps.dealOf(stage, "Sanne Kooiman");
    await steps.pay(stage, dealId, whole);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: await steps.bookingIds(dealId) });
    expect(await part("Te beslissen")).toMatch(/Sanne Kooiman B\.V\. krijgt geld terug.*€ 1\.082,95 terug/);
    const { code } = await house.db.selectFrom("deals").select("code").executeTakeFirstOrThrow();
    await owner.post(`/office/deals/${code}/refund`, { token: "een", cents: String(whole) });
    expect(await part("Te beslissen")).not.toContain("krijgt geld terug");
  });

  test("that came too late waits for the customer, and for a refund when that is chosen", async () => {
    const dealId = await steps.dealOf(stage, "Sanne Kooiman");
    await steps.join(stage, "Wim Wacht");
    await steps.sweepAt("2026-12-02T12:00:00Z");
    await steps.pay(stage, dealId, whole);
    expect(await part("Te beslissen")).toMatch(/Sanne Kooiman B\.V\. moet nog kiezen.*€ 1\.082,95 ontvangen/);
    const [late] = await steps.lateMoneyOf(stage, dealId);
    await chooseForLateMoney(house, { organisationId: stage.organisationId, dealId, latePaymentId: late?.id ?? "", choice: "refund" });
    const decide = await part("Te beslissen");
    expect(decide).toContain("Sanne Kooiman B.V. krijgt geld terug");
    expect(decide).not.toContain("moet nog kiezen");
  });

  test("in the figures adds up: received, open, late", async () => {
    await setStage(house, { slug: "anders" }).then((other) => steps.dealOf(other, "Iemand Anders"));
    const dealId = await steps.dealOf(stage, "Sanne Kooiman");
    await steps.pay(stage, dealId, 8_295);
    const { text } = await owner.get("/office");
    expect(text).toContain("Ontvangen, november € 82,95 1 betaling");
    expect(text).toContain("Staat open € 1.000,00 1 afspraak");
    expect(text).toContain("Daarvan te laat € 0,00 0 afspraken");
    steps.at("2026-12-02T09:00:00Z");
    const later = (await owner.get("/office")).text;
    expect(later).toContain("Daarvan te laat € 1.000,00 1 afspraak, tot 1 dag");
    expect(later).toContain("Ontvangen, december € 0,00 0 betalingen");
  });
});

describe("sessions", () => {
  test("that are over ask who was there until everybody is marked", async () => {
    const dealId = await steps.dealOf(stage, "Sanne Kooiman");
    await steps.pay(stage, dealId, whole);
    await steps.sweepAt("2027-01-21T17:00:00Z");
    expect(await part("Te beslissen")).toMatch(/Wie was er bij Onderhandelen zonder trucs\?.*Nog van niemand is vastgelegd/);
    const [booking = ""] = await steps.bookingIds(dealId);
    await owner.post(`/office/sessions/${stage.sessionId}/attendance`, { booking, attendance: "no-show" });
    expect(await part("Te beslissen")).not.toContain("Wie was er");
    expect((await owner.get("/office")).text).toContain("Niet gekomen, 12 maanden 100 % 1 van 1 plaatsen");
  });

  test("that begin within two weeks with too few people ask for a decision, earlier they do not", async () => {
    steps.at("2027-01-06T09:00:00Z");
    expect(await part("Te beslissen")).not.toContain("van minimaal");
    steps.at("2027-01-08T09:00:00Z");
    expect(await part("Te beslissen")).toMatch(/Onderhandelen zonder trucs: 0 van minimaal 5.*komen 5 deelnemers te kort/);
    expect((await owner.get("/office")).text).toContain("Bezet, komende 30 dagen 0 van 1 plaatsen in 1 sessie");
  });

  test("that begin tomorrow stand under what goes by itself", async () => {
    steps.at("2027-01-20T09:00:00Z");
    expect(await part("Gaat vanzelf")).toMatch(/Morgen, do 21 jan 09:30 Onderhandelen zonder trucs begint 0 deelnemers Presentielijst/);
  });
});

describe("a fault that a visitor reported", () => {
  async function report(remark: string, organisationId = stage.organisationId): Promise<string> {
    const id = uuidv7(house.clock.now());
    await house.db.insertInto("page_reports").values({ organisation_id: organisationId, id, page: "/helder/onderhandelen", remark, reported_at: house.clock.now().toString() }).execute();
    return id;
  }

  test("stands there in the visitor's words, and is dealt with by one tap, recorded once", async () => {
    const id = await report("De <b>link</b> is dood");
    const { html } = await owner.get("/office");
    expect(html).toContain("De &lt;b&gt;link&lt;/b&gt; is dood");
    expect(html).toContain('href="/helder/onderhandelen"');
    const answers = await Promise.all([1, 2].map(() => owner.post(`/office/reports/${id}/thanks`)));
    expect(answers.map(({ location }) => location)).toEqual(["/office?done=thanked", "/office?done=thanked"]);
    expect(await steps.recordsOf("report.thanked")).toEqual([{}]);
    const row = await house.db.selectFrom("page_reports").select("thanked_at").executeTakeFirstOrThrow();
    expect(row.thanked_at?.toString()).toBe(house.clock.now().toString());
    expect((await owner.get("/office?done=thanked")).text).toContain("De melding is afgehandeld.");
    expect(await part("Te beslissen")).not.toContain("dood");
  });

  test("is never a link to elsewhere", async () => {
    const id = await report("kijk");
    await house.db.updateTable("page_reports").set({ page: "//elders.example/helder" }).where("id", "=", id).execute();
    expect((await owner.get("/office")).html).not.toContain('href="//elders');
  });
});

describe("a reminder", () => {
  async function reminderId(): Promise<string> {
    return (await house.db.selectFrom("deadlines").select("id").where("what", "=", "payment-reminder").executeTakeFirstOrThrow()).id;
  }

  test("can be kept from going out, once, and then does not go", async () => {
    await steps.join(stage, "Sanne Kooiman");
    const id = await reminderId();
    steps.at("2026-11-28T20:00:00Z");
    expect(await part("Gaat vanzelf")).toMatch(/10:00 Herinnering aan Sanne Kooiman B\.V\., € 1\.082,95 betalen tot di 1 dec 23:59 Stuur niet/);
    const answers = await Promise.all([1, 2].map(() => owner.post(`/office/reminders/${id}/stop`)));
    expect(answers.map(({ location }) => location).sort()).toEqual(["/office?done=reminder-gone", "/office?done=reminder-stopped"]);
    expect(await steps.recordsOf("reminder.stopped")).toHaveLength(1);
    expect(await part("Gaat vanzelf")).not.toContain("Herinnering");
    await steps.sweepAt("2026-11-30T09:00:00Z");
    expect(await steps.mailsTo("Sanne")).not.toContain("payment-reminder");
    expect(await steps.outcomesOf("payment-reminder")).toEqual(["stopped"]);
  });

  test("that went out cannot be stopped any more, and nothing else can be", async () => {
    await steps.join(stage, "Sanne Kooiman");
    const id = await reminderId();
    const hold = await house.db.selectFrom("deadlines").select("id").where("what", "=", "hold").executeTakeFirstOrThrow();
    expect((await owner.post(`/office/reminders/${hold.id}/stop`)).status).toBe(404);
    await steps.sweepAt("2026-11-30T09:00:00Z");
    expect((await owner.post(`/office/reminders/${id}/stop`)).location).toBe("/office?done=reminder-gone");
    expect(await steps.mailsTo("Sanne")).toContain("payment-reminder");
  });
});

test("the question who comes is one line for all customers of a session", async () => {
  const asks = await setStage(house, { slug: "vraagt", conditions: { ...payAfter, confirmHoursBefore: 48 } });
  owner = await ownerAt(asks.organisationId);
  await steps.join(asks, "Sanne Kooiman");
  await steps.join(asks, ["Joris Peeters", "Bram Blok"]);
  steps.at("2027-01-18T20:00:00Z");
  expect(await part("Gaat vanzelf")).toMatch(/09:30 Vraag wie er komt bij Onderhandelen zonder trucs 2 klanten Bekijk de sessie/);
});

test("a reminder after the payment day shows once that day is over", async () => {
  const later = await setStage(house, { slug: "later", conditions: { ...payAfter, reminderDaysAfter: 2 } });
  owner = await ownerAt(later.organisationId);
  await steps.join(later, "Sanne Kooiman");
  await steps.sweepAt("2027-02-04T12:00:00Z");
  expect(await part("Gaat vanzelf")).not.toContain("Herinnering");
  steps.at("2027-02-06T08:00:00Z");
  expect(await part("Gaat vanzelf")).toMatch(/10:00 Herinnering aan Sanne Kooiman B\.V\./);
});

test("a very long list shows its beginning and the way to the rest", async () => {
  const now = house.clock.now();
  const reports = Array.from({ length: 45 }, (_, index) => ({ organisation_id: stage.organisationId, id: uuidv7(now), page: "", remark: `melding ${index}`, reported_at: now.toString() }));
  await house.db.insertInto("page_reports").values(reports).execute();
  expect(await part("Te beslissen")).toContain("Nog 5 meer: toon alles");
  expect((await owner.get("/office?all=yes")).text).toContain("melding 44");
});

test("what belongs to another organisation is not there, and nothing of it changes", async () => {
  const other = await setStage(house, { slug: "hun" });
  await steps.join(other, "Hanna Anders");
  const now = house.clock.now();
  const reportId = uuidv7(now);
  await house.db.insertInto("page_reports").values({ organisation_id: other.organisationId, id: reportId, page: "", remark: "hun melding", reported_at: now.toString() }).execute();
  const messageId = await trouble("refused");
  const deadline = await house.db.selectFrom("deadlines").select("id").where("what", "=", "payment-reminder").executeTakeFirstOrThrow();
  const { text } = await owner.get("/office");
  expect(text).not.toMatch(/Hanna|hun melding/);
  for (const path of [`messages/${messageId}/again`, `messages/${messageId}/left`, `reports/${reportId}/thanks`, `reminders/${deadline.id}/stop`, "reports/x/thanks"]) {
    const answer = await owner.post(`/office/${path}`, { address: "a@b.example" });
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.text).toContain("Op dit adres staat niets van jouw bedrijf.");
  }
  const types = await house.db.selectFrom("records").select("type").where("type", "in", ["message.resent", "message.left", "report.thanked", "reminder.stopped"]).execute();
  expect(types).toEqual([]);
});
