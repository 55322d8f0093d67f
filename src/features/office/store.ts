import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import { normaliseCode } from "../../domain/deal/code.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Deal, Offer } from "../deal/store.ts";

export type Deadline = Selectable<Database["deadlines"]>;
export type RecordEntry = Selectable<Database["records"]>;

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
