import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { addJobs } from "../../platform/jobs.ts";
import type { CameAs, OurAddress } from "../../platform/mail/bounce-address.ts";
import type { ReceivedMail } from "../../platform/mail/receiver.ts";
import { keepBlob } from "../messages/store.ts";
import { inboundJob, strayJob } from "./reading-jobs.ts";

/** Mail that is nobody's is kept for people who look for it, and can be made by anybody: only so many, and only the newest. */
const mostStrays = 200;

/**
 * Whoever has a message knows its addresses, and could otherwise fill the house and the organisation's mailbox. Reports, answers, and reports that name it by its
 * Message-ID alone are counted apart: more people know that than know the addresses, and none of them can shut another's way.
 */
export const mostForOneMessage = 100;

/** Days that a mail which is nobody's is kept. */
const strayDays = 30;

/**
 * Whether mail for an address is taken. A report may be about any of our mails, whatever its address became on the way. An answer to a mail that is not there, or was
 * erased, is refused while its sender still listens: nobody would read it.
 */
export async function takesMail(house: House, address: OurAddress): Promise<boolean> {
  return address.cameAs === "report" || (await messageOfToken(house, address)) !== undefined;
}

/** Mail that is nobody's may be somebody's words, and ends. */
export async function forgetStrays({ db }: House, now: Temporal.Instant): Promise<void> {
  await db.deleteFrom("stray_mails").where("received_at", "<", sql<Temporal.Instant>`${now.subtract({ hours: 24 * strayDays }).toString()}::timestamptz`).execute();
}

/**
 * Keeps a mail that came in, byte for byte, with the message that its address names; reading it is a job. A report whose address names
 * none is kept as a stray. The same mail twice, also at once, is kept once.
 * @returns `full` when a hundred came for that message in the same way before, `unknown` for an answer to none
 */
export async function keepInbound(house: House, mail: ReceivedMail): Promise<"kept" | "full" | "unknown"> {
  const now = house.clock.now();
  const found = await messageOfToken(house, mail);
  if (found === undefined && mail.cameAs === "reply") return "unknown";
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
  const earlier = await trx.selectFrom("inbound_mails").select(["sha256", "came_as", "why"]).where("organisation_id", "=", organisationId).where("message_id", "=", messageId).execute();
  if (earlier.some((one) => one.sha256 === sha256 && one.came_as === cameAs)) return "kept";
  const alike = earlier.filter((one) => one.came_as === cameAs && (one.why === "named-by-message-id") === (mail.why === "named-by-message-id"));
  if (alike.length >= mostForOneMessage) return "full";
  const id = uuidv7(receivedAt);
  const blobId = await keepBlob(trx, organisationId, receivedAt, { subjectKind: "inbound-mail", subjectId: id, name: "mail.eml", mediaType: "message/rfc822", bytes });
  await trx
    .insertInto("inbound_mails")
    .values({ organisation_id: organisationId, id, blob_id: blobId, sha256, came_as: cameAs, message_id: messageId, envelope_from: mail.envelopeFrom, client_address: mail.clientAddress, received_at: receivedAt.toString(), why: mail.why })
    .execute();
  await addJobs(trx, [inboundJob({ organisationId, id })]);
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
  await addJobs(trx, [strayJob(id)]);
  return "kept";
}

/** The token alone says whose mail it is, so it is looked for in every organisation. */
async function messageOfToken({ db }: House, { cameAs, token }: Pick<ReceivedMail, "cameAs" | "token">) {
  return db.selectFrom("messages").select(["organisation_id", "id"]).where(cameAs === "report" ? "token" : "answer_token", "=", token).executeTakeFirst();
}

function digest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
