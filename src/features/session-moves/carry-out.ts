import { insertRows } from "../../platform/database/insert-rows.ts";
import type { Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { writeMeetings } from "../catalogue/actions.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { moveLine } from "../waiting-list/actions.ts";
import type { DecidedMove } from "./move-session.ts";
import { hasPlace, isLapsed } from "./moved-places.ts";
import { endMoveQuestions } from "./store.ts";

/**
 * Writes a move that was decided: the dates, the fact for every deal with a place or one that lapsed, who is still to be told, the line.
 * The session is held, and with it everything that can change a place in it.
 */
export async function carryOut(trx: Trx, move: DecidedMove): Promise<void> {
  const { held: { session, meetings: before }, meetings, startsAt, endsAt, signUpUntil, answerBy, now } = move;
  const { organisation_id: organisationId, id: sessionId } = session;
  const moveId = uuidv7(now);
  const spans = meetings.map((meeting) => ({ startsAt: meeting.startsAt.toString(), endsAt: meeting.endsAt.toString() }));
  const byDeal = Map.groupBy(move.bookings.filter(hasPlace), (booking) => booking.deal_id ?? "");
  const movedByDeal = Map.groupBy(move.bookings.filter((booking) => hasPlace(booking) || isLapsed(booking)), (booking) => booking.deal_id ?? "");
  await endMoveQuestions(trx, { organisationId, sessionId, answer: "moved-again", now });
  await writeMeetings(trx, move.held, { meetings, signUpUntil, now });
  await trx
    .insertInto("session_moves")
    .values({
      organisation_id: organisationId, id: moveId, session_id: sessionId, moved_at: now.toString(), starts_at: startsAt.toString(), ends_at: endsAt.toString(), answer_by: answerBy.toString(),
      was: JSON.stringify(before.map((meeting) => ({ startsAt: meeting.starts_at.toString(), endsAt: meeting.ends_at.toString() }))),
    })
    .execute();
  await insertRows(
    trx,
    "moved_deals",
    { organisation_id: "uuid", move_id: "uuid", deal_id: "uuid", places: "integer" },
    [...byDeal].map(([dealId, places]) => ({ organisation_id: organisationId, move_id: moveId, deal_id: dealId, places: places.length })),
  );
  await writeRecords(trx, organisationId, [
    { subjectId: sessionId, type: "session.dates-moved", at: now, actor: "trainer", details: { move: moveId, was: session.starts_at?.toString() ?? null, startsAt: startsAt.toString(), endsAt: endsAt.toString() } },
    ...[...movedByDeal].map(([dealId, places]) => ({
      subjectId: dealId,
      type: "session.moved" as const,
      at: now,
      actor: "trainer" as const,
      details: { move: moveId, session: sessionId, bookings: places.map(({ id }) => id), startsAt: startsAt.toString(), endsAt: endsAt.toString(), meetings: spans },
    })),
  ]);
  await forgetWhoComes(trx, organisationId, sessionId);
  await scheduleDeadlines(trx, organisationId, now, [{ what: "session-move", subjectId: sessionId, dueAt: now }]);
  await moveLine(trx, { organisationId, sessionId, moveId, was: before.map((meeting) => meeting.starts_at), now });
}

/** Who said to come said so of the old date. */
async function forgetWhoComes(trx: Trx, organisationId: string, sessionId: string): Promise<void> {
  await trx
    .updateTable("bookings")
    .set({ attendance: "expected" })
    .where("organisation_id", "=", organisationId)
    .where("session_id", "=", sessionId)
    .where("place", "in", ["held", "confirmed"])
    .where("attendance", "=", "will-come")
    .execute();
}
