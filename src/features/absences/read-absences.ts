import { absencesOf } from "../../domain/absence/absences.ts";
import type { Absence } from "../../domain/absence/absences.ts";
import type { House } from "../../platform/house.ts";
import type { Booking, Deal } from "../deal/store.ts";
import { rootsOf, storiesOf } from "../standing/store.ts";

/** An absence with the booking as it is called now. */
export type OpenAbsence = Absence & { deal: Deal; current: Booking };

/** The absences of these deals that cost something, settled or not, by their bookings of now. */
export async function readAbsences(house: House, organisationId: string, deals: readonly Deal[], bookings: ReadonlyMap<string, readonly Booking[]>): Promise<OpenAbsence[]> {
  const now = house.clock.now();
  const stories = await storiesOf(house.db, organisationId, deals);
  return deals.flatMap((deal) => {
    const story = stories.get(deal.id);
    if (story === undefined) return [];
    return absencesOf(story.deal, story.facts, now).flatMap((absence): OpenAbsence[] => {
      const current = currentOf(absence.booking, bookings.get(deal.id) ?? []);
      return current === undefined ? [] : [{ ...absence, deal, current }];
    });
  });
}

/** The last booking of a place that may have moved. */
function currentOf(root: string, bookings: readonly Booking[]): Booking | undefined {
  const rootOf = rootsOf(bookings);
  return bookings.find((booking) => booking.moved_to === null && rootOf(booking.id) === root);
}
