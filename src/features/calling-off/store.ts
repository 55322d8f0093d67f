import type { Kysely, Selectable } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import type { Booking, WholeDeal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";

export { backBecauseCalledOff } from "./back-because-called-off.ts";

type Db = Kysely<Database>;

export type CalledOffDeal = Selectable<Database["called_off_deals"]>;

/**
 * The calling off that a deal is asked about: the oldest that is open, else the newest.
 * @param sessionId of which session, when it is known
 */
export async function findCalledOff(db: Db, organisationId: string, dealId: string, sessionId?: string): Promise<CalledOffDeal | undefined> {
  const all = await calledOffsOfDeal(db, organisationId, dealId);
  if (sessionId !== undefined) return all.find((one) => one.session_id === sessionId);
  return all.find(({ answer }) => answer === null) ?? all.at(-1);
}

/** What a deal was asked after callings off, answered or not, the oldest first. */
export async function calledOffsOfDeal(db: Db, organisationId: string, dealId: string): Promise<CalledOffDeal[]> {
  return db.selectFrom("called_off_deals").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "=", dealId).orderBy("called_off_at").orderBy("session_id").execute();
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

/** Places of a deal that were called off in a session and did not go elsewhere. */
export function calledOffPlaces({ bookings }: { bookings: readonly Booking[] }, sessionId: string): Booking[] {
  return bookings.filter((booking) => booking.session_id === sessionId && booking.place === "called-off" && booking.moved_to === null);
}

/**
 * Places went to another date by an offer that was accepted: where none that was called off is left behind, that answers what was asked
 * about them. The deal is held as it was before the places went.
 * @returns since when what went back goes along; null when nothing is asked about these places
 */
export async function answerByMoving(trx: Trx, { deal, bookings }: Pick<WholeDeal, "deal" | "bookings">, moved: readonly string[], now: Temporal.Instant): Promise<Temporal.Instant | null> {
  const { organisation_id: organisationId, id: dealId } = deal;
  const open = (await calledOffsOfDeal(trx, organisationId, dealId)).filter(({ answer }) => answer === null);
  const asked = open.map((question) => ({ question, places: calledOffPlaces({ bookings }, question.session_id) })).filter(({ places }) => places.some(({ id }) => moved.includes(id)));
  for (const { question, places } of asked) {
    if (!places.every(({ id }) => moved.includes(id))) continue;
    await answerCalledOff(trx, question, { answer: "other-date", actor: "customer", now });
  }
  return asked[0]?.question.called_off_at ?? null;
}

/** Writes how a question ended, with its record, and closes its deadline; those of other questions about the deal stay. The deal is held. */
export async function answerCalledOff(
  trx: Trx,
  { organisation_id: organisationId, deal_id: dealId, session_id: sessionId }: CalledOffDeal,
  { answer, actor, now }: { answer: NonNullable<CalledOffDeal["answer"]>; actor: "customer" | "system"; now: Temporal.Instant },
): Promise<void> {
  await trx
    .updateTable("called_off_deals")
    .set({ answer, answered_at: now.toString() })
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .where("session_id", "=", sessionId)
    .execute();
  await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "called-off.answered", at: now, actor, details: { answer } }]);
  const open = (await calledOffsOfDeal(trx, organisationId, dealId)).filter((one) => one.answer === null);
  await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what: "called-off-answer", outcome: answer, except: open.map((one) => one.answer_by) });
}
