import type { PlaceState } from "../booking/place.ts";

/** What a deal is about now: the firmest place first, the places that ended last. */
const byImportance: readonly PlaceState[] = [
  "held", "confirmed", "completed", "offered", "waiting", "released", "called-off", "moved", "withdrawn", "cancelled",
];

/**
 * The place that says how a deal stands when its bookings stand differently.
 * @param places of all bookings of the deal, in any order
 * @throws {RangeError} for a deal without bookings
 */
export function leadingPlace(places: readonly PlaceState[]): PlaceState {
  const leading = byImportance.find((place) => places.includes(place));
  if (leading === undefined) throw new RangeError("leadingPlace: expected at least one place, got none");
  return leading;
}
