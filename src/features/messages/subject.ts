import type { Kysely, Selectable } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { MeetingWords } from "../../platform/i18n/meetings.ts";

type Db = Kysely<Database>;
type Row<Table extends keyof Database> = Selectable<Database[Table]>;

export type Organisation = Row<"organisations">;
export type Booking = Row<"bookings">;

/** What a mail about a deal is made of: what was frozen, and who comes. */
export type DealSubject = { organisation: Organisation; deal: Row<"deals">; bookings: Booking[]; meetings: MeetingWords[] };

/** What a mail about a waiting request is made of. Nothing is frozen yet, so this is how things are now. */
export type WaitingSubject = {
  organisation: Organisation;
  signUp: Row<"sign_ups">;
  bookings: Booking[];
  course: Pick<Row<"courses">, "slug" | "title" | "vat_basis_points" | "vat_regime">;
  session: Pick<Row<"sessions">, "price_cents" | "conditions">;
  meetings: MeetingWords[];
};

/** @throws {Error} for a deal that is not there: a message about it was committed together with it */
export async function readDealSubject(db: Db, organisationId: string, dealId: string): Promise<DealSubject> {
  const deal = await db
    .selectFrom("deals")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "=", dealId)
    .executeTakeFirst();
  if (deal === undefined) throw new Error(`deal ${dealId}: a message is about it and it is not there`);
  const bookings = await db
    .selectFrom("bookings")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .orderBy("arrival")
    .orderBy("seat_number")
    .execute();
  const meetings = deal.frozen.session.meetings.map((meeting) => ({
    ...meeting,
    startsAt: Temporal.Instant.from(meeting.startsAt),
    endsAt: Temporal.Instant.from(meeting.endsAt),
  }));
  return { organisation: await readOrganisation(db, organisationId), deal, bookings, meetings };
}

/** @throws {Error} for a request that is not there */
export async function readWaitingSubject(db: Db, organisationId: string, signUpId: string): Promise<WaitingSubject> {
  const signUp = await db
    .selectFrom("sign_ups")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "=", signUpId)
    .executeTakeFirst();
  if (signUp === undefined) throw new Error(`sign-up ${signUpId}: a message is about it and it is not there`);
  const session = await db
    .selectFrom("sessions")
    .select(["course_id", "price_cents", "conditions"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", signUp.session_id)
    .executeTakeFirstOrThrow();
  const course = await db
    .selectFrom("courses")
    .select(["slug", "title", "vat_basis_points", "vat_regime"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", session.course_id)
    .executeTakeFirstOrThrow();
  const bookings = await db
    .selectFrom("bookings")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("sign_up_id", "=", signUpId)
    .orderBy("seat_number")
    .execute();
  const meetings = await readMeetings(db, organisationId, signUp.session_id);
  return { organisation: await readOrganisation(db, organisationId), signUp, bookings, course, session, meetings };
}

/** The meetings of a session as they are now. */
export async function readMeetings(db: Db, organisationId: string, sessionId: string): Promise<MeetingWords[]> {
  return db
    .selectFrom("meetings")
    .select(["starts_at as startsAt", "ends_at as endsAt", "place", "address", "online_url as onlineUrl"])
    .where("organisation_id", "=", organisationId)
    .where("session_id", "=", sessionId)
    .orderBy("position")
    .execute();
}

/** The terms of a deal as they were published. */
export async function readTermsPdf(db: Db, organisationId: string, termsVersionId: string): Promise<Buffer> {
  const { pdf } = await db
    .selectFrom("terms_versions")
    .select("pdf")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", termsVersionId)
    .executeTakeFirstOrThrow();
  return pdf;
}

/** Until when an offer stood. */
export async function readOfferEnd(db: Db, organisationId: string, offerId: string): Promise<Temporal.Instant> {
  const { ends_at } = await db
    .selectFrom("offers")
    .select("ends_at")
    .where("organisation_id", "=", organisationId)
    .where("id", "=", offerId)
    .executeTakeFirstOrThrow();
  return ends_at;
}

/** @throws {Error} for an organisation that is not there */
export async function readOrganisation(db: Db, organisationId: string): Promise<Organisation> {
  return db.selectFrom("organisations").selectAll().where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
}
