import { sql } from "kysely";
import type { Trx } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";

/** Ends the credits of a deal whose time is over and of which something is left, each once, with its record. @returns how many */
export async function expireCredits(trx: Trx, { organisationId, dealId }: { organisationId: string; dealId: string }, now: Temporal.Instant): Promise<number> {
  const expired = await trx
    .updateTable("credits")
    .set({ expired_at: now.toString() })
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .where("expired_at", "is", null)
    .where("left_cents", ">", 0)
    .where(sql<boolean>`valid_until < ${now.toString()}::timestamptz`)
    .returning(["id", "left_cents"])
    .execute();
  await writeRecords(trx, organisationId, expired.map((credit) => ({ subjectId: dealId, type: "credit.expired", at: now, actor: "system", details: { credit: credit.id, cents: credit.left_cents } })));
  return expired.length;
}
