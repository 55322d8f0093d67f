import { formatCode } from "../../domain/deal/code.ts";
import type { House } from "../../platform/house.ts";
import type { ProviderRefund } from "../../platform/payment-provider/port.ts";
import { providerOf } from "../../platform/payment-provider/provider.ts";
import { findDeal, holdDeal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { applyRefund } from "./apply-reversals.ts";
import { findAttempt, findReversal, lockAttempt } from "./store.ts";

type ReversalKey = { organisationId: string; reversalId: string };

/**
 * Asks the provider for a refund that was written before, with its own key, and books it when it is accepted. No lock is held while
 * it is asked. Whoever got no answer asks again with the same key.
 */
export async function askRefund(house: House, { organisationId, reversalId }: ReversalKey): Promise<"accepted" | "no-answer" | "refused"> {
  const provider = providerOf(house.config);
  const reversal = await findReversal(house.db, organisationId, reversalId);
  const attempt = reversal && (await findAttempt(house.db, { organisationId, attemptId: reversal.online_payment_id }));
  const deal = attempt && (await findDeal(house.db, organisationId, attempt.deal_id));
  if (provider === null || reversal === undefined || attempt === undefined || deal === undefined) return "no-answer";
  if (reversal.state !== "new") return reversal.state === "refused" ? "refused" : "accepted";
  const answer = await provider.refund({ idempotencyKey: reversal.id, paymentId: attempt.provider_id ?? "", cents: reversal.cents, description: formatCode(deal.code), reversal: reversal.id });
  if (answer.ok) return keepRefund(house, { organisationId, reversalId }, answer.value);
  house.log.warn({ reversal: reversalId, why: answer.why, detail: answer.detail }, "the payment provider gave no refund");
  if (answer.why === "no-answer" || answer.why === "wrong-key") return "no-answer";
  return refuseRefund(house, { organisationId, reversalId });
}

async function keepRefund(house: House, which: ReversalKey, refund: ProviderRefund): Promise<"accepted" | "refused"> {
  return inHand(house, which, async ({ trx, held, attempt, reversal, now }) => {
    await applyRefund(trx, { deal: held.deal, attempt, known: reversal, refund, now });
    return (await findReversal(trx, which.organisationId, which.reversalId))?.state === "refused" ? "refused" : "accepted";
  });
}

/** Never booked: nothing goes back this way, and a person is told. */
async function refuseRefund(house: House, which: ReversalKey): Promise<"accepted" | "refused"> {
  return inHand(house, which, async ({ trx, held, reversal, now }) => {
    if (reversal.state !== "new") return reversal.state === "refused" ? "refused" : "accepted";
    await trx.updateTable("online_reversals").set({ state: "refused", changed_at: now.toString() }).where("organisation_id", "=", which.organisationId).where("id", "=", which.reversalId).execute();
    await writeRecords(trx, which.organisationId, [{ subjectId: held.deal.id, type: "online-refund.refused", at: now, actor: "system", details: { reversal: reversal.id, cents: reversal.cents } }]);
    return "refused";
  });
}

type InHand = {
  trx: Parameters<typeof lockAttempt>[0];
  held: NonNullable<Awaited<ReturnType<typeof holdDeal>>>;
  attempt: NonNullable<Awaited<ReturnType<typeof lockAttempt>>>;
  reversal: NonNullable<Awaited<ReturnType<typeof findReversal>>>;
  now: Temporal.Instant;
};

/** With the sessions, the deal and the attempt held, in that order. */
async function inHand<T>(house: House, { organisationId, reversalId }: ReversalKey, work: (hand: InHand) => Promise<T>): Promise<T> {
  return house.db.transaction().execute(async (trx) => {
    const found = await findReversal(trx, organisationId, reversalId);
    const attemptKey = { organisationId, attemptId: found?.online_payment_id ?? "" };
    const dealId = found && (await findAttempt(trx, attemptKey))?.deal_id;
    const held = dealId === undefined ? undefined : await holdDeal(trx, organisationId, dealId);
    const attempt = held && (await lockAttempt(trx, attemptKey));
    const reversal = attempt && (await findReversal(trx, organisationId, reversalId));
    if (held === undefined || attempt === undefined || reversal === undefined) throw new Error(`refund ${reversalId}: expected its attempt and its deal`);
    return work({ trx, held, attempt, reversal, now: house.clock.now() });
  });
}
