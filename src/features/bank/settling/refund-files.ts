import type { Kysely } from "kysely";
import type { Database } from "../../../platform/database/schema.ts";
import type { House } from "../../../platform/house.ts";
import { holdDeal } from "../../deal/store.ts";
import { sendBatch, takeReturn } from "../../refunds/actions.ts";
import { holdLine, insertBooking, isLinked, settleLine } from "../store.ts";
import type { Line } from "../store.ts";

/**
 * The files of refunds that no line was seen of, and the refunds in files that may still come back, or came back by the word of a person
 * and not yet on a line. `name` finds them in what a line tells.
 */
export type RefundFiles = { files: NamedRefund[]; refunds: NamedRefund[] };

type NamedRefund = { id: string; name: RegExp; cents: number };

export async function readRefundFiles(db: Kysely<Database>, organisationId: string): Promise<RefundFiles> {
  const files = await db.selectFrom("refund_batches").select(["id", "message_id", "sum_cents"]).where("organisation_id", "=", organisationId).where("state", "<>", "dropped").where("line_id", "is", null).execute();
  const refunds = await db
    .selectFrom("refund_items as item")
    .innerJoin("refund_batches as batch", (join) => join.onRef("batch.organisation_id", "=", "item.organisation_id").onRef("batch.id", "=", "item.batch_id"))
    .select(["item.id", "item.end_to_end_id", "item.cents"])
    .where("item.organisation_id", "=", organisationId)
    .where("batch.state", "<>", "dropped")
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom("bank_line_bookings as seen").select("seen.line_id").where("seen.organisation_id", "=", organisationId).whereRef("seen.payment_id", "=", "item.return_payment_id"))))
    .execute();
  return {
    files: files.map((row) => ({ id: row.id, name: nameIn(row.message_id), cents: row.sum_cents })),
    refunds: refunds.map((row) => ({ id: row.id, name: nameIn(row.end_to_end_id), cents: row.cents })),
  };
}

/**
 * A file of refunds left the bank as one amount that names it, or a refund of one came back and names itself: then the line is that, and nobody has to say so.
 * @returns whether the line was settled by it
 */
export async function settleByRefundFile(house: House, line: Line, known: RefundFiles): Promise<boolean> {
  if (line.currency !== "EUR") return false;
  const told = [line.reference, line.end_to_end_id, line.text].map((text) => (text ?? "").toUpperCase());
  const isNamed = ({ name, cents }: NamedRefund) => cents === Math.abs(line.units) && told.some((text) => name.test(text));
  const file = line.units < 0 ? known.files.find(isNamed) : undefined;
  if (file !== undefined) return fileLeft(house, line, file.id);
  const refund = line.units > 0 ? known.refunds.find(isNamed) : undefined;
  return refund !== undefined && refundCameBack(house, line, refund.id);
}

async function fileLeft(house: House, { organisation_id: organisationId, id: lineId }: Line, batchId: string): Promise<boolean> {
  return house.db.transaction().execute(async (trx) => {
    const line = await holdLine(trx, organisationId, lineId);
    if (line?.state !== "waiting") return false;
    const sent = await sendBatch(trx, house, { organisationId, batchId, by: "bank" }, "system");
    if (!sent.ok) return false;
    const taken = await trx.updateTable("refund_batches").set({ line_id: lineId }).where("organisation_id", "=", organisationId).where("id", "=", batchId).where("line_id", "is", null).executeTakeFirst();
    if (taken.numUpdatedRows === 1n) await settleLine(trx, { organisationId, lineId, state: "matched", by: null, now: house.clock.now() });
    return taken.numUpdatedRows === 1n;
  });
}

async function refundCameBack(house: House, { organisation_id: organisationId, id: lineId }: Line, itemId: string): Promise<boolean> {
  return house.db.transaction().execute(async (trx) => {
    const { deal_id: dealId } = await trx.selectFrom("refund_items").select("deal_id").where("organisation_id", "=", organisationId).where("id", "=", itemId).executeTakeFirstOrThrow();
    await holdDeal(trx, organisationId, dealId);
    const line = await holdLine(trx, organisationId, lineId);
    if (line?.state !== "waiting") return false;
    const returned = await takeReturn(trx, house, { organisationId, itemId, by: "bank" }, "system");
    if (!returned.ok) return false;
    const item = await trx.selectFrom("refund_items").select(["deal_id", "cents", "return_payment_id"]).where("organisation_id", "=", organisationId).where("id", "=", itemId).executeTakeFirstOrThrow();
    if (item.return_payment_id === null || (await isLinked(trx, organisationId, item.return_payment_id)) !== null) return false;
    const now = house.clock.now();
    await insertBooking(trx, { organisationId, lineId, dealId: item.deal_id, cents: item.cents, paymentId: item.return_payment_id, now });
    await settleLine(trx, { organisationId, lineId, state: "matched", by: null, now });
    return true;
  });
}

/**
 * A name of ours by itself in what a bank tells, wherever the bank broke it: its dashes may be lost, and a space is no dash, so that
 * "7K2MPQ9X 1 december" is not the refund 7K2MPQ9X-1.
 */
function nameIn(name: string): RegExp {
  const parts = name.toUpperCase().split("-").map((part) => [...part].join(String.raw`\s*`));
  return new RegExp(`(?<![A-Z0-9])${parts.join(String.raw`(?:\s*-\s*)?`)}(?![A-Z0-9])`);
}
