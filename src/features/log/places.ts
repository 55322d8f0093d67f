import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";

/** Where a record lies in the log, and between which times from outside: null where no time stamp says so yet. */
export type LogPlace = { log: number; index: number; notBefore: Temporal.Instant | null; notAfter: Temporal.Instant | null };

type Row = { record_id: string; log: number; index: number; before_at: Temporal.Instant | null; before_ms: number | null; after_at: Temporal.Instant | null; after_ms: number | null };

/**
 * The places of all records about some subjects, by record. A record was there at the latest when the first head that covers it was stamped, and was made at the
 * earliest after the last stamp that a record before it holds; each time is taken as wide as the service says it may be off.
 */
export async function placesInLog(db: Kysely<Database>, organisationId: string, subjectIds: readonly string[]): Promise<Map<string, LogPlace>> {
  if (subjectIds.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select leaf.record_id, leaf.log, leaf.index, earlier.stamped_at as before_at, earlier.accuracy_ms as before_ms, later.stamped_at as after_at, later.accuracy_ms as after_ms
    from log_leaves leaf
    left join lateral (
      select stamp.stamped_at, stamp.accuracy_ms from time_stamps stamp
      join log_leaves anchor on anchor.organisation_id = ${organisationId} and anchor.record_id = stamp.record_id
      where stamp.organisation_id = ${organisationId} and stamp.log = leaf.log and stamp.size <= leaf.index and anchor.log = leaf.log and anchor.index < leaf.index
      order by stamp.size desc limit 1
    ) earlier on true
    left join lateral (
      select stamp.stamped_at, stamp.accuracy_ms from time_stamps stamp
      where stamp.organisation_id = ${organisationId} and stamp.log = leaf.log and stamp.size > leaf.index
      order by stamp.size limit 1
    ) later on true
    where leaf.organisation_id = ${organisationId} and leaf.subject_id in (${sql.join(subjectIds)})
  `.execute(db);
  return new Map(rows.map((row) => [row.record_id, {
    log: row.log,
    index: Number(row.index),
    notBefore: row.before_at?.subtract({ milliseconds: row.before_ms ?? 0 }) ?? null,
    notAfter: row.after_at?.add({ milliseconds: row.after_ms ?? 0 }) ?? null,
  }]));
}
