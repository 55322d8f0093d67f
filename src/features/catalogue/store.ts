import type { Kysely, Selectable } from "kysely";
import { at } from "../../platform/database/at.ts";
import type { Database, SessionStatus } from "../../platform/database/schema.ts";

export type Organisation = Selectable<Database["organisations"]>;
export type Course = Selectable<Database["courses"]>;
export type Session = Selectable<Database["sessions"]>;
export type Meeting = Selectable<Database["meetings"]>;
type TermsRow = Selectable<Database["terms_versions"]>;

/** A terms version without its bytes. */
export type TermsVersion = Omit<TermsRow, "organisation_id" | "pdf" | "markdown" | "html"> & { pdf_size: number };

/** One session with all that a page or a deal needs to know about it. */
export type SessionView = {
  organisation: Organisation;
  course: Course;
  session: Session;
  meetings: Meeting[];
  terms: TermsVersion | null;
};

type Db = Kysely<Database>;

export async function findOrganisation(db: Db, slug: string): Promise<Organisation | undefined> {
  return db.selectFrom("organisations").selectAll().where("slug", "=", slug).executeTakeFirst();
}

/** All organisations of the house, by name. */
export async function listOrganisations(db: Db): Promise<Pick<Organisation, "organisation_id" | "slug">[]> {
  return db.selectFrom("organisations").select(["organisation_id", "slug"]).orderBy("slug").execute();
}

export async function findOrganisationById(db: Db, organisationId: string): Promise<Organisation | undefined> {
  return db.selectFrom("organisations").selectAll().where("organisation_id", "=", organisationId).executeTakeFirst();
}

export async function listCourses(db: Db, organisationId: string): Promise<Course[]> {
  return db
    .selectFrom("courses")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .orderBy("position")
    .orderBy("title")
    .execute();
}

export async function findCourse(db: Db, organisationId: string, slug: string): Promise<Course | undefined> {
  return db
    .selectFrom("courses")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("slug", "=", slug)
    .executeTakeFirst();
}

/** Sessions of one organisation in order of their start, drafts without meetings last. */
export async function listSessionViews(
  db: Db,
  organisationId: string,
  which: { courseId?: string; status?: SessionStatus; startsAfter?: Temporal.Instant } = {},
  known: Known = {},
): Promise<SessionView[]> {
  let query = db.selectFrom("sessions").selectAll().where("organisation_id", "=", organisationId);
  if (which.courseId !== undefined) query = query.where("course_id", "=", which.courseId);
  if (which.status !== undefined) query = query.where("status", "=", which.status);
  if (which.startsAfter !== undefined) query = query.where("starts_at", ">", at(which.startsAfter));
  const sessions = await query.orderBy("starts_at").orderBy("slug").execute();
  return viewsOf(db, organisationId, sessions, known);
}

/** All sessions of a course by their addresses, in order of their start. */
export async function findCourseViews(
  db: Db,
  address: { organisationSlug: string; courseSlug: string },
): Promise<SessionView[]> {
  const organisation = await findOrganisation(db, address.organisationSlug);
  const course = organisation && (await findCourse(db, organisation.organisation_id, address.courseSlug));
  if (organisation === undefined || course === undefined) return [];
  return listSessionViews(db, organisation.organisation_id, { courseId: course.id }, { organisation, courses: [course] });
}

/** What the caller has read already. */
type Known = { organisation?: Organisation; courses?: Course[] };

export async function findSessionView(
  db: Db,
  address: { organisationSlug: string; courseSlug: string; sessionSlug: string },
): Promise<SessionView | undefined> {
  const organisation = await findOrganisation(db, address.organisationSlug);
  if (organisation === undefined) return undefined;
  const session = await db
    .selectFrom("sessions")
    .innerJoin("courses", (join) =>
      join
        .onRef("courses.organisation_id", "=", "sessions.organisation_id")
        .onRef("courses.id", "=", "sessions.course_id"),
    )
    .selectAll("sessions")
    .where("sessions.organisation_id", "=", organisation.organisation_id)
    .where("courses.slug", "=", address.courseSlug)
    .where("sessions.slug", "=", address.sessionSlug)
    .executeTakeFirst();
  if (session === undefined) return undefined;
  const [view] = await viewsOf(db, organisation.organisation_id, [session], { organisation });
  return view;
}

export async function findSessionViewById(
  db: Db,
  organisationId: string,
  sessionId: string,
): Promise<SessionView | undefined> {
  const session = await db
    .selectFrom("sessions")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "=", sessionId)
    .executeTakeFirst();
  if (session === undefined) return undefined;
  const [view] = await viewsOf(db, organisationId, [session]);
  return view;
}

/** A published version with its bytes, by the hash that names it. */
export async function findTermsVersion(db: Db, organisationId: string, sha256: string): Promise<TermsRow | undefined> {
  return db
    .selectFrom("terms_versions")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("sha256", "=", sha256)
    .executeTakeFirst();
}

export async function listTermsVersions(db: Db, organisationId: string): Promise<TermsVersion[]> {
  return termsQuery(db, organisationId).orderBy("number", "desc").execute();
}

/** When a session is given, in order of time, as records keep it. */
export async function spansOf(db: Db, { organisation_id: organisationId, id }: Pick<Session, "organisation_id" | "id">): Promise<{ startsAt: string; endsAt: string }[]> {
  const meetings = await db.selectFrom("meetings").select(["starts_at", "ends_at"]).where("organisation_id", "=", organisationId).where("session_id", "=", id).orderBy("position").execute();
  return meetings.map((meeting) => ({ startsAt: meeting.starts_at.toString(), endsAt: meeting.ends_at.toString() }));
}

async function viewsOf(db: Db, organisationId: string, sessions: Session[], known: Known = {}): Promise<SessionView[]> {
  if (sessions.length === 0) return [];
  const organisation = known.organisation ?? (await findOrganisationById(db, organisationId));
  if (organisation === undefined) return [];
  const ids = sessions.map((session) => session.id);
  const courseIds = [...new Set(sessions.map((session) => session.course_id))];
  const termsIds = [...new Set(sessions.flatMap((session) => session.terms_version_id ?? []))];
  const courses = known.courses ?? (await coursesById(db, organisationId, courseIds));
  const meetings = await db
    .selectFrom("meetings")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("session_id", "in", ids)
    .orderBy("position")
    .execute();
  const terms = termsIds.length === 0 ? [] : await termsQuery(db, organisationId).where("id", "in", termsIds).execute();
  return sessions.flatMap((session) => {
    const course = courses.find((candidate) => candidate.id === session.course_id);
    if (course === undefined) return [];
    return [
      {
        organisation,
        course,
        session,
        meetings: meetings.filter((meeting) => meeting.session_id === session.id),
        terms: terms.find((version) => version.id === session.terms_version_id) ?? null,
      },
    ];
  });
}

async function coursesById(db: Db, organisationId: string, ids: readonly string[]): Promise<Course[]> {
  return db.selectFrom("courses").selectAll().where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
}

function termsQuery(db: Db, organisationId: string) {
  return db
    .selectFrom("terms_versions")
    .select(["id", "number", "title", "locale", "source", "sha256", "published_at"])
    .select((eb) => eb.fn<number>("octet_length", ["pdf"]).as("pdf_size"))
    .where("organisation_id", "=", organisationId);
}
