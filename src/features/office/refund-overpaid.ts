import { localDateOf } from "../../domain/calendar/local-day.ts";
import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { holdDeal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { onlineRefundable } from "../online-payments/store.ts";
import { amountsOf, dealLatePayments } from "../payments/store.ts";
import { settleFromStanding } from "../standing/store.ts";
import { refundable } from "./deal/facts.ts";

export type RefundRefusal = { kind: "deal-unknown" } | { kind: "nothing-to-refund"; mostCents: number };

/**
 * Books that money which was too much went back to the customer, such as after a cancellation. Money that is promised
 * elsewhere (as credit, or while the customer still chooses) is never counted as too much.
 * @param refund.token names the form: sent twice, it is booked once
 * @returns refusals `deal-unknown`, `nothing-to-refund` (more than there is to pay back)
 */
export async function refundOverpaid(
  house: House,
  refund: { organisationId: string; dealId: string; token: string; amountCents: number; by: string },
): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: RefundRefusal }> {
  const { organisationId, dealId, token, amountCents, by } = refund;
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    if (held === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const now = house.clock.now();
    const { deal, bookings } = held;
    const earlier = await trx.selectFrom("payments").select("id").where("organisation_id", "=", organisationId).where("token", "=", token).executeTakeFirst();
    if (earlier !== undefined) return { ok: true, repeated: true };
    const { underWayCents } = await onlineRefundable(trx, organisationId, dealId);
    const mostCents = Math.max(0, refundable(amountsOf(deal, bookings).overCents, await dealLatePayments(trx, organisationId, dealId)) - underWayCents);
    if (!Number.isSafeInteger(amountCents) || amountCents <= 0 || amountCents > mostCents) {
      return { ok: false, refusal: { kind: "nothing-to-refund", mostCents } };
    }
    const paymentId = uuidv7(now);
    await trx
      .insertInto("payments")
      .values({
        organisation_id: organisationId,
        id: paymentId,
        deal_id: dealId,
        token,
        amount_cents: -amountCents,
        received_on: localDateOf(now, deal.frozen.organisation.zone).toString(),
        method: "bank",
        recorded_by: by,
        recorded_at: now.toString(),
      })
      .execute();
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "payment.refunded", at: now, actor: "trainer", details: { payment: paymentId, cents: amountCents } }]);
    await settleFromStanding(trx, organisationId, dealId, now);
    return { ok: true, repeated: false };
  });
}
