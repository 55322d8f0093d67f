import type { Updateable } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { House, Trx } from "../../platform/house.ts";
import { findMessage } from "../messages/store.ts";
import type { Message } from "../messages/store.ts";
import { checkDkim } from "./check-dkim.ts";
import type { AskDns } from "./check-dkim.ts";
import { readReply } from "./read-reply.ts";
import { readReport } from "./read-report.ts";
import { findInbound, readBlob } from "./store.ts";
import type { InboundMail } from "./store.ts";

/**
 * Reads a mail that was kept, once: a report says how far a message came, or proves nothing; an answer lands on what it is about.
 * @throws {Error} while the message is still being handed over: a report can be faster than the end of that, and is read again later
 */
export async function readInbound(house: House, { organisationId, id }: { organisationId: string; id: string }, { askDns }: { askDns?: AskDns } = {}): Promise<void> {
  const found = await findInbound(house.db, organisationId, id);
  if (found === undefined || found.read_at !== null) return;
  const bytes = await readBlob(house.db, organisationId, found.blob_id);
  // Asks the network, so nothing is held meanwhile.
  const dkim = found.came_as === "reply" ? await checkDkim(bytes, askDns) : null;
  const now = house.clock.now();
  await house.db.transaction().execute(async (trx) => {
    const message = await lockMessage(trx, organisationId, found.message_id);
    const inbound = await findInbound(trx, organisationId, id);
    if (inbound === undefined || inbound.read_at !== null) return;
    if (message.state === "rendered" || message.state === "sending") throw new Error(`mail ${id}: message ${message.id} is still being handed over`);
    const read = dkim === null ? await readReport(trx, { inbound, message, bytes }, now) : await readReply(trx, { inbound, message, bytes, dkim }, now);
    await closeInbound(trx, inbound, { ...read, read_at: now.toString() });
  });
}

async function lockMessage(trx: Trx, organisationId: string, messageId: string): Promise<Message> {
  await trx.selectFrom("messages").select("id").where("organisation_id", "=", organisationId).where("id", "=", messageId).forUpdate().execute();
  const message = await findMessage(trx, organisationId, messageId);
  if (message === undefined) throw new Error(`message ${messageId}: a mail came for it and it is not there`);
  return message;
}

async function closeInbound(trx: Trx, { organisation_id: organisationId, id }: InboundMail, change: Updateable<Database["inbound_mails"]>): Promise<void> {
  await trx
    .updateTable("inbound_mails")
    .set(change)
    .where("organisation_id", "=", organisationId)
    .where("id", "=", id)
    .execute();
}
