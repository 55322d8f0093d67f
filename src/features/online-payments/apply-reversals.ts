import { decideRefund } from "../../domain/online-payment/reversal-state.ts";
import type { ReversalState } from "../../domain/online-payment/reversal-state.ts";
import type { Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import type { ProviderChargeback, ProviderPayment, ProviderRefund } from "../../platform/payment-provider/port.ts";
import type { Deal } from "../deal/store.ts";
import { bookAgain, bookReversal } from "./book-reversal.ts";
import type { OnlinePayment, OnlineReversal } from "./store.ts";
import { reversalsOf } from "./store.ts";

type Reversing = { deal: Deal; attempt: OnlinePayment; now: Temporal.Instant };

/**
 * Books what went back of a paid attempt, each refund and each chargeback once. A refund that was made at the provider itself is booked
 * as well. One that the provider first took and then did not bring to the customer is booked back. The deal is held.
 */
export async function applyReversals(trx: Trx, { fetched, ...reversing }: Reversing & { fetched: ProviderPayment }): Promise<void> {
  if (fetched.refunds.length === 0 && fetched.chargebacks.length === 0) return;
  const known = await reversalsOf(trx, reversing.attempt.organisation_id, [reversing.attempt.id]);
  for (const refund of fetched.refunds) await applyRefund(trx, { ...reversing, known: ofRefund(known, refund), refund });
  for (const chargeback of fetched.chargebacks) await applyChargeback(trx, { ...reversing, known: known.find((one) => one.provider_id === chargeback.id), chargeback });
}

function ofRefund(known: readonly OnlineReversal[], { id, reversal, cents }: ProviderRefund): OnlineReversal | undefined {
  return known.find((one) => one.provider_id === id) ?? known.find((one) => one.kind === "refund" && one.provider_id === null && one.id === reversal && one.cents === cents);
}

/** @param refunding.known null or undefined for one that did not begin here */
export async function applyRefund(trx: Trx, refunding: Reversing & { known: OnlineReversal | undefined; refund: ProviderRefund }): Promise<void> {
  const { refund, now } = refunding;
  if (refund.cents === null || refund.cents <= 0) return;
  const row = refunding.known ?? (await began(trx, refunding, { kind: "refund", providerId: refund.id, cents: refund.cents }));
  const to = decideRefund(row.state, refund.state);
  const named = { ...row, provider_id: refund.id };
  if (to === null) return;
  const booking = to === "accepted" || to === "done" ? { payment_id: row.payment_id ?? (await bookReversal(trx, { ...refunding, reversal: named })) } : {};
  const again = to === "failed" ? { back_payment_id: await bookAgain(trx, { ...refunding, reversal: named }) } : {};
  await change(trx, named, { state: to, ...booking, ...again }, now);
}

async function applyChargeback(trx: Trx, charging: Reversing & { known: OnlineReversal | undefined; chargeback: ProviderChargeback }): Promise<void> {
  const { chargeback, now } = charging;
  if (chargeback.cents === null || chargeback.cents <= 0) return;
  const row = charging.known ?? (await began(trx, charging, { kind: "chargeback", providerId: chargeback.id, cents: chargeback.cents }));
  const booked = row.state === "new" ? { ...row, state: "done" as const, payment_id: await bookReversal(trx, { ...charging, reversal: row }) } : row;
  const reversed = chargeback.reversed && booked.state === "done" ? { state: "reversed" as const, back_payment_id: await bookAgain(trx, { ...charging, reversal: booked }) } : {};
  const after = { ...booked, ...reversed };
  if (after.state !== row.state) await change(trx, row, { state: after.state, payment_id: after.payment_id, back_payment_id: after.back_payment_id }, now);
}

/** What went back without our asking. */
async function began(trx: Trx, { attempt, now }: Reversing, { kind, providerId, cents }: { kind: "refund" | "chargeback"; providerId: string; cents: number }): Promise<OnlineReversal> {
  return trx
    .insertInto("online_reversals")
    .values({ organisation_id: attempt.organisation_id, id: uuidv7(now), online_payment_id: attempt.id, kind, token: providerId, cents, state: "new", provider_id: providerId, asked_by: "online", asked_at: now.toString(), changed_at: now.toString() })
    .returningAll()
    .executeTakeFirstOrThrow();
}

type Change = { state: ReversalState; payment_id?: string | null; back_payment_id?: string | null };

async function change(trx: Trx, row: OnlineReversal, to: Change, now: Temporal.Instant): Promise<void> {
  await trx.updateTable("online_reversals").set({ ...to, provider_id: row.provider_id, changed_at: now.toString() }).where("organisation_id", "=", row.organisation_id).where("id", "=", row.id).execute();
}
