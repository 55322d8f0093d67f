import type { PlaceState } from "../../domain/booking/place.ts";
import type { Trx } from "../../platform/house.ts";
import { changePlacesAcross } from "../deal/store.ts";
import type { Booking } from "../deal/store.ts";

/**
 * Moves bookings of one organisation, each within its own held session.
 * @returns the bookings as they stand after it
 */
export async function moveAll(trx: Trx, bookings: readonly Booking[], to: PlaceState, now: Temporal.Instant): Promise<Booking[]> {
  const [first] = bookings;
  if (first === undefined) return [];
  await changePlacesAcross(trx, first.organisation_id, now, bookings.map((booking) => ({
    sessionId: booking.session_id,
    bookingId: booking.id,
    from: booking.place,
    to,
  })));
  return movedTo(bookings, to);
}

/** Bookings as they stand once they moved. */
export function movedTo(bookings: readonly Booking[], place: PlaceState): Booking[] {
  return bookings.map((booking) => Object.assign({}, booking, { place }));
}

/** All bookings of a deal, with those that moved in their new place. */
export function withMoved(bookings: readonly Booking[], moved: readonly Booking[]): Booking[] {
  return bookings.map((booking) => moved.find(({ id }) => id === booking.id) ?? booking);
}

/** Released, and not taken to another date since. */
export function isReleased(booking: Booking): boolean {
  return booking.place === "released" && booking.moved_to === null;
}
