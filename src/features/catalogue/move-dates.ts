import type { Trx } from "../../platform/house.ts";
import { checkSession } from "./check-session.ts";
import type { MeetingInput, SessionProblem } from "./check-session.ts";
import type { HeldSession } from "./hold-session.ts";
import { insertMeetings, rescheduleEnd } from "./session.ts";

/** What can be wrong with the meetings themselves. */
const aboutMeetings: ReadonlySet<SessionProblem> = new Set<SessionProblem>([
  "no-meetings", "starts-in-past", "meetings-overlap", "meeting-ends-before-start", "too-many-meetings", "place-missing", "online-url-invalid",
]);

/** What is wrong with the meetings to which a published session is to go, in order of time. */
export function checkMeetings({ session, before }: HeldSession, meetings: readonly MeetingInput[], now: Temporal.Instant): SessionProblem[] {
  const { language, price_cents: priceCents, price_rules: rules, capacity, minimum, terms_version_id: termsVersionId, conditions } = session;
  const moved = { language, priceCents, rules, capacity, minimum, termsVersionId, conditions, signUpUntil: null, meetings };
  return checkSession(moved, { before: { ...before, seatsTaken: 0, waiting: 0 }, now }).filter((problem) => aboutMeetings.has(problem));
}

/** Gives a held session other meetings, in order of time, with its end and the last moment of signing up. What people agreed on is not looked at. */
export async function writeMeetings(
  trx: Trx,
  { session }: HeldSession,
  { meetings, signUpUntil, now }: { meetings: readonly MeetingInput[]; signUpUntil: Temporal.Instant | null; now: Temporal.Instant },
): Promise<void> {
  const { organisation_id: organisationId, id: sessionId } = session;
  await trx
    .updateTable("sessions")
    .set({ starts_at: meetings[0]?.startsAt.toString() ?? null, ends_at: meetings.at(-1)?.endsAt.toString() ?? null, sign_up_until: signUpUntil?.toString() ?? null })
    .where("organisation_id", "=", organisationId)
    .where("id", "=", sessionId)
    .execute();
  await trx.deleteFrom("meetings").where("organisation_id", "=", organisationId).where("session_id", "=", sessionId).execute();
  await insertMeetings(trx, organisationId, sessionId, { meetings });
  await rescheduleEnd(trx, { organisationId, sessionId, now, session: { meetings }, endsAt: session.ends_at });
}
