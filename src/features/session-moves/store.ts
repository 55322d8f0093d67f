import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import type { SessionMoveAnswer } from "../../domain/session-move/answers.ts";
import type { Cents } from "../../domain/money.ts";
import { at } from "../../platform/database/at.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { dealBookings } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { leavingCents } from "./leaving.ts";
import { movedPlaces } from "./moved-places.ts";

type Db = Kysely<Database>;

export type SessionMove = Selectable<Database["session_moves"]>;

/** A move as one deal knows it. */
export type MovedDeal = SessionMove & { deal_id: string; places: number; told_at: Temporal.Instant | null; answer: SessionMoveAnswer | null; answered_at: Temporal.Instant | null };

export async function newestMoveOf(db: Db, organisationId: string, sessionId: string): Promise<SessionMove | undefined> {
  return db.selectFrom("session_moves").selectAll().where("organisation_id", "=", organisationId).where("session_id", "=", sessionId).orderBy("moved_at", "desc").orderBy("id", "desc").executeTakeFirst();
}

/** The moves that a deal is about, the oldest first. */
export async function movesOfDeal(db: Db, organisationId: string, dealId: string): Promise<MovedDeal[]> {
  return movedDeals(db, organisationId)
    .where("moved_deals.deal_id", "=", dealId)
    .orderBy("session_moves.moved_at")
    .orderBy("session_moves.id")
    .execute();
}

/** The move that a customer is asked about: the one that is named, else the oldest that is open, else the newest. */
export function askedMove(moves: readonly MovedDeal[], about?: string): MovedDeal | undefined {
  return about !== undefined ? moves.find(({ id }) => id === about) : moves.find(({ answer }) => answer === null) ?? moves.at(-1);
}

/** Deals that still have to hear that a session has other dates, some at a time. */
export async function dealsToTell(db: Db, organisationId: string, sessionId: string, most?: number): Promise<{ moveId: string; dealId: string }[]> {
  const all = db
    .selectFrom("moved_deals")
    .innerJoin("session_moves", (join) => join.onRef("session_moves.organisation_id", "=", "moved_deals.organisation_id").onRef("session_moves.id", "=", "moved_deals.move_id"))
    .select(["moved_deals.move_id as moveId", "moved_deals.deal_id as dealId"])
    .where("moved_deals.organisation_id", "=", organisationId)
    .where("session_moves.session_id", "=", sessionId)
    .where("moved_deals.told_at", "is", null)
    .where("moved_deals.answer", "is", null)
    .orderBy("moved_deals.deal_id");
  return (most === undefined ? all : all.limit(most)).execute();
}

/** Writes how a question ended. The deal is held. */
export async function answerMove(trx: Trx, { organisation_id: organisationId, id, deal_id: dealId }: MovedDeal, answer: SessionMoveAnswer, now: Temporal.Instant): Promise<void> {
  await trx
    .updateTable("moved_deals")
    .set({ answer, answered_at: now.toString() })
    .where("organisation_id", "=", organisationId)
    .where("move_id", "=", id)
    .where("deal_id", "=", dealId)
    .where("answer", "is", null)
    .execute();
}

/** The session of open questions goes elsewhere once more, or is called off: nobody is asked about the earlier dates any more. The session is held. */
export async function endMoveQuestions(
  trx: Trx,
  { organisationId, sessionId, answer, now }: { organisationId: string; sessionId: string; answer: "moved-again" | "called-off"; now: Temporal.Instant },
): Promise<void> {
  const { rows } = await sql<{ deal_id: string }>`
    update moved_deals set answer = ${answer}, answered_at = ${now.toString()}::timestamptz
    from session_moves m
    where moved_deals.organisation_id = ${organisationId} and moved_deals.answer is null
      and m.organisation_id = ${organisationId} and m.id = moved_deals.move_id and m.session_id = ${sessionId}
    returning moved_deals.deal_id
  `.execute(trx);
  await closeDeadlines(trx, organisationId, now, { subjectIds: [sessionId], what: "session-move", outcome: answer });
  await closeAnswerDeadlines(trx, organisationId, rows.map((row) => row.deal_id), { outcome: answer, now });
}

/** Of deals that are not asked about any other session. */
export async function closeAnswerDeadlines(trx: Trx, organisationId: string, dealIds: readonly string[], { outcome, now }: { outcome: string; now: Temporal.Instant }): Promise<void> {
  if (dealIds.length === 0) return;
  const open = await trx.selectFrom("moved_deals").select("deal_id").where("organisation_id", "=", organisationId).where("deal_id", "in", dealIds).where("answer", "is", null).execute();
  const asked = new Set(open.map((row) => row.deal_id));
  await closeDeadlines(trx, organisationId, now, { subjectIds: dealIds.filter((id) => !asked.has(id)), what: "session-move-answer", outcome });
}

/** Questions of some deals whose time is over, the deals held. */
export async function overdueMoves(trx: Trx, organisationId: string, dealIds: readonly string[], now: Temporal.Instant): Promise<MovedDeal[]> {
  return movedDeals(trx, organisationId).where("moved_deals.deal_id", "in", dealIds).where("moved_deals.answer", "is", null).where("session_moves.answer_by", "<=", at(now)).execute();
}

function movedDeals(db: Db, organisationId: string) {
  return db
    .selectFrom("moved_deals")
    .innerJoin("session_moves", (join) => join.onRef("session_moves.organisation_id", "=", "moved_deals.organisation_id").onRef("session_moves.id", "=", "moved_deals.move_id"))
    .selectAll("session_moves")
    .select(["moved_deals.deal_id", "moved_deals.places", "moved_deals.told_at", "moved_deals.answer", "moved_deals.answered_at"])
    .where("moved_deals.organisation_id", "=", organisationId);
}

/** What would go back to the customer who leaves now. */
export async function wouldGetBack(db: Db, deal: Deal, move: MovedDeal, now: Temporal.Instant): Promise<Cents> {
  const bookings = await dealBookings(db, deal.organisation_id, deal.id);
  return leavingCents(db, { deal, bookings }, await movedPlaces(db, { deal, bookings }, move, now), now);
}
