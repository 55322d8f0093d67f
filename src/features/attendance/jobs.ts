import type { DeadlineHandler } from "../deadlines/actions.ts";
import { changePlacesAcross, lockSessions, sessionBookings } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { askAgainAfterSession } from "../payments/actions.ts";
import type { Trx } from "../../platform/house.ts";

export { confirmAskDeadlines } from "./ask-coming.ts";

/**
 * Sessions are over: whoever had a place has completed it, attendance decides the rest. Late money that waited for a
 * seat there is asked about again.
 */
export const sessionEndDeadlines: DeadlineHandler = async (trx, _house, { organisationId, deadlines }, now) => {
  const sessions = await lockSessions(trx, organisationId, deadlines.map(({ subjectId }) => subjectId));
  const outcomes = new Map<string, string>();
  for (const { id, subjectId } of deadlines) {
    const session = sessions.get(subjectId);
    if (session === undefined || session.status !== "published") outcomes.set(id, "moot");
    else if (session.ends_at !== null && Temporal.Instant.compare(now, session.ends_at) < 0) outcomes.set(id, "rescheduled");
    else {
      await endSession(trx, organisationId, subjectId, now);
      outcomes.set(id, "completed");
    }
  }
  return outcomes;
};

async function endSession(trx: Trx, organisationId: string, sessionId: string, now: Temporal.Instant): Promise<void> {
  const confirmed = (await sessionBookings(trx, organisationId, sessionId)).filter((booking) => booking.place === "confirmed");
  await changePlacesAcross(trx, organisationId, now, confirmed.map((booking) => ({ sessionId, bookingId: booking.id, from: "confirmed", to: "completed" })));
  await writeRecords(trx, organisationId, [{
    subjectId: sessionId,
    type: "session.ended",
    at: now,
    actor: "system",
    details: { places: confirmed.map(({ id }) => ({ booking: id, from: "confirmed", to: "completed" })) },
  }]);
  await askAgainAfterSession(trx, organisationId, sessionId, now);
}
