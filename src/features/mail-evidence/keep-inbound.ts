import { createHash } from "node:crypto";
import { sql } from "kysely";
import { at } from "../../platform/database/at.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { addJobs } from "../../platform/jobs.ts";
import type { CameAs } from "../../platform/mail/bounce-address.ts";
import type { ReceivedMail } from "../../platform/mail/receiver.ts";
import { keepBlob } from "../messages/store.ts";

/** Mail that is nobody's is kept for people who look for it, and can be made by anybody: only so many, and only the newest. */
const mostStrays = 200;

/** So long, and no longer: an answer to a mail that was erased comes as a stray as well. */
const strayDays = 30;

/** Whoever has a message knows its addresses, and could otherwise fill the house and the organisation's mailbox. */
export const mostForOneMessage = 100;

/**
 * Keeps a mail that came in, byte for byte, with the message that its address names; reading it is a job. A mail whose address names
 * none is kept as a stray. The same mail twice, also at once, is kept once.
 * @returns `full` when a hundred came for that message before
 */
export async function keepInbound(house: House, mail: ReceivedMail): Promise<"kept" | "full"> {
  const now = house.clock.now();
  const found = await messageOfToken(house, mail);
  return house.db.transaction().execute(async (trx) => {
    if (found === undefined) return keepStray(trx, mail, now);
    return keepForMessage(trx, { ...mail, organisationId: found.organisation_id, messageId: found.id, receivedAt: now, why: null });
  });
}

type ForMessage = Pick<ReceivedMail, "envelopeFrom" | "clientAddress" | "bytes"> & {
  organisationId: string;
  messageId: string;
  cameAs: CameAs;
  receivedAt: Temporal.Instant;
  /** Why it cannot prove anything, known before it was read. */
  why: "named-by-message-id" | null;
};

export async function keepForMessage(trx: Trx, { organisationId, messageId, cameAs, bytes, receivedAt, ...mail }: ForMessage): Promise<"kept" | "full"> {
  const sha256 = digest(bytes);
  await trx.selectFrom("messages").select("id").where("organisation_id", "=", organisationId).where("id", "=", messageId).forUpdate().execute();
  const earlier = await trx.selectFrom("inbound_mails").select(["sha256", "came_as"]).where("organisation_id", "=", organisationId).where("message_id", "=", messageId).execute();
  if (earlier.some((one) => one.sha256 === sha256 && one.came_as === cameAs)) return "kept";
  if (earlier.length >= mostForOneMessage) return "full";
  const id = uuidv7(receivedAt);
  const blobId = await keepBlob(trx, organisationId, receivedAt, { subjectKind: "inbound-mail", subjectId: id, name: "mail.eml", mediaType: "message/rfc822", bytes });
  await trx
    .insertInto("inbound_mails")
    .values({ organisation_id: organisationId, id, blob_id: blobId, sha256, came_as: cameAs, message_id: messageId, envelope_from: mail.envelopeFrom, client_address: mail.clientAddress, received_at: receivedAt.toString(), why: mail.why })
    .execute();
  await addJobs(trx, [{ task: "read-inbound-mail", payload: { organisationId, id } }]);
  return "kept";
}

async function keepStray(trx: Trx, { recipient, envelopeFrom, clientAddress, bytes }: ReceivedMail, now: Temporal.Instant): Promise<"kept"> {
  const id = uuidv7(now);
  const kept = await trx
    .insertInto("stray_mails")
    .values({ id, recipient, envelope_from: envelopeFrom, client_address: clientAddress, bytes, sha256: digest(bytes), received_at: now.toString() })
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 1n) return "kept";
  await sql`delete from stray_mails where id in (select id from stray_mails order by received_at desc, id desc offset ${mostStrays})`.execute(trx);
  await addJobs(trx, [{ task: "read-stray-mail", payload: { id } }]);
  return "kept";
}

/** Forgets mail that is nobody's and that nobody came for. @returns how many were forgotten */
export async function forgetStrays({ db }: House, now: Temporal.Instant): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom("stray_mails").where("received_at", "<", at(now.subtract({ hours: 24 * strayDays }))).executeTakeFirst();
  return Number(numDeletedRows);
}

/** The token alone says whose mail it is, so it is looked for in every organisation. */
async function messageOfToken({ db }: House, { cameAs, token }: Pick<ReceivedMail, "cameAs" | "token">) {
  return db.selectFrom("messages").select(["organisation_id", "id"]).where(cameAs === "report" ? "token" : "answer_token", "=", token).executeTakeFirst();
}

function digest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
