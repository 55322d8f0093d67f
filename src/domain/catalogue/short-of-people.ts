import { isBefore } from "../calendar/local-day.ts";

/** From so many days before the start, a session with too few people asks for a decision: to go on, to call off, to wait. */
const decisionDays = 14;

/**
 * Whether a published session begins soon with fewer people than it needs.
 * @param session.seatsTaken open offers count, because they may be taken
 */
export function isShortOfPeople(session: { startsAt: Temporal.Instant; seatsTaken: number; minimum: number; now: Temporal.Instant }): boolean {
  const { startsAt, seatsTaken, minimum, now } = session;
  if (!isBefore(now, startsAt) || seatsTaken >= minimum) return false;
  return !isBefore(now.add({ hours: 24 * decisionDays }), startsAt);
}
