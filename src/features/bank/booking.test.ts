import { beforeEach, describe, expect, test } from "vitest";
import { formatCode } from "../../domain/deal/code.ts";
import { rfReference } from "../../domain/bank/rf-reference.ts";
import { payAfter, setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { asCamt, asMt940 } from "../../../test/support/bank-writers.ts";
import type { MadeLine } from "../../../test/support/bank-writers.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { bookLine, decideStatement, ignoreLine, importBankFile, linkRefund, makeRule, reopenLine } from "./actions.ts";

const house = await createTestHouse();
const { at, dealOf, join, dealRow, expectCleanAudit, factsOf, pay, placesOf, recordsOf, sweepAt, lateMoneyOf } = stepsIn(house);

const price = 108_295;
const ours = "NL91ABNA0417164300";
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house);
});

const line = (cents: number, text: string, more: Partial<MadeLine> = {}): MadeLine => ({ on: "2026-11-23", cents, name: "Bank van Elders", account: "NL20INGB0001234567", text, endToEndId: "NOTPROVIDED", ...more });
const file = (lines: readonly MadeLine[], { opening = 10_000, account = ours } = {}) => asCamt([{ account, opening, lines }]);
const bytesOf = async function* (text: string) {
  yield Buffer.from(text);
};
const send = (text: string, organisationId = stage.organisationId) => importBankFile(house, { organisationId, fileName: "afschrift.xml", bytes: bytesOf(text), by: "marit" });
const codeOf = async (dealId: string) => (await house.db.selectFrom("deals").select("code").where("id", "=", dealId).executeTakeFirstOrThrow()).code;
const rfOf = async (dealId: string) => rfReference(await codeOf(dealId));
const lines = () => house.db.selectFrom("bank_lines").selectAll().orderBy("booked_on").orderBy("id").execute();
const states = async () => (await lines()).map(({ state }) => state);
const theLine = async () => (await house.db.selectFrom("bank_lines").selectAll().executeTakeFirstOrThrow());

describe("a line with a valid reference", () => {
  test("books itself, confirms the place and says so by mail", async () => {
    const deal = await dealOf(stage, "Anna");
    expect(await send(file([line(price, `betaling ${await rfOf(deal)}`)]))).toMatchObject({ ok: true, counts: { lineCount: 1, newCount: 1, matched: 1, proposed: 0, unknown: 0, ignored: 0 } });
    expect(await placesOf("Anna")).toEqual(["confirmed"]);
    expect(await dealRow(deal)).toEqual({ payment: "paid", paid_cents: price });
    expect(await theLine()).toMatchObject({ state: "matched", settled_by: null, found: { kind: "certain", reasons: ["reference-rf", "exact-amount"] } });
    expect(await factsOf("payment-received")).toMatchObject([{ cents: price, confirms: true }]);
    expect(await recordsOf("payment.received")).toHaveLength(1);
    await expectCleanAudit();
  });

  test("with the code of the deal alone does too, when the amount is what is open", async () => {
    const deal = await dealOf(stage, "Anna");
    await send(file([line(price, `training ${formatCode(await codeOf(deal))}`)]));
    expect(await states()).toEqual(["matched"]);
  });

  test("for a part of the amount is booked as a part; too much is booked and shown", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    await send(file([line(50_000, await rfOf(anna)), line(price + 500, await rfOf(bram))]));
    expect([await dealRow(anna), await dealRow(bram)]).toMatchObject([{ payment: "partly-paid", paid_cents: 50_000 }, { payment: "overpaid", paid_cents: price + 500 }]);
    expect((await lines()).map(({ found }) => found)).toMatchObject([{ against: ["amount-lower"] }, { against: ["amount-higher"] }]);
    await expectCleanAudit();
  });

  test("for two deals is two payments that are the line together", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    await send(file([line(2 * price, `${await rfOf(anna)} en ${await rfOf(bram)}`)]));
    expect(await states()).toEqual(["matched"]);
    expect([await dealRow(anna), await dealRow(bram)]).toMatchObject([{ paid_cents: price }, { paid_cents: price }]);
    await expectCleanAudit();
  });

  test("after the place was released asks the customer, as any late money does", async () => {
    const small = await setStage(house, { slug: "klein", capacity: 1 });
    const deal = await dealOf(small, "Anna");
    await join(small, "Bram");
    await sweepAt("2026-12-02T12:00:00Z");
    expect(await placesOf("Anna")).toEqual(["released"]);
    await send(file([line(price, await rfOf(deal), { on: "2026-12-02" })]), small.organisationId);
    expect(await states()).toEqual(["matched"]);
    expect(await lateMoneyOf(small, deal)).toMatchObject([{ cents: price, choice: null }]);
    await expectCleanAudit();
  });

  test("that the trainer had written down already is recognised, and books nothing again; a second transfer does", async () => {
    const deal = await dealOf(stage, "Anna");
    await pay(stage, deal, price);
    await send(file([line(price, await rfOf(deal)), line(price, await rfOf(deal))]));
    expect(await states()).toEqual(["matched", "matched"]);
    expect((await dealRow(deal)).paid_cents).toBe(2 * price);
    expect(await house.db.selectFrom("payments").select("id").execute()).toHaveLength(2);
    await expectCleanAudit();
  });
});

test("money that was written down by hand and comes without a reference is proposed as that money, and books nothing more", async () => {
  const deal = await dealOf(stage, "Anna Kwartel");
  await pay(stage, deal, price);
  await send(file([line(price, "training", { name: "ANNA KWARTEL B.V." })]));
  const { id: lineId, found } = await theLine();
  expect(found).toMatchObject({ kind: "proposed", targets: [{ dealId: deal, cents: price }], reasons: expect.arrayContaining(["recorded-amount"]) });
  expect(await bookLine(house, { organisationId: stage.organisationId, lineId, targets: [{ dealId: deal, cents: price }], by: "marit" })).toMatchObject({ ok: true, booked: [{ effect: "recorded" }] });
  expect((await dealRow(deal)).paid_cents).toBe(price);
});

describe("the same money", () => {
  test("comes in once, whether the file comes again, overlaps, or is read twice at once", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    const [one, two] = [line(price, await rfOf(anna)), line(price, await rfOf(bram), { on: "2026-11-24" })];
    const first = file([one]);
    const both = await Promise.all([send(first), send(first)]);
    expect(both.map((outcome) => outcome.ok && outcome.counts.newCount).sort()).toEqual([0, 1]);
    await send(first);
    expect(await send(file([one, two]))).toMatchObject({ counts: { lineCount: 2, newCount: 1, matched: 1 } });
    expect(await states()).toEqual(["matched", "matched"]);
    expect([await dealRow(anna), await dealRow(bram)]).toMatchObject([{ paid_cents: price }, { paid_cents: price }]);
    await expectCleanAudit();
  });

  test("in another format is refused before anything of it is added", async () => {
    const deal = await dealOf(stage, "Anna");
    const made = [line(price, await rfOf(deal))];
    await send(file(made));
    expect(await send(asMt940([{ account: ours, opening: 10_000, lines: made }]))).toMatchObject({ ok: false, refusal: { kind: "other-format", format: "camt.053" } });
    expect((await dealRow(deal)).paid_cents).toBe(price);
  });

  test("confirmed twice at once, by two people for two deals, is booked once", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    await send(file([line(price, "training")]));
    const { id: lineId } = await theLine();
    const book = (dealId: string) => bookLine(house, { organisationId: stage.organisationId, lineId, targets: [{ dealId, cents: price }], by: "marit" });
    const both = await Promise.all([book(anna), book(anna)]);
    expect(both.map((one) => one.ok && one.repeated).sort()).toEqual([false, true]);
    expect(await book(bram)).toEqual({ ok: false, refusal: { kind: "already-settled" } });
    expect([await dealRow(anna), await dealRow(bram)]).toMatchObject([{ paid_cents: price }, { paid_cents: 0 }]);
    await expectCleanAudit();
  });

  test("for two deals at once in opposite order waits for nobody in a circle", async () => {
    const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
    await send(file([line(2 * price, "samen"), line(2 * price, "nog eens samen")]));
    const [one, two] = await lines();
    const targets = [{ dealId: anna, cents: price }, { dealId: bram, cents: price }];
    const both = await Promise.all([
      bookLine(house, { organisationId: stage.organisationId, lineId: one?.id ?? "", targets, by: "marit" }),
      bookLine(house, { organisationId: stage.organisationId, lineId: two?.id ?? "", targets: targets.toReversed(), by: "marit" }),
    ]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect([await dealRow(anna), await dealRow(bram)]).toMatchObject([{ paid_cents: 2 * price }, { paid_cents: 2 * price }]);
    await expectCleanAudit();
  });
});

describe("a line without a reference", () => {
  test("of the right name and amount is proposed and books nothing", async () => {
    const deal = await dealOf(stage, "Anna Kwartel");
    await send(file([line(price, "training januari", { name: "ANNA KWARTEL B.V." })]));
    expect(await theLine()).toMatchObject({ state: "proposed", found: { kind: "proposed", targets: [{ dealId: deal, cents: price }], against: expect.arrayContaining(["no-reference"]) } });
    expect((await dealRow(deal)).paid_cents).toBe(0);
  });

  test("whose account paid before is proposed for the same customer", async () => {
    const after = await setStage(house, { slug: "later", conditions: payAfter });
    const first = await dealOf(after, "Anna", { token: "een" });
    const second = await dealOf(after, "Anna", { token: "twee" });
    await send(file([line(price, await rfOf(first))]), after.organisationId);
    await send(file([line(price, "en nu de tweede", { on: "2026-11-24" })]), after.organisationId);
    expect((await lines())[1]).toMatchObject({ state: "proposed", found: { targets: [{ dealId: second }], reasons: expect.arrayContaining(["account-known"]) } });
  });

  test("that fits nothing is unknown; money that left is not ours by rule; another currency is never booked", async () => {
    const deal = await dealOf(stage, "Anna");
    const yen = asMt940([{ account: ours, opening: 10_000, lines: [line(price, await rfOf(deal))] }]).replaceAll("EUR", "USD");
    await send(file([line(3_250, "boek en verzending"), line(-12_000, "huur november")]));
    expect(await send(yen.replaceAll("261123", "261001").replaceAll("2026-11-23", "2026-10-01"))).toMatchObject({ ok: true });
    expect((await lines()).map(({ state, found }) => [state, found?.kind === "unknown" ? found.why : found?.kind])).toEqual([["unknown", "foreign-currency"], ["unknown", "nothing-fits"], ["ignored", "outgoing"]]);
    expect((await dealRow(deal)).paid_cents).toBe(0);
    const [foreign] = await lines();
    expect(await bookLine(house, { organisationId: stage.organisationId, lineId: foreign?.id ?? "", targets: [{ dealId: deal, cents: price }], by: "marit" })).toEqual({ ok: false, refusal: { kind: "not-bookable", why: "currency" } });
  });

  test("that a rule sets aside comes back when somebody says so, unless it names a deal for sure", async () => {
    const deal = await dealOf(stage, "Anna");
    await makeRule(house, { organisationId: stage.organisationId, field: "name", contains: "Bank van  ELDERS", by: "marit" });
    await send(file([line(9_900, "iets"), line(price, await rfOf(deal))]));
    expect((await states()).sort()).toEqual(["ignored", "matched"]);
    const aside = (await lines()).find(({ state }) => state === "ignored");
    const which = { organisationId: stage.organisationId, lineId: aside?.id ?? "", by: "marit" };
    expect(await Promise.all([reopenLine(house, which), reopenLine(house, which)])).toEqual(expect.arrayContaining([{ ok: true, repeated: false }, { ok: true, repeated: true }]));
    expect((await states()).sort()).toEqual(["matched", "unknown"]);
    expect(await Promise.all([ignoreLine(house, which), ignoreLine(house, which)])).toEqual(expect.arrayContaining([{ ok: true, repeated: false }, { ok: true, repeated: true }]));
    expect(await ignoreLine(house, { ...which, lineId: (await lines()).find(({ state }) => state === "matched")?.id ?? "" })).toEqual({ ok: false, refusal: { kind: "already-settled" } });
    expect([await recordsOf("bank-line.reopened"), await recordsOf("bank-line.set-aside")]).toEqual([[{}], [{}]]);
  });
});

describe("money that went back", () => {
  test("is found among the refunds that are in the books, and is linked once", async () => {
    const deal = await dealOf(stage, "Anna");
    await pay(stage, deal, price);
    await house.db.insertInto("payments").values({ organisation_id: stage.organisationId, id: "0193f3a1-0000-7000-8000-000000000001", deal_id: deal, token: "refund:x", amount_cents: -5_000, received_on: "2026-11-23", method: "bank", recorded_by: "marit", recorded_at: "2026-11-23T10:00:00Z" }).execute();
    const code = await codeOf(deal);
    await send(file([line(-5_000, `terugbetaling ${formatCode(code)}`), line(-5_000, "terug", { name: "Anna B.V.", on: "2026-11-24" })]));
    expect((await lines()).map(({ state, found }) => [state, found?.kind])).toEqual([["matched", "refund"], ["ignored", "outgoing"]]);
    const [, other] = await lines();
    expect(await linkRefund(house, { organisationId: stage.organisationId, lineId: other?.id ?? "", paymentId: "0193f3a1-0000-7000-8000-000000000001", by: "marit" })).toEqual({ ok: false, refusal: { kind: "refund-unknown" } });
    expect(await recordsOf("bank-line.linked")).toEqual([{ deal, payment: "0193f3a1-0000-7000-8000-000000000001" }]);
  });
});

describe("a statement that does not add up", () => {
  const broken = async (deal: string) => file([line(price, await rfOf(deal))]).replace("<Amt Ccy=\"EUR\">1182.95</Amt>", "<Amt Ccy=\"EUR\">1182.96</Amt>");

  test("books nothing until somebody agrees, and then does so once", async () => {
    const deal = await dealOf(stage, "Anna");
    expect(await send(await broken(deal))).toMatchObject({ ok: true, counts: { parkedCount: 1, matched: 0 } });
    expect([await states(), (await dealRow(deal)).paid_cents]).toEqual([["parked"], 0]);
    const { id: lineId, statement_id: statementId } = await theLine();
    expect(await bookLine(house, { organisationId: stage.organisationId, lineId, targets: [{ dealId: deal, cents: price }], by: "marit" })).toMatchObject({ refusal: { why: "parked" } });
    const decide = () => decideStatement(house, { organisationId: stage.organisationId, statementId, use: true, by: "marit" });
    expect((await Promise.all([decide(), decide()])).map((one) => one.ok && one.repeated).sort()).toEqual([false, true]);
    expect([await states(), (await dealRow(deal)).paid_cents]).toEqual([["matched"], price]);
    expect(await recordsOf("bank-statement.decided")).toEqual([{ state: "used" }]);
    await expectCleanAudit();
  });

  test("that is dropped leaves room for a better file; a better file makes deciding needless", async () => {
    const deal = await dealOf(stage, "Anna");
    await send(await broken(deal));
    const { statement_id: statementId } = await theLine();
    expect(await decideStatement(house, { organisationId: stage.organisationId, statementId, use: false, by: "marit" })).toMatchObject({ ok: true });
    expect(await lines()).toEqual([]);
    expect(await decideStatement(house, { organisationId: stage.organisationId, statementId, use: true, by: "marit" })).toEqual({ ok: false, refusal: { kind: "decided-otherwise" } });
    await send(await broken(deal));
    await send(file([line(price, await rfOf(deal))]));
    expect([await states(), (await dealRow(deal)).paid_cents]).toEqual([["matched"], price]);
  });

  test("nor does one that a file holds twice", async () => {
    const deal = await dealOf(stage, "Anna");
    const statement = { account: ours, opening: 10_000, lines: [line(price, await rfOf(deal))] };
    expect(await send(asCamt([statement, statement]))).toMatchObject({ ok: true, counts: { parkedCount: 1, matched: 1 } });
    expect((await dealRow(deal)).paid_cents).toBe(price);
  });
});

describe("a file that is refused", () => {
  const nothing = async () => expect([await lines(), await house.db.selectFrom("bank_statements").select("id").execute(), await house.db.selectFrom("payments").select("id").execute()]).toEqual([[], [], []]);

  test.each([
    ["cut in the middle", (good: string) => good.slice(0, good.indexOf("</Ntry>") + 10), "cut-off"],
    ["of another account", (good: string) => good.replaceAll(ours, "NL20INGB0001234567"), "wrong-account"],
    ["with a document type", (good: string) => good.replace("<Document", '<!DOCTYPE a [<!ENTITY b "c">]><Document'), "doctype"],
    ["with three decimals", (good: string) => good.replace("1082.95<", "1082.951<"), "too-many-decimals"],
    ["that is no bank file", () => "%PDF-1.7", "not-a-bank-file"],
    ["that is empty", () => "", "empty"],
  ])("%s adds nothing, and says why", async (_what, spoil, kind) => {
    const deal = await dealOf(stage, "Anna");
    expect(await send(spoil(file([line(price, await rfOf(deal))])))).toMatchObject({ ok: false, refusal: { kind } });
    await nothing();
    expect(await house.db.selectFrom("bank_imports").select("state").executeTakeFirstOrThrow()).toEqual({ state: "refused" });
  });

  test("by its source in the middle is broken off, and adds nothing", async () => {
    const deal = await dealOf(stage, "Anna");
    const good = file([line(price, await rfOf(deal))]);
    const failing = async function* () {
      yield Buffer.from(good.slice(0, 900));
      throw new Error("connection lost");
    };
    await expect(importBankFile(house, { organisationId: stage.organisationId, fileName: "x", bytes: failing(), by: "marit" })).rejects.toThrow("connection lost");
    await nothing();
    expect(await house.db.selectFrom("bank_imports").select("state").executeTakeFirstOrThrow()).toEqual({ state: "broken-off" });
  });

  test("of a day that is still to come waits for a person", async () => {
    const deal = await dealOf(stage, "Anna");
    await send(file([line(price, await rfOf(deal), { on: "2026-11-30" })]));
    expect([await states(), (await dealRow(deal)).paid_cents]).toEqual([["proposed"], 0]);
  });
});

test("lines in another order are the same lines", async () => {
  const [anna, bram] = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
  const made = [line(price, await rfOf(anna)), line(price, await rfOf(bram))];
  await send(file(made));
  expect(await send(file(made.toReversed()))).toMatchObject({ counts: { newCount: 0 } });
});

test("an organisation with no account of its own has that of its first file", async () => {
  await house.db.updateTable("organisations").set({ iban: "" }).execute();
  await send(file([line(100, "a")], { account: "NL20INGB0001234567" }));
  expect(await send(file([line(100, "a")]))).toMatchObject({ ok: false, refusal: { kind: "wrong-account" } });
});

test("lines that a killed program left are seen to by the next sweep, once", async () => {
  const deal = await dealOf(stage, "Anna");
  await send(file([line(50_000, await rfOf(deal))]));
  await house.db.updateTable("bank_imports").set({ state: "booking" }).execute();
  const { statement_id: statementId } = await theLine();
  await house.db.insertInto("bank_lines").values({ organisation_id: stage.organisationId, id: "0193f3a1-0000-7000-8000-000000000009", statement_id: statementId, fingerprint: "0".repeat(32), booked_on: "2026-11-24", units: price - 50_000, currency: "EUR", name: null, account: null, reference: await rfOf(deal), end_to_end_id: null, text: "", state: "waiting" }).execute();
  await sweepAt("2026-11-24T10:00:00Z");
  expect(await states()).toEqual(["matched", "waiting"]);
  await Promise.all([sweepAt("2026-11-24T11:00:00Z"), sweepAt("2026-11-24T11:00:00Z")]);
  expect([await states(), (await dealRow(deal)).paid_cents]).toEqual([["matched", "matched"], price]);
  expect(await house.db.selectFrom("bank_imports").select("state").executeTakeFirstOrThrow()).toEqual({ state: "broken-off" });
  await expectCleanAudit();
});

test("a place does not lapse and nobody is reminded while a line that probably pays it waits for a person; once it is set aside, it does", async () => {
  const small = await setStage(house, { slug: "klein", capacity: 1 });
  const deal = await dealOf(small, "Anna");
  await send(file([line(price, "training", { name: "Anna B.V." })]), small.organisationId);
  expect(await states()).toEqual(["proposed"]);
  await sweepAt("2026-12-02T12:00:00Z");
  expect([await placesOf("Anna"), await factsOf("payment-reminder")]).toEqual([["held"], []]);
  const { id } = await theLine();
  await ignoreLine(house, { organisationId: small.organisationId, lineId: id, by: "marit" });
  await sweepAt("2026-12-02T12:30:00Z");
  expect(await placesOf("Anna")).toEqual(["held"]);
  await sweepAt("2026-12-03T00:00:00Z");
  expect(await placesOf("Anna")).toEqual(["released"]);
  expect((await dealRow(deal)).paid_cents).toBe(0);
  await expectCleanAudit();
});
