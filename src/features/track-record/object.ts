import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { holdDealAlone } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { keyOf } from "./store.ts";

/** The customer of a deal, and whether they object or take that back. */
type Objection = { organisationId: string; dealId: string; objects: boolean };

/**
 * The customer objects to choosing by the track record, or takes that back. From that moment on nothing is chosen automatically for
 * this customer of this organisation, on whichever of their deals it was said. No reason is asked. Twice is fine.
 * @returns refusal `deal-unknown`
 * @see docs/rules/track-record.md  art. 21 AVG
 */
export async function objectToRecord(house: House, { organisationId, dealId, objects }: Objection): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: { kind: "deal-unknown" } }> {
  return house.db.transaction().execute(async (trx) => {
    const deal = await holdDealAlone(trx, organisationId, dealId);
    const now = house.clock.now();
    if (deal === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const key = keyOf(deal.customer);
    const changed = objects
      ? await trx
          .insertInto("track_objections")
          .values({ organisation_id: organisationId, id: uuidv7(now), customer_key: key, deal_id: dealId, objected_at: now.toString() })
          .onConflict((conflict) => conflict.columns(["organisation_id", "customer_key"]).where("taken_back_at", "is", null).doNothing())
          .returning("id")
          .executeTakeFirst()
      : await trx
          .updateTable("track_objections")
          .set({ taken_back_at: now.toString() })
          .where("organisation_id", "=", organisationId)
          .where("customer_key", "=", key)
          .where("taken_back_at", "is", null)
          .returning("id")
          .executeTakeFirst();
    if (changed === undefined) return { ok: true, repeated: true };
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: objects ? "track.objected" : "track.objection-taken-back", at: now, actor: "customer", details: { objection: changed.id } }]);
    return { ok: true, repeated: false };
  });
}
