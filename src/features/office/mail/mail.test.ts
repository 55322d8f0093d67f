import { afterAll, beforeEach, expect, test } from "vitest";
import { createApp } from "../../../app.tsx";
import { cancelBookings } from "../../cancellation/actions.ts";
import { sendMessage } from "../../messages/jobs.ts";
import { acceptOffer } from "../../waiting-list/actions.ts";
import { setStage } from "../../../../test/support/cast.ts";
import type { Stage } from "../../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../../test/support/database.ts";
import { bounceDomain, openMailWorld, reportMail } from "../../../../test/support/inbound.ts";
import { movingOwner } from "../../../../test/support/office.ts";
import type { Visitor } from "../../../../test/support/office.ts";
import { openPortal } from "../../../../test/support/portal.ts";
import { answerMail, askDnsOfVoorbeeld } from "../../../../test/support/signed-mail.ts";
import { stepsIn } from "../../../../test/support/steps.ts";

const base = await createTestHouse();
const world = await openMailWorld(base);
const { house, bring, readAll, sendAll } = world;
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const ownerAt = movingOwner(app, house);
const portal = openPortal(house);
const steps = stepsIn(house);
const sanne = "sanne.kooiman@voorbeeld.example";
let stage: Stage;
let owner: Visitor;
afterAll(world.close);

beforeEach(async () => {
  await emptyDatabase(base);
  steps.at("2026-11-24T09:41:00Z");
  stage = await setStage(house);
  owner = await ownerAt(stage.organisationId);
});

async function prepare() {
  const deal = await portal.makeDeal(stage);
  await sendAll();
  const { token, answer_token: answerToken } = await house.db.selectFrom("messages").select(["token", "answer_token"]).where("kind", "=", "deal-confirmed").executeTakeFirstOrThrow();
  const seenBy = async () => ({ trainer: (await owner.get(`/office/deals/${deal.code}`)).text, customer: (await portal.get(deal.path)).text });
  return { deal, token: token ?? "", answerToken: answerToken ?? "", seenBy };
}

const bringReport = async (token: string, report: Partial<Parameters<typeof reportMail>[0]> & { action: string }) => {
  await bring({ to: `b-${token}@${bounceDomain}`, bytes: reportMail({ to: sanne, envelopeId: token, ...report }) });
  await readAll();
};

test("a mail says how far it came, whose word that is and since when, on both pages", async () => {
  const { token, seenBy } = await prepare();
  const first = await seenBy();
  expect(first.trainer).toContain("aangenomen door onze mailserver (1 van 6) Bron: onze mailserver; vastgelegd di 24 nov 10:41.");
  expect(first.customer).toContain("Aangenomen door onze mailserver. Van de uwe weten wij nog niets.");
  steps.at("2026-11-24T09:45:00Z");
  await bringReport(token, { action: "relayed", diagnostic: "250 2.0.0 OK queued" });
  const relayed = await seenBy();
  expect(relayed.trainer).toContain("aangenomen door de mailserver van de ontvanger (mx.klant.example) (2 van 6) Bron: de mailserver van de ontvanger, gemeld door mx.voorbeeld.example; vastgelegd di 24 nov 10:45.");
  expect(relayed.trainer).toContain("Wat die server antwoordde 250 2.0.0 OK queued");
  expect(relayed.customer).toContain("Aangenomen door de mailserver van de ontvanger (mx.klant.example), met de regel ‘250 2.0.0 OK queued’. Bron:");
  await bringReport(token, { action: "delivered" });
  expect((await seenBy()).trainer).toContain("in het postvak bezorgd (3 van 6) Bron: mailserver mx.voorbeeld.example");
  for (const text of Object.values(await seenBy())) expect(text).not.toMatch(/aangetekend verstuurd|gekwalificeerd|gelezen door/i);
});

test("a report that a mail was passed on, without the line of who took it, brings it no further", async () => {
  const { token, seenBy } = await prepare();
  await bringReport(token, { action: "relayed" });
  expect((await seenBy()).trainer).toContain("aangenomen door onze mailserver (1 van 6)");
});

test("that nothing is reported about a mail is said", async () => {
  const { seenBy } = await prepare();
  await house.db.updateTable("messages").set({ dsn_requested: false }).where("kind", "=", "deal-confirmed").execute();
  expect((await seenBy()).trainer).toContain("Hoe het verder ging, wordt ons niet gemeld.");
});

test("a mail that did not arrive shows no grade, says so on both pages, and can be sent again", async () => {
  const { deal, token, seenBy } = await prepare();
  await bringReport(token, { action: "failed", diagnostic: "550 5.1.1 no such user" });
  const { trainer, customer } = await seenBy();
  expect(trainer).toMatch(/kwam niet aan · één keer geprobeerd · 550 5\.1\.1 no such user Stuur opnieuw/);
  expect(customer).toContain("Niet aangekomen: een mailserver meldde dat. Wij kijken ernaar.");
  const { id } = await house.db.selectFrom("messages").select("id").where("kind", "=", "deal-confirmed").executeTakeFirstOrThrow();
  expect((await owner.post(`/office/deals/${deal.code}/resend`, { message: id })).location).toBe(`/office/deals/${deal.code}?done=resent`);
});

test("an answer stands on the deal as text and on Today until it is read, and is the furthest that a mail can come", async () => {
  const { deal, answerToken, seenBy } = await prepare();
  await bring({ to: `a-${answerToken}@${bounceDomain}`, from: sanne, bytes: await answerMail({ answerToken, signed: true, text: "Dank! <script>alert(1)</script>" }) });
  await readAll(askDnsOfVoorbeeld);
  const { trainer, customer } = await seenBy();
  expect(trainer).toContain("beantwoord vanaf hetzelfde adres; ondertekend door voorbeeld.example (DKIM) (6 van 6)");
  expect(trainer).toContain("Antwoord van sanne.kooiman@voorbeeld.example op: bevestiging ondertekend door voorbeeld.example (DKIM)");
  expect((await owner.get(`/office/deals/${deal.code}`)).html).toContain("Dank! &lt;script&gt;");
  expect(customer).toMatch(/Er kwam een antwoord op onze mail: bevestiging, verstuurd di 24 nov 2026 10:41\. ?De mail die wij kregen\./);
  const today = await owner.get("/office");
  expect(today.text).toContain("Sanne Kooiman heeft geantwoord");
  const { id } = await house.db.selectFrom("inbound_mails").select("id").executeTakeFirstOrThrow();
  expect((await Promise.all([1, 2].map(() => owner.post(`/office/replies/${id}/read`)))).map(({ location }) => location)).toEqual(["/office?done=reply-read", "/office?done=reply-read"]);
  expect((await owner.get("/office")).text).not.toContain("heeft geantwoord");
});

test("a report that a mail did not arrive contradicts the answer to it, and hides it from nobody", async () => {
  const { token, answerToken, seenBy } = await prepare();
  await bring({ to: `a-${answerToken}@${bounceDomain}`, from: sanne, bytes: await answerMail({ answerToken, signed: true }) });
  await readAll(askDnsOfVoorbeeld);
  await bringReport(token, { action: "failed", diagnostic: "550 5.1.1 no such user" });
  const { trainer, customer } = await seenBy();
  expect(trainer).toMatch(/een mailserver meldde dat die niet aankwam, en dat spreekt tegen wat hieronder staat · één keer geprobeerd · 550 5\.1\.1 no such user Stuur opnieuw/);
  expect(trainer).toContain("ondertekend door voorbeeld.example (DKIM) (6 van 6)");
  expect(customer).toMatch(/Beantwoord vanaf hetzelfde adres.*Een mailserver meldde ook dat de mail niet aankwam; dat spreekt dit tegen\./);
  expect(customer).not.toContain("Niet aangekomen");
});

test("an answer that nobody signed is told on both pages as a mail in the name of the recipient, and brings the mail no further", async () => {
  const { answerToken, seenBy } = await prepare();
  await bring({ to: `a-${answerToken}@${bounceDomain}`, from: sanne, bytes: await answerMail({ answerToken }) });
  await readAll(askDnsOfVoorbeeld);
  const { trainer, customer } = await seenBy();
  expect(trainer).toContain("niet ondertekend door het domein van de afzender · een mail op naam van de ontvanger; telt niet mee in hoe ver de mail kwam");
  expect(trainer).toContain("(1 van 6)");
  expect(trainer).not.toContain("(6 van 6)");
  expect(customer).toMatch(/Er kwam een antwoord op onze mail: bevestiging, verstuurd di 24 nov 2026 10:41\.Een mail op uw naam, niet ondertekend door het domein van de afzender\./);
  expect((await owner.get("/office")).text).toContain("een mail op naam van de ontvanger");
});

test("an automatic answer is told on the deal, counts for nothing, and is not on Today", async () => {
  const { answerToken, seenBy } = await prepare();
  await bring({ to: `a-${answerToken}@${bounceDomain}`, from: sanne, bytes: await answerMail({ answerToken, headers: { "Auto-Submitted": "auto-replied" } }) });
  await readAll();
  const { trainer } = await seenBy();
  expect(trainer).toContain("Automatisch antwoord van sanne.kooiman@voorbeeld.example");
  expect(trainer).toContain("(1 van 6)");
  expect((await owner.get("/office")).text).not.toContain("heeft geantwoord");
});

test("what came with an answer is named on the deal and on Today", async () => {
  const { answerToken, seenBy } = await prepare();
  const bytes = `From: ${sanne}\r\nSubject: Re\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nZie bijlage\r\n--b\r\nContent-Type: application/pdf; name=opzegging.pdf\r\nContent-Disposition: attachment; filename=opzegging.pdf\r\n\r\nx\r\n--b--\r\n`;
  await bring({ to: `a-${answerToken}@${bounceDomain}`, from: sanne, bytes });
  await readAll();
  expect((await seenBy()).trainer).toContain("bijlagen: opzegging.pdf");
  expect((await owner.get("/office")).text).toContain("bijlagen: opzegging.pdf");
});

test("an answer of somebody of another organisation is not found", async () => {
  const { answerToken } = await prepare();
  await bring({ to: `a-${answerToken}@${bounceDomain}`, from: sanne, bytes: await answerMail({ answerToken }) });
  await readAll();
  const { id } = await house.db.selectFrom("inbound_mails").select("id").executeTakeFirstOrThrow();
  const stranger = await setStage(house, { slug: "ander" });
  const other = await ownerAt(stranger.organisationId);
  expect((await other.post(`/office/replies/${id}/read`)).status).toBe(404);
});

test("the newest mails are listed with their receiver, how far they came, and the way to their deal", async () => {
  expect((await owner.get("/office/mail")).text).toContain("Er is nog geen mail gemaakt.");
  const { deal, token } = await prepare();
  await bringReport(token, { action: "delivered" });
  const { text, html } = await owner.get("/office/mail");
  expect(text).toMatch(/bevestiging sanne\.kooiman@voorbeeld\.example di 24 nov 10:41 In het postvak bezorgd \(3 van 6\)/);
  expect(html).toContain(`href="/office/deals/${deal.code}#story"`);
  const stranger = await ownerAt((await setStage(house, { slug: "ander" })).organisationId);
  expect((await stranger.get("/office/mail")).text).toContain("Er is nog geen mail gemaakt.");
});

test("what proves nothing is shown with its reason, and what is nobody's only where one organisation lives", async () => {
  const { token } = await prepare();
  expect((await owner.get("/office/mail")).text).toContain("Alles wat binnenkwam, hoorde bij een mail van ons en klopte.");
  await bringReport(token, { action: "delivered", to: "joris@elders.example" });
  await bring({ to: `b-${"a".repeat(26)}@${bounceDomain}`, bytes: "Subject: x\r\n\r\nx\r\n" });
  await readAll();
  const { text } = await owner.get("/office/mail");
  expect(text).toContain("Bewijst niets 2");
  expect(text).toContain("bevestiging, sanne.kooiman@voorbeeld.example gaat over een andere ontvanger geen afzender (127.0.0.1)");
  expect(text).toContain("een adres dat van geen mail van ons is hoort bij geen mail van ons");
  const stranger = await setStage(house, { slug: "ander" });
  expect((await owner.get("/office/mail")).text).toContain("Bewijst niets 1");
  expect((await (await ownerAt(stranger.organisationId)).get("/office/mail")).text).toContain("Bewijst niets 0");
});

test("each grade is explained, in both languages, without a claim that it does not bear", async () => {
  const [dutch, english] = [(await owner.get("/office/mail")).text, (await owner.get("/office/mail?lang=en")).text];
  expect(dutch).toContain("Beantwoord (6 van 6)");
  expect(dutch).toContain("Dit is geen aangetekende post.");
  expect(english).toContain("Answered (6 of 6)");
  expect(english).toContain("This is no registered post.");
});

test("mail that waits for days is left at that once, also asked for twice at once, and goes no more", async () => {
  await portal.makeDeal(stage);
  const { id } = await house.db.selectFrom("messages").select("id").where("kind", "=", "deal-confirmed").executeTakeFirstOrThrow();
  const left = () => owner.post(`/office/messages/${id}/left`);
  steps.at("2026-11-27T09:40:59Z");
  owner = await ownerAt(stage.organisationId);
  expect((await owner.get("/office/mail")).text).not.toContain("Wacht al dagen");
  expect((await left()).location).toBe("/office");
  steps.at("2026-11-27T09:41:00Z");
  const { text, html } = await owner.get("/office/mail?lang=nl");
  expect(text).toMatch(/Wacht al dagen \d+ .*bevestiging, sanne\.kooiman@voorbeeld\.example nog niets Laat het zo/);
  expect(html).toContain(`action="/office/messages/${id}/left"`);
  world.server.received.length = 0;
  const answers = await Promise.all([left(), left()]);
  expect(answers.map(({ location }) => location)).toEqual(["/office?done=left", "/office?done=left"]);
  expect(await steps.recordsOf("message.left")).toEqual([{ message: id, kind: "deal-confirmed", state: "waiting" }]);
  await sendMessage(house, { organisationId: stage.organisationId, messageId: id });
  expect(world.server.received).toEqual([]);
  expect((await owner.get("/office/mail")).text).not.toContain("bevestiging, sanne");
  await sendAll();
  await steps.expectCleanAudit();
});

test("mail that a sender takes at the moment at which it is left either goes or is left, and never both", async () => {
  await portal.makeDeal(stage);
  const { id } = await house.db.selectFrom("messages").select("id").where("kind", "=", "deal-confirmed").executeTakeFirstOrThrow();
  steps.at("2026-11-27T09:41:00Z");
  owner = await ownerAt(stage.organisationId);
  world.server.received.length = 0;
  await Promise.all([sendMessage(house, { organisationId: stage.organisationId, messageId: id }), owner.post(`/office/messages/${id}/left`)]);
  const { state } = await house.db.selectFrom("messages").select("state").where("id", "=", id).executeTakeFirstOrThrow();
  expect([state, world.server.received.length, (await steps.recordsOf("message.left")).length]).toEqual(state === "left" ? ["left", 0, 1] : ["sent", 1, 0]);
  await sendAll();
  await steps.expectCleanAudit();
});

test("mail that is nobody's is forgotten thirty days after it came", async () => {
  await bring({ to: `b-${"a".repeat(26)}@${bounceDomain}`, bytes: "Subject: x\r\n\r\nBram was ziek\r\n" });
  const strays = async () => (await house.db.selectFrom("stray_mails").select("id").execute()).length;
  await steps.sweepAt("2026-12-24T09:41:00Z");
  expect(await strays()).toBe(1);
  await steps.sweepAt("2026-12-24T09:41:01Z");
  expect(await strays()).toBe(0);
});

test("the newest mails stand in the list once each, also those about a request that became two deals", async () => {
  const two = await setStage(house, { slug: "twee", capacity: 2 });
  const trainer = await ownerAt(two.organisationId);
  const seated = [await steps.dealOf(two, "Anna"), await steps.dealOf(two, "Dirk")];
  const waiting = await steps.join(two, ["Femke Wachter", "Gijs Wachter"], { token: "wait" });
  for (const dealId of seated) {
    expect(await cancelBookings(house, { organisationId: two.organisationId, dealId, bookingIds: await steps.bookingIds(dealId), by: "customer" })).toMatchObject({ ok: true });
    expect(await acceptOffer(house, { ...(await steps.offerTo(two, waiting)), consents: { terms: true, earlyStart: false }, seen: null })).toMatchObject({ ok: true });
  }
  await sendAll();
  const { text, html } = await trainer.get("/office/mail");
  const mails = await house.db.selectFrom("messages").select("id").where("organisation_id", "=", two.organisationId).execute();
  expect(text).toContain(`De laatste mails ${mails.length}`);
  const [first] = await house.db.selectFrom("deals").select("code").where("sign_up_id", "=", waiting.signUpId).orderBy("formed_at").orderBy("id").execute();
  expect(html.split(`/office/deals/${first?.code}#story`).length).toBeGreaterThan(3);
});
