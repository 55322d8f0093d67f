import type { House } from "../../platform/house.ts";
import { providerOf } from "../../platform/payment-provider/provider.ts";
import { applyFetched } from "./apply.ts";
import { keepUp } from "./keep-up.ts";
import { findAttempt } from "./store.ts";
import type { AttemptKey } from "./store.ts";

/**
 * Somebody says that a payment changed. Nothing in that is believed: the payment is fetched, and only what the provider says of it, and
 * only for the attempt that it was made for, counts. It may come before the call that made the payment was answered.
 * @returns `again` when the provider did not answer us: then its message is worth repeating
 */
export async function hearOfPayment(house: House, which: AttemptKey, providerId: string): Promise<"done" | "nothing" | "again"> {
  const provider = providerOf(house.config);
  const attempt = provider === null ? undefined : await findAttempt(house.db, which);
  if (provider === null || attempt === undefined) return "nothing";
  if (attempt.provider_id === providerId) {
    const kept = await keepUp(house, which);
    return kept.ok ? "done" : kept.why === "no-answer" || kept.why === "wrong-key" ? "again" : "nothing";
  }
  const answer = await provider.fetch(providerId);
  if (!answer.ok) return answer.why === "no-answer" || answer.why === "wrong-key" ? "again" : "nothing";
  return (await applyFetched(house, which, answer.value)) ? "done" : "nothing";
}
