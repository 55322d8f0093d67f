import type { House } from "../../platform/house.ts";
import { findOrganisationById } from "../catalogue/store.ts";
import { holdDealAlone, messageAbout } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";

const pause = { minutes: 10 };

/**
 * Sends the customer of a deal the address at which they read what is remembered. By mail alone: whoever typed a name and an address
 * on the public page has a deal in that name, and learns nothing by it. Again within ten minutes sends nothing.
 * @returns refusals `deal-unknown`, `rules-off` (nothing is remembered)
 * @see docs/rules/track-record.md  art. 12(6), 15 AVG
 */
export async function askRecordLink(house: House, { organisationId, dealId }: { organisationId: string; dealId: string }): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: { kind: "deal-unknown" | "rules-off" } }> {
  return house.db.transaction().execute(async (trx) => {
    const deal = await holdDealAlone(trx, organisationId, dealId);
    const now = house.clock.now();
    if (deal === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    if ((await findOrganisationById(trx, organisationId))?.track_rules == null) return { ok: false, refusal: { kind: "rules-off" } };
    const last = await trx
      .selectFrom("messages")
      .select("queued_at")
      .where("organisation_id", "=", organisationId)
      .where("subject_id", "=", dealId)
      .where("kind", "=", "record-link")
      .orderBy("queued_at", "desc")
      .limit(1)
      .executeTakeFirst();
    if (last !== undefined && Temporal.Instant.compare(now, last.queued_at.add(pause)) < 0) return { ok: true, repeated: true };
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "track.link-asked", at: now, actor: "customer", details: {} }]);
    await queueMessages(trx, organisationId, now, [messageAbout(deal, `record-link:${dealId}:${now.epochMilliseconds}`, { kind: "record-link", dealId })]);
    return { ok: true, repeated: false };
  });
}
