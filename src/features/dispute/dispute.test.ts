import { beforeEach, describe, expect, test } from "vitest";
import { payAfter, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { movingOwner } from "../../../test/support/office.ts";
import { headline, openPortal } from "../../../test/support/portal.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { createApp } from "../../app.tsx";
import { cents } from "../../domain/money.ts";
import type { OfferTerms } from "../../domain/offers/offer-terms.ts";
import { acceptDealOffer, makeDealOffer } from "../offers/actions.ts";
import { sayInDispute } from "./actions.ts";
import { disputesOf } from "./store.ts";

const house = await createTestHouse();
const { at, dealOf, expectCleanAudit, factsOf, join, outcomesOf, placesOf, recordsOf, sweepAt } = stepsIn(house);
const { get, post, makeDeal } = openPortal(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const deskOf = movingOwner(app, house);

let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 1 });
});

const say = (dealId: string, more: Partial<Parameters<typeof sayInDispute>[1]> = {}) =>
  sayInDispute(house, { organisationId: stage.organisationId, dealId, by: "customer", words: "Ik was er wel.", token: "een", end: null, ...more });

const threadOf = async (dealId: string) => (await disputesOf(house.db, stage.organisationId, dealId)).map(({ dispute, words }) => [dispute.how, words.map((one) => `${one.author}: ${one.words}`)]);

describe("a disputed deal", () => {
  test("stands still: its place does not lapse, and it is not reminded", async () => {
    const deal = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    expect(await say(deal)).toEqual({ ok: true, opened: true, repeated: false });
    await sweepAt("2026-12-02T11:00:00Z");
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["held"], ["waiting"]]);
    expect([await outcomesOf("hold"), await outcomesOf("payment-reminder"), await recordsOf("reminder.sent")]).toEqual([["disputed"], ["disputed"], []]);
    await expectCleanAudit();
  });

  test("goes on two days after the trainer decided, decided anew", async () => {
    const deal = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    await say(deal);
    await sweepAt("2026-12-02T11:00:00Z");
    at("2026-12-03T09:00:00Z");
    expect(await say(deal, { by: "trainer", words: "De prijs klopt.", token: "twee", end: "decided" })).toMatchObject({ ok: true });
    await sweepAt("2026-12-05T08:59:59Z");
    expect(await placesOf("Anna")).toEqual(["held"]);
    await sweepAt("2026-12-05T09:00:00Z");
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["released"], ["offered"]]);
    expect(await threadOf(deal)).toEqual([["decided", ["customer: Ik was er wel.", "trainer: De prijs klopt."]]]);
    await expectCleanAudit();
  });

  test("goes on as it was when the customer takes it back before anything came", async () => {
    const deal = await dealOf(stage, "Anna");
    await say(deal);
    expect(await say(deal, { words: "", token: "terug", end: "taken-back" })).toMatchObject({ ok: true });
    await sweepAt("2026-12-02T11:00:00Z");
    expect([await placesOf("Anna"), await threadOf(deal)]).toEqual([["released"], [["taken-back", ["customer: Ik was er wel."]]]]);
  });

  test("tells the other side each time, keeps the words out of the records, and says in them who ended it", async () => {
    const deal = await dealOf(stage, "Anna");
    await say(deal);
    await say(deal, { by: "trainer", words: "Wij kijken het na.", token: "twee" });
    await say(deal, { words: "", token: "terug", end: "taken-back" });
    expect(await factsOf("dispute-said")).toEqual([
      { kind: "dispute-said", dealId: deal, by: "customer", what: "opened", words: "Ik was er wel." },
      { kind: "dispute-said", dealId: deal, by: "trainer", what: "answered", words: "Wij kijken het na." },
      { kind: "dispute-said", dealId: deal, by: "customer", what: "taken-back", words: "" },
    ]);
    const to = await house.db.selectFrom("messages").select("to_address").where("kind", "=", "dispute-said").orderBy("id").execute();
    expect(to.map((row) => row.to_address)).toEqual(["hallo@helder.example", "anna@voorbeeld.example", "hallo@helder.example"]);
    const [dispute] = await disputesOf(house.db, stage.organisationId, deal);
    expect([await recordsOf("dispute.opened"), await recordsOf("dispute.closed")]).toEqual([[{ dispute: dispute?.dispute.id }], [{ dispute: dispute?.dispute.id, how: "taken-back" }]]);
    expect(JSON.stringify(await recordsOf("dispute.said"))).not.toContain("kijken");
    await expectCleanAudit();
  });

  test("may be disputed again later, as a thread of its own", async () => {
    const deal = await dealOf(stage, "Anna");
    await say(deal);
    await say(deal, { words: "", token: "terug", end: "taken-back" });
    at("2026-11-25T09:00:00Z");
    expect(await say(deal, { words: "Toch niet.", token: "drie" })).toMatchObject({ opened: true });
    expect((await threadOf(deal)).map(([how]) => how)).toEqual(["taken-back", null]);
  });
});

test("a settlement that the customer accepts ends the dispute, and the record says so", async () => {
  const own = await setStage(house, { slug: "schikken", conditions: payAfter });
  const dealId = await dealOf(own, "Anna");
  const address = { organisationId: own.organisationId, dealId };
  await sayInDispute(house, { ...address, by: "customer", words: "Te duur.", token: "een", end: null });
  const terms: OfferTerms = { kind: "settlement", cents: cents(50_000), paidCents: cents(0), payUntil: Temporal.Instant.from("2026-12-20T22:59:59Z") };
  const made = await makeDealOffer(house, address, { terms, endsAt: Temporal.Instant.from("2026-12-01T22:59:59Z") });
  if (!made.ok) throw new Error(made.refusal.kind);
  expect(await acceptDealOffer(house, { ...address, offerId: made.offer.id })).toEqual({ ok: true, repeated: false });
  expect((await disputesOf(house.db, own.organisationId, dealId)).map(({ dispute }) => dispute.how)).toEqual(["settled"]);
  expect(await recordsOf("dispute.closed")).toMatchObject([{ how: "settled" }]);
  await expectCleanAudit();
});

describe("two at once", () => {
  test("the same form sent twice says it once, two forms are one dispute", async () => {
    const deal = await dealOf(stage, "Anna");
    await Promise.all([say(deal), say(deal), say(deal, { words: "En de datum klopt niet.", token: "twee" })]);
    const [thread, ...others] = await threadOf(deal);
    expect([others, thread?.[1]?.length]).toEqual([[], 2]);
    expect(await factsOf("dispute-said")).toHaveLength(2);
  });

  test("the customer takes it back while the trainer decides: it ends once", async () => {
    const deal = await dealOf(stage, "Anna");
    await say(deal);
    const ends = await Promise.all([
      say(deal, { words: "", token: "terug", end: "taken-back" }),
      say(deal, { by: "trainer", words: "Afgewezen.", token: "besluit", end: "decided" }),
    ]);
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
    expect(ends.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: { kind: "not-disputed" } });
    expect(await recordsOf("dispute.closed")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("a place that lapses while the customer objects ends one way, whole", async () => {
    const deal = await dealOf(stage, "Anna");
    house.clock.set(Temporal.Instant.from("2026-12-02T10:59:59Z"));
    await Promise.all([say(deal), sweepAt("2026-12-02T10:59:59Z")]);
    const [outcome] = await outcomesOf("hold");
    expect(await placesOf("Anna")).toEqual([outcome === "disputed" ? "held" : "released"]);
    await expectCleanAudit();
  });
});

test.each([
  ["without words", { words: " " }, "words-missing"],
  ["with a book", { words: "x".repeat(4_001) }, "words-too-long"],
  ["by the trainer, who has nothing to object to", { by: "trainer" as const }, "not-disputed"],
  ["taken back before it began", { words: "", end: "taken-back" as const }, "not-disputed"],
  ["in another organisation", { organisationId: "00000000-0000-7000-8000-000000000000" }, "deal-unknown"],
])("a dispute %s is refused", async (_, more, kind) => {
  const deal = await dealOf(stage, "Anna");
  expect(await say(deal, more)).toEqual({ ok: false, refusal: { kind } });
  expect(await recordsOf("dispute.opened")).toEqual([]);
});

describe("on the pages", () => {
  test("the customer sees why the amount is what it is, objects, is answered, and takes it back", async () => {
    const stageAfter = await setStage(house, { slug: "later", conditions: payAfter });
    const deal = await makeDeal(stageAfter);
    expect((await get(deal.path)).html).toContain(`href="${deal.path}/dispute"`);
    const page = await get(`${deal.path}/dispute`);
    expect(page.text).toContain("De prijs van één plaats, besteld op di 24 nov 2026 10:41.");
    const token = /name="token" value="([^"]+)"/.exec(page.html)?.[1] ?? "";
    const empty = await post(`${deal.path}/dispute`, { intent: "say", token, words: "" });
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining("Schrijf op wat er niet klopt.")]);
    const said = await post(`${deal.path}/dispute`, { intent: "say", token, words: "<script>alert(1)</script> De datum klopt niet." });
    expect([said.status, said.location]).toEqual([303, `${deal.path}/dispute`]);
    const after = await get(`${deal.path}/dispute`);
    expect(headline(after.html)).toBe("U bent het er niet mee eens, sinds di 24 nov 2026 10:41. Alles wat vanzelf gaat, staat stil.");
    expect(after.html).not.toContain("<script>alert");
    expect(after.text).toContain("De datum klopt niet.");

    const desk = await deskOf(stageAfter.organisationId);
    expect((await desk.get(`/office/deals/${deal.code}`)).text).toContain("De klant is het er niet mee eens");
    const answer = await desk.get(`/office/deals/${deal.code}/dispute`);
    expect(answer.text).toContain("De datum klopt niet.");
    const officeToken = /name="token" value="([^"]+)"/.exec(answer.html)?.[1] ?? "";
    expect((await desk.post(`/office/deals/${deal.code}/dispute`, { intent: "decide", token: officeToken, words: "" })).status).toBe(422);
    expect((await desk.post(`/office/deals/${deal.code}/dispute`, { intent: "answer", token: officeToken, words: "Wij kijken het na." })).status).toBe(303);
    expect((await get(`${deal.path}/dispute`)).text).toContain("Wij kijken het na.");

    expect((await post(`${deal.path}/dispute`, { intent: "take-back", token: `${token}-back` })).status).toBe(303);
    expect(headline((await get(`${deal.path}/dispute`)).html)).toBe("U heeft uw bezwaar ingetrokken.");
    const late = await desk.post(`/office/deals/${deal.code}/dispute`, { intent: "answer", token: "nog-een", words: "Nog iets" });
    expect([late.status, late.text]).toEqual([409, expect.stringContaining("Dit bezwaar is al afgesloten.")]);
    expect(late.html).not.toContain("Nog iets</textarea>");
  });

  test("it reads in English too", async () => {
    const deal = await makeDeal(stage, "Anna", { locale: "en" });
    expect((await get(`${deal.path}/dispute`)).text).toContain("Is something not right? Write it down, and everything stands still until it is solved.");
  });

  test("another organisation finds nothing in its office", async () => {
    const deal = await makeDeal(stage);
    const other = await setStage(house, { slug: "vreemd" });
    const desk = await deskOf(other.organisationId);
    expect((await desk.get(`/office/deals/${deal.code}/dispute`)).status).toBe(404);
    expect((await desk.post(`/office/deals/${deal.code}/dispute`, { intent: "decide", words: "Nee", token: "x" })).status).toBe(404);
  });
});
