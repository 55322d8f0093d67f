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

/** How often somebody else took over each place of some deals. */
export async function replacementsOf(db: Db, organisationId: string, dealIds: readonly string[]): Promise<Map<string, number>> {
  if (dealIds.length === 0) return new Map();
  const { rows } = await sql<{ booking: string; times: number }>`
    select booking, count(*) as times from records r, jsonb_array_elements_text(r.details -> 'bookings') booking
    where r.organisation_id = ${organisationId} and r.subject_id in (${sql.join(dealIds)}) and r.type = 'participant.replaced'
    group by booking
  `.execute(db);
  return new Map(rows.map(({ booking, times }) => [booking, times]));
}

/** An address that was mailed: the place that it was about, and how often that had been taken over by then. */
export type Asked = { bookingId: string; replacements: number };

/**
 * What is behind the address that a participant got: the place as it is now, also when it was taken to another date since.
 * `replaced`: somebody else took over since, so that the address answers for nobody any more.
 */
export async function findInvitation({ db, config }: House, code: string, token: string): Promise<{ deal: Deal; booking: Booking; asked: Asked; replaced: boolean } | undefined> {
  const deals = await db.selectFrom("deals").selectAll().where("code", "=", normaliseCode(code)).execute();
  for (const deal of deals) {
    const bookings = await dealBookings(db, deal.organisation_id, deal.id);
    const replacements = await replacementsOf(db, deal.organisation_id, [deal.id]);
    const addresses = bookings.flatMap(({ id }) => Array.from({ length: (replacements.get(id) ?? 0) + 1 }, (_, times): Asked => ({ bookingId: id, replacements: times })));
    const asked = addresses.filter((one) => sameSecret(invitationSecret(config.secret, one.bookingId, one.replacements), token))[0];
    const invited = bookings.find(({ id }) => id === asked?.bookingId);
    if (asked !== undefined && invited !== undefined) return { deal, booking: asItIsNow(invited, bookings), asked, replaced: wasReplaced(asked, bookings, replacements) };
  }
  return undefined;
}

/** Whether somebody else took over a place since its address was mailed, wherever it went. */
export function wasReplaced(asked: Asked, bookings: readonly Pick<Booking, "id" | "moved_to">[], replacements: ReadonlyMap<string, number>): boolean {
  const times = (id: string): number => {
    const next = bookings.find((booking) => booking.id === id)?.moved_to ?? null;
    return (replacements.get(id) ?? 0) + (next === null ? 0 : times(next));
  };
  return times(asked.bookingId) > asked.replacements;
}

function asItIsNow(booking: Booking, bookings: readonly Booking[]): Booking {
  const next = bookings.find(({ id }) => id === booking.moved_to);
  return next === undefined ? booking : asItIsNow(next, bookings);
}
