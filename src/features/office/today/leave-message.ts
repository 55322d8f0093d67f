import { sql } from "kysely";
import type { MessageState } from "../../../platform/database/schema.ts";
import type { House } from "../../../platform/house.ts";
import { writeRecords } from "../../evidence/store.ts";
import { isStuck, isTroubled } from "../../messages/store.ts";

export type LeaveRefusal = { kind: "message-unknown" } | { kind: "not-needed"; state: MessageState };

/**
 * The trainer saw that a mail was refused, did not arrive or may not have left, and leaves it at that: the record says so, the message
 * stays as it is. One that waits for a mail server for days goes no more from then on. Saying so twice records it once.
 * @returns refusals `message-unknown`, `not-needed` (it is sent or still on its way)
 */
export async function leaveMessage(
  house: House,
  { organisationId, messageId }: { organisationId: string; messageId: string },
): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: LeaveRefusal }> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const message = await trx
      .selectFrom("messages")
      .select(["state", "failed_at", "erased_at", "queued_at", "kind", "subject_id"])
      .where("organisation_id", "=", organisationId)
      .where("id", "=", messageId)
      .forUpdate()
      .executeTakeFirst();
    if (message === undefined) return { ok: false, refusal: { kind: "message-unknown" } };
    const { state } = message;
    if (state === "left") return { ok: true, repeated: true };
    const stuck = isStuck(message, now);
    if (!stuck && !isTroubled(message)) return { ok: false, refusal: { kind: "not-needed", state } };
    // A sender takes only what waits: from here on nobody does.
    if (stuck) await trx.updateTable("messages").set({ state: "left" }).where("organisation_id", "=", organisationId).where("id", "=", messageId).execute();
    const earlier = await trx
      .selectFrom("records")
      .select("id")
      .where("organisation_id", "=", organisationId)
      .where("subject_id", "=", message.subject_id)
      .where("type", "=", "message.left")
      .where(sql<boolean>`details ->> 'message' = ${messageId}`)
      .executeTakeFirst();
    if (earlier !== undefined) return { ok: true, repeated: true };
    await writeRecords(trx, organisationId, [{
      subjectId: message.subject_id,
      type: "message.left",
      at: now,
      actor: "trainer",
      details: { message: messageId, kind: message.kind, state: stuck ? "waiting" : whatWasSeen(message) },
    }]);
    return { ok: true, repeated: false };
  });
}

function whatWasSeen({ state, failed_at: failedAt }: { state: MessageState; failed_at: Temporal.Instant | null }): "refused" | "uncertain" | "failed" {
  return failedAt === null && (state === "refused" || state === "uncertain") ? state : "failed";
}
