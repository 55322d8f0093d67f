import { formatCode } from "../../domain/deal/code.ts";
import { isUnderWay } from "../../domain/online-payment/attempt-state.ts";
import type { House } from "../../platform/house.ts";
import type { Answer, PaymentProvider, ProviderPayment, ProviderTrouble } from "../../platform/payment-provider/port.ts";
import { providerOf } from "../../platform/payment-provider/provider.ts";
import { cut } from "../../platform/plain-text.ts";
import { findDeal } from "../deal/store.ts";
import { applyFetched, endAttempt } from "./apply.ts";
import { askRefund } from "./ask-refund.ts";
import { findAttempt, reversalsOf } from "./store.ts";
import type { AttemptKey, OnlinePayment } from "./store.ts";

export type KeptUp = { ok: true; attempt: OnlinePayment } | { ok: false; why: "not-offered" | "attempt-unknown" | ProviderTrouble["why"] };

/**
 * Brings what we know of an attempt up to what the provider says: makes the payment where nobody knows whether it was made, reads it,
 * asks for refunds that were not answered, and books what there is to book. No lock is held while the provider is asked, and
 * doing it twice, or at once, does it once.
 */
export async function keepUp(house: House, which: AttemptKey): Promise<KeptUp> {
  const provider = providerOf(house.config);
  if (provider === null) return { ok: false, why: "not-offered" };
  const attempt = await findAttempt(house.db, which);
  if (attempt === undefined) return { ok: false, why: "attempt-unknown" };
  if (attempt.provider_id === null && attempt.state !== "new") return { ok: true, attempt };
  const answer = attempt.provider_id === null ? await make(house, provider, attempt) : await provider.fetch(attempt.provider_id);
  if (!answer.ok) return afterTrouble(house, attempt, answer);
  await applyFetched(house, which, answer.value);
  await askMissingRefunds(house, attempt, answer.value);
  return { ok: true, attempt: (await findAttempt(house.db, which)) ?? attempt };
}

/** Calls for the payment. The key is the attempt's own, so that a call whose answer was lost is the same call. */
export async function make(house: House, provider: PaymentProvider, attempt: OnlinePayment): Promise<Answer<ProviderPayment>> {
  const deal = await findDeal(house.db, attempt.organisation_id, attempt.deal_id);
  if (deal === undefined) throw new Error(`attempt ${attempt.id}: its deal ${attempt.deal_id} is not there`);
  const { baseUrl, mollie } = house.config;
  const reached = !isLoopback(baseUrl) || (mollie !== null && isLoopback(mollie.apiUrl));
  return provider.create({
    idempotencyKey: attempt.id,
    cents: attempt.cents,
    description: cut(`${formatCode(deal.code)} ${deal.frozen.course.title}`, 200),
    locale: deal.locale,
    returnUrl: `${baseUrl}/d/${deal.code}/${deal.secret}/pay/${attempt.id}`,
    webhookUrl: reached ? `${baseUrl}/webhooks/mollie/${attempt.organisation_id}/${attempt.id}` : null,
    about: { organisation: attempt.organisation_id, attempt: attempt.id },
  });
}

/** A definite no ends the attempt; no answer leaves it as it is, to be asked again. */
async function afterTrouble(house: House, attempt: OnlinePayment, { why, detail }: ProviderTrouble): Promise<KeptUp> {
  const which = { organisationId: attempt.organisation_id, attemptId: attempt.id };
  house.log.warn({ attempt: attempt.id, why, detail }, "the payment provider gave no payment");
  if (why === "no-answer" || (why === "wrong-key" && attempt.provider_id !== null)) return { ok: false, why };
  if (isUnderWay(attempt.state)) await endAttempt(house, which, attempt.provider_id === null ? "refused" : "unknown");
  return { ok: true, attempt: (await findAttempt(house.db, which)) ?? attempt };
}

/** Refunds of ours that the provider does not show yet: their call was lost, or never made. */
async function askMissingRefunds(house: House, attempt: OnlinePayment, { refunds }: ProviderPayment): Promise<void> {
  const known = new Set(refunds.map(({ reversal }) => reversal));
  const intended = (await reversalsOf(house.db, attempt.organisation_id, [attempt.id])).filter(({ kind, state, id }) => kind === "refund" && state === "new" && !known.has(id));
  for (const { id } of intended) await askRefund(house, { organisationId: attempt.organisation_id, reversalId: id });
}

/** The provider can call back only what it can reach; on this machine it can when it is here itself. */
function isLoopback(address: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(address).hostname);
}
