import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import type { FrozenDeal } from "../../domain/deal/frozen-deal.ts";
import type { LateMoney } from "../../domain/late-money/late-amounts.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { bookingsOfDeals, dealBookings, findDeal, lockSessions } from "../deal/store.ts";
import type { Booking, Deal, DealMoney, LockedSession } from "../deal/store.ts";

export { amountsOf } from "../deal/store.ts";
export { messageAbout } from "./tell.ts";

export type Payment = Selectable<Database["payments"]>;
export type LatePayment = Selectable<Database["late_payments"]>;

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
  const deal = await trx
    .selectFrom("deals")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "=", dealId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return { deal, bookings: await dealBookings(trx, organisationId, dealId), sessions };
}

/** Deals with what a deadline needs to know of them. Their wording stays in the database: there may be very many. */
export type DueDeal = DealMoney & Pick<Deal, "organisation_id" | "locale" | "customer"> & { frozen: Pick<FrozenDeal, "price" | "schedule"> };

/** Deals held for this transaction with their bookings, by id. */
export async function holdDueDeals(trx: Trx, organisationId: string, dealIds: readonly string[]): Promise<Map<string, { deal: DueDeal; bookings: Booking[] }>> {
  const { rows } = await sql<DueDeal>`
    select organisation_id, id, code, locale, customer, payment, paid_cents, total_cents, adjust_cents, due_at, due_cents,
      frozen - array['organisation', 'course', 'session', 'terms', 'conditions', 'wording', 'consents'] as frozen
    from deals where organisation_id = ${organisationId} and id in (${sql.join(dealIds)})
    order by id for no key update
  `.execute(trx);
  const bookings = await bookingsOfDeals(trx, organisationId, dealIds);
  return new Map(rows.map((deal) => [deal.id, { deal, bookings: bookings.get(deal.id) ?? [] }]));
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
