import { sql } from "kysely";
import { monthsRange } from "../../domain/track-record/track-rules.ts";
import type { House, Trx } from "../../platform/house.ts";

/** What people said and decided, by the moment from which it is of no use. Entries are in no table: they end by themselves. */
const tables = [
  { table: "track_strikes", since: sql`struck_at` },
  { table: "track_corrections", since: sql`answered_at` },
  { table: "track_overrules", since: sql`least(ended_at, ends_at)` },
  { table: "track_objections", since: sql`taken_back_at` },
  { table: "plan_reviews", since: sql`answered_at` },
] as const;

/**
 * Forgets what was said and decided about track records as long ago as an entry can live: the entry that it was about is gone. What
 * waits for an answer, and an objection that holds, stay. The records keep that it happened, without a word of it.
 * @returns how many were forgotten
 * @see docs/rules/track-record.md  art. 5(1)(e) AVG
 */
export async function forgetOld(house: House, now: Temporal.Instant): Promise<number> {
  const before = now.toZonedDateTimeISO("UTC").subtract({ months: monthsRange.most }).toInstant();
  let forgotten = 0;
  for (const organisationId of await organisationsWithOld(house, before)) {
    forgotten += await house.db.transaction().execute((trx) => forgetIn(trx, organisationId, before));
  }
  return forgotten;
}

/**
 * Forgets every overrule, strike and correction of an organisation, with their words: it switches its rules off, and then nobody could
 * read them any more. An objection, and what was asked about the plan of a deal, stay: they hold without rules too.
 * @see docs/rules/track-record.md  art. 5(1)(c), 5(1)(e) AVG
 */
export async function forgetWithoutRules(trx: Trx, organisationId: string): Promise<void> {
  for (const table of ["track_strikes", "track_corrections", "track_overrules"] as const) {
    await trx.deleteFrom(table).where("organisation_id", "=", organisationId).execute();
  }
}

async function forgetIn(trx: Trx, organisationId: string, before: Temporal.Instant): Promise<number> {
  let forgotten = 0;
  for (const { table, since } of tables) {
    const { numAffectedRows = 0n } = await sql`delete from ${sql.table(table)} where organisation_id = ${organisationId} and ${since} < ${before.toString()}::timestamptz`.execute(trx);
    forgotten += Number(numAffectedRows);
  }
  return forgotten;
}

/** Only which organisations have something to forget; each is then looked at on its own. */
async function organisationsWithOld({ db }: House, before: Temporal.Instant): Promise<string[]> {
  const each = tables.map(({ table, since }) => sql`select organisation_id from ${sql.table(table)} where ${since} < ${before.toString()}::timestamptz`);
  const { rows } = await sql<{ organisation_id: string }>`${sql.join(each, sql` union `)}`.execute(db);
  return rows.map((row) => row.organisation_id);
}
