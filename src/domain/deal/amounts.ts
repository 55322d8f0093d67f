import { takesSeat } from "../booking/place.ts";
import type { PlaceState } from "../booking/place.ts";
import { addCents, cents } from "../money.ts";
import type { Cents } from "../money.ts";

/** What a booking does to the amount that is owed. */
export type OwedPlace = { place: PlaceState; feeCents: Cents };

/**
 * What the customer owes for a deal now: the price of the places that stand, and the fees of those that ended.
 * A released place owes nothing.
 * @param deal.places how many places the price was for
 */
export function amountOwed(deal: { totalCents: Cents; places: number; bookings: readonly OwedPlace[] }): Cents {
  const { totalCents, places, bookings } = deal;
  const standing = bookings.filter(({ place }) => takesSeat(place)).length;
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

/**
 * What some places of a deal add to its price: the parts of all places add up to the whole price, whatever the order
 * in which they leave.
 * @param deal.standing how many places stand before they leave
 * @param deal.leaving at most `standing`
 */
export function shareOfLeaving(deal: { totalCents: Cents; places: number; standing: number; leaving: number }): Cents {
  const { totalCents, places, standing, leaving } = deal;
  const before = shareOfPlaces({ totalCents, places, count: standing });
  return cents(before - shareOfPlaces({ totalCents, places, count: standing - leaving }));
}

/** Whether held places are certain: as much is in as confirms them, or nothing is open any more because the rest was let go. */
export function isCertain({ paidCents, neededCents, openCents }: { paidCents: number; neededCents: number; openCents: number }): boolean {
  return paidCents >= neededCents || openCents <= 0;
}

/**
 * What must be in before places are confirmed: the price or the deposit, of as many places as are still wanted.
 * @param deal.count held or released places; the others were cancelled
 */
export function neededToConfirm(deal: { schedule: readonly { name: string; cents: number }[]; places: number; count: number }): Cents {
  const { schedule, places, count } = deal;
  const first = schedule.find((part) => part.name !== "rest")?.cents ?? 0;
  return shareOfPlaces({ totalCents: cents(first), places, count });
}
