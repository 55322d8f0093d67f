import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { formatCode } from "../src/domain/deal/code.ts";
import { callOffSession, chooseAfterCallingOff } from "../src/features/calling-off/actions.ts";
import { cancelBookings } from "../src/features/cancellation/actions.ts";
import { findDeal } from "../src/features/deal/store.ts";
import { moveBookings } from "../src/features/moving/actions.ts";
import { acceptDealOffer, makeDealOffer } from "../src/features/offers/actions.ts";
import { chooseAfterSessionMove, moveSession } from "../src/features/session-moves/actions.ts";
import { standingOf } from "../src/features/standing/store.ts";
import { closeStatement, stateWithdrawal, withdrawFor } from "../src/features/withdrawal/actions.ts";
import { openStatements, statementsOfDeal } from "../src/features/withdrawal/store.ts";
import { addSession, customer, setStage } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { movingOwner, visitorOf } from "./support/office.ts";
import { stepsIn } from "./support/steps.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, dealRow, expectCleanAudit, factsOf, join, mailsTo, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const visitor = visitorOf(app);
const deskOf = movingOwner(app, house);

const price = 108_295;
const lastMoment = "2026-12-08T22:59:59Z";
const oneMinuteLate = "2026-12-08T23:00:00Z";
const soon = Temporal.Instant.from("2026-12-04T08:30:00Z");
const consumer = (name: string) => ({ customer: customer(name, "consumer") });
const early = (name: string) => ({ ...consumer(name), consents: { terms: true, earlyStart: true } });

let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { startsAt: soon, capacity: 1 });
});

async function whereIs(dealId: string) {
  const { code, secret } = await house.db.selectFrom("deals").select(["code", "secret"]).where("id", "=", dealId).executeTakeFirstOrThrow();
  return { code, path: `/d/${code}/${secret}` };
}

const publicly = (fields: { name: string; order: string; email: string }) => visitor.post("/helder/herroepen?lang=nl", { ...fields, step: "confirm" });
const received = /Wij hebben uw verklaring ontvangen op .+? U krijgt een bevestiging per e-mail\./;
const answerOf = (text: string) => received.exec(text)?.[0];

describe("a private person signs up ten days before the start", () => {
  test("asks for an early start, is given the training, and on day 14 at 23:59 withdraws through the public page without logging in: the training was given whole, so nothing ends", async () => {
    const deal = await dealOf(stage, "Anna", early("Anna"));
    await pay(stage, deal, price);
    at(lastMoment);
    const { code } = await whereIs(deal);
    const seen = await publicly({ name: "Anna", order: code, email: "anna@voorbeeld.example" });
    expect([seen.status, answerOf(seen.text)]).toEqual([200, "Wij hebben uw verklaring ontvangen op di 8 dec 2026 23:59. U krijgt een bevestiging per e-mail."]);
    expect(await factsOf("withdrawal-answered")).toMatchObject([{ outcome: "fully-given", refundCents: 0 }]);
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    await expectCleanAudit();
  });

  test("with an early start and half of it given, on day 14 at 23:59: pays that half, gets the rest back within 14 days, with the calculation", async () => {
    stage = await setStage(house, { slug: "lang", startsAt: Temporal.Instant.from("2026-12-08T10:59:59Z"), hours: 24, capacity: 1 });
    const deal = await dealOf(stage, "Anna", early("Anna"));
    await pay(stage, deal, price);
    await join(stage, "Bram");
    at(lastMoment);
    const { code, path } = await whereIs(deal);
    const seen = await visitor.post("/lang/withdraw?lang=nl", { name: "anna", order: `nummer ${code.toLowerCase()}`, email: "anna@voorbeeld.example", step: "confirm" });
    expect(answerOf(seen.text)).toBe("Wij hebben uw verklaring ontvangen op di 8 dec 2026 23:59. U krijgt een bevestiging per e-mail.");
    expect(await placesOf("Anna")).toEqual(["withdrawn"]);
    expect(await factsOf("withdrawal-answered")).toMatchObject([{
      outcome: "withdrawn", partCents: 54_148, refundCents: 54_147, owesCents: 0, receivedAt: lastMoment, refundBy: "2026-12-22T22:59:59Z",
      said: { name: "anna", email: "anna@voorbeeld.example" }, reasons: [expect.stringContaining("50")],
    }]);
    expect(await recordsOf("withdrawal.received")).toMatchObject([{ channel: "site", receivedAt: lastMoment, places: [{ from: "confirmed", to: "withdrawn" }] }]);
    const page = await visitor.get(`${path}/withdraw?lang=nl`);
    expect(page.text).toContain("U heeft op di 8 dec 2026 23:59 de overeenkomst herroepen.");
    expect(page.text).toContain("Wij betalen € 541,47 terug, uiterlijk op di 22 dec 2026 23:59");
    await expectCleanAudit();
  });

  describe("with an early start, comes on another date of two days and withdraws after the first: pays that day, and not the days between", () => {
    const two = [30, 39].map((days) => Temporal.Instant.from("2026-10-31T08:30:00Z").add({ hours: 24 * days })).map((startsAt) => ({ startsAt, endsAt: startsAt.add({ hours: 7 }), place: "De Loods", address: "Havenweg 2, Utrecht", onlineUrl: null }));
    const goTo = async (sessionId: string) => expect(await moveSession(house, { organisationId: stage.organisationId, sessionId, meetings: two, seenStartsAt: null })).toMatchObject({ ok: true });
    const otherDate = async () => {
      const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").where("organisation_id", "=", stage.organisationId).executeTakeFirstOrThrow();
      const id = await addSession(house, { ...stage, termsId, slug: "later", startsAt: Temporal.Instant.from("2027-01-21T08:30:00Z") });
      await goTo(id);
      return id;
    };
    const withdrawn = async (dealId: string) => {
      const deal = await findDeal(house.db, stage.organisationId, dealId);
      if (deal === undefined) throw new Error("expected the deal");
      return (await standingOf(house.db, deal, Temporal.Instant.from("2026-12-07T20:00:00Z"))).rights.find(({ right }) => right === "withdraw")?.costCents;
    };

    test("where the organiser moved the session, also once they said to come", async () => {
      const deal = await dealOf(stage, "Anna", early("Anna"));
      await goTo(stage.sessionId);
      expect(await withdrawn(deal)).toBe(54_148);
      expect(await chooseAfterSessionMove(house, { organisationId: stage.organisationId, dealId: deal, answer: "stays" })).toMatchObject({ ok: true });
      expect(await withdrawn(deal)).toBe(54_148);
      await expectCleanAudit();
    });

    test("where they chose it after the organiser moved the session, or called it off", async () => {
      const deal = await dealOf(stage, "Anna", early("Anna"));
      const otherSessionId = await otherDate();
      expect(await moveSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId, meetings: two.slice(0, 1).map((one) => ({ ...one, startsAt: one.startsAt.add({ hours: 72 }), endsAt: one.endsAt.add({ hours: 72 }) })), seenStartsAt: null })).toMatchObject({ ok: true });
      expect(await chooseAfterSessionMove(house, { organisationId: stage.organisationId, dealId: deal, answer: "other-date", otherSessionId })).toMatchObject({ ok: true });
      const bram = await dealOf(stage, "Bram", early("Bram"));
      await callOffSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId });
      expect(await chooseAfterCallingOff(house, { organisationId: stage.organisationId, dealId: bram, answer: "other-date", otherSessionId })).toMatchObject({ ok: true });
      expect([await withdrawn(deal), await withdrawn(bram)]).toEqual([54_148, 54_148]);
      await expectCleanAudit();
    });

    test("where they moved to it, or accepted it", async () => {
      const otherSessionId = await otherDate();
      const anna = await dealOf(stage, "Anna", early("Anna"));
      expect(await moveBookings(house, { organisationId: stage.organisationId, dealId: anna, bookingIds: await bookingIds(anna), otherSessionId, by: "customer", seen: null })).toMatchObject({ ok: true });
      const bram = await dealOf(stage, "Bram", early("Bram"));
      const [first, last] = [two[0]?.startsAt, two[1]?.endsAt];
      if (first === undefined || last === undefined) throw new Error("expected two meetings");
      const made = await makeDealOffer(house, { organisationId: stage.organisationId, dealId: bram }, { terms: { kind: "move", sessionId: otherSessionId, bookings: await bookingIds(bram), startsAt: first, endsAt: last }, endsAt: house.clock.now().add({ hours: 48 }) });
      if (!made.ok) throw new Error(made.refusal.kind);
      expect(await acceptDealOffer(house, { organisationId: stage.organisationId, dealId: bram, offerId: made.offer.id })).toMatchObject({ ok: true });
      expect([await withdrawn(anna), await withdrawn(bram)]).toEqual([54_148, 54_148]);
      await expectCleanAudit();
    });
  });

  test("without the express request gets everything back, and the freed place goes to the next in line", async () => {
    const deal = await dealOf(stage, "Anna", consumer("Anna"));
    await pay(stage, deal, price);
    const waiting = await join(stage, "Bram");
    at("2026-12-01T09:00:00Z");
    const { path } = await whereIs(deal);
    const step1 = await visitor.get(`${path}/withdraw?lang=nl`);
    expect(step1.html).toContain(`value="Anna"`);
    const step2 = await visitor.post(`${path}/withdraw?lang=nl`, { name: "Anna", email: "anna@voorbeeld.example", step: "review" });
    expect(step2.text).toContain("U herroept de overeenkomst over Onderhandelen zonder trucs van vr 4 december 2026.");
    expect(step2.text).toContain("€ 1.082,95 staat terug");
    expect(step2.html).toMatch(/<button[^>]*value="confirm"[^>]*>Herroeping bevestigen<\/button>/);
    expect([await placesOf("Anna"), await recordsOf("withdrawal.received")]).toEqual([["confirmed"], []]);
    const done = await visitor.post(`${path}/withdraw?lang=nl`, { name: "Anna", email: "anna@voorbeeld.example", step: "confirm" });
    expect([done.status, done.location]).toEqual([303, `${path}/withdraw`]);
    expect([await placesOf("Anna"), await placesOf("Bram"), await mailsTo("Bram")]).toEqual([["withdrawn"], ["offered"], ["waiting-confirmed", "place-offered"]]);
    expect(await factsOf("withdrawal-answered")).toMatchObject([{ outcome: "withdrawn", partCents: 0, refundCents: price, refundBy: "2026-12-15T22:59:59Z" }]);
    expect(await dealRow(deal)).toMatchObject({ paid_cents: price });
    const told = await house.db.selectFrom("messages").select("to_address").where("kind", "=", "withdrawal-told").execute();
    expect([told, waiting.outcome]).toEqual([[{ to_address: "hallo@helder.example" }], "waiting"]);
    await expectCleanAudit();
  });

  test("without the express request gets everything back even after the training, in the last minute", async () => {
    const deal = await dealOf(stage, "Anna", consumer("Anna"));
    await pay(stage, deal, price);
    at(lastMoment);
    await publicly({ name: "Anna", order: (await whereIs(deal)).code, email: "anna@voorbeeld.example" });
    expect(await factsOf("withdrawal-answered")).toMatchObject([{ outcome: "withdrawn", partCents: 0, refundCents: price }]);
    await expectCleanAudit();
  });

  test("one minute late is refused with the reason, and ordinary cancelling is offered", async () => {
    stage = await setStage(house, { slug: "later", capacity: 1 });
    const deal = await dealOf(stage, "Anna", consumer("Anna"));
    await pay(stage, deal, price);
    at(oneMinuteLate);
    const { code, path } = await whereIs(deal);
    const page = await visitor.get(`${path}/withdraw?lang=nl`);
    expect(page.text).toContain("Herroepen kan niet meer: dat kon tot en met di 8 dec 2026 23:59.");
    expect(page.html).toContain(`href="${path}/cancel"`);
    const forced = await visitor.post(`${path}/withdraw?lang=nl`, { name: "Anna", email: "anna@voorbeeld.example", step: "review" });
    expect([forced.status, forced.text]).toEqual([409, expect.stringContaining("U kunt wel annuleren")]);
    const seen = await visitor.post("/later/herroepen?lang=nl", { name: "Anna", order: code, email: "anna@voorbeeld.example", step: "confirm" });
    expect(answerOf(seen.text)).toBe("Wij hebben uw verklaring ontvangen op wo 9 dec 2026 00:00. U krijgt een bevestiging per e-mail.");
    expect(await factsOf("withdrawal-answered")).toMatchObject([{ outcome: "too-late", until: lastMoment }]);
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    expect(await recordsOf("withdrawal.refused")).toMatchObject([{ because: "too-late", channel: "site" }]);
    await expectCleanAudit();
  });

  test("who was never told of the right, as a deal from elsewhere may show, has twelve months more and owes nothing for what was given", async () => {
    const told = await dealOf(stage, "Anna", early("Anna"));
    const row = await house.db.selectFrom("deals").selectAll().where("id", "=", told).executeTakeFirstOrThrow();
    expect((await standingOf(house.db, row, house.clock.now())).rights.find(({ right }) => right === "withdraw")?.until?.toString()).toBe(lastMoment);
    const frozen = { ...row.frozen, wording: { ...row.frozen.wording, information: row.frozen.wording.information.filter(({ heading }) => heading !== "Modelformulier voor herroeping") } };
    expect((await standingOf(house.db, { ...row, frozen }, house.clock.now())).rights.find(({ right }) => right === "withdraw")?.until?.toString()).toBe("2027-12-08T22:59:59Z");
    const afterwards = await standingOf(house.db, { ...row, frozen }, Temporal.Instant.from("2027-01-20T09:00:00Z"));
    expect(afterwards.rights.find(({ right }) => right === "withdraw")?.costCents).toBe(0);
    expect((await standingOf(house.db, row, Temporal.Instant.from("2027-01-20T09:00:00Z"))).rights.map(({ right }) => right)).not.toContain("withdraw");
  });

  test("who cancelled within the time, and owes a fee for it, may still withdraw and owes nothing", async () => {
    const deal = await dealOf(stage, "Anna", consumer("Anna"));
    await pay(stage, deal, price);
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: await bookingIds(deal), by: "customer" });
    expect(await placesOf("Anna")).toEqual(["cancelled"]);
    at("2026-11-25T09:00:00Z");
    await publicly({ name: "Anna", order: (await whereIs(deal)).code, email: "anna@voorbeeld.example" });
    expect(await placesOf("Anna")).toEqual(["withdrawn"]);
    expect(await factsOf("withdrawal-answered")).toMatchObject([{ outcome: "withdrawn", refundCents: price }]);
    await expectCleanAudit();
  });

  test("who paid nothing owes nothing", async () => {
    const deal = await dealOf(stage, "Anna", consumer("Anna"));
    await publicly({ name: "Anna", order: (await whereIs(deal)).code, email: "anna@voorbeeld.example" });
    expect(await factsOf("withdrawal-answered")).toMatchObject([{ outcome: "withdrawn", refundCents: 0, owesCents: 0 }]);
    expect(await placesOf("Anna")).toEqual(["withdrawn"]);
    await expectCleanAudit();
  });
});

describe("the public page answers everybody alike", () => {
  test("for the order of somebody else, an unknown number and a description, word for word", async () => {
    const mine = await dealOf(stage, "Anna", consumer("Anna"));
    const orders = [(await whereIs(mine)).code, "ABCD-EFGH", "Onderhandelen, 4 december"];
    const answers = [];
    for (const order of orders) answers.push(await publicly({ name: "Wie Dan Ook", order, email: "wie@elders.example" }));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await placesOf("Anna")).toEqual(["held"]);
    expect(await mailsTo("wie")).toEqual(["withdrawal-acknowledged", "withdrawal-acknowledged", "withdrawal-acknowledged"]);
    expect((await openStatements(house.db, stage.organisationId, 10)).map(({ outcome, order_text: text, channel }) => [outcome, text, channel])).toEqual([
      ["not-the-customer", orders[0], "site"], ["order-unknown", "ABCD-EFGH", "site"], ["order-unknown", "Onderhandelen, 4 december", "site"],
    ]);
    expect(await factsOf("withdrawal-told")).toMatchObject([{ deal: null }, { deal: null }, { deal: null }]);
    expect(JSON.stringify(await recordsOf("withdrawal.stated"))).not.toContain("elders");
    await expectCleanAudit();
  });

  test("an order of a company: its customer hears why by mail, the page says nothing", async () => {
    const deal = await dealOf(stage, "Anna");
    const { code, path } = await whereIs(deal);
    const seen = await publicly({ name: "Anna B.V.", order: code, email: "anna@voorbeeld.example" });
    expect([seen.status, answerOf(seen.text)]).toEqual([200, "Wij hebben uw verklaring ontvangen op di 24 nov 2026 10:41. U krijgt een bevestiging per e-mail."]);
    expect(await factsOf("withdrawal-answered")).toMatchObject([{ outcome: "company" }]);
    expect((await visitor.get(`${path}/withdraw?lang=nl`)).text).toContain("Herroepen kan niet: u bestelde namens een bedrijf of organisatie.");
    expect((await visitor.get(`${path}?lang=nl`)).html).not.toContain(`href="${path}/withdraw"`);
    expect(await placesOf("Anna")).toEqual(["held"]);
    await expectCleanAudit();
  });

  test("an acknowledgement to another address than that of the order tells nothing of it", async () => {
    const deal = await dealOf(stage, "Anna", consumer("Anna"));
    await publicly({ name: "Anna", order: (await whereIs(deal)).code, email: "elders@post.example" });
    expect(await mailsTo("elders")).toEqual(["withdrawal-acknowledged"]);
    expect((await mailsTo("anna")).at(-1)).toBe("withdrawal-answered");
    expect(await placesOf("Anna")).toEqual(["withdrawn"]);
  });

  test("an order of another organisation is unknown here", async () => {
    await setStage(house, { slug: "ander" });
    const deal = await dealOf(stage, "Anna", consumer("Anna"));
    await visitor.post("/ander/withdraw", { name: "Anna", order: (await whereIs(deal)).code, email: "anna@voorbeeld.example", step: "confirm" });
    expect(await placesOf("Anna")).toEqual(["held"]);
  });

  test("looking and stepping through withdraws nothing; what is missing is said at its field and kept", async () => {
    const deal = await dealOf(stage, "Anna", consumer("Anna"));
    const { code, path } = await whereIs(deal);
    for (const address of ["/helder/withdraw", "/helder/herroepen", "/helder/withdraw/form", `${path}/withdraw`]) expect((await visitor.get(address)).status).toBe(200);
    const review = await visitor.post("/helder/withdraw?lang=nl", { name: "Anna", order: code, email: "anna@voorbeeld.example", step: "review" });
    expect(review.text).toContain(`U herroept de overeenkomst over ${code}.`);
    expect((await visitor.post("/helder/withdraw?lang=nl", { name: "Anna", order: code, email: "a@b.example", step: "change" })).html).toContain(`value="${code}"`);
    const wrong = await visitor.post("/helder/withdraw?lang=nl", { name: "", order: code, email: "geen adres", step: "confirm" });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining("Vul uw naam in.")]);
    expect(wrong.text).toContain("Dit is geen e-mailadres.");
    expect(await placesOf("Anna")).toEqual(["held"]);
    expect(await openStatements(house.db, stage.organisationId, 10)).toEqual([]);
  });

  test("the model form is there to read and as PDF, with the trader filled in", async () => {
    const page = await visitor.get("/helder/withdraw/form?lang=nl");
    expect(page.text).toContain("– Aan: Studio Helder, Oude Lijnbaan 14, 3599 XX Utrecht, hallo@helder.example");
    const pdf = await app.request("/helder/withdraw/form.pdf?lang=en");
    expect([pdf.status, pdf.headers.get("content-type"), (await pdf.text()).slice(0, 5)]).toEqual([200, "application/pdf", "%PDF-"]);
    expect((await visitor.get("/niemand/withdraw")).status).toBe(404);
  });
});

describe("too many statements", () => {
  const say = (order: string, network = "192.0.2.0/24", name = "Wie") =>
    stateWithdrawal(house, { organisationId: stage.organisationId, channel: "site", dealId: null, stated: { name, order, email: "wie@elders.example" }, locale: "nl", network });

  test("from one network are refused after twenty in an hour, with another way to withdraw; another network and a later hour are not", async () => {
    for (let count = 0; count < 20; count += 1) expect(await say(`bestelling ${count}`)).toMatchObject({ ok: true });
    expect(await say("bestelling 21")).toEqual({ ok: false, refusal: { kind: "too-many" } });
    expect(await say("bestelling 3")).toMatchObject({ ok: true, repeated: true });
    expect(await say("bestelling 22", "198.51.100.0/24")).toMatchObject({ ok: true });
    at("2026-11-24T10:42:00Z");
    expect(await say("bestelling 23")).toMatchObject({ ok: true });
  });

  test("about one order are refused after five, whether it is there or not", async () => {
    const { code } = await whereIs(await dealOf(stage, "Anna", consumer("Anna")));
    for (const order of [code, "ABCD-EFGH"]) {
      const outcomes = [];
      for (let count = 0; count < 6; count += 1) outcomes.push((await say(order, `10.0.${count}.0/24`, `Wie ${count}`)).ok);
      expect(outcomes).toEqual([true, true, true, true, true, false]);
    }
  });

  test("at once, from many networks, are five about one order, and twenty from one network about many", async () => {
    const kept = async () => (await house.db.selectFrom("withdrawal_statements").select("id").execute()).length;
    const about = await Promise.all(Array.from({ length: 12 }, (_, index) => say("9Q3T-6WHN", `198.51.${index}.0/24`, `Wie ${index}`)));
    expect([about.filter(({ ok }) => ok).length, await kept()]).toEqual([5, 5]);
    await Promise.all(Array.from({ length: 30 }, (_, index) => say(`bestelling ${index}`)));
    expect(await kept()).toBe(25);
  });

  test("is said on the page with the address to write to", async () => {
    for (let count = 0; count < 20; count += 1) await publicly({ name: "Wie", order: `bestelling ${count}`, email: "wie@elders.example" });
    const refused = await publicly({ name: "Wie", order: "nog een", email: "wie@elders.example" });
    expect([refused.status, refused.text]).toEqual([429, expect.stringContaining("hallo@helder.example")]);
  });
});

describe("two at once", () => {
  test("the same statement sent twice is one: one record, one mail, one statement", async () => {
    const deal = await dealOf(stage, "Anna", consumer("Anna"));
    const { code } = await whereIs(deal);
    const both = await Promise.all([1, 2].map(() => publicly({ name: "Anna", order: code, email: "anna@voorbeeld.example" })));
    expect(both.map(({ text }) => answerOf(text))).toEqual(["Wij hebben uw verklaring ontvangen op di 24 nov 2026 10:41. U krijgt een bevestiging per e-mail.", "Wij hebben uw verklaring ontvangen op di 24 nov 2026 10:41. U krijgt een bevestiging per e-mail."]);
    expect([(await recordsOf("withdrawal.received")).length, (await factsOf("withdrawal-answered")).length, (await statementsOfDeal(house.db, stage.organisationId, deal)).length]).toEqual([1, 1, 1]);
    await expectCleanAudit();
  });

  test("by the public page and behind the link: it ends once, and the other finds nothing left", async () => {
    const deal = await dealOf(stage, "Anna", consumer("Anna"));
    const { code, path } = await whereIs(deal);
    await Promise.all([publicly({ name: "Anna", order: code, email: "anna@voorbeeld.example" }), visitor.post(`${path}/withdraw`, { name: "Anna", email: "anna@voorbeeld.example", step: "confirm" })]);
    expect((await statementsOfDeal(house.db, stage.organisationId, deal)).map(({ outcome }) => outcome).sort()).toEqual(["nothing-left", "withdrawn"]);
    expect(await recordsOf("withdrawal.received")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("with a cancellation: whichever comes first, the place ends withdrawn and owes nothing", async () => {
    const deal = await dealOf(stage, "Anna", consumer("Anna"));
    await pay(stage, deal, price);
    const { code } = await whereIs(deal);
    const ids = await bookingIds(deal);
    await Promise.all([publicly({ name: "Anna", order: code, email: "anna@voorbeeld.example" }), cancelBookings(house, { organisationId: stage.organisationId, dealId: deal, bookingIds: ids, by: "customer" })]);
    expect(await placesOf("Anna")).toEqual(["withdrawn"]);
    expect(await factsOf("withdrawal-answered")).toMatchObject([{ refundCents: price }]);
    await expectCleanAudit();
  });

  test("the trainer finds its deal twice: it ends once", async () => {
    const deal = await dealOf(stage, "Anna", consumer("Anna"));
    await pay(stage, deal, price);
    const { code } = await whereIs(deal);
    await publicly({ name: "A. van Dam", order: "de training van 4 december", email: "prive@post.example" });
    await sweepAt("2026-12-10T09:00:00Z");
    const [statement] = await openStatements(house.db, stage.organisationId, 10);
    const which = { organisationId: stage.organisationId, statementId: statement?.id ?? "", code };
    const both = await Promise.all([withdrawFor(house, which), withdrawFor(house, which)]);
    expect(both.map((one) => (one.ok ? "done" : one.refusal.kind)).sort()).toEqual(["done", "settled"]);
    expect(await placesOf("Anna")).toEqual(["withdrawn"]);
    expect(await factsOf("withdrawal-answered")).toMatchObject([{ outcome: "withdrawn", receivedAt: "2026-11-24T09:41:00Z" }]);
    await expectCleanAudit();
  });
});

describe("a statement that no order fits", () => {
  test("is refused by the trainer's code with its reason, and stays until somebody says that none fits", async () => {
    const company = await dealOf(stage, "Anna");
    await publicly({ name: "A. van Dam", order: "iets", email: "prive@post.example" });
    const [statement] = await openStatements(house.db, stage.organisationId, 10);
    const which = { organisationId: stage.organisationId, statementId: statement?.id ?? "" };
    expect(await withdrawFor(house, { ...which, code: "ZZZZ-ZZZZ" })).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
    expect(await withdrawFor(house, { ...which, code: (await whereIs(company)).code })).toEqual({ ok: false, refusal: { kind: "company" } });
    expect(await recordsOf("withdrawal.refused")).toEqual([]);
    expect(await Promise.all([closeStatement(house, which), closeStatement(house, which)])).toEqual([{ ok: true }, { ok: true }]);
    expect(await openStatements(house.db, stage.organisationId, 10)).toEqual([]);
    expect(await recordsOf("withdrawal.settled")).toEqual([{ how: "left", deal: null }]);
    expect(await closeStatement(house, { ...which, statementId: stage.sessionId })).toEqual({ ok: false, refusal: { kind: "statement-unknown" } });
    await expectCleanAudit();
  });
});

describe("the trainer", () => {
  test("finds a statement without a deal on today, is told what is wrong with a number, and settles it with the right one", async () => {
    const deal = await dealOf(stage, "Anna", consumer("Anna"));
    await pay(stage, deal, price);
    const { code } = await whereIs(deal);
    await publicly({ name: "A. van Dam <b>", order: `afspraak ${code}?`, email: "prive@post.example" });
    const marit = await deskOf(stage.organisationId);
    const today = await marit.get("/office?lang=nl");
    expect(today.text).toContain("A. van Dam &lt;b&gt; heeft herroepen");
    const [statement] = await openStatements(house.db, stage.organisationId, 10);
    const path = `/office/withdrawals/${statement?.id ?? ""}`;
    expect(today.html).toContain(`href="${path}"`);
    expect((await marit.get(path)).html).toContain(`value="${formatCode(code)}"`);
    expect((await marit.post(path, { intent: "apply", code: "" })).text).toContain("Vul het nummer van de afspraak in.");
    expect((await marit.post(path, { intent: "apply", code: "ZZZZ-ZZZZ" })).status).toBe(422);
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    const done = await marit.post(path, { intent: "apply", code });
    expect([done.status, done.location]).toEqual([303, `/office/deals/${code}?done=withdrawn`]);
    expect((await marit.get(done.location)).text).toContain("De afspraak is herroepen.");
    expect([await placesOf("Anna"), (await marit.post(path, { intent: "apply", code })).status]).toEqual([["withdrawn"], 409]);
    expect((await marit.get("/office/withdrawals/x")).status).toBe(404);
    await expectCleanAudit();
  });

  test("closes one that fits no deal", async () => {
    await publicly({ name: "Wie", order: "iets", email: "wie@elders.example" });
    const marit = await deskOf(stage.organisationId);
    const [statement] = await openStatements(house.db, stage.organisationId, 10);
    expect((await marit.post(`/office/withdrawals/${statement?.id ?? ""}`, { intent: "close" })).location).toBe("/office?done=statement-left");
    expect((await marit.get("/office?lang=nl")).text).not.toContain("heeft herroepen");
  });
});

test("every page of a consumer's deal leads to the function, with its last moment; a company's leads nowhere", async () => {
  const { path } = await whereIs(await dealOf(stage, "Anna", consumer("Anna")));
  for (const page of ["", "/order", "/dispute", "/cancel", "/withdraw"]) {
    const seen = await visitor.get(`${path}${page}?lang=nl`);
    expect([page, seen.html.includes(`href="${path}/withdraw"`)]).toEqual([page, true]);
    expect(seen.text).toContain("Hier de overeenkomst herroepen (tot en met di 8 dec 2026 23:59)");
  }
  for (const page of ["/helder", "/helder/onderhandelen", "/helder/report"]) expect((await visitor.get(page)).html).toContain('href="/helder/withdraw"');
});

test("an open offer about the deal is taken back with it, and can no longer be accepted", async () => {
  const deal = await dealOf(stage, "Anna", consumer("Anna"));
  await pay(stage, deal, price);
  const address = { organisationId: stage.organisationId, dealId: deal };
  const { id: termsId } = await house.db.selectFrom("terms_versions").select("id").executeTakeFirstOrThrow();
  const startsAt = Temporal.Instant.from("2027-03-09T08:30:00Z");
  const sessionId = await addSession(house, { ...stage, termsId, slug: "mrt", startsAt });
  const terms = { kind: "move" as const, sessionId, bookings: await bookingIds(deal), startsAt, endsAt: startsAt.add({ minutes: 450 }) };
  const made = await makeDealOffer(house, address, { terms, endsAt: Temporal.Instant.from("2026-12-01T22:59:59Z") });
  if (!made.ok) throw new Error(made.refusal.kind);
  await publicly({ name: "Anna", order: (await whereIs(deal)).code, email: "anna@voorbeeld.example" });
  expect(await recordsOf("offer.withdrawn")).toMatchObject([{ offerId: made.offer.id }]);
  expect(await acceptDealOffer(house, { ...address, offerId: made.offer.id })).toEqual({ ok: false, refusal: { kind: "answered", state: "withdrawn" } });
  expect(await placesOf("Anna")).toEqual(["withdrawn"]);
  await expectCleanAudit();
});
