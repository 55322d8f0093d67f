import type { Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";

/** What a record rests on, byte for byte. */
export type NewBlob = {
  subjectKind: "message" | "inbound-mail" | "collection";
  subjectId: string;
  name: string;
  mediaType: string;
  bytes: Buffer;
};

/**
 * Keeps bytes beside the step that they prove.
 * @returns the id by which its record names them
 */
export async function keepBlob(trx: Trx, organisationId: string, now: Temporal.Instant, { subjectKind, subjectId, name, mediaType, bytes }: NewBlob): Promise<string> {
  const id = uuidv7(now);
  await trx
    .insertInto("mail_evidence_blobs")
    .values({ organisation_id: organisationId, id, subject_kind: subjectKind, subject_id: subjectId, name, media_type: mediaType, bytes, kept_at: now.toString() })
    .execute();
  return id;
}
