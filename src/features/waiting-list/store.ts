import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { FrontOfLine, WaitingPlace } from "../../domain/seats/next-in-line.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import type { Booking, Offer, SignUp } from "../deal/store.ts";

type Db = Kysely<Database>;

/** The first places in line, the pinned ones before the others. */
export async function waitingPlaces(trx: Trx, organisationId: string, sessionId: string, most: number): Promise<WaitingPlace[]> {
  const rows = await trx
    .selectFrom("bookings")
    .select(["id", "sign_up_id", "arrival", "seat_number", "pinned_at"])
    .where("organisation_id", "=", organisationId)
    .where("session_id", "=", sessionId)
    .where("place", "=", "waiting")
    .orderBy("pinned_at", (order) => order.asc().nullsLast())
    .orderBy("arrival")
    .orderBy("seat_number")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    bookingId: row.id,
    signUpId: row.sign_up_id,
    arrival: row.arrival,
    seatNumber: row.seat_number,
    pinnedAt: row.pinned_at,
  }));
}

/** Deals whose money came too late and whose customer chose the first seat that comes free. */
export async function paidTooLate(trx: Trx, organisationId: string, sessionId: string): Promise<FrontOfLine[]> {
  const { rows } = await sql<{ deal_id: string; booking_ids: string[]; chosen_at: string }>`
    select l.deal_id, array_agg(b.id::text order by b.seat_number) as booking_ids, min(l.chosen_at)::text as chosen_at
    from late_payments l
    join bookings b on b.organisation_id = l.organisation_id and b.deal_id = l.deal_id
      and b.session_id = ${sessionId} and b.place = 'released' and b.moved_to is null
    where l.organisation_id = ${organisationId} and l.choice = 'front-of-line' and l.settled_at is null
    group by l.deal_id
  `.execute(trx);
  return rows.map((row) => ({
    dealId: row.deal_id,
    bookingIds: [...new Set(row.booking_ids)],
    chosenAt: Temporal.Instant.from(row.chosen_at.replace(" ", "T")),
  }));
}

export async function signUpsById(db: Db, organisationId: string, ids: readonly string[]): Promise<Map<string, SignUp>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("sign_ups").selectAll().where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findOffer(db: Db, organisationId: string, offerId: string): Promise<Offer | undefined> {
  return db.selectFrom("offers").selectAll().where("organisation_id", "=", organisationId).where("id", "=", offerId).executeTakeFirst();
}

export async function lockOffer(trx: Trx, organisationId: string, offerId: string): Promise<Offer | undefined> {
  return trx.selectFrom("offers").selectAll().where("organisation_id", "=", organisationId).where("id", "=", offerId).forUpdate().executeTakeFirst();
}

/** All offers ever made to a sign-up, the newest first. */
export async function signUpOffers(db: Db, organisationId: string, signUpId: string): Promise<Offer[]> {
  return db
    .selectFrom("offers")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("sign_up_id", "=", signUpId)
    .orderBy("opened_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

export async function offerBookings(db: Db, organisationId: string, offerId: string): Promise<Booking[]> {
  return db
    .selectFrom("bookings")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("offer_id", "=", offerId)
    .orderBy("seat_number")
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
