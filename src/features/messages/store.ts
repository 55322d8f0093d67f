import type { Kysely, Selectable, Transaction } from "kysely";
import type { Locale } from "../../domain/locale.ts";
import { at } from "../../platform/database/at.ts";
import { insertRows } from "../../platform/database/insert-rows.ts";
import type { Database } from "../../platform/database/schema.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { addJobs } from "../../platform/jobs.ts";
import type { MessageFacts } from "./kinds.ts";

export { invitationSecret, rememberedSecret } from "./invitation.ts";

export { keepBlob } from "./keep-blob.ts";

export type Message = Selectable<Database["messages"]>;

/** A message as lists show it, without its bytes and facts. */
export type MessageSummary = Omit<Message, "organisation_id" | "bytes" | "facts" | "dedupe_key" | "token" | "answer_token">;

/** A person has to look: it was refused, did not arrive, or may not have left. What was erased cannot be mended any more. */
export function isTroubled({ state, failed_at: failedAt, erased_at: erasedAt }: Pick<Message, "state" | "failed_at" | "erased_at">): boolean {
  return erasedAt === null && (state === "refused" || state === "uncertain" || failedAt !== null);
}

/** So long a mail waits for a mail server before somebody may decide that it goes no more. */
const patienceHours = 72;

/** Not sent yet, for so long that it may never be: there is no mail server, or it wants the mail later each time. */
export function isStuck({ state, queued_at: queuedAt }: Pick<Message, "state" | "queued_at">, now: Temporal.Instant): boolean {
  return (state === "queued" || state === "rendered") && Temporal.Instant.compare(queuedAt.add({ hours: patienceHours }), now) <= 0;
}

export type StuckMessage = Pick<Message, "id" | "kind" | "to_address" | "last_error" | "queued_at">;

/** Mails that are {@link isStuck}, the oldest first. */
export async function stuckMessages(db: Kysely<Database>, organisationId: string, now: Temporal.Instant, most: number): Promise<StuckMessage[]> {
  return db
    .selectFrom("messages")
    .select(["id", "kind", "to_address", "last_error", "queued_at"])
    .where("organisation_id", "=", organisationId)
    .where("state", "in", ["queued", "rendered"])
    .where("queued_at", "<=", at(now.subtract({ hours: patienceHours })))
    .orderBy("queued_at")
    .orderBy("id")
    .limit(most)
    .execute();
}

/** One mail to one address. The dedupe key names the step and the receiver: the same step never mails twice. */
export type NewMessage = {
  subjectKind: "deal" | "sign-up" | "organisation";
  subjectId: string;
  dedupeKey: string;
  to: { address: string; name: string };
  locale: Locale;
  facts: MessageFacts;
};

/** Writes the messages and, in the same transaction, the jobs that render and send them. */
export async function queueMessages(
  trx: Transaction<Database>,
  organisationId: string,
  now: Temporal.Instant,
  messages: readonly NewMessage[],
): Promise<void> {
  const rows = messages.map((message) => ({
    organisation_id: organisationId,
    id: uuidv7(now),
    kind: message.facts.kind,
    subject_kind: message.subjectKind,
    subject_id: message.subjectId,
    dedupe_key: message.dedupeKey,
    to_address: message.to.address,
    to_name: message.to.name,
    locale: message.locale,
    facts: message.facts,
    state: "queued",
    queued_at: now.toString(),
  }));
  await insertRows(
    trx,
    "messages",
    {
      organisation_id: "uuid", id: "uuid", kind: "text", subject_kind: "text", subject_id: "uuid", dedupe_key: "text",
      to_address: "text", to_name: "text", locale: "text", facts: "jsonb", state: "text", queued_at: "timestamptz",
    },
    rows,
  );
  await addJobs(trx, rows.map((row) => ({ task: "send-message", payload: { organisationId, messageId: row.id } })));
}

export async function findMessage(db: Kysely<Database>, organisationId: string, messageId: string): Promise<Message | undefined> {
  return db
    .selectFrom("messages")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "=", messageId)
    .executeTakeFirst();
}

/** The messages about some deals, sign-ups or sessions, oldest first. */
export async function subjectMessages(
  db: Kysely<Database>,
  organisationId: string,
  subjectIds: readonly string[],
): Promise<MessageSummary[]> {
  if (subjectIds.length === 0) return [];
  return db
    .selectFrom("messages")
    .select([
      "id", "kind", "subject_kind", "subject_id", "to_address", "to_name", "locale", "state", "sha256", "message_id",
      "attempts", "last_error", "dsn_requested", "failed_at", "queued_at", "rendered_at", "sent_at", "erased_at",
    ])
    .where("organisation_id", "=", organisationId)
    .where("subject_id", "in", subjectIds)
    .orderBy("queued_at")
    .orderBy("id")
    .execute();
}

/** How an organisation's mail stands: what waits (and since when), what was refused or reported as not arrived, and what may or may not have left. */
export type MailState = { waiting: number; waitingSince: Temporal.Instant | null; refused: number; uncertain: number };

export async function mailState(db: Kysely<Database>, organisationId: string): Promise<MailState> {
  const rows = await db
    .selectFrom("messages")
    .select((eb) => ["state", eb.fn.countAll<number>().as("count"), eb.fn.min("queued_at").as("since")])
    .where("organisation_id", "=", organisationId)
    .where("state", "in", ["queued", "rendered", "sending", "refused", "uncertain"])
    .where("erased_at", "is", null)
    .groupBy("state")
    .execute();
  const failed = await db
    .selectFrom("messages")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("organisation_id", "=", organisationId)
    .where("failed_at", "is not", null)
    .executeTakeFirstOrThrow();
  const waiting = rows.filter(({ state }) => state === "queued" || state === "rendered" || state === "sending");
  const since = waiting.map((row) => row.since).sort(Temporal.Instant.compare);
  const count = (some: typeof rows) => some.reduce((sum, row) => sum + row.count, 0);
  return {
    waiting: count(waiting),
    waitingSince: since[0] ?? null,
    refused: count(rows.filter(({ state }) => state === "refused")) + failed.count,
    uncertain: count(rows.filter(({ state }) => state === "uncertain")),
  };
}
