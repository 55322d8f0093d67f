import { beforeEach, expect, test } from "vitest";
import { createApp } from "../../app.tsx";
import { setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { movingOwner } from "../../../test/support/office.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { useCredit } from "../credits/actions.ts";
import { giveCredit, previewCreditGift } from "./actions.ts";
import { goodwillEntries } from "./store.ts";

const house = await createTestHouse();
const { at, dealOf, expectCleanAudit, factsOf, pay, recordsOf } = stepsIn(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const deskOf = movingOwner(app, house);

const price = 108_295;
const validUntil = Temporal.Instant.from("2027-11-24T22:59:59Z");
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 4 });
});

const give = (dealId: string, extra: Partial<Parameters<typeof giveCredit>[1]> = {}) =>
  giveCredit(house, { organisationId: stage.organisationId, dealId, cents: 15_000, validUntil, condition: "none", transferable: false, reason: "our-mistake", note: "De zaal was koud.", by: "marit", token: "t", ...extra });
const codes = async () => (await house.db.selectFrom("credits").select(["code", "source"]).execute()).map(({ code, source }) => [code, source]);

test("a credit that the trainer gives stands on the deal at once, is mailed with its code, and is in the ledger with its reason and note", async () => {
  const deal = await dealOf(stage, "Anna");
  expect(await give(deal)).toEqual({ ok: true, repeated: false });
  const [[code, source] = []] = await codes();
  expect(source).toBe("trainer");
  expect(await factsOf("credit-granted")).toEqual([{ kind: "credit-granted", dealId: deal, credit: { code, cents: 15_000, validUntil: "2027-11-24T22:59:59Z" }, waits: false, transferable: false }]);
  expect(JSON.stringify(await recordsOf("credit.granted"))).not.toContain("koud");
  const [entry] = await goodwillEntries(house.db, stage.organisationId, { most: 10 });
  expect(entry).toMatchObject({ dealId: deal, kind: "credit", reason: "our-mistake", note: "De zaal was koud.", cents: 15_000, takenCents: 0 });
  await expectCleanAudit();
});

test("the same form twice at once gives one credit, and another amount under it none", async () => {
  const deal = await dealOf(stage, "Anna");
  const both = await Promise.all([give(deal), give(deal)]);
  expect(both.map((one) => one.ok && one.repeated).sort()).toEqual([false, true]);
  expect(await give(deal, { cents: 20_000 })).toEqual({ ok: false, refusal: { kind: "token-reused" } });
  expect([await codes(), await factsOf("credit-granted")].map((all) => all.length)).toEqual([1, 1]);
  await expectCleanAudit();
});

test("one that waits for the payment is told when it comes, and can be used then", async () => {
  const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
  await give(anna, { condition: "deal-paid", transferable: true });
  const [[code = ""] = []] = await codes();
  const use = () => useCredit(house, { organisationId: stage.organisationId, dealId: bram, code });
  expect(await use()).toEqual({ ok: false, refusal: { kind: "not-yet" } });
  await pay(stage, anna, price);
  expect(await factsOf("credit-usable")).toMatchObject([{ dealId: anna, credit: { code, cents: 15_000 } }]);
  expect(await use()).toMatchObject({ ok: true });
  expect(await goodwillEntries(house.db, stage.organisationId, { most: 10 })).toMatchObject([{ takenCents: 15_000 }]);
  await expectCleanAudit();
});

test("what cannot be given is refused, in the preview as in the step", async () => {
  const deal = await dealOf(stage, "Anna");
  const { organisationId } = stage;
  const gift = { cents: 15_000, validUntil, condition: "none", transferable: false } as const;
  expect(await previewCreditGift(house, { organisationId, dealId: deal, ...gift })).toEqual({ ok: true, waits: false });
  await pay(stage, deal, price);
  for (const [kind, changed] of [["amount-not-positive", { cents: 0 }], ["ends-too-soon", { validUntil: house.clock.now() }], ["nothing-owed", { condition: "deal-paid" as const }]] as const) {
    expect(await previewCreditGift(house, { organisationId, dealId: deal, ...gift, ...changed })).toEqual({ ok: false, refusal: { kind } });
    expect(await give(deal, { token: kind, ...changed })).toEqual({ ok: false, refusal: { kind } });
  }
  expect(await codes()).toEqual([]);
});

test("in the office it is looked at first, then given by a button, and then stands on the page with what happened to it", async () => {
  const deal = await dealOf(stage, "Anna");
  const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", deal).executeTakeFirstOrThrow();
  const desk = await deskOf(stage.organisationId);
  const path = `/office/deals/${code}/credit`;
  expect((await desk.get(`${path}?lang=nl`)).text).toContain("Geef tegoed");
  const typed = { amount: "150,00", until: "2027-11-24", reason: "our-mistake", note: "" };
  const lookingAt = (extra: object) => desk.get(`${path}?${new URLSearchParams({ lang: "nl", ...typed, ...extra }).toString()}`);
  const preview = await lookingAt({});
  expect([preview.status, /Geef €\s150,00 tegoed/.test(preview.text), await codes()]).toEqual([200, true, []]);
  expect([(await lookingAt({ amount: "x" })).status, (await lookingAt({ until: "2026-11-01" })).status]).toEqual([422, 422]);
  const token = /name="token" value="([^"]+)"/.exec(preview.html)?.[1] ?? "";
  expect((await desk.post(path, { ...typed, token })).location).toContain("done=credit");
  expect((await desk.get(`/office/deals/${code}?lang=nl`)).text).toContain("Alle bewegingen van het tegoed");
  expect(await codes()).toHaveLength(1);
});
