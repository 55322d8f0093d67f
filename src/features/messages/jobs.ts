import { createHash } from "node:crypto";
import type { TaskList } from "graphile-worker";
import { sql } from "kysely";
import { z } from "zod";
import type { House, Trx } from "../../platform/house.ts";
import { addJobs } from "../../platform/jobs.ts";
import { randomSecret } from "../../platform/ids.ts";
import { bounceAddress } from "../../platform/mail/bounce-address.ts";
import type { Dialogue } from "../../platform/mail/smtp-dialogue.ts";
import { handOver } from "../../platform/mail/transport.ts";
import type { Ended, Parcel } from "../../platform/mail/transport.ts";
import { writeRecords } from "../evidence/store.ts";
import type { DetailsOf, NewRecord } from "../evidence/store.ts";
import { composeMail, senderOf } from "./compose.ts";
import { keepBlob } from "./keep-blob.ts";
import { findMessage } from "./store.ts";
import type { Message } from "./store.ts";

const payloadShape = z.object({ organisationId: z.string(), messageId: z.string() });
type Which = z.infer<typeof payloadShape>;

/** The background jobs of messages. Without a mail server nobody takes them: they wait in the queue until there is one. */
export function messageTasks(house: House, { beforeRendering }: { beforeRendering: (organisationId: string) => Promise<void> }): TaskList {
  if (house.config.smtpUrl === null) return {};
  return {
    "send-message": async (payload) => {
      const which = payloadShape.parse(payload);
      await beforeRendering(which.organisationId);
      await sendMessage(house, which);
    },
  };
}

/**
 * Renders a message once, keeps its bytes, and hands exactly those to the mail server, once. Whoever finds a message
 * that was being sent by somebody who is gone leaves it to a human: it may have arrived.
 * @throws {Error} when the mail server wants it later, so that the queue tries again
 */
export async function sendMessage(house: House, which: Which): Promise<void> {
  if (house.config.smtpUrl === null) return;
  const { smtpUrl } = house.config;
  await house.db.transaction().execute(async (holding) => {
    if (!(await holdMessage(holding, which))) return;
    const message = await findMessage(house.db, which.organisationId, which.messageId);
    if (message === undefined) throw new Error(`message ${which.messageId}: a job is about it and it is not there`);
    if (message.state === "sending") return finish(house, message, { kind: "unknown", reason: "the sender stopped in the middle", dialogue: null });
    if (message.state === "queued") await renderOnce(house, message);
    const taken = await takeForSending(house, which);
    if (taken !== undefined) await finish(house, taken.message, await handOver(smtpUrl, await envelopeOf(house, taken)));
  });
}

/** Asks for what is not sent yet to be sent again, at the start of a process: jobs are lost more easily than rows. */
export async function requeueUnsent(house: House): Promise<number> {
  if (house.config.smtpUrl === null) return 0;
  const rows = await house.db
    .selectFrom("messages")
    .select(["organisation_id", "id"])
    .where("state", "in", ["queued", "rendered", "sending"])
    .execute();
  const jobs = rows.map((row) => ({ task: "send-message", payload: { organisationId: row.organisation_id, messageId: row.id } }));
  await house.db.transaction().execute((trx) => addJobs(trx, jobs));
  return jobs.length;
}

/** One sender at a time for each message; the hold ends with the transaction, also when the process dies. */
async function holdMessage(trx: Trx, { messageId }: Which): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${messageId}, 0)) as held`.execute(trx);
  return rows[0]?.held === true;
}

async function renderOnce(house: House, message: Message): Promise<void> {
  const [token, answerToken] = [randomSecret(), randomSecret()];
  const { bytes, messageId } = await composeMail(house, { ...message, answer_token: answerToken });
  const [now, sha256] = [house.clock.now(), createHash("sha256").update(bytes).digest("hex")];
  const { organisation_id: organisationId, id, subject_id: subjectId, kind } = message;
  await house.db.transaction().execute(async (trx) => {
    const rendered = await trx
      .updateTable("messages")
      .set({ state: "rendered", bytes, sha256, message_id: messageId, token, answer_token: answerToken, rendered_at: now.toString() })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", id)
      .where("state", "=", "queued")
      .executeTakeFirst();
    if (rendered.numUpdatedRows !== 1n) return;
    await writeRecords(trx, organisationId, [{ subjectId, type: "message.rendered", at: now, actor: "system", details: { message: id, kind, sha256 } }]);
  });
}

type Taken = { message: Message; bytes: Buffer };

/** Committed before the first byte leaves, so that a crash in between is seen. */
async function takeForSending(house: House, { organisationId, messageId }: Which): Promise<Taken | undefined> {
  const message = await house.db
    .updateTable("messages")
    .set((eb) => ({ state: "sending", attempts: eb("attempts", "+", 1) }))
    .where("organisation_id", "=", organisationId)
    .where("id", "=", messageId)
    .where("state", "=", "rendered")
    .returningAll()
    .executeTakeFirst();
  if (message === undefined) return undefined;
  if (message.bytes === null) throw new Error(`message ${messageId}: rendered and without bytes`);
  return { message, bytes: message.bytes };
}

/**
 * Reports are asked for, and go to an address that names the message, where somebody hears them. Else none is asked for: one for each
 * mail would fill the mailbox of whoever sent it.
 */
async function envelopeOf(house: House, { message, bytes }: Taken): Promise<Parcel> {
  const organisation = await house.db
    .selectFrom("organisations")
    .select(["name", "email"])
    .where("organisation_id", "=", message.organisation_id)
    .executeTakeFirstOrThrow();
  const { bounce } = house.config;
  const token = bounce === null ? null : message.token;
  const from = bounce === null || token === null ? senderOf(house, organisation).address : bounceAddress(token, bounce.domain);
  return { from, to: message.to_address, bytes, token };
}

async function finish(house: House, message: Message, ended: Ended & { dialogue: Dialogue | null }): Promise<void> {
  const now = house.clock.now();
  const change = { ...endOf(ended, now), ...(ended.dialogue === null ? {} : { dsn_requested: ended.dialogue.dsnRequested }) };
  await house.db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable("messages")
      .set(change)
      .where("organisation_id", "=", message.organisation_id)
      .where("id", "=", message.id)
      .where("state", "=", "sending")
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) throw new Error(`message ${message.id}: expected it to be sending when it ended as ${ended.kind}`);
    if (ended.kind === "later") return;
    const kept = await keptDialogue(trx, message, ended.dialogue, now);
    await writeRecords(trx, message.organisation_id, [recordOf(message, { ended, kept, now })]);
  });
  if (ended.kind === "later") throw new Error(`message ${message.id}: the mail server wants it later, attempt ${message.attempts}`);
}

type KeptDialogue = Pick<DetailsOf<"message.submitted">, "blob" | "tls" | "dsnRequested">;

/** What was said is kept as it was said; what secured it, and whether reports were asked for, stands in the record itself. */
async function keptDialogue(trx: Trx, message: Message, dialogue: Dialogue | null, now: Temporal.Instant): Promise<KeptDialogue> {
  if (dialogue === null) return {};
  const { transcript, tls, dsnRequested } = dialogue;
  const blob = await keepBlob(trx, message.organisation_id, now, { subjectKind: "message", subjectId: message.id, name: "smtp-dialogue.txt", mediaType: "text/plain", bytes: Buffer.from(transcript) });
  return { blob, tls, dsnRequested };
}

function endOf(ended: Ended, now: Temporal.Instant) {
  switch (ended.kind) {
    case "sent":
      return { state: "sent", sent_at: now.toString(), last_error: null } as const;
    case "refused":
      return { state: "refused", last_error: ended.response } as const;
    case "later":
      return { state: "rendered", last_error: ended.reason } as const;
    case "unknown":
      return { state: "uncertain", last_error: ended.reason } as const;
    default:
      return ended satisfies never;
  }
}

function recordOf({ id, subject_id: subjectId, kind, sha256 }: Message, { ended, kept, now }: { ended: Exclude<Ended, { kind: "later" }>; kept: KeptDialogue; now: Temporal.Instant }): NewRecord {
  if (sha256 === null) throw new Error(`message ${id}: handed over and without a hash`);
  const step = { subjectId, at: now };
  const details = { message: id, kind, sha256, ...kept };
  switch (ended.kind) {
    case "sent":
      return { ...step, type: "message.submitted", actor: "mail-server", details };
    case "refused":
      return { ...step, type: "message.refused", actor: "mail-server", details: { ...details, code: ended.code } };
    case "unknown":
      return { ...step, type: "message.uncertain", actor: "system", details };
    default:
      return ended satisfies never;
  }
}
