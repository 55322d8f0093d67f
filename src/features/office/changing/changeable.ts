import { isBefore } from "../../../domain/calendar/local-day.ts";
import type { Booking } from "../../deal/store.ts";
import type { DealFacts } from "../deal/facts.ts";
import { canCancel } from "../deal/possible.ts";

/** Places that stand and whose session has not begun: they can go to another date, or to somebody else. */
export function changeable({ bookings, sessions }: Pick<DealFacts, "bookings" | "sessions">, now: Temporal.Instant): Booking[] {
  return canCancel({ bookings }).filter(({ session_id: id }) => {
    const startsAt = sessions.find(({ session }) => session.id === id)?.session.starts_at ?? null;
    return startsAt !== null && isBefore(now, startsAt);
  });
}
