import { earliest, endOfLocalDay, isBefore, localDateOf } from "../calendar/local-day.ts";

export type SessionMoveRefusal = "draft" | "called-off" | "begun" | "same-dates" | "changed";

type MeetingTimes = { startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/** How many days a customer has to choose. */
const answerDays = 7;

/**
 * Why a session does not go to other dates; null when it does. Whether the dates themselves are right is another question.
 * @param session.seenStartsAt the start that was shown to who decides; another one means that somebody moved it meanwhile
 * @see docs/rules/session-moves.md
 */
export function whyNotMoveSession(session: {
  status: "draft" | "published" | "called-off";
  startsAt: Temporal.Instant | null;
  seenStartsAt: Temporal.Instant | null;
  from: readonly MeetingTimes[];
  to: readonly MeetingTimes[];
  now: Temporal.Instant;
}): SessionMoveRefusal | null {
  const { status, startsAt, seenStartsAt, from, to, now } = session;
  if (status !== "published") return status;
  if (startsAt === null || !isBefore(now, startsAt)) return "begun";
  if (sameTimes(from, to)) return "same-dates";
  return seenStartsAt !== null && !seenStartsAt.equals(startsAt) ? "changed" : null;
}

/** The last moment to choose, inclusive: a week on, to the end of the day, but never past the new start. */
export function sessionMoveAnswerBy({ now, startsAt, zone }: { now: Temporal.Instant; startsAt: Temporal.Instant; zone: string }): Temporal.Instant {
  return earliest(endOfLocalDay(localDateOf(now, zone).add({ days: answerDays }), zone), startsAt);
}

/** The last moment of signing up as many days before the new start as it was before the old one, at the same time of day; null: until the start. */
export function signUpUntilAfterMove(until: Temporal.Instant | null, { from, to, zone }: { from: Temporal.Instant; to: Temporal.Instant; zone: string }): Temporal.Instant | null {
  if (until === null) return null;
  const days = localDateOf(from, zone).until(localDateOf(to, zone), { largestUnit: "days" }).days;
  return earliest(until.toZonedDateTimeISO(zone).add({ days }).toInstant(), to);
}

function sameTimes(one: readonly MeetingTimes[], other: readonly MeetingTimes[]): boolean {
  return one.length === other.length && one.every(({ startsAt, endsAt }, index) => other[index]?.startsAt.equals(startsAt) === true && other[index].endsAt.equals(endsAt));
}
