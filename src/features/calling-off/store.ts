import type { Kysely, Selectable } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { writeRecords } from "../evidence/store.ts";

export { backBecauseCalledOff } from "./back-because-called-off.ts";

type Db = Kysely<Database>;

export type CalledOffDeal = Selectable<Database["called_off_deals"]>;

/** The newest calling off that a deal is about, answered or not. */
export async function findCalledOff(db: Db, organisationId: string, dealId: string): Promise<CalledOffDeal | undefined> {
  return db.selectFrom("called_off_deals").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "=", dealId).orderBy("called_off_at", "desc").executeTakeFirst();
}

/** Everybody of a session that was called off, with what they chose. */
export async function calledOffOf(db: Db, organisationId: string, sessionId: string) {
  return db
    .selectFrom("called_off_deals")
    .innerJoin("deals", (join) => join.onRef("deals.organisation_id", "=", "called_off_deals.organisation_id").onRef("deals.id", "=", "called_off_deals.deal_id"))
    .select(["called_off_deals.deal_id", "called_off_deals.places", "called_off_deals.answer", "called_off_deals.answer_by", "called_off_deals.answered_at", "deals.code", "deals.customer", "deals.paid_cents"])
    .where("called_off_deals.organisation_id", "=", organisationId)
    .where("called_off_deals.session_id", "=", sessionId)
    .orderBy("deals.formed_at")
    .orderBy("deals.id")
    .execute();
}

/** Deals that still have a place in a session, some at a time. */
export async function dealsStillIn(db: Db, organisationId: string, sessionId: string, most?: number): Promise<string[]> {
  const all = db
    .selectFrom("bookings")
    .select("deal_id")
    .distinct()
    .where("organisation_id", "=", organisationId)
    .where("session_id", "=", sessionId)
    .where("place", "in", ["held", "confirmed"])
    .where("deal_id", "is not", null)
    .orderBy("deal_id");
  const rows = await (most === undefined ? all : all.limit(most)).execute();
  return rows.flatMap((row) => row.deal_id ?? []);
}

/**
 * The places went to another date by an offer that was accepted: that answers what was asked when their session was called off. The deal is held.
 * @returns when it was called off; null when nothing is asked
 */
export async function answerByMoving(trx: Trx, { organisation_id: organisationId, id: dealId }: { organisation_id: string; id: string }, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  const asked = await trx
    .updateTable("called_off_deals")
    .set({ answer: "other-date", answered_at: now.toString() })
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .where("answer", "is", null)
    .returning("called_off_at")
    .executeTakeFirst();
  if (asked === undefined) return null;
  await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "called-off.answered", at: now, actor: "customer", details: { answer: "other-date" } }]);
  await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what: "called-off-answer", outcome: "other-date" });
  return asked.called_off_at;
}
