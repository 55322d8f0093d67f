import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import type { Database, RecordActor } from "../../platform/database/schema.ts";
import { uuidv7 } from "../../platform/ids.ts";

/** A step that happened. `details` carries ids, kinds and numbers: never a name, an address or free text. */
export type NewRecord = {
  subjectId: string;
  type: string;
  at: Temporal.Instant;
  actor: RecordActor;
  details: Record<string, unknown>;
};

/** A change of place as it stands in a record, so that replaying the records gives the present state. */
export type PlaceChange = { booking: string; from: string | null; to: string };

/** Writes records in the transaction of their step; they are in the log, and under a signed head, a moment later. */
export async function writeRecords(
  trx: Transaction<Database>,
  organisationId: string,
  records: readonly NewRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map((record) => ({ id: uuidv7(record.at), subject: record.subjectId, type: record.type, at: record.at.toString(), actor: record.actor, details: record.details }));
  await sql`
    with written as (
      insert into records (organisation_id, id, subject_id, type, at, actor, details)
      select ${organisationId}::uuid, id, subject, type, at, actor, details
      from json_to_recordset(${JSON.stringify(rows)}::json) as incoming(id uuid, subject uuid, type text, at timestamptz, actor text, details jsonb)
      returning id
    )
    insert into log_queue (organisation_id, record_id) select ${organisationId}::uuid, id from written
  `.execute(trx);
}

/** The newest signed head of an organisation's log, as it goes into mails; null before the first record. */
export async function newestHead(db: Kysely<Database>, organisationId: string): Promise<string | null> {
  const row = await db.selectFrom("log_checkpoints").select("note").where("organisation_id", "=", organisationId).orderBy("log", "desc").orderBy("size", "desc").limit(1).executeTakeFirst();
  return row?.note ?? null;
}
