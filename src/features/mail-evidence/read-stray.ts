import { parseDeliveryReport } from "../../proof/delivery-report.ts";
import type { House } from "../../platform/house.ts";
import { keepForMessage } from "./keep-inbound.ts";

/**
 * A mail to an address that is no message's may still be a report that names one of ours: by the word under which it was handed over,
 * which is a secret as good as the address, or by its Message-ID, which many know: that shows it with its message, and proves nothing. It stays a stray where that message
 * takes no more.
 */
export async function readStray(house: House, id: string): Promise<void> {
  const stray = await house.db.selectFrom("stray_mails").selectAll().where("id", "=", id).executeTakeFirst();
  if (stray === undefined) return;
  const named = await namedBy(house, stray.bytes);
  await house.db.transaction().execute(async (trx) => {
    const still = await trx.selectFrom("stray_mails").select("id").where("id", "=", id).forUpdate().executeTakeFirst();
    if (still === undefined) return;
    const outcome = named === null ? "nobody's" : await keepForMessage(trx, {
      organisationId: named.organisation_id, messageId: named.id, cameAs: "report", bytes: stray.bytes, envelopeFrom: stray.envelope_from, clientAddress: stray.client_address,
      receivedAt: stray.received_at, why: named.why,
    });
    if (outcome === "kept") await trx.deleteFrom("stray_mails").where("id", "=", id).execute();
    else await trx.updateTable("stray_mails").set({ read_at: house.clock.now().toString() }).where("id", "=", id).execute();
  });
}

async function namedBy(house: House, bytes: Buffer): Promise<{ organisation_id: string; id: string; why: "named-by-message-id" | null } | null> {
  const parsed = await parseDeliveryReport(bytes);
  if (parsed.kind === "unparsed") return null;
  const { originalEnvelopeId, originalMessageId } = parsed.report;
  const byEnvelope = originalEnvelopeId === null ? undefined : await messageWith(house, "token", originalEnvelopeId);
  if (byEnvelope !== undefined) return { ...byEnvelope, why: null };
  const byMessageId = originalMessageId === null ? undefined : await messageWith(house, "message_id", originalMessageId);
  return byMessageId === undefined ? null : { ...byMessageId, why: "named-by-message-id" };
}

async function messageWith({ db }: House, column: "token" | "message_id", value: string) {
  return db.selectFrom("messages").select(["organisation_id", "id"]).where(column, "=", value).executeTakeFirst();
}
