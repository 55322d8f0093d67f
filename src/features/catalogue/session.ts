import { localDateOf } from "../../domain/calendar/local-day.ts";
import { insertRows } from "../../platform/database/insert-rows.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { closeDeadlines, scheduleDeadlines } from "../deadlines/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { checkSession } from "./check-session.ts";
import type { SessionChange, SessionInput, SessionProblem } from "./check-session.ts";
import { holdSession, isTermsVersion } from "./hold-session.ts";
import { isSlug } from "./slugs.ts";

export type SessionRefusal = { kind: "course-unknown" | "session-unknown" } | { kind: "not-right"; problems: SessionProblem[] };

type Outcome = { ok: true; sessionId: string } | { ok: false; refusal: SessionRefusal };

/**
 * Makes a session as a draft. Its address is made of the first day and never changes.
 * @returns refusals `course-unknown`, `not-right` with everything that is wrong
 */
export async function createSession(
  house: House,
  { organisationId, courseId, zone, session }: { organisationId: string; courseId: string; zone: string; session: SessionInput },
): Promise<Outcome> {
  const now = house.clock.now();
  const ordered = inOrder(session);
  const problems = checkSession(ordered, { before: null, now });
  if (problems.length > 0) return notRight(problems);
  const sessionId = uuidv7(now);
  return house.db.transaction().execute(async (trx) => {
    const course = await trx
      .selectFrom("courses")
      .select("id")
      .where("organisation_id", "=", organisationId)
      .where("id", "=", courseId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (course === undefined) return { ok: false, refusal: { kind: "course-unknown" } };
    if (!(await isTermsVersion(trx, organisationId, session.termsVersionId))) return notRight(["terms-unknown"]);
    const slug = await freeSlug(trx, { organisationId, courseId, wanted: wantedSlug(ordered, zone) });
    await trx
      .insertInto("sessions")
      .values({ organisation_id: organisationId, id: sessionId, course_id: courseId, slug, created_at: now.toString(), ...columnsOf(ordered) })
      .execute();
    await insertMeetings(trx, organisationId, sessionId, ordered);
    await writeRecords(trx, organisationId, [{ subjectId: sessionId, type: "session.created", at: now, actor: "trainer", details: factsOf(ordered) }]);
    return { ok: true, sessionId };
  });
}

/**
 * Changes a session; its conditions stay as they are, for those have a step of their own. Deals keep the price, terms
 * and days they were made with; a capacity below the places that are taken is refused.
 * @param alongside runs in the same transaction, with the session held, when there are seats for people who wait
 * @returns refusals `session-unknown`, `not-right` with everything that is wrong
 */
export async function updateSession(
  house: House,
  { organisationId, sessionId, change }: { organisationId: string; sessionId: string; change: SessionChange },
  alongside: (trx: Trx) => Promise<void> = () => Promise.resolve(),
): Promise<Outcome> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const held = await holdSession(trx, organisationId, sessionId);
    if (held === undefined) return { ok: false, refusal: { kind: "session-unknown" } };
    const ordered = inOrder({ ...change, conditions: held.session.conditions });
    const problems = checkSession(ordered, { before: held.before, now });
    if (problems.length > 0) return notRight(problems);
    if (!(await isTermsVersion(trx, organisationId, change.termsVersionId))) return notRight(["terms-unknown"]);
    await trx.updateTable("sessions").set(columnsOf(ordered)).where("organisation_id", "=", organisationId).where("id", "=", sessionId).execute();
    await trx.deleteFrom("meetings").where("organisation_id", "=", organisationId).where("session_id", "=", sessionId).execute();
    await insertMeetings(trx, organisationId, sessionId, ordered);
    if (held.before.status === "published") await rescheduleEnd(trx, { organisationId, sessionId, now, session: ordered, endsAt: held.session.ends_at });
    await writeRecords(trx, organisationId, [{ subjectId: sessionId, type: "session.changed", at: now, actor: "trainer", details: factsOf(ordered) }]);
    if (held.before.status === "published" && held.before.waiting > 0 && ordered.capacity > held.before.seatsTaken) await alongside(trx);
    return { ok: true, sessionId };
  });
}

/** The end of a published session is another moment: so is what happens then. The session is held. */
export async function rescheduleEnd(
  trx: Trx,
  { organisationId, sessionId, now, session, endsAt }: { organisationId: string; sessionId: string; now: Temporal.Instant; session: Pick<SessionInput, "meetings">; endsAt: Temporal.Instant | null },
): Promise<void> {
  const dueAt = session.meetings.at(-1)?.endsAt;
  if (dueAt === undefined || endsAt?.equals(dueAt) === true) return;
  await closeDeadlines(trx, organisationId, now, { subjectIds: [sessionId], what: "session-end", outcome: "rescheduled" });
  await scheduleDeadlines(trx, organisationId, now, [{ what: "session-end", subjectId: sessionId, dueAt }]);
}

function inOrder(session: SessionInput): SessionInput {
  return { ...session, meetings: [...session.meetings].sort((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt)) };
}

function columnsOf(session: SessionInput) {
  return {
    language: session.language,
    price_cents: session.priceCents,
    price_rules: JSON.stringify(session.rules),
    capacity: session.capacity,
    minimum: session.minimum,
    sign_up_until: session.signUpUntil?.toString() ?? null,
    terms_version_id: session.termsVersionId,
    conditions: JSON.stringify(session.conditions),
    starts_at: session.meetings[0]?.startsAt.toString() ?? null,
    ends_at: session.meetings.at(-1)?.endsAt.toString() ?? null,
  };
}

/** In order of time; there are none of this session yet. */
export async function insertMeetings(trx: Trx, organisationId: string, sessionId: string, { meetings }: Pick<SessionInput, "meetings">): Promise<void> {
  await insertRows(
    trx,
    "meetings",
    { organisation_id: "uuid", session_id: "uuid", position: "integer", starts_at: "timestamptz", ends_at: "timestamptz", place: "text", address: "text", online_url: "text" },
    meetings.map((meeting, index) => ({
      organisation_id: organisationId,
      session_id: sessionId,
      position: index + 1,
      starts_at: meeting.startsAt.toString(),
      ends_at: meeting.endsAt.toString(),
      place: meeting.place,
      address: meeting.address,
      online_url: meeting.onlineUrl,
    })),
  );
}

function factsOf({ priceCents, capacity, minimum, termsVersionId, meetings }: SessionInput) {
  return { priceCents, capacity, minimum, terms: termsVersionId, startsAt: meetings[0]?.startsAt.toString() ?? null };
}

function wantedSlug({ meetings }: SessionInput, zone: string): string {
  const [first] = meetings;
  return first === undefined ? "datum" : localDateOf(first.startsAt, zone).toString();
}

/** The course is held, so that nobody takes the same word meanwhile. */
async function freeSlug(trx: Trx, { organisationId, courseId, wanted }: { organisationId: string; courseId: string; wanted: string }): Promise<string> {
  const rows = await trx.selectFrom("sessions").select("slug").where("organisation_id", "=", organisationId).where("course_id", "=", courseId).execute();
  const taken = new Set(rows.map(({ slug }) => slug));
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (isSlug(slug) && !taken.has(slug)) return slug;
  }
}

function notRight(problems: SessionProblem[]): { ok: false; refusal: SessionRefusal } {
  return { ok: false, refusal: { kind: "not-right", problems } };
}
