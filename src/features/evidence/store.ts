import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import type { Database, RecordActor } from "../../platform/database/schema.ts";
import { uuidv7 } from "../../platform/ids.ts";
import type { DetailsOf, RecordType } from "./kinds/index.ts";

export { kindOfRecord, recordKinds } from "./kinds/index.ts";
export type { DealOfferDetails, DetailsOf, PlaceChange, RecordType } from "./kinds/index.ts";

/** A step that happened, of some types. Its details are those of its type, and hold no name, no address and no free text. */
export type RecordOf<Type extends RecordType> = {
  [One in Type]: { subjectId: string; type: One; at: Temporal.Instant; actor: RecordActor; details: DetailsOf<One> };
}[Type];

export type NewRecord = RecordOf<RecordType>;

/**
 * Writes records in the transaction of their step; they are in the log, and under a signed head, a moment later. The types say what a record may hold; the audit
 * looks whether what is kept does. Here nothing is looked at: many are written at once.
 * @returns their ids, in order
 */
export async function writeRecords(
  trx: Transaction<Database>,
  organisationId: string,
  records: readonly NewRecord[],
): Promise<string[]> {
  if (records.length === 0) return [];
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
  return rows.map(({ id }) => id);
}

/** The newest signed head of an organisation's log with the key that signs it, as they go into mails; null before the first record. */
export async function newestHead(db: Kysely<Database>, organisationId: string): Promise<{ note: string; key: string } | null> {
  const row = await db
    .selectFrom("log_checkpoints as head")
    .innerJoin("log_keys as key", (join) => join.onRef("key.organisation_id", "=", "head.organisation_id").onRef("key.log", "=", "head.log"))
    .select(["head.note", "key.verifier"])
    .where("head.organisation_id", "=", organisationId)
    .where("key.until_size", "is", null)
    .orderBy("head.log", "desc")
    .orderBy("head.size", "desc")
    .orderBy("key.number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { note: row.note, key: row.verifier };
}
