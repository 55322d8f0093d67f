import { localDateOf } from "../../domain/calendar/local-day.ts";
import type { PaymentMethod } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { dealLatePayments } from "../payments/store.ts";
import type { LatePayment } from "../payments/store.ts";
import { settleFromStanding } from "../standing/store.ts";
import { owedToDeals } from "./owed.ts";

export type RefundRefusal = { kind: "deal-unknown" } | { kind: "nothing-to-refund"; mostCents: number } | { kind: "token-reused" };

export type Refund = {
  /** Names the form, the item of a file or the refund of a provider: the same again is booked once. */
  token: string;
  cents: number;
  method: PaymentMethod;
  by: string;
  actor: "trainer" | "system";
  note?: string;
  /** What was kept aside for this very refund when it was asked of the payment provider. */
  reservedCents?: number;
};

/**
 * Books that money went back to the customer: the one way in which that is booked. The deal is held with its sessions, and `now` was read after that.
 * Money that is kept for a customer who still chooses never goes back; late money that was to come back is settled with it, the oldest first.
 * @returns refusals `nothing-to-refund` (more than there is to pay back), `token-reused` (for another deal or another amount)
 * @see docs/rules/refunds.md
 */
export async function bookRefund(
  trx: Trx,
  deal: Pick<Deal, "organisation_id" | "id" | "frozen">,
  { token, cents, method, by, actor, note = "", reservedCents = 0 }: Refund,
  now: Temporal.Instant,
): Promise<{ ok: true; repeated: boolean; paymentId: string } | { ok: false; refusal: RefundRefusal }> {
  const organisationId = deal.organisation_id;
  const earlier = await trx.selectFrom("payments").select(["id", "deal_id", "amount_cents"]).where("organisation_id", "=", organisationId).where("token", "=", token).executeTakeFirst();
  if (earlier !== undefined) {
    return earlier.deal_id === deal.id && earlier.amount_cents === -cents ? { ok: true, repeated: true, paymentId: earlier.id } : { ok: false, refusal: { kind: "token-reused" } };
  }
  const owed = (await owedToDeals(trx, organisationId, [deal.id], now)).get(deal.id);
  const mostCents = (owed?.cents ?? 0) + reservedCents;
  if (!Number.isSafeInteger(cents) || cents <= 0 || cents > mostCents) return { ok: false, refusal: { kind: "nothing-to-refund", mostCents } };
  const paymentId = uuidv7(now);
  await trx
    .insertInto("payments")
    .values({
      organisation_id: organisationId,
      id: paymentId,
      deal_id: deal.id,
      token,
      amount_cents: -cents,
      received_on: localDateOf(now, deal.frozen.organisation.zone).toString(),
      method,
      note,
      recorded_by: by,
      recorded_at: now.toString(),
    })
    .execute();
  await settleLateMoney(trx, deal, { paymentId, cents, mostCents, now });
  await writeRecords(trx, organisationId, [{ subjectId: deal.id, type: "payment.refunded", at: now, actor, details: { payment: paymentId, cents, method } }]);
  await settleFromStanding(trx, organisationId, deal.id, now);
  return { ok: true, repeated: false, paymentId };
}

/** Late money is back as far as the refund covers it, and all of it when nothing is left to pay back. What is covered in part is split: the part that went is named by its refund. */
async function settleLateMoney(
  trx: Trx,
  { organisation_id: organisationId, id: dealId }: Pick<Deal, "organisation_id" | "id">,
  { paymentId, cents, mostCents, now }: { paymentId: string; cents: number; mostCents: number; now: Temporal.Instant },
): Promise<void> {
  let left = cents;
  const settled = { settled_at: now.toString(), refund_id: paymentId };
  for (const late of (await dealLatePayments(trx, organisationId, dealId)).filter(isComingBack)) {
    const own = () => trx.updateTable("late_payments").where("organisation_id", "=", organisationId).where("id", "=", late.id);
    const covered = cents === mostCents ? late.cents : Math.min(left, late.cents);
    left -= covered;
    if (covered === late.cents) await own().set(settled).execute();
    else if (covered > 0) {
      await own().set({ cents: late.cents - covered }).execute();
      const { choice, asked_at: asked, chosen_at: chosen } = late;
      await trx.insertInto("late_payments").values({ organisation_id: organisationId, id: uuidv7(now), deal_id: dealId, payment_id: paymentId, cents: covered, choice, asked_at: asked.toString(), chosen_at: chosen?.toString() ?? null, ...settled }).execute();
    }
  }
}

/** Late money that the customer wants back and that did not go yet. */
export function isComingBack({ choice, settled_at: settledAt }: Pick<LatePayment, "choice" | "settled_at">): boolean {
  return choice === "refund" && settledAt === null;
}
