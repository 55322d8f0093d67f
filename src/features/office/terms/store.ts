import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Database, SessionStatus } from "../../../platform/database/schema.ts";

type Db = Kysely<Database>;

export type SessionOnTerms = { id: string; terms_version_id: string; status: SessionStatus; starts_at: Temporal.Instant | null; title: string };

/** Sessions with the version that new deals in them get, the next to begin first. */
export async function sessionsOnTerms(db: Db, organisationId: string): Promise<SessionOnTerms[]> {
  const { rows } = await sql<SessionOnTerms>`
    select s.id, s.terms_version_id, s.status, s.starts_at, c.title
    from sessions s join courses c on c.organisation_id = s.organisation_id and c.id = s.course_id
    where s.organisation_id = ${organisationId} and s.terms_version_id is not null
    order by s.starts_at, s.id
  `.execute(db);
  return rows;
}

/** How many deals were formed under each version. */
export async function dealsOnTerms(db: Db, organisationId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("deals")
    .select((eb) => ["terms_version_id", eb.fn.countAll<number>().as("deals")])
    .where("organisation_id", "=", organisationId)
    .groupBy("terms_version_id")
    .execute();
  return new Map(rows.map((row) => [row.terms_version_id, row.deals]));
}

/** The newest text that was written here: the next version mostly begins with it. */
export async function newestText(db: Db, organisationId: string): Promise<{ title: string; markdown: string } | undefined> {
  const row = await db
    .selectFrom("terms_versions")
    .select(["title", "markdown"])
    .where("organisation_id", "=", organisationId)
    .where("markdown", "is not", null)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined || row.markdown === null ? undefined : { title: row.title, markdown: row.markdown };
}
