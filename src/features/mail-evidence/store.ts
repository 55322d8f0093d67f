import type { Kysely, Selectable } from "kysely";
import type { Database } from "../../platform/database/schema.ts";

export { cameToHand, evidenceOf } from "./evidence-of.ts";
export type { MessageEvidence } from "./evidence-of.ts";

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

/** An answer as lists show it. */
export type Reply = Pick<InboundMail, "id" | "message_id" | "received_at" | "outcome" | "why" | "from_address" | "from_name" | "subject" | "body" | "body_cut" | "enclosed" | "automatic" | "dkim" | "dkim_domain" | "seen_at">;

const replyColumns = ["id", "message_id", "received_at", "outcome", "why", "from_address", "from_name", "subject", "body", "body_cut", "enclosed", "automatic", "dkim", "dkim_domain", "seen_at"] as const;

/** What was answered to some messages, oldest first. */
export async function repliesTo(db: Db, organisationId: string, messageIds: readonly string[]): Promise<Reply[]> {
  if (messageIds.length === 0) return [];
  return db
    .selectFrom("inbound_mails")
    .select(replyColumns)
    .where("organisation_id", "=", organisationId)
    .where("message_id", "in", messageIds)
    .where("came_as", "=", "reply")
    .where("read_at", "is not", null)
    .orderBy("received_at")
    .orderBy("id")
    .execute();
}

export type OpenReply = Reply & { subject_id: string };

/** Answers of people that nobody read here yet. */
export async function openReplies(db: Db, organisationId: string, most: number): Promise<OpenReply[]> {
  return db
    .selectFrom("inbound_mails")
    .innerJoin("messages", (join) => join.onRef("messages.organisation_id", "=", "inbound_mails.organisation_id").onRef("messages.id", "=", "inbound_mails.message_id"))
    .select(replyColumns.map((column) => `inbound_mails.${column}` as const))
    .select("messages.subject_id")
    .where("inbound_mails.organisation_id", "=", organisationId)
    .where("inbound_mails.came_as", "=", "reply")
    .where("inbound_mails.read_at", "is not", null)
    .where("inbound_mails.seen_at", "is", null)
    .where((eb) => eb.or([eb("inbound_mails.why", "is", null), eb("inbound_mails.why", "not in", ["automatic", "our-own"])]))
    .orderBy("inbound_mails.received_at")
    .limit(most)
    .execute();
}

export type Unproven = Pick<InboundMail, "id" | "received_at" | "why" | "envelope_from" | "client_address" | "came_as"> & { to_address: string; kind: string };

/** What came in as a report and proves nothing, the newest first. */
export async function unprovenReports(db: Db, organisationId: string, most: number): Promise<Unproven[]> {
  return db
    .selectFrom("inbound_mails")
    .innerJoin("messages", (join) => join.onRef("messages.organisation_id", "=", "inbound_mails.organisation_id").onRef("messages.id", "=", "inbound_mails.message_id"))
    .select(["inbound_mails.id", "inbound_mails.received_at", "inbound_mails.why", "inbound_mails.envelope_from", "inbound_mails.client_address", "inbound_mails.came_as", "messages.to_address", "messages.kind"])
    .where("inbound_mails.organisation_id", "=", organisationId)
    .where("inbound_mails.came_as", "=", "report")
    .where("inbound_mails.outcome", "=", "proves-nothing")
    .orderBy("inbound_mails.received_at", "desc")
    .limit(most)
    .execute();
}

export type Stray = Pick<Selectable<Database["stray_mails"]>, "id" | "recipient" | "envelope_from" | "client_address" | "received_at">;

/** Mail that is nobody's, the newest first; empty where several organisations share the house, because it may be any of theirs. */
export async function strayMails(db: Db, most: number): Promise<Stray[]> {
  const organisations = await db.selectFrom("organisations").select("organisation_id").limit(2).execute();
  if (organisations.length > 1) return [];
  return db.selectFrom("stray_mails").select(["id", "recipient", "envelope_from", "client_address", "received_at"]).orderBy("received_at", "desc").orderBy("id", "desc").limit(most).execute();
}

/** A message that waits, or waited, and the address that its code goes to. */
export async function findCollection(db: Db, { organisationId, dealId, collectionId }: { organisationId: string; dealId: string; collectionId: string }): Promise<{ collection: Selectable<Database["collections"]>; toAddress: string } | undefined> {
  const collection = await db.selectFrom("collections").selectAll().where("organisation_id", "=", organisationId).where("id", "=", collectionId).where("deal_id", "=", dealId).executeTakeFirst();
  if (collection === undefined) return undefined;
  const message = await db.selectFrom("messages").select("to_address").where("organisation_id", "=", organisationId).where("id", "=", collection.message_id).executeTakeFirstOrThrow();
  return { collection, toAddress: message.to_address };
}

/** Whether a code was sent that still works. */
export async function hasLiveCode(db: Db, { organisationId, collectionId }: { organisationId: string; collectionId: string }, now: Temporal.Instant): Promise<boolean> {
  const newest = await db
    .selectFrom("collection_codes")
    .select("ends_at")
    .where("organisation_id", "=", organisationId)
    .where("collection_id", "=", collectionId)
    .orderBy("sent_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return newest !== undefined && Temporal.Instant.compare(now, newest.ends_at) <= 0;
}
