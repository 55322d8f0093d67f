import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { TargetDate } from "../../domain/offers/target-date.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { dealBookings, findDeal, holdSessions, lockSessions } from "./store.ts";
import type { Booking, Deal, LockedSession } from "./store.ts";

type Db = Kysely<Database>;

/** A deal with what belongs to it, of one moment. */
export type WholeDeal = { deal: Deal; bookings: Booking[]; sessions: Map<string, LockedSession> };

/** A deal as it is now, without keeping anybody from it: for previews. */
export async function readDeal(db: Db, organisationId: string, dealId: string): Promise<WholeDeal | undefined> {
  return readDealWith(db, { organisationId, dealId }, null);
}

/** As {@link readDeal}, with another session that the deal is to have places in. */
export async function readDealWith(db: Db, { organisationId, dealId }: { organisationId: string; dealId: string }, otherSessionId: string | null): Promise<WholeDeal | undefined> {
  const deal = await findDeal(db, organisationId, dealId);
  if (deal === undefined) return undefined;
  const bookings = await dealBookings(db, organisationId, dealId);
  const ids = [...new Set([deal.session_id, ...(otherSessionId === null ? [] : [otherSessionId]), ...bookings.map((booking) => booking.session_id)])];
  const sessions = await db.selectFrom("sessions").selectAll().where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  return { deal, bookings, sessions: new Map(sessions.map((session) => [session.id, session])) };
}

/** A deal held for this transaction: its sessions first (and `otherSessionId`, when it is to have places there), then itself. */
export async function holdDeal(trx: Trx, organisationId: string, dealId: string, otherSessionId?: string): Promise<WholeDeal | undefined> {
  const found = await findDeal(trx, organisationId, dealId);
  if (found === undefined) return undefined;
  const ids = await sessionsOfDeals(trx, organisationId, [dealId]);
  const sessions = await lockSessions(trx, organisationId, otherSessionId === undefined ? ids : [...ids, otherSessionId]);
  const deal = await holdDealAlone(trx, organisationId, dealId);
  return deal === undefined ? undefined : { deal, bookings: await dealBookings(trx, organisationId, dealId), sessions };
}

/** A deal held without its sessions: for what changes nothing about its places or its money. */
export async function holdDealAlone(trx: Trx, organisationId: string, dealId: string): Promise<Deal | undefined> {
  return trx.selectFrom("deals").selectAll().where("organisation_id", "=", organisationId).where("id", "=", dealId).forNoKeyUpdate().executeTakeFirst();
}

/** Deals held by id, in one order for everybody; after their sessions where places or money change. @returns those that are there */
export async function holdDeals(trx: Trx, organisationId: string, dealIds: readonly string[]): Promise<Pick<Deal, "id" | "in_books">[]> {
  if (dealIds.length === 0) return [];
  return trx.selectFrom("deals").select(["id", "in_books"]).where("organisation_id", "=", organisationId).where("id", "in", dealIds).orderBy("id").forNoKeyUpdate().execute();
}

/** All sessions of a batch of deals before any of the deals, so that nobody waits in a circle. */
export async function holdSessionsOf(trx: Trx, organisationId: string, dealIds: readonly string[]): Promise<void> {
  if (dealIds.length > 0) await holdSessions(trx, organisationId, await sessionsOfDeals(trx, organisationId, dealIds));
}

/** A session as a date that places could go to; null for one that is not there. */
export function targetDateOf(session: LockedSession | undefined): TargetDate | null {
  if (session === undefined) return null;
  const { id: sessionId, course_id: courseId, status, starts_at: startsAt, capacity, seats_taken: taken, waiting } = session;
  return { sessionId, courseId, status, startsAt, free: capacity - taken, waiting };
}

/** The sessions in which deals have bookings, and the ones they were ordered for. */
export async function sessionsOfDeals(trx: Trx, organisationId: string, dealIds: readonly string[]): Promise<string[]> {
  const ids = sql.join(dealIds);
  const { rows } = await sql<{ session_id: string }>`
    select session_id from deals where organisation_id = ${organisationId} and id in (${ids})
    union
    select session_id from bookings where organisation_id = ${organisationId} and deal_id in (${ids})
  `.execute(trx);
  return rows.map((row) => row.session_id);
}
