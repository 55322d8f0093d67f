import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { stateWithdrawal, withdrawByLetter } from "../src/features/withdrawal/actions.ts";
import { statementsOfDeal } from "../src/features/withdrawal/store.ts";
import { customer, setStage } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { movingOwner } from "./support/office.ts";
import { stepsIn } from "./support/steps.ts";

// A consumer withdraws by letter or mail, and a statement without effect is seen by the trainer.

const house = await createTestHouse();
const { at, dealOf, expectCleanAudit, factsOf, join, mailsTo, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const deskOf = movingOwner(app, house);

const price = 108_295;
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 1 });
});

const consumer = (name: string) => ({ customer: customer(name, "consumer") });
const day = (text: string) => Temporal.PlainDate.from(text);
const letter = (dealId: string, receivedOn: string, sentOn: string | null = null, words = "Ik zie er toch van af.") =>
  withdrawByLetter(house, { organisationId: stage.organisationId, dealId, channel: "letter", words, receivedOn: day(receivedOn), sentOn: sentOn === null ? null : day(sentOn) });
const codeOf = async (dealId: string) => (await house.db.selectFrom("deals").select("code").where("id", "=", dealId).executeTakeFirstOrThrow()).code;

describe("a letter", () => {
  test("does what the page does: the place ends, the money goes back, the next in line is offered it, the customer has the words and the day", async () => {
    const anna = await dealOf(stage, "Anna", consumer("Anna"));
    await pay(stage, anna, price);
    await join(stage, "Bram");
    at("2026-12-03T10:00:00Z");
    expect(await letter(anna, "2026-12-02")).toEqual({ ok: true, outcome: "withdrawn", repeated: false });
    expect([await placesOf("Anna"), await placesOf("Bram")]).toEqual([["withdrawn"], ["offered"]]);
    expect(await factsOf("withdrawal-answered")).toMatchObject([{ outcome: "withdrawn", refundCents: price, refundBy: "2026-12-16T22:59:59Z", onDay: true, said: { name: "Anna", order: "Ik zie er toch van af." }, receivedAt: "2026-12-01T23:00:00Z" }]);
    expect(await recordsOf("withdrawal.entered")).toMatchObject([{ channel: "letter", receivedOn: "2026-12-02", sentOn: null }]);
    expect(await factsOf("withdrawal-told")).toEqual([]);
    await expectCleanAudit();
  });

  test("that was sent in time and came in later is in time; one that was not has no effect and its customer hears why", async () => {
    const anna = await dealOf(stage, "Anna", consumer("Anna"));
    await pay(stage, anna, price);
    await sweepAt("2026-12-11T10:00:00Z");
    expect(await letter(anna, "2026-12-10", "2026-12-09")).toMatchObject({ outcome: "too-late" });
    expect([await placesOf("Anna"), await recordsOf("withdrawal.refused")]).toMatchObject([["confirmed"], [{ because: "too-late" }]]);
    expect((await mailsTo("anna")).at(-1)).toBe("withdrawal-answered");
    expect(await letter(anna, "2026-12-10", "2026-12-08", "Gisteren al gepost.")).toMatchObject({ outcome: "withdrawn" });
    expect(await placesOf("Anna")).toEqual(["withdrawn"]);
    await expectCleanAudit();
  });

  test("twice, also at once, and at once with the page, ends the deal once", async () => {
    const anna = await dealOf(stage, "Anna", consumer("Anna"));
    const stated = { name: "Anna", order: "x", email: "anna@voorbeeld.example" };
    await Promise.all([
      letter(anna, "2026-11-24"), letter(anna, "2026-11-24"),
      stateWithdrawal(house, { organisationId: stage.organisationId, channel: "deal-page", dealId: anna, stated, locale: "nl", network: "192.0.2.0/24" }),
    ]);
    expect(await recordsOf("withdrawal.received")).toHaveLength(1);
    expect(await statementsOfDeal(house.db, stage.organisationId, anna)).toHaveLength(2);
    expect(await letter(anna, "2026-11-24")).toMatchObject({ ok: true, repeated: true });
    await expectCleanAudit();
  });

  test("of a company, of somebody else's deal, of tomorrow or from before the order is refused and leaves nothing", async () => {
    const anna = await dealOf(stage, "Anna", consumer("Anna"));
    const other = await setStage(house, { slug: "bedrijf" });
    const company = await dealOf(other, "Bram");
    expect(await withdrawByLetter(house, { organisationId: other.organisationId, dealId: company, channel: "mail", words: "", receivedOn: day("2026-11-24"), sentOn: null })).toEqual({ ok: false, refusal: { kind: "company" } });
    expect(await letter(company, "2026-11-24")).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
    expect(await letter(anna, "2026-11-25")).toEqual({ ok: false, refusal: { kind: "in-future" } });
    expect(await letter(anna, "2026-11-23")).toEqual({ ok: false, refusal: { kind: "before-order" } });
    expect(await letter(anna, "2026-11-24", "2026-11-25")).toEqual({ ok: false, refusal: { kind: "sent-after-received" } });
    expect(await house.db.selectFrom("withdrawal_statements").select("id").execute()).toEqual([]);
  });
});

describe("the trainer", () => {
  test("enters it on the deal of a consumer, sees first what it does, and the page of a company has no such step", async () => {
    const anna = await dealOf(stage, "Anna", consumer("Anna"));
    await pay(stage, anna, price);
    const desk = await deskOf(stage.organisationId);
    const path = `/office/deals/${await codeOf(anna)}`;
    expect((await desk.get(path)).html).toContain(`${path}/withdrawal`);
    const missing = await desk.post(`${path}/withdrawal`, { channel: "mail", receivedOn: "", intent: "look" });
    expect([missing.status, missing.text]).toEqual([422, expect.stringContaining("Vul de dag in waarop het kwam.")]);
    const future = await desk.post(`${path}/withdrawal`, { channel: "mail", receivedOn: "2026-11-30", intent: "enter" });
    expect([future.status, future.text]).toEqual([422, expect.stringContaining("Deze dag moet nog komen.")]);
    const looked = await desk.post(`${path}/withdrawal`, { channel: "mail", receivedOn: "2026-11-24", words: "Toch maar niet.", intent: "look" });
    expect(looked.text).toContain("De verklaring telt vanaf di 24 nov 2026.");
    expect(looked.text).toContain("€ 1.082,95");
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    expect((await desk.post(`${path}/withdrawal`, { channel: "mail", receivedOn: "2026-11-24", words: "Toch maar niet.", intent: "enter" })).location).toBe(`${path}?done=withdrawn`);
    expect(await placesOf("Anna")).toEqual(["withdrawn"]);
    const company = await setStage(house, { slug: "bedrijf" });
    const bram = await codeOf(await dealOf(company, "Bram"));
    const other = await deskOf(company.organisationId);
    expect([(await other.get(`/office/deals/${bram}`)).html.includes("/withdrawal"), (await other.get(`/office/deals/${bram}/withdrawal`)).status]).toEqual([false, 404]);
  });

  test("finds a statement without effect on today until it is marked as seen, once also when that is said twice at once", async () => {
    const bram = await dealOf(stage, "Bram");
    const stated = { name: "Bram", order: await codeOf(bram), email: "bram@voorbeeld.example" };
    await stateWithdrawal(house, { organisationId: stage.organisationId, channel: "site", dealId: null, stated, locale: "nl", network: "192.0.2.0/24" });
    const desk = await deskOf(stage.organisationId);
    const today = await desk.get("/office");
    expect(today.text).toContain("Bram wilde herroepen");
    expect(today.text).toContain("De klant is een bedrijf of organisatie: daar geldt geen bedenktijd.");
    const action = /\/office\/withdrawals\/[0-9a-f-]+\/seen/.exec(today.html)?.[0] ?? "";
    const both = await Promise.all([desk.post(action), desk.post(action)]);
    expect(both.map(({ location }) => location)).toEqual(["/office?done=statement-seen", "/office?done=statement-seen"]);
    expect(await recordsOf("withdrawal.seen")).toHaveLength(1);
    expect((await desk.get("/office")).text).not.toContain("Bram wilde herroepen");
    const other = await setStage(house, { slug: "vreemd" });
    expect((await (await deskOf(other.organisationId)).post(action)).status).toBe(404);
  });
});
