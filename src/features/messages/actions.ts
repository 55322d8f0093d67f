import type { MessageState } from "../../platform/database/schema.ts";
import type { House } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";
import { messageFacts } from "./kinds.ts";
import { letterText } from "./letter-text.ts";
import { writeLetter } from "./render.ts";
import { findMessage, isTroubled, queueMessages } from "./store.ts";
import type { NewMessage } from "./store.ts";

/**
 * What a message would say if it were queued now, as plain text. Nothing is queued.
 * @throws {Error} for a deal or request that is not there
 */
export async function previewLetter(house: House, { organisationId, now, to, locale, facts }: Pick<NewMessage, "to" | "locale" | "facts"> & { organisationId: string; now: Temporal.Instant }): Promise<{ subject: string; text: string }> {
  const subjectKind = "dealId" in facts ? "deal" : "signUpId" in facts ? "sign-up" : "organisation";
  const subjectId = "dealId" in facts ? facts.dealId : "signUpId" in facts ? facts.signUpId : organisationId;
  const { letter } = await writeLetter(house, {
    organisation_id: organisationId, id: "", kind: facts.kind, subject_kind: subjectKind, subject_id: subjectId, dedupe_key: "", to_address: to.address, to_name: to.name, locale, facts,
    state: "queued", bytes: null, sha256: null, message_id: null, token: null, answer_token: null, dsn_requested: null, failed_at: null, attempts: 0, last_error: null, queued_at: now, rendered_at: null, sent_at: null, erased_at: null,
  });
  return { subject: letter.subject, text: letterText(letter, []).replace(/\n+--\s*$/, "") };
}

export type ResendRefusal = { kind: "message-unknown" } | { kind: "not-needed"; state: MessageState } | { kind: "already-resent" } | { kind: "its-address-only" };

/**
 * Sends a message anew that was refused, that did not arrive by what a mail server reports, or of which nobody knows whether it left. The old one stays as it is; the new
 * one is rendered afresh. Asking twice sends once.
 * @param which.address where to send it instead; absent: to the same address
 * @returns refusals `message-unknown`, `not-needed` (it is sent or still on its way), `already-resent`, `its-address-only` (a code shows that somebody reads the mailbox that it
 * went to, so it goes to no other)
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
    if (!isTroubled(message)) return { ok: false, refusal: { kind: "not-needed", state } };
    if (message.kind === "collection-code" && which.address !== undefined && which.address.toLowerCase() !== message.to_address.toLowerCase()) return { ok: false, refusal: { kind: "its-address-only" } };
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
