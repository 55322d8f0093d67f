import type { Kysely, Selectable } from "kysely";
import type { Database } from "../../platform/database/schema.ts";

type Db = Kysely<Database>;

export type InboundMail = Selectable<Database["inbound_mails"]>;

export async function findInbound(db: Db, organisationId: string, id: string): Promise<InboundMail | undefined> {
  return db.selectFrom("inbound_mails").selectAll().where("organisation_id", "=", organisationId).where("id", "=", id).executeTakeFirst();
}

/** @throws {Error} when they were forgotten, or never there */
export async function readBlob(db: Db, organisationId: string, id: string): Promise<Buffer> {
  const blob = await db.selectFrom("mail_evidence_blobs").select("bytes").where("organisation_id", "=", organisationId).where("id", "=", id).executeTakeFirst();
  if (blob === undefined) throw new Error(`blob ${id}: it is not there`);
  return blob.bytes;
}
