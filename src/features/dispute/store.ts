import type { Kysely, Selectable } from "kysely";
import { at } from "../../platform/database/at.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";

type Db = Kysely<Database>;

export type Dispute = Selectable<Database["disputes"]>;
export type DisputeWords = Selectable<Database["dispute_words"]>;

/** A dispute with what both sides said, oldest first. */
export type DisputeThread = { dispute: Dispute; words: DisputeWords[] };

/** Which of these deals are disputed now. Everything that happens by itself asks this first, after it holds the deals. */
export async function disputedDeals(db: Db, organisationId: string, dealIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (dealIds.length === 0) return new Set();
  const rows = await db.selectFrom("disputes").select("deal_id").where("organisation_id", "=", organisationId).where("deal_id", "in", dealIds).where("closed_at", "is", null).execute();
  return new Set(rows.map((row) => row.deal_id));
}

export async function findOpenDispute(db: Db, organisationId: string, dealId: string): Promise<Dispute | undefined> {
  return db.selectFrom("disputes").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "=", dealId).where("closed_at", "is", null).executeTakeFirst();
}

/** Every dispute about a deal, oldest first. */
export async function disputesOf(db: Db, organisationId: string, dealId: string): Promise<DisputeThread[]> {
  const disputes = await db.selectFrom("disputes").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "=", dealId).orderBy("opened_at").execute();
  if (disputes.length === 0) return [];
  const words = await db
    .selectFrom("dispute_words")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("dispute_id", "in", disputes.map(({ id }) => id))
    .orderBy("written_at")
    .orderBy("id")
    .execute();
  return disputes.map((dispute) => ({ dispute, words: words.filter(({ dispute_id: id }) => id === dispute.id) }));
}

/** What came due during a dispute and was left alone. */
export async function leftAlone(trx: Trx, organisationId: string, dealId: string, since: Temporal.Instant) {
  return trx
    .selectFrom("deadlines")
    .select(["what", "subject_id"])
    .where("organisation_id", "=", organisationId)
    .where("outcome", "=", "disputed")
    .where("done_at", ">=", at(since))
    .where("subject_id", "=", dealId)
    .execute();
}
