import type { Kysely, Selectable } from "kysely";
import type { Database } from "../../platform/database/schema.ts";

export { accountsOf } from "./accounts.ts";
export type { AccountRow } from "./accounts.ts";
export { isComingBack } from "./book-refund.ts";
export { dueOf, keptCents, owedToDeals, refundsOwed } from "./owed.ts";
export type { OwedRefund } from "./owed.ts";

type Db = Kysely<Database>;

export type RefundBatch = Selectable<Database["refund_batches"]>;
export type RefundItem = Selectable<Database["refund_items"]>;

/** A file without its bytes. */
export type BatchSummary = Omit<RefundBatch, "xml" | "token">;

/** A refund in a file, with whose it is. */
export type ItemOfDeal = RefundItem & { code: string; customer_name: string };

const summary = [
  "organisation_id", "id", "message_id", "version", "created_at", "created_by", "execution_on", "items", "sum_cents", "sha256", "state", "state_at", "state_by", "line_id",
] as const;

/** The files that were made, the newest first. */
export async function refundBatches(db: Db, organisationId: string, most: number): Promise<BatchSummary[]> {
  return db.selectFrom("refund_batches").select(summary).where("organisation_id", "=", organisationId).orderBy("created_at", "desc").orderBy("id", "desc").limit(most).execute();
}

/** A file that was made and of which nobody said that it left the bank, with the first moment by which money of it has to be back. */
export type WaitingFile = Pick<RefundBatch, "id" | "items" | "sum_cents"> & { due_at: Temporal.Instant };

export async function waitingFiles(db: Db, organisationId: string): Promise<WaitingFile[]> {
  return db
    .selectFrom("refund_batches as file")
    .innerJoin("refund_items as item", (join) => join.onRef("item.organisation_id", "=", "file.organisation_id").onRef("item.batch_id", "=", "file.id"))
    .select(["file.id", "file.items", "file.sum_cents", (eb) => eb.fn.min("item.due_at").as("due_at")])
    .where("file.organisation_id", "=", organisationId)
    .where("file.state", "=", "made")
    .groupBy(["file.organisation_id", "file.id", "file.items", "file.sum_cents"])
    .orderBy("due_at")
    .execute();
}

export async function findBatch(db: Db, organisationId: string, batchId: string): Promise<RefundBatch | undefined> {
  return db.selectFrom("refund_batches").selectAll().where("organisation_id", "=", organisationId).where("id", "=", batchId).executeTakeFirst();
}

export async function itemsOfBatch(db: Db, organisationId: string, batchId: string): Promise<ItemOfDeal[]> {
  return db
    .selectFrom("refund_items")
    .innerJoin("deals", (join) => join.onRef("deals.organisation_id", "=", "refund_items.organisation_id").onRef("deals.id", "=", "refund_items.deal_id"))
    .selectAll("refund_items")
    .select(["deals.code", (eb) => eb.ref("deals.customer", "->>").key("name").as("customer_name")])
    .where("refund_items.organisation_id", "=", organisationId)
    .where("refund_items.batch_id", "=", batchId)
    .orderBy("refund_items.due_at")
    .orderBy("refund_items.id")
    .execute();
}

/** A refund of a deal that stands in a file, with how far that file is. */
export type RefundUnderWay = Pick<RefundItem, "cents" | "iban" | "returned_at"> & { state: RefundBatch["state"]; execution_on: Temporal.PlainDate };

/** What of a deal went into a file, or came back from one, the oldest first. */
export async function refundsInFiles(db: Db, organisationId: string, dealId: string): Promise<RefundUnderWay[]> {
  return db
    .selectFrom("refund_items")
    .innerJoin("refund_batches", (join) => join.onRef("refund_batches.organisation_id", "=", "refund_items.organisation_id").onRef("refund_batches.id", "=", "refund_items.batch_id"))
    .select(["refund_items.cents", "refund_items.iban", "refund_items.returned_at", "refund_batches.state", "refund_batches.execution_on"])
    .where("refund_items.organisation_id", "=", organisationId)
    .where("refund_items.deal_id", "=", dealId)
    .orderBy("refund_items.id")
    .execute();
}
