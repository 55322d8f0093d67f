import type { Kysely, Selectable } from "kysely";
import { at } from "../../platform/database/at.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { MeetingWords } from "../../platform/i18n/meetings.ts";

type Db = Kysely<Database>;
type Row<Table extends keyof Database> = Selectable<Database[Table]>;

export type Organisation = Row<"organisations">;
export type Booking = Row<"bookings">;

/**
 * What a mail about a deal is made of: what was frozen, and who comes. The meetings are those that were ordered, or those to which the
 * organiser moved the session since; `changes` counts how often the dates of the deal changed.
 */
export type DealSubject = { organisation: Organisation; deal: Row<"deals">; bookings: Booking[]; meetings: MeetingWords[]; changes: number };

/** What a mail about a waiting request is made of. Nothing is frozen yet, so this is how things are now. */
export type WaitingSubject = {
  organisation: Organisation;
  signUp: Row<"sign_ups">;
  bookings: Booking[];
  course: Pick<Row<"courses">, "slug" | "title" | "vat_basis_points" | "vat_regime" | "service">;
  session: Pick<Row<"sessions">, "price_cents" | "price_rules" | "conditions">;
  meetings: MeetingWords[];
};

/**
 * @param asOf when the message was queued: it says how things were then
 * @throws {Error} for a deal that is not there: a message about it was committed together with it
 */
export async function readDealSubject(db: Db, organisationId: string, dealId: string, asOf: Temporal.Instant): Promise<DealSubject> {
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
  const moved = await sessionsMovedUntil(db, organisationId, dealId, asOf);
  const ordered = deal.frozen.session.meetings.map((meeting) => ({
    ...meeting,
    startsAt: Temporal.Instant.from(meeting.startsAt),
    endsAt: Temporal.Instant.from(meeting.endsAt),
  }));
  const last = moved.at(-1);
  return {
    organisation: await readOrganisation(db, organisationId),
    deal,
    bookings,
    meetings: last === undefined ? ordered : await readMeetings(db, organisationId, last),
    changes: moved.length + bookings.filter(({ moved_to: movedTo, place_since: since }) => movedTo !== null && Temporal.Instant.compare(since, asOf) <= 0).length,
  };
}

/** The sessions that the organiser moved with a deal in them until a moment, the latest last. */
async function sessionsMovedUntil(db: Db, organisationId: string, dealId: string, asOf: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .selectFrom("moved_deals")
    .innerJoin("session_moves", (join) => join.onRef("session_moves.organisation_id", "=", "moved_deals.organisation_id").onRef("session_moves.id", "=", "moved_deals.move_id"))
    .select("session_moves.session_id")
    .where("moved_deals.organisation_id", "=", organisationId)
    .where("moved_deals.deal_id", "=", dealId)
    .where("session_moves.moved_at", "<=", at(asOf))
    .orderBy("session_moves.moved_at")
    .execute();
  return rows.map((row) => row.session_id);
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
    .select(["course_id", "price_cents", "price_rules", "conditions"])
    .where("organisation_id", "=", organisationId)
    .where("id", "=", signUp.session_id)
    .executeTakeFirstOrThrow();
  const course = await db
    .selectFrom("courses")
    .select(["slug", "title", "vat_basis_points", "vat_regime", "service"])
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

/** A mail that came in, whole. @returns null when it was erased since */
export async function readKeptMail(db: Db, organisationId: string, blobId: string): Promise<Buffer | null> {
  const blob = await db.selectFrom("mail_evidence_blobs").select("bytes").where("organisation_id", "=", organisationId).where("id", "=", blobId).executeTakeFirst();
  return blob?.bytes ?? null;
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

/** Whether somebody said to which account the money of a deal goes back. */
export async function hasRefundAccount(db: Db, organisationId: string, dealId: string): Promise<boolean> {
  return (await db.selectFrom("refund_accounts").select("deal_id").where("organisation_id", "=", organisationId).where("deal_id", "=", dealId).executeTakeFirst()) !== undefined;
}
