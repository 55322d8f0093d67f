import { parseDeliveryReport } from "../../proof/delivery-report.ts";
import type { House } from "../../platform/house.ts";
import { keepForMessage } from "./keep-inbound.ts";

/**
 * A mail to an address that is no message's may still be a report that names one of ours: by the word under which it was handed over,
 * which is a secret as good as the address, or by its Message-ID, which many know: that shows it with its message, and proves nothing.
 */
export async function readStray(house: House, id: string): Promise<void> {
  const stray = await house.db.selectFrom("stray_mails").selectAll().where("id", "=", id).executeTakeFirst();
  if (stray === undefined) return;
  const parsed = await parseDeliveryReport(stray.bytes);
  if (parsed.kind === "unparsed") return;
  const { originalEnvelopeId, originalMessageId } = parsed.report;
  const byEnvelope = originalEnvelopeId === null ? undefined : await messageWith(house, "token", originalEnvelopeId);
  const found = byEnvelope ?? (originalMessageId === null ? undefined : await messageWith(house, "message_id", originalMessageId));
  if (found === undefined) return;
  await house.db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx.deleteFrom("stray_mails").where("id", "=", id).executeTakeFirst();
    if (numDeletedRows !== 1n) return;
    await keepForMessage(trx, {
      organisationId: found.organisation_id, messageId: found.id, cameAs: "report", bytes: stray.bytes, envelopeFrom: stray.envelope_from, clientAddress: stray.client_address,
      receivedAt: stray.received_at, why: byEnvelope === undefined ? "named-by-message-id" : null,
    });
  });
}

async function messageWith({ db }: House, column: "token" | "message_id", value: string) {
  return db.selectFrom("messages").select(["organisation_id", "id"]).where(column, "=", value).executeTakeFirst();
}
