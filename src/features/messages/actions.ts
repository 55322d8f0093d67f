import type { MessageState } from "../../platform/database/schema.ts";
import type { House } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";
import { messageFacts } from "./kinds.ts";
import { findMessage, queueMessages } from "./store.ts";

export type ResendRefusal = { kind: "message-unknown" } | { kind: "not-needed"; state: MessageState } | { kind: "already-resent" };

/**
 * Sends a message anew that was refused, or of which nobody knows whether it left. The old one stays as it is; the new
 * one is rendered afresh. Asking twice sends once.
 * @param which.address where to send it instead; absent: to the same address
 * @returns refusals `message-unknown`, `not-needed` (it is sent or still on its way), `already-resent`
 */
export async function resendMessage(
  house: House,
  which: { organisationId: string; messageId: string; address?: string },
): Promise<{ ok: true } | { ok: false; refusal: ResendRefusal }> {
  const now = house.clock.now();
  const { organisationId, messageId } = which;
  return house.db.transaction().execute(async (trx) => {
    await trx.selectFrom("messages").select("id").where("organisation_id", "=", organisationId).where("id", "=", messageId).forUpdate().execute();
    const message = await findMessage(trx, organisationId, messageId);
    if (message === undefined) return { ok: false, refusal: { kind: "message-unknown" } };
    const { state } = message;
    if (state !== "refused" && state !== "uncertain") return { ok: false, refusal: { kind: "not-needed", state } };
    const dedupeKey = `again:${messageId}`;
    const earlier = await trx
      .selectFrom("messages")
      .select("id")
      .where("organisation_id", "=", organisationId)
      .where("dedupe_key", "=", dedupeKey)
      .executeTakeFirst();
    if (earlier !== undefined) return { ok: false, refusal: { kind: "already-resent" } };
    if (message.subject_kind === "session") throw new Error(`message ${messageId}: expected it to be about a deal, a sign-up or the organisation, not a session`);
    await queueMessages(trx, organisationId, now, [{
      subjectKind: message.subject_kind,
      subjectId: message.subject_id,
      dedupeKey,
      to: { address: which.address ?? message.to_address, name: message.to_name },
      locale: message.locale,
      facts: messageFacts.parse(message.facts),
    }]);
    await writeRecords(trx, organisationId, [{
      subjectId: message.subject_id,
      type: "message.resent",
      at: now,
      actor: "trainer",
      details: { message: messageId, kind: message.kind, otherAddress: which.address !== undefined && which.address !== message.to_address },
    }]);
    return { ok: true };
  });
}
