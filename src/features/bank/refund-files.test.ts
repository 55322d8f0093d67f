import { beforeEach, expect, test } from "vitest";
import { setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { asCamt } from "../../../test/support/bank-writers.ts";
import type { MadeLine } from "../../../test/support/bank-writers.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { balancesOf, catchUpInvoices } from "../../../test/support/invoices.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { recordPayment } from "../payments/actions.ts";
import { giveRefundAccount, makeRefundFile, markBatchSent, previewRefundFile, returnRefund } from "../refunds/actions.ts";
import { importBankFile } from "./actions.ts";

const house = await createTestHouse();
const { at, bookingIds, dealOf, dealRow, expectCleanAudit, paymentOf } = stepsIn(house);

const price = 108_295;
const ours = "NL91ABNA0417164300";
let stage: Stage;

beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house);
});

/** Two customers who paid and cancelled for nothing, in one file for the bank. */
async function fileOfTwo(method: "bank" | "card" = "bank") {
  const dealIds = [await dealOf(stage, "Anna"), await dealOf(stage, "Bram")];
  for (const dealId of dealIds) {
    await recordPayment(house, { ...paymentOf(stage, dealId, price), method });
    await cancelBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: await bookingIds(dealId), by: "customer" });
    await giveRefundAccount(house, { organisationId: stage.organisationId, dealId, iban: "NL20INGB0001234567", holder: "A. Klant", by: "marit" });
  }
  const which = { organisationId: stage.organisationId, dealIds, version: "pain.001.001.09" as const };
  const seen = await previewRefundFile(house, which);
  if (!seen.ok) throw new Error(seen.refusal.kind);
  const made = await makeRefundFile(house, { ...which, token: "file", seen: seen.plan.seen, by: "marit" });
  if (!made.ok) throw new Error(made.refusal.kind);
  await catchUpInvoices(house);
  return { dealIds, batch: await house.db.selectFrom("refund_batches").selectAll().executeTakeFirstOrThrow() };
}

const line = (cents: number, more: Partial<MadeLine>): MadeLine => ({ on: "2026-11-24", cents, name: "", account: "", text: "", endToEndId: "NOTPROVIDED", ...more });
const send = (lines: readonly MadeLine[], opening: number) => importBankFile(house, {
  organisationId: stage.organisationId, fileName: "a.xml", by: "marit",
  bytes: (async function* () {
    yield Buffer.from(asCamt([{ account: ours, opening, lines }]));
  })(),
});
const states = async () => (await house.db.selectFrom("bank_lines").select("state").orderBy("booked_on").orderBy("id").execute()).map(({ state }) => state);

test("the sum of a file that left as one amount marks it as sent and moves the money from what is on its way, once, also twice at once", async () => {
  const { batch } = await fileOfTwo();
  expect(await balancesOf(house)).toEqual({ bank: 2 * price, refunds: -2 * price });
  const lines = [line(-2 * price, { text: `SEPA batch ${batch.message_id}` })];
  await Promise.all([send(lines, 500_000), send(lines, 500_000)]);
  await send(lines, 500_000);
  expect(await states()).toEqual(["matched"]);
  expect(await balancesOf(house)).toEqual({});
  expect(await house.db.selectFrom("refund_batches").select(["state", "state_by"]).execute()).toEqual([{ state: "sent", state_by: "bank" }]);
  await expectCleanAudit();
});

test("a refund that the bank sends back is owed again by the same day, and is no payment", async () => {
  const { batch, dealIds } = await fileOfTwo();
  const item = await house.db.selectFrom("refund_items").selectAll().where("deal_id", "=", dealIds[0] ?? "").executeTakeFirstOrThrow();
  await send([line(-2 * price, { text: batch.message_id }), line(price, { endToEndId: item.end_to_end_id, text: "Retour: rekening opgeheven" })], 500_000);
  expect(await states()).toEqual(["matched", "matched"]);
  expect(await dealRow(item.deal_id)).toMatchObject({ payment: "overpaid", paid_cents: price });
  expect(await balancesOf(house, item.deal_id)).toMatchObject({ deposits: -price });
  expect(await house.db.selectFrom("refund_items").select("returned_why").where("id", "=", item.id).execute()).toEqual([{ returned_why: "bounced" }]);
  await expectCleanAudit();
});

test("an amount alone, or a name with another amount, is not a file of refunds", async () => {
  const { batch } = await fileOfTwo();
  await send([line(-2 * price, { text: "iets anders" }), line(-2 * price + 1, { text: batch.message_id })], 500_000);
  expect(await states()).toEqual(["ignored", "ignored"]);
  expect(await house.db.selectFrom("refund_batches").select("state").execute()).toEqual([{ state: "made" }]);
});

test("a refund of which a person said that it came back is not a payment when its line comes", async () => {
  const { batch, dealIds } = await fileOfTwo("card");
  const which = { organisationId: stage.organisationId, by: "marit" };
  const item = await house.db.selectFrom("refund_items").selectAll().where("deal_id", "=", dealIds[0] ?? "").executeTakeFirstOrThrow();
  await markBatchSent(house, { ...which, batchId: batch.id });
  await returnRefund(house, { ...which, itemId: item.id });
  await send([line(price, { endToEndId: item.end_to_end_id, text: "Retour: rekening opgeheven" })], 500_000);
  expect(await states()).toEqual(["matched"]);
  expect(await dealRow(item.deal_id)).toMatchObject({ payment: "overpaid", paid_cents: price });
  await expectCleanAudit();
});

test("two lines that name one returned refund are one return, and the other waits for a person", async () => {
  const { batch, dealIds } = await fileOfTwo("card");
  const item = await house.db.selectFrom("refund_items").selectAll().where("deal_id", "=", dealIds[0] ?? "").executeTakeFirstOrThrow();
  const back = line(price, { endToEndId: item.end_to_end_id, text: "Retour" });
  await send([line(-2 * price, { text: batch.message_id }), back, { ...back, text: "Retour, herhaald" }], 500_000);
  expect((await states()).toSorted()).toEqual(["matched", "matched", "proposed"]);
  expect(await dealRow(item.deal_id)).toMatchObject({ paid_cents: price });
  await expectCleanAudit();
});

test.each([(code: string) => `${code} 1 december`, (code: string) => `${code} 15 december`, (code: string) => `RF00${code}1`])("a customer who pays the amount of a refund again and names a day beside the code pays: the refund did not come back", async (textOf) => {
  const { batch, dealIds } = await fileOfTwo("card");
  const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", dealIds[0] ?? "").executeTakeFirstOrThrow();
  await send([line(-2 * price, { text: batch.message_id }), line(price, { text: textOf(code) })], 500_000);
  expect(await house.db.selectFrom("refund_items").select("returned_at").execute()).toEqual([{ returned_at: null }, { returned_at: null }]);
});
