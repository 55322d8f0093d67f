import type { Transaction } from "kysely";
import { insertRows } from "../../platform/database/insert-rows.ts";
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

/** The types say what a record may hold; the audit looks whether what is kept does. Here nothing is looked at: many are written at once. */
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
