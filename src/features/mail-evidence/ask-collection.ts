import { collectionEndsAt } from "../../domain/collection/decide-collection.ts";
import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { findDeal } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { findMessage, queueMessages } from "../messages/store.ts";
import type { MessageSummary } from "../messages/store.ts";
import { subjectOf } from "./kept-message.ts";

export type AskRefusal = { kind: "message-unknown" } | { kind: "not-collectable" };

/**
 * Whether a message can be collected with a code: it left, and went to whoever ordered, because the page where it waits is behind the
 * address of their deal.
 */
export function isCollectable(message: Pick<MessageSummary, "kind" | "state" | "to_address" | "subject_id">, deal: Pick<Deal, "id" | "customer">): boolean {
  const left = message.state === "sent" || message.state === "uncertain";
  const own = message.kind === "document-announced" || message.kind === "collection-code";
  return left && !own && message.subject_id === deal.id && message.to_address.toLowerCase() === deal.customer.orderedBy.email.toLowerCase();
}

/**
 * Asks the customer to collect a message: an announcement goes out, and the message waits for them until its end. Asking twice, also at
 * once, asks once.
 * @param asked.by the member who asks
 * @returns refusals `message-unknown`, `not-collectable`
 */
export async function askCollection(house: House, asked: { organisationId: string; dealId: string; messageId: string; by: string }): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: AskRefusal }> {
  const { organisationId, dealId, messageId, by } = asked;
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    await trx.selectFrom("messages").select("id").where("organisation_id", "=", organisationId).where("id", "=", messageId).forUpdate().execute();
    const message = await findMessage(trx, organisationId, messageId);
    const deal = await findDeal(trx, organisationId, dealId);
    if (message === undefined || deal === undefined) return { ok: false, refusal: { kind: "message-unknown" } };
    if (!isCollectable(message, deal) || message.bytes === null || message.sha256 === null || message.sent_at === null) return { ok: false, refusal: { kind: "not-collectable" } };
    const earlier = await trx.selectFrom("collections").select("id").where("organisation_id", "=", organisationId).where("message_id", "=", messageId).executeTakeFirst();
    if (earlier !== undefined) return { ok: true, repeated: true };
    const id = uuidv7(now);
    const endsAt = collectionEndsAt(now, deal.frozen.organisation.zone);
    await trx.insertInto("collections").values({ organisation_id: organisationId, id, message_id: messageId, deal_id: dealId, asked_at: now.toString(), asked_by: by, ends_at: endsAt.toString() }).execute();
    await scheduleDeadlines(trx, organisationId, now, [{ what: "collection-end", subjectId: id, dueAt: endsAt }]);
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "collection.asked", at: now, actor: "trainer", details: { message: messageId, collection: id, sha256: message.sha256 } }]);
    await queueMessages(trx, organisationId, now, [{
      subjectKind: "deal",
      subjectId: dealId,
      dedupeKey: `document-announced:${id}`,
      to: { address: message.to_address, name: message.to_name },
      locale: message.locale,
      facts: { kind: "document-announced", dealId, collectionId: id, subject: await subjectOf(message.bytes), sentAt: message.sent_at.toString(), endsAt: endsAt.toString() },
    }]);
    return { ok: true, repeated: false };
  });
}
