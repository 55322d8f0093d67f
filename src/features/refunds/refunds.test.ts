import { beforeEach, describe, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { schemaFaults } from "../../../test/support/sepa-schema.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { callOffSession } from "../calling-off/actions.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { grantGoodwill } from "../goodwill/actions.ts";
import { chooseForLateMoney } from "../payments/actions.ts";
import { standingOf } from "../standing/store.ts";
import { dropBatch, giveRefundAccount, makeRefundFile, markBatchSent, previewRefundFile, refundByHand, returnRefund } from "./actions.ts";
import { findBatch, itemsOfBatch, refundBatches, refundsOwed } from "./store.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, dealRow, expectCleanAudit, factsOf, join, lateMoneyOf, mailsTo, pay, recordsOf, sweepAt } = stepsIn(house);

const price = 108_295;
const iban = "NL91ABNA0417164300";

let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house, { capacity: 4 });
});

/** A deal that was paid and cancelled without cost. */
async function owedTo(name: string): Promise<string> {
  const dealId = await dealOf(stage, name);
  await pay(stage, dealId, price);
  await cancelBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: await bookingIds(dealId) });
  return dealId;
}

const of = (dealId: string) => ({ organisationId: stage.organisationId, dealId });
const give = (dealId: string, account: { iban?: string; holder?: string } = {}) => giveRefundAccount(house, { ...of(dealId), iban, holder: "Sanne Kooiman", ...account, by: null });
const byHand = (dealId: string, amountCents = price, token = "hand") => refundByHand(house, { ...of(dealId), token, amountCents, by: "marit" });

async function seenOf(dealIds: readonly string[]): Promise<string> {
  const looked = await previewRefundFile(house, { organisationId: stage.organisationId, dealIds, version: "pain.001.001.09" });
  return looked.ok ? looked.plan.seen : looked.refusal.kind;
}

async function make(dealIds: readonly string[], { seen, token = "file" }: { seen?: string; token?: string } = {}) {
  return makeRefundFile(house, { organisationId: stage.organisationId, dealIds, version: "pain.001.001.09", token, seen: seen ?? (await seenOf(dealIds)), by: "marit" });
}

async function made(dealIds: readonly string[], token?: string): Promise<string> {
  const outcome = await make(dealIds, token === undefined ? {} : { token });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return outcome.batchId;
}

const owedCents = async () => (await refundsOwed(house.db, stage.organisationId, house.clock.now())).map(({ owed }) => owed.cents);
const paymentsOf = async (dealId: string) => (await house.db.selectFrom("payments").select(["amount_cents", "method"]).where("deal_id", "=", dealId).orderBy("recorded_at").orderBy("id").execute()).map((row) => [row.amount_cents, row.method]);
const send = (batchId: string) => markBatchSent(house, { organisationId: stage.organisationId, batchId, by: "marit" });
const drop = (batchId: string) => dropBatch(house, { organisationId: stage.organisationId, batchId, by: "marit" });

describe("who is owed money", () => {
  test("is whoever the standing says, the first day first, with the reason", async () => {
    const anna = await owedTo("Anna");
    at("2026-11-26T09:41:00Z");
    const bram = await dealOf(stage, "Bram");
    await pay(stage, bram, price + 500);
    const owed = await refundsOwed(house.db, stage.organisationId, house.clock.now());
    expect(owed.map(({ deal, owed: { cents, parts } }) => [deal.id, cents, parts.map(({ by, reason }) => [by.toString(), reason])])).toEqual([
      [anna, price, [["2026-12-08T22:59:59Z", "cancelled"]]],
      [bram, 500, [["2026-12-10T22:59:59Z", "paid-too-much"]]],
    ]);
    const said = await Promise.all(owed.map(({ deal }) => standingOf(house.db, deal, house.clock.now())));
    expect(said.map(({ organiserOwesCents }) => organiserOwesCents)).toEqual(owed.map(({ owed: { cents } }) => cents));
  });

  test("is nobody whose late money waits for a choice, and everybody who chose to have it back", async () => {
    const narrow = await setStage(house, { slug: "smal", capacity: 1 });
    const anna = await dealOf(narrow, "Anna");
    await join(narrow, "Bram");
    await sweepAt("2026-12-02T12:00:00Z");
    await pay(narrow, anna, price);
    stage = narrow;
    expect(await owedCents()).toEqual([]);
    expect(await byHand(anna)).toEqual({ ok: false, refusal: { kind: "nothing-to-refund", mostCents: 0 } });
    const [late] = await lateMoneyOf(narrow, anna);
    await chooseForLateMoney(house, { ...of(anna), latePaymentId: late?.id ?? "", choice: "refund" });
    expect(await owedCents()).toEqual([price]);
  });
});

describe("a refund by hand", () => {
  test("is booked once, however often the form is sent and also at once", async () => {
    const anna = await owedTo("Anna");
    const both = await Promise.all([byHand(anna), byHand(anna)]);
    expect(both.map((one) => one.ok && one.repeated).toSorted()).toEqual([false, true]);
    expect(await paymentsOf(anna)).toEqual([[price, "bank"], [-price, "bank"]]);
    expect(await recordsOf("payment.refunded")).toMatchObject([{ cents: price, method: "bank" }]);
    expect(await dealRow(anna)).toEqual({ payment: "refunded", paid_cents: 0 });
    await expectCleanAudit();
  });

  test("from two forms at once goes back once", async () => {
    const anna = await owedTo("Anna");
    const both = await Promise.all([byHand(anna, price, "een"), byHand(anna, price, "twee")]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await dealRow(anna)).toEqual({ payment: "refunded", paid_cents: 0 });
    await expectCleanAudit();
  });

  test("of more than is owed, of nothing, or under the form of another is refused", async () => {
    const [anna, bram] = [await owedTo("Anna"), await owedTo("Bram")];
    expect(await byHand(anna, price + 1)).toEqual({ ok: false, refusal: { kind: "nothing-to-refund", mostCents: price } });
    for (const amount of [0, -1, Number.NaN, 0.5]) expect(await byHand(anna, amount)).toMatchObject({ ok: false });
    await byHand(anna, 100);
    expect(await byHand(bram, 100)).toEqual({ ok: false, refusal: { kind: "token-reused" } });
    expect(await byHand(anna, 200)).toEqual({ ok: false, refusal: { kind: "token-reused" } });
  });

  test("of a part of late money leaves the rest of it to come back", async () => {
    stage = await setStage(house, { slug: "smal", capacity: 1 });
    const anna = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    await sweepAt("2026-12-02T12:00:00Z");
    await pay(stage, anna, price);
    const [late] = await lateMoneyOf(stage, anna);
    await chooseForLateMoney(house, { ...of(anna), latePaymentId: late?.id ?? "", choice: "refund" });
    await byHand(anna, 8_295, "deel");
    expect((await lateMoneyOf(stage, anna)).map(({ cents, settled_at: settled }) => [cents, settled !== null]).toSorted()).toEqual([[100_000, false], [8_295, true]].toSorted());
    await byHand(anna, 100_000, "rest");
    expect((await lateMoneyOf(stage, anna)).every(({ settled_at: settled }) => settled !== null)).toBe(true);
    await expectCleanAudit();
  });
});

describe("the account for a refund", () => {
  test("is given once, told by mail with its ends alone, and in no record", async () => {
    const anna = await owedTo("Anna");
    expect(await give(anna, { iban: "nl91 abna 0417 1643 00" })).toEqual({ ok: true });
    expect(await give(anna)).toEqual({ ok: true });
    expect(await house.db.selectFrom("refund_accounts").select(["iban", "holder", "source", "given_by"]).execute()).toEqual([{ iban, holder: "Sanne Kooiman", source: "customer", given_by: null }]);
    expect(await factsOf("refund-account-given")).toEqual([{ kind: "refund-account-given", dealId: anna, by: "customer", account: "NL91 •••• 4300", cents: price }]);
    expect(await recordsOf("refund-account.given")).toEqual([{ again: false }]);
    await expectCleanAudit();
  });

  test("given by two at once is one of them, and each leaves its mail", async () => {
    const anna = await owedTo("Anna");
    await Promise.all([give(anna), giveRefundAccount(house, { ...of(anna), iban: "BE68539007547034", holder: "Anna", by: "marit" })]);
    expect(await house.db.selectFrom("refund_accounts").select("iban").execute()).toHaveLength(1);
    expect((await mailsTo("Anna")).filter((kind) => kind === "refund-account-given").length).toBeGreaterThan(0);
    expect(await recordsOf("refund-account.given")).toHaveLength(2);
  });

  test.each([
    [{ iban: "NL91ABNA0417164301" }, { iban: "iban-invalid", holder: null }],
    [{ iban: "" }, { iban: "iban-missing", holder: null }],
    [{ holder: " " }, { iban: null, holder: "holder-missing" }],
    [{ iban: "BR1800360305000010009795493C1", holder: "x".repeat(71) }, { iban: "iban-outside-sepa", holder: "holder-too-long" }],
  ])("%j is refused and nothing is kept", async (account, wrong) => {
    const anna = await owedTo("Anna");
    expect(await give(anna, account)).toEqual({ ok: false, refusal: { kind: "account-wrong", ...wrong } });
    expect(await house.db.selectFrom("refund_accounts").select("iban").execute()).toEqual([]);
  });

  test("is asked for only while something is owed back", async () => {
    const anna = await dealOf(stage, "Anna");
    expect(await give(anna)).toEqual({ ok: false, refusal: { kind: "nothing-owed" } });
    expect(await give("018f0000-0000-7000-8000-00000000000a")).toEqual({ ok: false, refusal: { kind: "deal-unknown" } });
  });
});

describe("a file with refunds", () => {
  test("holds by the schema, books each of them, and says who gets how much where", async () => {
    const [anna, bram] = [await owedTo("Anna"), await owedTo("Bram")];
    await give(anna);
    await give(bram, { iban: "BE68539007547034", holder: "José Bråm & Zn" });
    const batchId = await made([anna, bram]);
    const batch = await findBatch(house.db, stage.organisationId, batchId);
    expect(batch).toMatchObject({ items: 2, sum_cents: 2 * price, state: "made", version: "pain.001.001.09" });
    expect(batch?.execution_on.toString()).toBe("2026-11-25");
    expect(schemaFaults(batch?.xml ?? "", "pain.001.001.09")).toEqual([]);
    expect(batch?.xml).toContain("<Cdtr><Nm>Jose Bram + Zn</Nm></Cdtr>");
    expect(batch?.xml).toContain("<CtrlSum>2165.90</CtrlSum>");
    expect(await paymentsOf(anna)).toEqual([[price, "bank"], [-price, "credit-transfer"]]);
    expect([await dealRow(anna), await dealRow(bram), await owedCents()]).toEqual([{ payment: "refunded", paid_cents: 0 }, { payment: "refunded", paid_cents: 0 }, []]);
    expect(await recordsOf("refund-file.made")).toMatchObject([{ items: 2, cents: 2 * price }]);
    await expectCleanAudit();
  });

  test("sent twice with the same form is one file, also at once", async () => {
    const anna = await owedTo("Anna");
    await give(anna);
    const seen = await seenOf([anna]);
    const both = await Promise.all([make([anna], { seen }), make([anna], { seen })]);
    expect(both.map((one) => one.ok && one.repeated).toSorted()).toEqual([false, true]);
    expect(await make([anna], { seen })).toMatchObject({ ok: true, repeated: true });
    expect(await refundBatches(house.db, stage.organisationId, 9)).toHaveLength(1);
    await expectCleanAudit();
  });

  test("made by two at once pays nobody twice", async () => {
    const [anna, bram] = [await owedTo("Anna"), await owedTo("Bram")];
    for (const dealId of [anna, bram]) await give(dealId);
    const seen = await seenOf([anna, bram]);
    const both = await Promise.all([make([anna, bram], { seen, token: "een" }), make([bram, anna], { seen, token: "twee" })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: { kind: "nothing-chosen" } });
    await expectCleanAudit();
  });

  test("and a refund by hand at once: one of both", async () => {
    const anna = await owedTo("Anna");
    await give(anna);
    const seen = await seenOf([anna]);
    const both = await Promise.all([make([anna], { seen }), byHand(anna)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await dealRow(anna)).toEqual({ payment: "refunded", paid_cents: 0 });
    await expectCleanAudit();
  });

  test.each([
    ["less is owed", (dealId: string) => byHand(dealId, 100)],
    ["more is owed", (dealId: string) => pay(stage, dealId, 100)],
    ["the money goes elsewhere", (dealId: string) => give(dealId, { iban: "BE68539007547034" })],
    ["the account is in another name", (dealId: string) => give(dealId, { holder: "Iemand Anders" })],
    ["it is another day", async () => at("2026-11-25T09:41:00Z")],
  ])("is not made when %s meanwhile: what was shown is looked at again", async (_, change) => {
    const [anna, bram] = [await owedTo("Anna"), await owedTo("Bram")];
    for (const dealId of [anna, bram]) await give(dealId);
    const seen = await seenOf([anna, bram]);
    await change(anna);
    expect(await make([anna, bram], { seen })).toEqual({ ok: false, refusal: { kind: "changed" } });
    expect(await refundBatches(house.db, stage.organisationId, 9)).toEqual([]);
    expect((await owedCents()).length).toBe(2);
    await expectCleanAudit();
  });

  test("leaves out who gave no account, and is refused when nobody did", async () => {
    const [anna, bram] = [await owedTo("Anna"), await owedTo("Bram")];
    expect(await seenOf([anna, bram])).toBe("accounts-missing");
    await give(anna);
    const looked = await previewRefundFile(house, { organisationId: stage.organisationId, dealIds: [anna, bram], version: "pain.001.001.09" });
    expect(looked.ok && [looked.plan.items.map(({ deal }) => deal.id), looked.plan.without.map(({ deal }) => deal.id), looked.plan.sumCents]).toEqual([[anna], [bram], price]);
  });

  test("is refused without a choice and without an account of one's own", async () => {
    const anna = await owedTo("Anna");
    await give(anna);
    expect(await seenOf([])).toBe("nothing-chosen");
    await house.db.updateTable("organisations").set({ iban: "" }).execute();
    expect(await make([anna], { seen: "x" })).toEqual({ ok: false, refusal: { kind: "own-account-missing" } });
  });

  test("of a second refund of the same deal has a reference of its own", async () => {
    const anna = await owedTo("Anna");
    await give(anna);
    const first = await made([anna], "een");
    await pay(stage, anna, 500);
    const second = await made([anna], "twee");
    const references = [...(await itemsOfBatch(house.db, stage.organisationId, first)), ...(await itemsOfBatch(house.db, stage.organisationId, second))].map((item) => item.end_to_end_id);
    expect(references.map((reference) => reference.slice(-2))).toEqual(["-1", "-2"]);
    await expectCleanAudit();
  });
});

describe("a file", () => {
  async function oneFile() {
    const [anna, bram] = [await owedTo("Anna"), await owedTo("Bram")];
    for (const dealId of [anna, bram]) await give(dealId);
    return { anna, bram, batchId: await made([anna, bram]) };
  }

  test("goes to the bank once, and then can not be given up", async () => {
    const { batchId } = await oneFile();
    const both = await Promise.all([send(batchId), send(batchId)]);
    expect(both.map((one) => one.ok && one.repeated).toSorted()).toEqual([false, true]);
    expect(await recordsOf("refund-file.sent")).toEqual([{ cents: 2 * price }]);
    expect(await drop(batchId)).toEqual({ ok: false, refusal: { kind: "file-sent" } });
  });

  test("that is given up leaves all owed as before, by the same day, once", async () => {
    const { anna, batchId } = await oneFile();
    at("2026-12-01T09:41:00Z");
    const both = await Promise.all([drop(batchId), drop(batchId)]);
    expect(both.map((one) => one.ok && one.repeated).toSorted()).toEqual([false, true]);
    expect(await paymentsOf(anna)).toEqual([[price, "bank"], [-price, "credit-transfer"], [price, "credit-transfer"]]);
    expect(await dealRow(anna)).toEqual({ payment: "overpaid", paid_cents: price });
    const owed = await refundsOwed(house.db, stage.organisationId, house.clock.now());
    expect(owed.map(({ owed: { cents, parts } }) => [cents, parts.map(({ by }) => by.toString())])).toEqual([[price, ["2026-12-08T22:59:59Z"]], [price, ["2026-12-08T22:59:59Z"]]]);
    expect(await send(batchId)).toEqual({ ok: false, refusal: { kind: "file-dropped" } });
    expect(await recordsOf("payment.refund-returned")).toHaveLength(2);
    await expectCleanAudit();
    expect(await make([anna], { token: "opnieuw" })).toMatchObject({ ok: true });
    await expectCleanAudit();
  });

  test("is given up or goes to the bank when both happen at once, never both", async () => {
    const { batchId, anna } = await oneFile();
    const [sent, dropped] = await Promise.all([send(batchId), drop(batchId)]);
    expect([sent.ok, dropped.ok].toSorted()).toEqual([false, true]);
    expect((await dealRow(anna)).paid_cents).toBe(sent.ok ? 0 : price);
    await expectCleanAudit();
  });

  test("of which one refund comes back owes that one again, forgets its account, once", async () => {
    const { anna, batchId } = await oneFile();
    const item = (await itemsOfBatch(house.db, stage.organisationId, batchId)).find((one) => one.deal_id === anna);
    const back = () => returnRefund(house, { organisationId: stage.organisationId, itemId: item?.id ?? "", by: "marit" });
    expect(await back()).toEqual({ ok: false, refusal: { kind: "not-sent" } });
    await send(batchId);
    const both = await Promise.all([back(), back()]);
    expect(both.map((one) => one.ok && one.repeated).toSorted()).toEqual([false, true]);
    const owed = await refundsOwed(house.db, stage.organisationId, house.clock.now());
    expect(owed.map(({ deal, owed: { cents }, account }) => [deal.id, cents, account])).toEqual([[anna, price, null]]);
    expect(await recordsOf("payment.refund-returned")).toMatchObject([{ cents: price, why: "bounced" }]);
    await expectCleanAudit();
  });

  test("that is not there, or another's, is unknown", async () => {
    const none = "018f0000-0000-7000-8000-00000000000a";
    const { batchId } = await oneFile();
    expect(await send(none)).toMatchObject({ refusal: { kind: "file-unknown" } });
    expect(await drop(none)).toMatchObject({ refusal: { kind: "file-unknown" } });
    expect(await returnRefund(house, { organisationId: stage.organisationId, itemId: none, by: "marit" })).toMatchObject({ refusal: { kind: "item-unknown" } });
    const others = await setStage(house, { slug: "anders" });
    expect(await markBatchSent(house, { organisationId: others.organisationId, batchId, by: "marit" })).toMatchObject({ refusal: { kind: "file-unknown" } });
  });

  test("that takes late money along opens it again when it is given up", async () => {
    stage = await setStage(house, { slug: "smal", capacity: 1 });
    const anna = await dealOf(stage, "Anna");
    await join(stage, "Bram");
    await sweepAt("2026-12-02T12:00:00Z");
    await pay(stage, anna, price);
    const [late] = await lateMoneyOf(stage, anna);
    await chooseForLateMoney(house, { ...of(anna), latePaymentId: late?.id ?? "", choice: "refund" });
    await give(anna);
    const batchId = await made([anna]);
    expect((await lateMoneyOf(stage, anna))[0]?.settled_at).not.toBeNull();
    await drop(batchId);
    expect(await lateMoneyOf(stage, anna)).toMatchObject([{ settled_at: null, refund_id: null, choice: "refund" }]);
    expect(await owedCents()).toEqual([price]);
    await expectCleanAudit();
  });

  test("of a session that was called off pays everybody", async () => {
    const deals = [];
    for (const name of ["Anna", "Bram", "Chris"]) {
      const dealId = await dealOf(stage, name);
      await pay(stage, dealId, price);
      deals.push(dealId);
    }
    await callOffSession(house, { organisationId: stage.organisationId, sessionId: stage.sessionId });
    await sweepAt("2026-11-24T09:42:00Z");
    for (const dealId of deals) await give(dealId);
    const batch = await findBatch(house.db, stage.organisationId, await made(deals));
    expect(batch?.sum_cents).toBe(3 * price);
    await expectCleanAudit();
  });
});

test("goodwill that comes after a file is a refund of its own", async () => {
  const anna = await dealOf(stage, "Anna");
  await pay(stage, anna, price + 100);
  await give(anna);
  await made([anna]);
  const granted = await grantGoodwill(house, { ...of(anna), cents: 5_000, reason: "other", note: "", by: "marit", token: "g", seenOwesCents: 0 });
  expect(granted).toMatchObject({ ok: true });
  expect(await owedCents()).toEqual([5_000]);
  await expectCleanAudit();
});
