import { beforeEach, expect, test } from "vitest";
import { createApp } from "../../app.tsx";
import { setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { movingOwner } from "../../../test/support/office.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { grantGoodwill, previewGoodwill } from "./actions.ts";
import { goodwillEntries, salesAfterGoodwill } from "./store.ts";

const house = await createTestHouse();
const { at, dealOf, dealRow, expectCleanAudit, factsOf, mailsTo, outcomesOf, pay, placesOf, recordsOf, sweepAt } = stepsIn(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const deskOf = movingOwner(app, house);

const price = 108_295;
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 4 });
});

const which = (dealId: string, cents: number) => ({ organisationId: stage.organisationId, dealId, cents });
const give = (dealId: string, cents: number, extra: Partial<Parameters<typeof grantGoodwill>[1]> = {}) =>
  grantGoodwill(house, { ...which(dealId, cents), reason: "circumstances", note: "Belde zelf, trein reed niet.", by: "marit", token: `give-${dealId}-${cents}`, seenOwesCents: null, ...extra });

test("a part that is let go lowers what is owed, in the standing, the mail and the record, which holds no word of the note", async () => {
  const deal = await dealOf(stage, "Anna");
  expect(await previewGoodwill(house, which(deal, 8_295))).toEqual({
    ok: true, preview: { cents: 8_295, before: { creditBackCents: 0, owesCents: price, refundCents: 0 }, after: { creditBackCents: 0, owesCents: 100_000, refundCents: 0 }, confirms: false },
  });
  expect(await give(deal, 8_295)).toMatchObject({ ok: true, repeated: false });
  expect(await factsOf("goodwill-granted")).toMatchObject([{ cents: 8_295, owesCents: 100_000, refundCents: 0 }]);
  const records = await recordsOf("goodwill.granted");
  expect(records).toMatchObject([{ cents: 8_295, reason: "circumstances" }]);
  expect(JSON.stringify(records)).not.toContain("trein");
  await pay(stage, deal, 100_000);
  expect(await placesOf("Anna")).toEqual(["confirmed"]);
  expect(await dealRow(deal)).toEqual({ payment: "paid", paid_cents: 100_000 });
  await expectCleanAudit();
});

test("letting go of all that is open makes a held place certain, and nothing lapses or is reminded of", async () => {
  const deal = await dealOf(stage, "Anna");
  await give(deal, price);
  expect(await placesOf("Anna")).toEqual(["confirmed"]);
  expect(await outcomesOf("hold")).toEqual(["let-go"]);
  await sweepAt("2026-12-04T12:00:00Z");
  expect([await placesOf("Anna"), await mailsTo("Anna")]).toEqual([["confirmed"], ["deal-confirmed", "goodwill-granted"]]);
  await expectCleanAudit();
});

test("what was paid already goes back", async () => {
  const deal = await dealOf(stage, "Anna");
  await pay(stage, deal, price);
  expect(await give(deal, 20_000)).toMatchObject({ ok: true, preview: { before: { owesCents: 0, refundCents: 0 }, after: { owesCents: 0, refundCents: 20_000 } } });
  expect(await dealRow(deal)).toEqual({ payment: "overpaid", paid_cents: price });
  await expectCleanAudit();
});

test("the same form twice at once gives once; another amount under the same form is refused", async () => {
  const deal = await dealOf(stage, "Anna");
  const answers = await Promise.all([give(deal, 5_000), give(deal, 5_000)]);
  expect(answers.map((answer) => answer.ok && answer.repeated).toSorted()).toEqual([false, true]);
  expect(await give(deal, 6_000, { token: `give-${deal}-5000` })).toEqual({ ok: false, refusal: { kind: "token-reused" } });
  expect(await recordsOf("goodwill.granted")).toHaveLength(1);
  await expectCleanAudit();
});

test("two forms at once, each shown the same amount: the second is told that it changed", async () => {
  const deal = await dealOf(stage, "Anna");
  const answers = await Promise.all([give(deal, 5_000, { token: "one", seenOwesCents: price }), give(deal, 5_000, { token: "two", seenOwesCents: price })]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: { kind: "changed" } });
  await expectCleanAudit();
});

test("no more than the deal comes to, nothing of nothing, and nothing of a deal of somebody else", async () => {
  const deal = await dealOf(stage, "Anna");
  expect(await give(deal, price + 1)).toEqual({ ok: false, refusal: { kind: "more-than-owed", mostCents: price } });
  expect(await give(deal, 0)).toEqual({ ok: false, refusal: { kind: "amount-not-positive" } });
  await give(deal, price);
  expect(await give(deal, 1)).toEqual({ ok: false, refusal: { kind: "nothing-owed" } });
  const other = await setStage(house, { slug: "anders" });
  expect(await grantGoodwill(house, { organisationId: other.organisationId, dealId: deal, cents: 1, reason: "other", note: "", by: "x", token: "x", seenOwesCents: null })).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
});

test("the office previews the standing before and after, gives, and shows what came of it in new sales", async () => {
  const desk = await deskOf(stage.organisationId);
  const empty = await desk.get("/office/goodwill?lang=nl");
  expect(empty.text).toContain("Je gaf nog niets dat niet hoefde.");
  const deal = await dealOf(stage, "Anna");
  const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", deal).executeTakeFirstOrThrow();
  const path = `/office/deals/${code}/goodwill`;
  const seen = await desk.get(`${path}?amount=82,95&reason=circumstances&note=Trein&lang=nl`);
  expect(seen.text).toContain("Laat € 82,95 vervallen");
  expect((await recordsOf("goodwill.granted"))).toEqual([]);
  const tooMuch = await desk.get(`${path}?amount=5000&reason=circumstances&lang=nl`);
  expect([tooMuch.status, tooMuch.text.includes("De afspraak komt op € 1.082,95 uit; meer kan niet vervallen")]).toEqual([422, true]);
  const stale = await desk.post(`${path}?lang=nl`, { token: "t1", amount: "82,95", reason: "circumstances", note: "Trein", seen: "1" });
  expect([stale.status, stale.text.includes("intussen veranderd")]).toEqual([409, true]);
  const given = await desk.post(path, { token: "t1", amount: "82,95", reason: "circumstances", note: "Trein", seen: String(price) });
  expect([given.status, given.location]).toEqual([303, `/office/deals/${code}?done=goodwill`]);

  at("2026-11-25T09:41:00Z");
  await dealOf(stage, "Anna", { token: "anna-again" });
  const page = await desk.get("/office/goodwill?lang=nl");
  expect(page.text).toContain("Je gaf € 82,95, in 1 keer. Klanten die iets kregen, bestelden daarna voor € 1.082,95.");
  expect(page.text).toContain("Overmacht: Trein");
  expect(page.text).toContain("1 keer terug, voor € 1.082,95");
  await expectCleanAudit();
});

test("another organisation sees nothing of it", async () => {
  const deal = await dealOf(stage, "Anna");
  await give(deal, 1_000);
  const other = await setStage(house, { slug: "anders" });
  expect(await goodwillEntries(house.db, other.organisationId, { most: 10 })).toEqual([]);
  expect(await salesAfterGoodwill(house.db, other.organisationId)).toEqual([]);
  expect(await goodwillEntries(house.db, stage.organisationId, { most: 10 })).toMatchObject([{ kind: "amount", reason: "circumstances", note: "Belde zelf, trein reed niet.", cents: 1_000, takenCents: 1_000, laterDeals: 0 }]);
});
