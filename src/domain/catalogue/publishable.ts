import { isBefore } from "../calendar/local-day.ts";

export type PublishingRefusal =
  | "no-terms" | "no-meetings" | "meeting-ends-before-start" | "meetings-overlap" | "starts-in-past"
  | "capacity-below-taken" | "minimum-above-capacity" | "deadline-after-start" | "deadline-in-past";

/** Everything that keeps a session from being published; empty when nothing does. */
export function whyNotPublishable(session: {
  termsVersionId: string | null;
  meetings: readonly { startsAt: Temporal.Instant; endsAt: Temporal.Instant }[];
  capacity: number;
  minimum: number;
  seatsTaken: number;
  signUpUntil: Temporal.Instant | null;
  now: Temporal.Instant;
}): PublishingRefusal[] {
  const { meetings, signUpUntil, now } = session;
  const inOrder = [...meetings].sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt));
  const [first] = inOrder;
  const startsAt = first?.startsAt ?? null;
  const checks: [PublishingRefusal, boolean][] = [
    ["no-terms", session.termsVersionId === null],
    ["no-meetings", meetings.length === 0],
    ["meeting-ends-before-start", meetings.some((meeting) => !isBefore(meeting.startsAt, meeting.endsAt))],
    ["meetings-overlap", inOrder.some((meeting, index) => isBefore(meeting.startsAt, inOrder[index - 1]?.endsAt ?? meeting.startsAt))],
    ["starts-in-past", startsAt !== null && !isBefore(now, startsAt)],
    ["capacity-below-taken", session.capacity < session.seatsTaken],
    ["minimum-above-capacity", session.minimum > session.capacity],
    ["deadline-after-start", signUpUntil !== null && startsAt !== null && isBefore(startsAt, signUpUntil)],
    ["deadline-in-past", signUpUntil !== null && isBefore(signUpUntil, now)],
  ];
  return checks.filter(([, holds]) => holds).map(([refusal]) => refusal);
}
