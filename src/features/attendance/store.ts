import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Customer } from "../../domain/deal/frozen-deal.ts";
import { normaliseCode } from "../../domain/deal/code.ts";
import type { Locale } from "../../domain/locale.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { House, Trx } from "../../platform/house.ts";
import { sameSecret } from "../../platform/ids.ts";
import { dealBookings } from "../deal/store.ts";
import type { Booking, Deal } from "../deal/store.ts";
import { invitationSecret } from "../messages/store.ts";

type Db = Kysely<Database>;

export async function findBooking(db: Db, organisationId: string, bookingId: string): Promise<Booking | undefined> {
  return db.selectFrom("bookings").selectAll().where("organisation_id", "=", organisationId).where("id", "=", bookingId).executeTakeFirst();
}

/** A deal whose participants are to be asked whether they come. */
export type AskedDeal = { id: string; locale: Locale; customer: Customer; confirmHoursBefore: number | null };

/** Deals held for this transaction, by id, without their wording: there may be very many. */
export async function holdAskedDeals(trx: Trx, organisationId: string, dealIds: readonly string[]): Promise<Map<string, AskedDeal>> {
  const { rows } = await sql<AskedDeal>`
    select id, locale, customer, (frozen -> 'conditions' ->> 'confirmHoursBefore')::integer as "confirmHoursBefore"
    from deals where organisation_id = ${organisationId} and id in (${sql.join(dealIds)})
    order by id for no key update
  `.execute(trx);
  return new Map(rows.map((deal) => [deal.id, deal]));
}

/** The sessions in which deals have bookings. */
export async function bookedSessions(trx: Trx, organisationId: string, dealIds: readonly string[]): Promise<string[]> {
  const rows = await trx.selectFrom("bookings").select("session_id").distinct().where("organisation_id", "=", organisationId).where("deal_id", "in", dealIds).execute();
  return rows.map((row) => row.session_id);
}

/** Which bookings of these deals were asked already about the date that they are for: a session that moved since is asked about anew. */
export async function askedBookings(trx: Trx, organisationId: string, dealIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ booking: string }>`
    select booking from records r, jsonb_array_elements_text(r.details -> 'bookings') booking
    where r.organisation_id = ${organisationId} and r.subject_id in (${sql.join(dealIds)}) and r.type = 'coming.asked'
      and not exists (
        select from records m
        where m.organisation_id = r.organisation_id and m.subject_id = r.subject_id and m.type = 'session.moved' and m.at > r.at and m.details -> 'bookings' ? booking
      )
  `.execute(trx);
  return new Set(rows.map(({ booking }) => booking));
}

/** What is behind the address that a participant got: the place as it is now, also when it was taken to another date since. */
export async function findInvitation({ db, config }: House, code: string, token: string): Promise<{ deal: Deal; booking: Booking } | undefined> {
  const deals = await db.selectFrom("deals").selectAll().where("code", "=", normaliseCode(code)).execute();
  for (const deal of deals) {
    const bookings = await dealBookings(db, deal.organisation_id, deal.id);
    const invited = bookings.filter(({ id }) => sameSecret(invitationSecret(config.secret, id), token))[0];
    if (invited !== undefined) return { deal, booking: asItIsNow(invited, bookings) };
  }
  return undefined;
}

function asItIsNow(booking: Booking, bookings: readonly Booking[]): Booking {
  const next = bookings.find(({ id }) => id === booking.moved_to);
  return next === undefined ? booking : asItIsNow(next, bookings);
}
