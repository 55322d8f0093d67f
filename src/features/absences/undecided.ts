import { earliest } from "../../domain/calendar/local-day.ts";
import type { House } from "../../platform/house.ts";
import { bookingsOfDeals } from "../deal/store.ts";
import { readAbsences } from "./read-absences.ts";
import { possibleAbsences } from "./store.ts";

/** A session with absences that cost something and of which nobody said yet how they end; `since` is the first of them. */
export type UndecidedSession = { id: string; title: string; startsAt: Temporal.Instant; since: Temporal.Instant; absences: number };

/** Sessions that wait for such a decision, the longest first. Older ones than `startsAfter` are left to the trainer. */
export async function undecidedSessions(house: House, organisationId: string, { startsAfter }: { startsAfter: Temporal.Instant }): Promise<UndecidedSession[]> {
  const { deals, sessions, settled } = await possibleAbsences(house.db, organisationId, { startsAfter });
  const bookings = await bookingsOfDeals(house.db, organisationId, deals.map(({ id }) => id));
  const open = (await readAbsences(house, organisationId, deals, bookings)).filter(({ current }) => sessions.has(current.session_id) && !settled.has(current.id));
  const undecided = [...Map.groupBy(open, ({ current }) => current.session_id)].flatMap(([id, together]): UndecidedSession[] => {
    const session = sessions.get(id);
    const since = together.map(({ current }) => current.place_since).reduce((one, other) => earliest(one, other));
    return session === undefined ? [] : [{ id, ...session, since, absences: together.length }];
  });
  return undecided.toSorted((one, other) => Temporal.Instant.compare(one.since, other.since));
}
