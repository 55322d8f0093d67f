import type { Transaction } from "kysely";
import { insertRows } from "../../platform/database/insert-rows.ts";
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

export async function writeRecords(
  trx: Transaction<Database>,
  organisationId: string,
  records: readonly NewRecord[],
): Promise<void> {
  await insertRows(
    trx,
    "records",
    { organisation_id: "uuid", id: "uuid", subject_id: "uuid", type: "text", at: "timestamptz", actor: "text", details: "jsonb" },
    records.map((record) => ({
      organisation_id: organisationId,
      id: uuidv7(record.at),
      subject_id: record.subjectId,
      type: record.type,
      at: record.at.toString(),
      actor: record.actor,
      details: record.details,
    })),
  );
}
