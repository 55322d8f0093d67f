import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import type { LateMoney } from "../../domain/late-money/late-amounts.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { bookingsOfDeals, dealBookings, findDeal, lockSessions } from "../deal/store.ts";
import type { Booking, Deal, LockedSession } from "../deal/store.ts";

export { amountsOf } from "../deal/store.ts";

export type Payment = Selectable<Database["payments"]>;
export type LatePayment = Selectable<Database["late_payments"]>;

type Db = Kysely<Database>;

/** A deal with what belongs to it, of one moment. */
export type WholeDeal = { deal: Deal; bookings: Booking[]; sessions: Map<string, LockedSession> };

/** A deal as it is now, without keeping anybody from it: for previews. */
export async function readDeal(db: Db, organisationId: string, dealId: string): Promise<WholeDeal | undefined> {
  const deal = await findDeal(db, organisationId, dealId);
  if (deal === undefined) return undefined;
  const bookings = await dealBookings(db, organisationId, dealId);
  const ids = [...new Set([deal.session_id, ...bookings.map((booking) => booking.session_id)])];
  const sessions = await db.selectFrom("sessions").selectAll().where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  return { deal, bookings, sessions: new Map(sessions.map((session) => [session.id, session])) };
}

/** A deal held for this transaction: its sessions first (and `otherSessionId`, when it is to have places there), then itself. */
export async function holdDeal(trx: Trx, organisationId: string, dealId: string, otherSessionId?: string): Promise<WholeDeal | undefined> {
  return (await holdDeals(trx, organisationId, [dealId], otherSessionId)).get(dealId);
}

export async function holdDeals(
  trx: Trx,
  organisationId: string,
  dealIds: readonly string[],
  otherSessionId?: string,
): Promise<Map<string, WholeDeal>> {
  const sessions = await lockSessions(trx, organisationId, [
    ...(await sessionsOfDeals(trx, organisationId, dealIds)),
    ...(otherSessionId === undefined ? [] : [otherSessionId]),
  ]);
  const deals = await trx
    .selectFrom("deals")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "in", dealIds)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  const bookings = await bookingsOfDeals(trx, organisationId, dealIds);
  return new Map(deals.map((deal) => [deal.id, { deal, bookings: bookings.get(deal.id) ?? [], sessions }]));
}

async function sessionsOfDeals(trx: Trx, organisationId: string, dealIds: readonly string[]): Promise<string[]> {
  const ids = sql.join(dealIds);
  const { rows } = await sql<{ session_id: string }>`
    select session_id from deals where organisation_id = ${organisationId} and id in (${ids})
    union
    select session_id from bookings where organisation_id = ${organisationId} and deal_id in (${ids})
  `.execute(trx);
  return rows.map((row) => row.session_id);
}

export async function dealPayments(db: Db, organisationId: string, dealId: string): Promise<Payment[]> {
  return db
    .selectFrom("payments")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .orderBy("recorded_at")
    .orderBy("id")
    .execute();
}

export async function dealLatePayments(db: Db, organisationId: string, dealId: string): Promise<LatePayment[]> {
  return db
    .selectFrom("late_payments")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .orderBy("asked_at")
    .orderBy("id")
    .execute();
}

/** Late money that waits for a person: a customer who has not chosen, or a refund that has not gone out. */
export async function openLatePayments(db: Db, organisationId: string): Promise<LatePayment[]> {
  return db
    .selectFrom("late_payments")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("settled_at", "is", null)
    .orderBy("asked_at")
    .execute();
}

/** A row as the rules about late money know it. */
export function asLateMoney({ cents, choice, settled_at }: LatePayment): LateMoney {
  return { cents, choice, settled: settled_at !== null };
}
