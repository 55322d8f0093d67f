import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { FrontOfLine, WaitingPlace } from "../../domain/seats/next-in-line.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import type { Booking, Offer, SignUp } from "../deal/store.ts";

type Db = Kysely<Database>;

/** The first places in line of each session, as many as it has seats to give; the pinned ones before the others. */
export async function waitingPlaces(
  trx: Trx,
  organisationId: string,
  sessions: readonly { sessionId: string; most: number }[],
): Promise<Map<string, WaitingPlace[]>> {
  const { rows } = await sql<{ session_id: string; id: string; sign_up_id: string; arrival: number; seat_number: number; pinned_at: Temporal.Instant | null }>`
    select first.session_id, first.id, first.sign_up_id, first.arrival, first.seat_number, first.pinned_at
    from json_to_recordset(${JSON.stringify(sessions)}::json) as wanted("sessionId" uuid, most integer),
    lateral (
      select * from bookings b
      where b.organisation_id = ${organisationId} and b.session_id = wanted."sessionId" and b.place = 'waiting'
      order by b.pinned_at nulls last, b.arrival, b.seat_number
      limit wanted.most
    ) first
  `.execute(trx);
  const places = rows.map((row) => ({
    sessionId: row.session_id,
    bookingId: row.id,
    signUpId: row.sign_up_id,
    arrival: row.arrival,
    seatNumber: row.seat_number,
    pinnedAt: row.pinned_at,
  }));
  return Map.groupBy(places, (place) => place.sessionId);
}

/** By session: deals whose money came too late and whose customer chose the first seat that comes free. */
export async function paidTooLate(trx: Trx, organisationId: string, sessionIds: readonly string[]): Promise<Map<string, FrontOfLine[]>> {
  const { rows } = await sql<{ session_id: string; deal_id: string; booking_ids: string[]; chosen_at: Temporal.Instant }>`
    select b.session_id, b.deal_id, array_agg(b.id::text order by b.seat_number) as booking_ids, l.chosen_at
    from (
      select deal_id, min(chosen_at) as chosen_at from late_payments
      where organisation_id = ${organisationId} and choice = 'front-of-line' and settled_at is null
      group by deal_id
    ) l
    join bookings b on b.organisation_id = ${organisationId} and b.deal_id = l.deal_id
      and b.place = 'released' and b.moved_to is null and b.session_id in (${sql.join(sessionIds)})
    group by b.session_id, b.deal_id, l.chosen_at
  `.execute(trx);
  const deals = rows.map((row) => ({ sessionId: row.session_id, dealId: row.deal_id, bookingIds: row.booking_ids, chosenAt: row.chosen_at }));
  return Map.groupBy(deals, (deal) => deal.sessionId);
}

/** Published sessions that have a seat and somebody for it, and have not begun. */
export async function sessionsToAdvance(db: Db, now: Temporal.Instant): Promise<{ organisationId: string; sessionId: string }[]> {
  const { rows } = await sql<{ organisation_id: string; id: string }>`
    select s.organisation_id, s.id from sessions s
    where s.status = 'published' and s.seats_taken < s.capacity and s.waiting > 0
      and s.starts_at > ${now.toString()}::timestamptz and coalesce(s.sign_up_until, s.starts_at) > ${now.toString()}::timestamptz
    union
    select s.organisation_id, s.id from late_payments l
    join bookings b on b.organisation_id = l.organisation_id and b.deal_id = l.deal_id and b.place = 'released' and b.moved_to is null
    join sessions s on s.organisation_id = b.organisation_id and s.id = b.session_id
    where l.choice = 'front-of-line' and l.settled_at is null
      and s.status = 'published' and s.seats_taken < s.capacity and s.starts_at > ${now.toString()}::timestamptz
  `.execute(db);
  return rows.map((row) => ({ organisationId: row.organisation_id, sessionId: row.id }));
}

export async function signUpsById(db: Db, organisationId: string, ids: readonly string[]): Promise<Map<string, SignUp>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("sign_ups").selectAll().where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function bookingsOfSignUps(db: Db, organisationId: string, ids: readonly string[]): Promise<Map<string, Booking[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("bookings")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("sign_up_id", "in", ids)
    .orderBy("seat_number")
    .execute();
  return Map.groupBy(rows, (row) => row.sign_up_id);
}

export async function findOffers(db: Db, organisationId: string, offerIds: readonly string[]): Promise<Offer[]> {
  if (offerIds.length === 0) return [];
  return db.selectFrom("offers").selectAll().where("organisation_id", "=", organisationId).where("id", "in", offerIds).where("kind", "=", "place").execute();
}

/** The sessions of the offers are held. */
export async function lockOffers(trx: Trx, organisationId: string, offerIds: readonly string[]): Promise<Offer[]> {
  if (offerIds.length === 0) return [];
  return trx
    .selectFrom("offers")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "in", offerIds)
    .orderBy("id")
    .forUpdate()
    .execute();
}

export async function openOffersOf(trx: Trx, organisationId: string, signUpIds: readonly string[]): Promise<Offer[]> {
  if (signUpIds.length === 0) return [];
  return trx
    .selectFrom("offers")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("sign_up_id", "in", signUpIds)
    .where("kind", "=", "place")
    .where("state", "=", "open")
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** All free places ever offered to a sign-up, the newest first. */
export async function signUpOffers(db: Db, organisationId: string, signUpId: string): Promise<Offer[]> {
  return db
    .selectFrom("offers")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("sign_up_id", "=", signUpId)
    .where("kind", "=", "place")
    .orderBy("opened_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** How many places stand before the first waiting place of a sign-up; null when it does not wait. */
export async function placesAhead(db: Db, organisationId: string, signUpId: string): Promise<number | null> {
  const { rows } = await sql<{ ahead: number }>`
    with mine as (
      select session_id, pinned_at, arrival, seat_number from bookings
      where organisation_id = ${organisationId} and sign_up_id = ${signUpId} and place = 'waiting'
      order by pinned_at nulls last, arrival, seat_number limit 1
    )
    select (select count(*) from bookings b
      where b.organisation_id = ${organisationId} and b.session_id = mine.session_id and b.place = 'waiting'
        and (coalesce(b.pinned_at, 'infinity'), b.arrival, b.seat_number)
          < (coalesce(mine.pinned_at, 'infinity'), mine.arrival, mine.seat_number)) as ahead
    from mine
  `.execute(db);
  return rows[0]?.ahead ?? null;
}
