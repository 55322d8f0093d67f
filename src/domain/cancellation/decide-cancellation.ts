import type { PlaceState } from "../booking/place.ts";
import { isBefore } from "../calendar/local-day.ts";

export type CancellationRefusal = { kind: "nothing-to-cancel" } | { kind: "begun" };

type Place = { place: PlaceState; startsAt: Temporal.Instant | null };

/** Held and confirmed places can be cancelled, whatever is disputed or unpaid; what ended stays as it ended. */
export function isCancellable({ place }: Pick<Place, "place">): boolean {
  return place === "held" || place === "confirmed";
}

/**
 * Why places cannot be cancelled. The customer cancels until the session begins; whoever does not come after that is absent, which
 * the trainer settles. The trainer may cancel a place until it is completed.
 * @param wish.places those that were chosen
 * @see docs/rules/conditions.md
 */
export function whyNotCancel({ by, places, now }: { by: "customer" | "trainer"; places: readonly Place[]; now: Temporal.Instant }): CancellationRefusal | null {
  const left = places.filter(isCancellable);
  if (left.length === 0) return { kind: "nothing-to-cancel" };
  const begun = left.some(({ startsAt }) => startsAt !== null && !isBefore(now, startsAt));
  return by === "customer" && begun ? { kind: "begun" } : null;
}
