import { sql } from "kysely";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import type { Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import type { Deal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { dealLatePayments } from "../payments/store.ts";
import { bookRefund } from "../refunds/actions.ts";
import { settleFromStanding } from "../standing/store.ts";
import type { OnlinePayment, OnlineReversal } from "./store.ts";

type Booking = { deal: Deal; attempt: OnlinePayment; reversal: OnlineReversal; now: Temporal.Instant };

/** Books money that went back: once, by the name of the reversal. It did go, so it is booked whatever is owed by now. @returns the payment it became */
export async function bookReversal(trx: Trx, booking: Booking): Promise<string> {
  const { deal, reversal, now } = booking;
  if (reversal.kind === "chargeback") return bookChargeback(trx, booking);
  const { id, cents, asked_by: by, provider_id: providerId } = reversal;
  const booked = await bookRefund(trx, deal, { token: `online-refund:${id}`, cents, method: "online", by, actor: by === "online" ? "system" : "trainer", note: providerId ?? "", reservedCents: cents }, now);
  if (!booked.ok) throw new Error(`refund ${id}: expected it to be booked, it was refused as ${booked.refusal.kind}`);
  return booked.paymentId;
}

async function bookChargeback(trx: Trx, { deal, attempt, reversal, now }: Booking): Promise<string> {
  const paymentId = await insert(trx, { deal, reversal, now }, -reversal.cents, `online-chargeback:${reversal.id}`);
  await writeRecords(trx, deal.organisation_id, [{ subjectId: deal.id, type: "payment.charged-back", at: now, actor: "system", details: { payment: paymentId, cents: reversal.cents, attempt: attempt.id } }]);
  const { paidCents } = await settleFromStanding(trx, deal.organisation_id, deal.id, now);
  await endLateMoney(trx, deal, { paidCents, now });
  return paymentId;
}

/** The money is with us again: it did not arrive at the customer, or the bank of the payer gave it back. No mail: the customer paid nothing now. */
export async function bookAgain(trx: Trx, { deal, attempt, reversal, now }: Booking): Promise<string> {
  const { organisation_id: organisationId, id: dealId } = deal;
  const { kind, cents, payment_id: refundId } = reversal;
  const paymentId = await insert(trx, { deal, reversal, now }, cents, `online-back:${reversal.id}`);
  if (kind === "refund") {
    await trx.updateTable("late_payments").set({ settled_at: null, refund_id: null }).where("organisation_id", "=", organisationId).where("refund_id", "=", refundId).execute();
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "payment.refund-returned", at: now, actor: "system", details: { payment: paymentId, refund: refundId, cents, why: "provider" } }]);
  } else {
    const before = await trx.selectFrom("deals").select("paid_cents").where("organisation_id", "=", organisationId).where("id", "=", dealId).executeTakeFirstOrThrow();
    await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "payment.received", at: now, actor: "system", details: { payment: paymentId, paidCents: before.paid_cents + cents, effect: "paid", places: [], attempt: attempt.id } }]);
  }
  await settleFromStanding(trx, organisationId, dealId, now);
  return paymentId;
}

async function insert(trx: Trx, { deal, reversal, now }: Omit<Booking, "attempt">, amountCents: number, token: string): Promise<string> {
  const id = uuidv7(now);
  await trx
    .insertInto("payments")
    .values({
      organisation_id: deal.organisation_id,
      id,
      deal_id: deal.id,
      token,
      amount_cents: amountCents,
      received_on: localDateOf(now, deal.frozen.organisation.zone).toString(),
      method: "online",
      note: reversal.provider_id ?? "",
      recorded_by: reversal.asked_by,
      recorded_at: now.toString(),
    })
    .execute();
  return id;
}

/** Money that came too late and was taken back by the payer's bank is not there to choose about. */
async function endLateMoney(trx: Trx, deal: Deal, { paidCents, now }: { paidCents: number; now: Temporal.Instant }): Promise<void> {
  const waiting = (await dealLatePayments(trx, deal.organisation_id, deal.id)).filter(({ settled_at: settledAt }) => settledAt === null);
  if (waiting.length === 0 || waiting.reduce((sum, one) => sum + one.cents, 0) <= paidCents) return;
  const done = now.toString();
  await trx
    .updateTable("late_payments")
    .set({ choice: sql<"refund">`coalesce(choice, 'refund')`, chosen_at: sql<string>`coalesce(chosen_at, ${done}::timestamptz)`, settled_at: done })
    .where("organisation_id", "=", deal.organisation_id)
    .where("id", "in", waiting.map(({ id }) => id))
    .execute();
}
