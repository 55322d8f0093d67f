import { sql } from "kysely";
import { shareOfPlaces } from "../../domain/deal/amounts.ts";
import { cents } from "../../domain/money.ts";
import type { OpenRefill, Sale } from "../../domain/refill/decide-refills.ts";
import type { Trx } from "../../platform/house.ts";

/** A held session in which a cancelled place may have been sold again. */
export type SoldIn = {
  sessionId: string;
  capacity: number;
  /** Places that are certain, those that were just sold among them. */
  certain: number;
  sales: Sale[];
  open: (OpenRefill & { dealId: string })[];
};

/** From now on each of these cancelled places waits to be sold again. Their sessions are held. */
export async function awaitRefill(trx: Trx, organisationId: string, now: Temporal.Instant, bookings: readonly { id: string; session_id: string }[]): Promise<void> {
  if (bookings.length === 0) return;
  await sql`
    with waiting as (
      update bookings set refill_since = ${now.toString()}::timestamptz
      where organisation_id = ${organisationId} and id in (${sql.join(bookings.map(({ id }) => id))})
    )
    update sessions set refills_open = true
    where organisation_id = ${organisationId} and id in (${sql.join([...new Set(bookings.map((booking) => booking.session_id))])})
  `.execute(trx);
}

/**
 * The sessions of these bookings in which cancelled places wait to be sold again. One look for all of them, and nearly always
 * the answer is none.
 */
export async function soldWhereRefillsWait(trx: Trx, organisationId: string, bookingIds: readonly string[]): Promise<SoldIn[]> {
  if (bookingIds.length === 0) return [];
  const { rows } = await sql<{ id: string; session_id: string; capacity: number; total_cents: number; places: number }>`
    select b.id, b.session_id, s.capacity, d.total_cents, (d.frozen -> 'price' ->> 'places')::int as places
    from bookings b
    join sessions s on s.organisation_id = b.organisation_id and s.id = b.session_id
    join deals d on d.organisation_id = b.organisation_id and d.id = b.deal_id
    where b.organisation_id = ${organisationId} and b.id in (${sql.join(bookingIds)})
      and s.refills_open and b.place = 'confirmed' and d.session_id = b.session_id
    order by b.arrival, b.seat_number
  `.execute(trx);
  const here = [...Map.groupBy(rows, (row) => row.session_id)];
  return Promise.all(here.map(async ([sessionId, sold]) => ({
    sessionId,
    capacity: sold[0]?.capacity ?? 0,
    sales: sold.map(({ id, total_cents: total, places }) => ({ bookingId: id, priceCents: shareOfPlaces({ totalCents: cents(total), places, count: 1 }) })),
    ...(await placesIn(trx, organisationId, sessionId)),
  })));
}

/** These places do not wait any more; the session is not looked at again once none of its places does. */
export async function endRefills(trx: Trx, organisationId: string, sessionId: string, bookingIds: readonly string[]): Promise<void> {
  if (bookingIds.length > 0) {
    await trx.updateTable("bookings").set({ refill_since: null }).where("organisation_id", "=", organisationId).where("id", "in", bookingIds).execute();
  }
  await sql`
    update sessions set refills_open = false
    where organisation_id = ${organisationId} and id = ${sessionId}
      and not exists (select 1 from bookings b where b.organisation_id = ${organisationId} and b.session_id = ${sessionId} and b.refill_since is not null and b.place = 'cancelled')
  `.execute(trx);
}

async function placesIn(trx: Trx, organisationId: string, sessionId: string): Promise<Pick<SoldIn, "certain" | "open">> {
  const { certain } = await trx
    .selectFrom("bookings")
    .select((eb) => eb.fn.countAll<string>().as("certain"))
    .where("organisation_id", "=", organisationId)
    .where("session_id", "=", sessionId)
    .where("place", "in", ["confirmed", "completed"])
    .executeTakeFirstOrThrow();
  const open = await trx
    .selectFrom("bookings")
    .select(["id", "deal_id", "refill_since"])
    .where("organisation_id", "=", organisationId)
    .where("session_id", "=", sessionId)
    .where("place", "=", "cancelled")
    .where("refill_since", "is not", null)
    .orderBy("deal_id")
    .execute();
  return {
    certain: Number(certain),
    open: open.flatMap(({ id, deal_id: dealId, refill_since: since }) => (dealId === null || since === null ? [] : [{ bookingId: id, dealId, since }])),
  };
}
