import type { DeadlineHandler } from "../deadlines/actions.ts";
import { changePlaces, lockSession, sessionBookings } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";

/** The session is over: whoever had a place has completed it; attendance decides the rest. */
export const sessionEndDeadline: DeadlineHandler = async (trx, _house, { organisationId, subjectId }, now) => {
  const session = await lockSession(trx, organisationId, subjectId);
  if (session === undefined || session.status !== "published") return "moot";
  if (session.ends_at !== null && Temporal.Instant.compare(now, session.ends_at) < 0) return "rescheduled";
  const confirmed = (await sessionBookings(trx, organisationId, subjectId)).filter((booking) => booking.place === "confirmed");
  await changePlaces(trx, organisationId, now, subjectId, confirmed.map(({ id }) => ({ bookingId: id, from: "confirmed", to: "completed" })));
  await writeRecords(trx, organisationId, [{
    subjectId,
    type: "session.ended",
    at: now,
    actor: "system",
    details: { places: confirmed.map(({ id }) => ({ booking: id, from: "confirmed", to: "completed" })) },
  }]);
  return "completed";
};
