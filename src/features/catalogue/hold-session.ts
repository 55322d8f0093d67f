import type { Trx } from "../../platform/house.ts";
import type { SessionBefore } from "./check-session.ts";
import type { Meeting, Session } from "./store.ts";

export type HeldSession = { session: Session; meetings: Meeting[]; before: SessionBefore };

/** Takes a session for this transaction, with its meetings. Its lock comes before any other, as everywhere. */
export async function holdSession(trx: Trx, organisationId: string, sessionId: string): Promise<HeldSession | undefined> {
  const session = await trx
    .selectFrom("sessions")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "=", sessionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (session === undefined) return undefined;
  const meetings = await trx
    .selectFrom("meetings")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("session_id", "=", sessionId)
    .orderBy("position")
    .execute();
  return {
    session,
    meetings,
    before: {
      status: session.status,
      seatsTaken: session.seats_taken,
      waiting: session.waiting,
      signUpUntil: session.sign_up_until,
      meetings: meetings.map((meeting) => ({ startsAt: meeting.starts_at, endsAt: meeting.ends_at })),
    },
  };
}

/** Whether terms can be chosen: a version of this organisation, or none yet. */
export async function isTermsVersion(trx: Trx, organisationId: string, termsVersionId: string | null): Promise<boolean> {
  if (termsVersionId === null) return true;
  const row = await trx
    .selectFrom("terms_versions")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", termsVersionId)
    .executeTakeFirst();
  return row !== undefined;
}
