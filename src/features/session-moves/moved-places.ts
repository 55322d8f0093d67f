import { sql } from "kysely";
import type { Kysely } from "kysely";
import { placesBroughtBy } from "../../domain/standing/brought-by.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Booking, WholeDeal } from "../deal/store.ts";
import { afterAll, rootsOf, storyOf } from "../standing/store.ts";

/** Whether a booking is a place of a deal that stands. */
export function hasPlace({ place, deal_id: dealId }: Pick<Booking, "place" | "deal_id">): boolean {
  return dealId !== null && (place === "held" || place === "confirmed");
}

/** Places of a deal that stand in a session. */
export function placesIn({ bookings }: { bookings: readonly Booking[] }, sessionId: string): Booking[] {
  return bookings.filter((booking) => booking.session_id === sessionId && hasPlace(booking));
}

/** Places of a deal that stand where this move brought them. A place that the customer brought to the same date is none of them. */
export async function movedPlaces(db: Kysely<Database>, { deal, bookings }: Pick<WholeDeal, "deal" | "bookings">, move: { id: string; session_id: string }, now: Temporal.Instant): Promise<Booking[]> {
  const there = placesIn({ bookings }, move.session_id);
  const fact = there.length === 0 ? undefined : await db
    .selectFrom("records")
    .select("id")
    .where("organisation_id", "=", deal.organisation_id)
    .where("subject_id", "=", deal.id)
    .where("type", "=", "session.moved")
    .where(sql<boolean>`details ->> 'move' = ${move.id}`)
    .executeTakeFirst();
  if (fact === undefined) return [];
  const story = await storyOf(db, deal);
  const brought = placesBroughtBy(story.deal, story.facts, { record: fact.id, asOf: afterAll(story, now) });
  const rootOf = rootsOf(bookings);
  return there.filter(({ id }) => brought.includes(rootOf(id)));
}

/** Whether a booking is a place that lapsed and was not taken elsewhere: money that comes late brings it back. */
export function isLapsed({ place, deal_id: dealId, moved_to: movedTo }: Pick<Booking, "place" | "deal_id" | "moved_to">): boolean {
  return dealId !== null && place === "released" && movedTo === null;
}
