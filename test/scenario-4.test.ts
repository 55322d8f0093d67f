import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { cents } from "../src/domain/money.ts";
import { useCredit } from "../src/features/credits/actions.ts";
import { findDeal } from "../src/features/deal/store.ts";
import { acceptDealOffer, makeDealOffer } from "../src/features/offers/actions.ts";
import { chooseForLateMoney } from "../src/features/payments/actions.ts";
import { standingOf } from "../src/features/standing/store.ts";
import { customer, payAfter, payBefore, setStage } from "./support/cast.ts";
import type { Stage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { openPortal } from "./support/portal.ts";
import { stepsIn } from "./support/steps.ts";

/** Scenario 4: "May I have credits?" Yes, once the invoice is paid. */
const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const portal = openPortal(house);
const { at, dealOf, placesOf, mailsTo, recordsOf, lateMoneyOf, sweepAt, pay, expectCleanAudit } = stepsIn(house);
const price = 108_295;
const validUntil = Temporal.Instant.from("2027-06-30T21:59:59Z");

let stage: Stage;
let first: { dealId: string; path: string };

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { conditions: payAfter });
  first = await portal.makeDeal(stage);
});

/** The trainer offers a credit once the deal is paid, and the customer takes it. */
async function creditOf(value: number, options: { condition?: "none" | "deal-paid"; transferable?: boolean } = {}): Promise<string> {
  const { condition = "deal-paid", transferable = false } = options;
  const address = { organisationId: stage.organisationId, dealId: first.dealId };
  const made = await makeDealOffer(house, address, { endsAt: Temporal.Instant.from("2026-12-01T22:59:59Z"), terms: { kind: "credit", cents: cents(value), validUntil, condition, transferable } });
  if (!made.ok) throw new Error(made.refusal.kind);
  const accepted = await acceptDealOffer(house, { ...address, offerId: made.offer.id });
  if (!accepted.ok) throw new Error(accepted.refusal.kind);
  const { code } = await house.db.selectFrom("credits").select("code").executeTakeFirstOrThrow();
  return code;
}

/** The next sign-up of the same customer; every one with a token of its own. */
async function nextDeal(token = "next", kind: "company" | "consumer" = "company", name = "Sanne Kooiman") {
  const outcome = await portal.makeDeal(stage, name, { token, customer: customer(name, kind) });
  return { ...outcome, use: { organisationId: stage.organisationId, dealId: outcome.dealId } };
}

async function owes(dealId: string): Promise<number> {
  const deal = await findDeal(house.db, stage.organisationId, dealId);
  if (deal === undefined) throw new Error("no deal");
  return (await standingOf(house.db, deal, house.clock.now())).customerOwesCents;
}

async function left(): Promise<number> {
  return (await house.db.selectFrom("credits").select("left_cents").executeTakeFirstOrThrow()).left_cents;
}

const kindOf = (outcome: { ok: true } | { ok: false; refusal: { kind: string } }) => (outcome.ok ? "ok" : outcome.refusal.kind);

describe("a credit on the condition that the invoice is paid first", () => {
  test("stands on the page as not usable yet with its reason, and is refused until then", async () => {
    const code = await creditOf(40_000);
    const page = await portal.get(first.path);
    expect(page.text).toContain("Nog niet te gebruiken: eerst moet deze afspraak zijn betaald.");
    expect(page.text).toContain("€ 400,00");
    const next = await nextDeal();
    expect(kindOf(await useCredit(house, { ...next.use, code }))).toBe("not-yet");
    expect(await left()).toBe(40_000);
    await expectCleanAudit();
  });

  test("becomes usable by the payment, and pays a part of the next sign-up after its customer saw what it does", async () => {
    const code = await creditOf(40_000);
    at("2026-11-25T09:00:00Z");
    await pay(stage, first.dealId, price);
    expect((await portal.get(first.path)).text).toContain("Te gebruiken tot en met wo 30 jun 2027 23:59");
    const next = await nextDeal();
    expect((await portal.get(next.path)).text).toContain("Tegoed gebruiken");
    const looked = await portal.post(`${next.path}/credit`, { code: code.toLowerCase(), intent: "look" });
    expect(looked.text).toContain("Uw tegoed betaalt € 400,00 van deze afspraak.");
    expect(looked.text).toContain("Daarna staat er nog € 682,95 open.");
    expect(await left()).toBe(40_000);
    expect((await portal.post(`${next.path}/credit`, { code, intent: "use" })).status).toBe(303);
    expect(await left()).toBe(0);
    expect(await owes(next.dealId)).toBe(price - 40_000);
    expect((await portal.get(first.path)).text).toContain("Helemaal gebruikt.");
    expect(await mailsTo("sanne")).toContain("credit-used");
    expect(await recordsOf("credit.used")).toMatchObject([{ cents: 40_000 }]);
    await expectCleanAudit();
    at("2026-11-26T09:00:00Z");
    await pay(stage, next.dealId, price - 40_000);
    expect(await owes(next.dealId)).toBe(0);
    await expectCleanAudit();
  });

  test("larger than the price pays all of it and keeps the rest for another time", async () => {
    const code = await creditOf(150_000);
    at("2026-11-25T09:00:00Z");
    await pay(stage, first.dealId, price);
    const [next, later] = [await nextDeal(), await nextDeal("later")];
    expect(kindOf(await useCredit(house, { ...next.use, code }))).toBe("ok");
    expect(await owes(next.dealId)).toBe(0);
    expect(await left()).toBe(150_000 - price);
    at("2026-11-26T09:00:00Z");
    expect(kindOf(await useCredit(house, { ...next.use, code }))).toBe("nothing-owed");
    expect(kindOf(await useCredit(house, { ...later.use, code }))).toBe("ok");
    expect(await left()).toBe(0);
    expect(await owes(later.dealId)).toBe(2 * price - 150_000);
    await expectCleanAudit();
  });

  test("is never used twice: not one after the other, and not by two sign-ups at once", async () => {
    const code = await creditOf(40_000);
    at("2026-11-25T09:00:00Z");
    await pay(stage, first.dealId, price);
    const deals = [await nextDeal("a"), await nextDeal("b"), await nextDeal("c")];
    const outcomes = await Promise.all(deals.map((deal) => useCredit(house, { ...deal.use, code })));
    expect(outcomes.map(kindOf).sort()).toEqual(["ok", "used-up", "used-up"]);
    const again = await Promise.all(deals.map((deal) => useCredit(house, { ...deal.use, code })));
    expect(again.map(kindOf)).toEqual(["used-up", "used-up", "used-up"]);
    expect(await left()).toBe(0);
    await expectCleanAudit();
  });

  test("ends on its day, the last second included; what is left of it is recorded as ended, once", async () => {
    const code = await creditOf(40_000, { condition: "none" });
    const next = await nextDeal();
    at("2027-06-30T21:59:59Z");
    expect(kindOf(await useCredit(house, { ...next.use, code: "nonsense" }))).toBe("code-unknown");
    await sweepAt("2027-06-30T22:00:00Z");
    await sweepAt("2027-07-01T08:00:00Z");
    expect(kindOf(await useCredit(house, { ...next.use, code }))).toBe("expired");
    expect(await recordsOf("credit.expired")).toMatchObject([{ cents: 40_000 }]);
    expect((await portal.get(first.path)).text).toContain("Verlopen op wo 30 jun 2027 23:59.");
    await expectCleanAudit();
  });
});

test("a credit in somebody's name is not another's, unless it can be passed on", async () => {
  const code = await creditOf(40_000, { condition: "none" });
  const other = await nextDeal("other", "consumer", "Peter Vos");
  expect(kindOf(await useCredit(house, { ...other.use, code }))).toBe("not-yours");
  await house.db.updateTable("credits").set({ transferable: true }).execute();
  expect(kindOf(await useCredit(house, { ...other.use, code }))).toBe("ok");
  expect(kindOf(await useCredit(house, { organisationId: stage.organisationId, dealId: first.dealId, code }))).toBe("own-deal");
  await expectCleanAudit();
});

test("guessing codes stops after five wrong ones, also for the right one, for an hour", async () => {
  const code = await creditOf(40_000, { condition: "none" });
  const next = await nextDeal();
  for (const guess of ["AAAA-AAAA", "BBBB-BBBB", "CCCC-CCCC", "DDDD-DDDD", ""]) expect((await portal.post(`${next.path}/credit`, { code: guess, intent: "look" })).status).toBe(422);
  const blocked = await portal.post(`${next.path}/credit`, { code, intent: "use" });
  expect(blocked.status).toBe(429);
  expect(blocked.text).toContain("Er is te vaak een verkeerde code ingevuld.");
  at("2026-11-24T10:42:00Z");
  expect((await portal.post(`${next.path}/credit`, { code, intent: "use" })).status).toBe(303);
  await expectCleanAudit();
});

test("a credit that pays what has to come first makes a held place certain", async () => {
  const code = await creditOf(150_000, { condition: "none" });
  await house.db.updateTable("sessions").set({ conditions: JSON.stringify(payBefore) }).where("id", "=", stage.sessionId).execute();
  const held = await portal.makeDeal(stage, "Sanne Kooiman", { token: "held" });
  expect(kindOf(await useCredit(house, { organisationId: stage.organisationId, dealId: held.dealId, code }))).toBe("ok");
  await sweepAt("2026-12-03T10:00:00Z");
  expect(await placesOf("Sanne")).toEqual(["confirmed", "confirmed"]);
  await expectCleanAudit();
});

test("late money that is chosen as credit is one, for twelve months", async () => {
  await house.db.updateTable("sessions").set({ conditions: JSON.stringify(payBefore), capacity: 2 }).where("id", "=", stage.sessionId).execute();
  const late = await dealOf(stage, "Joris Peeters");
  await sweepAt("2026-12-03T10:00:00Z");
  await dealOf(stage, "Peter Vos");
  await pay(stage, late, price);
  const [money] = await lateMoneyOf(stage, late);
  expect(kindOf(await chooseForLateMoney(house, { organisationId: stage.organisationId, dealId: late, latePaymentId: money?.id ?? "", choice: "credit" }))).toBe("ok");
  const credit = await house.db.selectFrom("credits").selectAll().executeTakeFirstOrThrow();
  expect([credit.source, credit.cents, credit.valid_until.toString()]).toEqual(["late-money", price, "2027-12-03T22:59:59Z"]);
  at("2026-12-04T10:00:00Z");
  await house.db.updateTable("sessions").set({ capacity: 5 }).where("id", "=", stage.sessionId).execute();
  const next = await nextDeal("joris", "company", "Joris Peeters");
  expect(kindOf(await useCredit(house, { ...next.use, code: credit.code }))).toBe("ok");
  expect(await owes(next.dealId)).toBe(0);
  await expectCleanAudit();
});

test("looking at the page of a credit changes nothing", async () => {
  const next = await nextDeal();
  expect((await app.request(`${next.path}/credit`)).status).toBe(200);
  expect(await recordsOf("credit.code-refused")).toEqual([]);
});
