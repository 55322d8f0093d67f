import type { PlaceState } from "../booking/place.ts";
import { addCents, cents } from "../money.ts";
import type { Cents } from "../money.ts";

/** What a booking does to the amount that is owed. */
export type OwedPlace = { place: PlaceState; feeCents: Cents };

const owing: ReadonlySet<PlaceState> = new Set<PlaceState>(["offered", "held", "confirmed", "completed"]);

/**
 * What the customer owes for a deal now: the price of the places that stand, and the fees of those that ended.
 * A released place owes nothing.
 * @param deal.places how many places the price was for
 */
export function amountOwed(deal: { totalCents: Cents; places: number; bookings: readonly OwedPlace[] }): Cents {
  const { totalCents, places, bookings } = deal;
  const standing = bookings.filter(({ place }) => owing.has(place)).length;
  const fees = bookings.filter(({ place }) => place === "cancelled").map(({ feeCents }) => feeCents);
  return addCents(shareOfPlaces({ totalCents, places, count: standing }), ...fees);
}

/**
 * The price of some of the places of a deal, rounded so that all of them together are the whole price.
 * @param deal.count at most `places`
 */
export function shareOfPlaces({ totalCents, places, count }: { totalCents: Cents; places: number; count: number }): Cents {
  return cents(Math.floor((totalCents * Math.min(count, places)) / places));
}

/** What must be in before a held place is confirmed: the whole price, or the deposit. */
export function neededToConfirm(schedule: readonly { name: string; cents: number }[]): Cents {
  return cents(schedule.find((part) => part.name !== "rest")?.cents ?? 0);
}
