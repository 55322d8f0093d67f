import type { Transaction } from "kysely";
import type { Locale } from "../../domain/locale.ts";
import { insertRows } from "../../platform/database/insert-rows.ts";
import type { Database } from "../../platform/database/schema.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { addJobs } from "../../platform/jobs.ts";
import type { MessageFacts } from "./kinds.ts";

/** One mail to one address. The dedupe key names the step and the receiver: the same step never mails twice. */
export type NewMessage = {
  subjectKind: "deal" | "sign-up";
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
