import type { Trx } from "../../platform/house.ts";

/**
 * Locks every credit that a step about held deals can change, at once and by id: those that wait for them, those that paid them, and those that are named.
 * @see docs/decisions/004-lock-order.md
 */
export async function lockCreditsAbout(trx: Trx, { organisationId, dealIds, also = [] }: { organisationId: string; dealIds: readonly string[]; also?: readonly string[] }): Promise<void> {
  if (dealIds.length === 0) return;
  await trx
    .selectFrom("credits")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where((eb) => eb.or([
      eb.and([eb("deal_id", "in", dealIds), eb("waits", "=", true)]),
      eb("id", "in", eb.selectFrom("credit_moves").select("credit_id").where("organisation_id", "=", organisationId).where("deal_id", "in", dealIds).where("kind", "=", "used")),
      ...(also.length === 0 ? [] : [eb("id", "in", also)]),
    ]))
    .orderBy("id")
    .forUpdate()
    .execute();
}
