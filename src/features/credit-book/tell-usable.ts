import { sql } from "kysely";
import type { Trx } from "../../platform/house.ts";
import { messageAbout } from "../deal/store.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { lockCreditsAbout } from "./lock.ts";

/** A held deal is paid: the credits that waited for that can be used, and whoever ordered hears so, once. */
export async function tellUsableCredits(trx: Trx, deal: Deal, now: Temporal.Instant): Promise<void> {
  const { organisation_id: organisationId, id: dealId } = deal;
  await lockCreditsAbout(trx, { organisationId, dealIds: [dealId] });
  const usable = await trx
    .updateTable("credits")
    .set({ waits: false })
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .where("waits", "=", true)
    .where("left_cents", ">", 0)
    .where(sql<boolean>`valid_until >= ${now.toString()}::timestamptz`)
    .returning(["id", "code", "left_cents", "valid_until"])
    .execute();
  await writeRecords(trx, organisationId, usable.map(({ id, left_cents: cents }) => ({ subjectId: dealId, type: "credit.usable", at: now, actor: "system", details: { credit: id, cents } })));
  await queueMessages(trx, organisationId, now, usable.map(({ id, code, left_cents: cents, valid_until: validUntil }) =>
    messageAbout(deal, `credit-usable:${id}`, { kind: "credit-usable", dealId, credit: { code, cents, validUntil: validUntil.toString() } })));
}
