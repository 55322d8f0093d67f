import type { House } from "../../platform/house.ts";
import { holdDeal } from "../deal/store.ts";
import { bookRefund } from "./book-refund.ts";
import type { RefundRefusal } from "./book-refund.ts";

/**
 * The trainer paid money back and says so.
 * @param refund.token names the form: sent twice, it is booked once
 * @returns refusals `deal-unknown`, `nothing-to-refund` (more than there is to pay back now), `token-reused`
 */
export async function refundByHand(
  house: House,
  { organisationId, dealId, token, amountCents, by }: { organisationId: string; dealId: string; token: string; amountCents: number; by: string },
): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: RefundRefusal }> {
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    if (held === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const booked = await bookRefund(trx, held.deal, { token: `refund:${token}`, cents: amountCents, method: "bank", by, actor: "trainer" }, house.clock.now());
    return booked.ok ? { ok: true, repeated: booked.repeated } : booked;
  });
}
