import type { Kysely, Selectable } from "kysely";
import type { Database } from "../../platform/database/schema.ts";

type Db = Kysely<Database>;

export type RecordRow = Pick<Selectable<Database["records"]>, "id" | "type" | "at" | "actor" | "details">;
export type MessageRow = Pick<
  Selectable<Database["messages"]>,
  "id" | "kind" | "to_address" | "state" | "failed_at" | "queued_at" | "sent_at" | "erased_at"
>;

/** What was recorded about a deal and about the sign-up that it came from, oldest first. */
export async function recordsOf(db: Db, organisationId: string, subjectIds: readonly string[]): Promise<RecordRow[]> {
  return db
    .selectFrom("records")
    .select(["id", "type", "at", "actor", "details"])
    .where("organisation_id", "=", organisationId)
    .where("subject_id", "in", subjectIds)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

/** The mails about a deal and about the sign-up that it came from, without their bytes, oldest first. */
export async function messagesOf(db: Db, organisationId: string, subjectIds: readonly string[]): Promise<MessageRow[]> {
  return db
    .selectFrom("messages")
    .select(["id", "kind", "to_address", "state", "failed_at", "queued_at", "sent_at", "erased_at"])
    .where("organisation_id", "=", organisationId)
    .where("subject_id", "in", subjectIds)
    .orderBy("queued_at")
    .orderBy("id")
    .execute();
}

