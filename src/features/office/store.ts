import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import { normaliseCode } from "../../domain/deal/code.ts";
import { at } from "../../platform/database/at.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Booking, Deal, Offer } from "../deal/store.ts";

export type Deadline = Selectable<Database["deadlines"]>;
/** Mail without its bytes and facts, and whether it was sent anew since. */
export type TroubledMessage = Pick<Selectable<Database["messages"]>, "id" | "kind" | "subject_kind" | "subject_id" | "to_address" | "state" | "last_error" | "queued_at">;
export type RecordEntry = Selectable<Database["records"]>;
export type PageReport = Selectable<Database["page_reports"]>;

type Db = Kysely<Database>;

export async function findDealByCode(db: Db, organisationId: string, code: string): Promise<Deal | undefined> {
  return db
    .selectFrom("deals")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("code", "=", normaliseCode(code))
    .executeTakeFirst();
}

export async function dealsById(db: Db, organisationId: string, ids: readonly string[]): Promise<Map<string, Deal>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("deals").selectAll().where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function offersById(db: Db, organisationId: string, ids: readonly string[]): Promise<Map<string, Offer>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("offers").selectAll().where("organisation_id", "=", organisationId).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findBooking(db: Db, organisationId: string, bookingId: string): Promise<Booking | undefined> {
  return db.selectFrom("bookings").selectAll().where("organisation_id", "=", organisationId).where("id", "=", bookingId).executeTakeFirst();
}

/** What is still to happen to some subjects, in order of time. */
export async function openDeadlines(db: Db, organisationId: string, subjectIds: readonly string[]): Promise<Deadline[]> {
  if (subjectIds.length === 0) return [];
  return db
    .selectFrom("deadlines")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("subject_id", "in", subjectIds)
    .where("done_at", "is", null)
    .orderBy("due_at")
    .orderBy("id")
    .execute();
}

/** What the whole organisation has coming until a moment. */
export async function deadlinesUntil(db: Db, organisationId: string, until: Temporal.Instant, most: number): Promise<Deadline[]> {
  return db
    .selectFrom("deadlines")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("done_at", "is", null)
    .where("due_at", "<=", at(until))
    .orderBy("due_at")
    .orderBy("id")
    .limit(most)
    .execute();
}

/** Deals of an organisation, the newest first; `search` looks in codes and names. */
export async function listDeals(
  db: Db,
  organisationId: string,
  { search, offset, most }: { search: string; offset: number; most: number },
): Promise<Deal[]> {
  let query = db.selectFrom("deals").selectAll().where("organisation_id", "=", organisationId);
  if (search !== "") {
    const like = `%${search.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
    const code = normaliseCode(search);
    query = query.where((eb) =>
      eb.or([
        eb("code", "=", code),
        sql<boolean>`customer ->> 'name' ilike ${like}`,
        sql<boolean>`customer -> 'orderedBy' ->> 'name' ilike ${like}`,
        sql<boolean>`customer -> 'orderedBy' ->> 'email' ilike ${like}`,
        sql<boolean>`customer ->> 'reference' ilike ${like}`,
        eb.exists(
          eb
            .selectFrom("bookings")
            .select("bookings.id")
            .where("bookings.organisation_id", "=", organisationId)
            .whereRef("bookings.deal_id", "=", "deals.id")
            .where(sql<boolean>`first_name || ' ' || last_name ilike ${like}`),
        ),
      ]),
    );
  }
  return query.orderBy("formed_at", "desc").orderBy("id", "desc").offset(offset).limit(most).execute();
}

/** Deals with money past its day: a part of the schedule is due and not all of it is in. */
export async function dealsPastDue(db: Db, organisationId: string, now: Temporal.Instant, most: number): Promise<Deal[]> {
  return db
    .selectFrom("deals")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("payment", "in", ["due", "partly-paid"])
    .where(sql<boolean>`(frozen -> 'schedule' -> 0 ->> 'dueAt')::timestamptz < ${now.toString()}::timestamptz`)
    .orderBy(sql`frozen -> 'schedule' -> 0 ->> 'dueAt'`)
    .limit(most)
    .execute();
}

/** Deals with more money than they owe: what is too much goes back or is used. */
export async function dealsOverpaid(db: Db, organisationId: string, most: number): Promise<Deal[]> {
  return db
    .selectFrom("deals")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("payment", "=", "overpaid")
    .orderBy("formed_at")
    .limit(most)
    .execute();
}

/** Mail that a person has to look at: refused by the other side, or not certain that it left, and not sent anew. */
export async function troubledMessages(db: Db, organisationId: string, most: number): Promise<TroubledMessage[]> {
  return db
    .selectFrom("messages")
    .select(["id", "kind", "subject_kind", "subject_id", "to_address", "state", "last_error", "queued_at"])
    .where("organisation_id", "=", organisationId)
    .where("state", "in", ["refused", "uncertain"])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("messages as again")
            .select("again.id")
            .where("again.organisation_id", "=", organisationId)
            .where("again.dedupe_key", "=", sql<string>`'again:' || messages.id`),
        ),
      ),
    )
    .orderBy("queued_at", "desc")
    .limit(most)
    .execute();
}

/** Records about some subjects, oldest first. */
export async function recordsOf(db: Db, organisationId: string, subjectIds: readonly string[]): Promise<RecordEntry[]> {
  if (subjectIds.length === 0) return [];
  return db
    .selectFrom("records")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("subject_id", "in", subjectIds)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

/** Faults that visitors reported and nobody thanked them for yet. */
export async function openReports(db: Db, organisationId: string, most: number): Promise<PageReport[]> {
  return db
    .selectFrom("page_reports")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("thanked_at", "is", null)
    .orderBy("reported_at")
    .limit(most)
    .execute();
}
