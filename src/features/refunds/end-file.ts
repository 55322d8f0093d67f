import { localDateOf } from "../../domain/calendar/local-day.ts";
import { refundSentEntry } from "../../domain/journal/entries.ts";
import { cents } from "../../domain/money.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { lockCreditsAbout } from "../credit-book/store.ts";
import { findDeal, holdDeal, holdDeals, holdSessionsOf } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { writeEntries } from "../journal/actions.ts";
import { zoneOfBooks } from "../journal/store.ts";
import { settleFromStanding } from "../standing/store.ts";
import type { RefundBatch, RefundItem } from "./store.ts";

export type EndFileRefusal = { kind: "file-unknown" } | { kind: "file-dropped" } | { kind: "file-sent" };

type OneFile = { organisationId: string; batchId: string; by: string };

/**
 * The file left the bank: its refunds are on their way. Saying so again changes nothing.
 * @returns refusals `file-unknown`, `file-dropped` (its refunds were booked back: pay nothing with it)
 */
export async function markBatchSent(house: House, which: OneFile): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: EndFileRefusal }> {
  return house.db.transaction().execute((trx) => sendBatch(trx, house, which, "trainer"));
}

/** As {@link markBatchSent}, inside a step that saw it on a statement. @param actor who says so */
export async function sendBatch(trx: Trx, house: House, { organisationId, batchId, by }: OneFile, actor: "trainer" | "system"): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: EndFileRefusal }> {
  const batch = await lockBatch(trx, organisationId, batchId);
  const now = house.clock.now();
  if (batch === undefined) return { ok: false, refusal: { kind: "file-unknown" } };
  if (batch.state === "dropped") return { ok: false, refusal: { kind: "file-dropped" } };
  if (batch.state === "sent") return { ok: true, repeated: true };
  await setState(trx, batch, { state: "sent", by, now });
  await bookSent(trx, batch, now);
  await writeRecords(trx, organisationId, [{ subjectId: batchId, type: "refund-file.sent", at: now, actor, details: { cents: batch.sum_cents } }]);
  return { ok: true, repeated: false };
}

/**
 * A file that never went to the bank is given up: each of its refunds is booked back and is owed as before, by the same day. Saying so again changes nothing.
 * @returns refusals `file-unknown`, `file-sent` (the bank has it: what comes back, comes back one by one)
 */
export async function dropBatch(house: House, { organisationId, batchId, by }: OneFile): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: EndFileRefusal }> {
  return house.db.transaction().execute(async (trx) => {
    const items = await trx.selectFrom("refund_items").selectAll().where("organisation_id", "=", organisationId).where("batch_id", "=", batchId).orderBy("deal_id").execute();
    const dealIds = items.map((item) => item.deal_id);
    await holdSessionsOf(trx, organisationId, dealIds);
    await holdDeals(trx, organisationId, dealIds);
    await lockCreditsAbout(trx, { organisationId, dealIds });
    const batch = await lockBatch(trx, organisationId, batchId);
    const now = house.clock.now();
    if (batch === undefined) return { ok: false, refusal: { kind: "file-unknown" } };
    if (batch.state === "sent") return { ok: false, refusal: { kind: "file-sent" } };
    if (batch.state === "dropped") return { ok: true, repeated: true };
    for (const item of items) await bookReturn(trx, item, { why: "dropped", by, actor: "trainer", now });
    await setState(trx, batch, { state: "dropped", by, now });
    await writeRecords(trx, organisationId, [{ subjectId: batchId, type: "refund-file.dropped", at: now, actor: "trainer", details: { items: items.length, cents: batch.sum_cents } }]);
    return { ok: true, repeated: false };
  });
}

export type ReturnRefusal = { kind: "item-unknown" } | { kind: "not-sent" };

/**
 * The bank sent one refund of a file back, such as for an account that was closed: it is booked back and owed as before, by the same day. The account is
 * forgotten, so that the next file does not go there again. Saying so again changes nothing.
 * @returns refusals `item-unknown`, `not-sent` (the file never left: give it up instead)
 */
export async function returnRefund(house: House, { organisationId, itemId, by }: { organisationId: string; itemId: string; by: string }): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: ReturnRefusal }> {
  return house.db.transaction().execute((trx) => takeReturn(trx, house, { organisationId, itemId, by }, "trainer"));
}

/** As {@link returnRefund}, inside a step that saw it on a statement. @param actor who says so */
export async function takeReturn(
  trx: Trx,
  house: House,
  { organisationId, itemId, by }: { organisationId: string; itemId: string; by: string },
  actor: "trainer" | "system",
): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: ReturnRefusal }> {
  const found = await trx.selectFrom("refund_items").select("deal_id").where("organisation_id", "=", organisationId).where("id", "=", itemId).executeTakeFirst();
  if (found === undefined) return { ok: false, refusal: { kind: "item-unknown" } };
  await holdDeal(trx, organisationId, found.deal_id);
  const item = await trx.selectFrom("refund_items").selectAll().where("organisation_id", "=", organisationId).where("id", "=", itemId).forUpdate().executeTakeFirstOrThrow();
  const batch = await lockBatch(trx, organisationId, item.batch_id);
  const now = house.clock.now();
  if (item.returned_at !== null) return { ok: true, repeated: true };
  if (batch?.state !== "sent") return { ok: false, refusal: { kind: "not-sent" } };
  await bookReturn(trx, item, { why: "bounced", by, actor, now });
  await bookBounced(trx, item, now);
  await trx.deleteFrom("refund_accounts").where("organisation_id", "=", organisationId).where("deal_id", "=", item.deal_id).where("iban", "=", item.iban).execute();
  return { ok: true, repeated: false };
}

type Return = { why: "dropped" | "bounced"; by: string; actor: "trainer" | "system"; now: Temporal.Instant };

/** The money is here again. Late money that had gone back with it waits to go back anew. */
async function bookReturn(trx: Trx, item: RefundItem, { why, by, actor, now }: Return): Promise<void> {
  const { organisation_id: organisationId, deal_id: dealId, payment_id: refundId, cents: amount } = item;
  const deal = await findDeal(trx, organisationId, dealId);
  if (deal === undefined) throw new Error(`refund ${item.id}: expected deal ${dealId}, it is not there`);
  const paymentId = uuidv7(now);
  await trx
    .insertInto("payments")
    .values({
      organisation_id: organisationId, id: paymentId, deal_id: dealId, token: `refund-returned:${item.id}`, amount_cents: amount,
      received_on: localDateOf(now, deal.frozen.organisation.zone).toString(), method: "credit-transfer", recorded_by: by, recorded_at: now.toString(),
    })
    .execute();
  await trx
    .updateTable("refund_items")
    .set({ returned_at: now.toString(), returned_why: why, return_payment_id: paymentId })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", item.id)
    .execute();
  await trx.updateTable("late_payments").set({ settled_at: null, refund_id: null }).where("organisation_id", "=", organisationId).where("refund_id", "=", refundId).execute();
  await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "payment.refund-returned", at: now, actor, details: { payment: paymentId, refund: refundId, cents: amount, why } }]);
  await settleFromStanding(trx, organisationId, dealId, now);
}

async function lockBatch(trx: Trx, organisationId: string, batchId: string): Promise<RefundBatch | undefined> {
  return trx.selectFrom("refund_batches").selectAll().where("organisation_id", "=", organisationId).where("id", "=", batchId).forUpdate().executeTakeFirst();
}

async function setState(trx: Trx, batch: RefundBatch, { state, by, now }: { state: "sent" | "dropped"; by: string; now: Temporal.Instant }): Promise<void> {
  await trx.updateTable("refund_batches").set({ state, state_at: now.toString(), state_by: by }).where("organisation_id", "=", batch.organisation_id).where("id", "=", batch.id).execute();
}

/** The refunds of a file go from what is on its way to the bank; those of deals of before the books are in neither. */
async function bookSent(trx: Trx, { organisation_id: organisationId, id }: RefundBatch, now: Temporal.Instant): Promise<void> {
  const row = await trx
    .selectFrom("refund_items")
    .innerJoin("deals", (join) => join.onRef("deals.organisation_id", "=", "refund_items.organisation_id").onRef("deals.id", "=", "refund_items.deal_id"))
    .innerJoin("organisations", "organisations.organisation_id", "deals.organisation_id")
    .select(["organisations.zone", ({ fn }) => fn.sum<number | string>("refund_items.cents").as("sum")])
    .where("refund_items.organisation_id", "=", organisationId)
    .where("refund_items.batch_id", "=", id)
    .where("deals.in_books", "=", true)
    .groupBy("organisations.zone")
    .executeTakeFirst();
  if (row !== undefined) await writeEntries(trx, organisationId, now, [{ dealId: null, entry: refundSentEntry({ id, cents: cents(Number(row.sum)), on: localDateOf(now, row.zone) }) }]);
}

/** The bank has the money of one refund again. */
async function bookBounced(trx: Trx, { organisation_id: organisationId, id, deal_id: dealId, cents: amount }: RefundItem, now: Temporal.Instant): Promise<void> {
  const zone = await zoneOfBooks(trx, organisationId, dealId);
  if (zone !== null) await writeEntries(trx, organisationId, now, [{ dealId: null, entry: refundSentEntry({ id, cents: cents(-amount), on: localDateOf(now, zone) }) }]);
}
