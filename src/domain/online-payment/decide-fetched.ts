import { attemptMove } from "./attempt-state.ts";
import type { AttemptState } from "./attempt-state.ts";

/** How the provider says that a payment stands. */
export const providerStates = ["open", "pending", "authorized", "paid", "failed", "canceled", "expired"] as const;

export type ProviderState = (typeof providerStates)[number];

/** A payment as it was fetched from the provider. `cents` is null where the provider names no whole number of cents. */
export type Fetched = { state: ProviderState; cents: number | null; currency: string };

export type FetchedDecision =
  | { kind: "book" }
  | { kind: "park" }
  | { kind: "move"; to: Exclude<AttemptState, "paid" | "parked" | "new"> }
  /** It says what we know already, or something older than that. */
  | { kind: "nothing" };

/**
 * What a fetched payment means for an attempt. Only what is paid, in euros, to the cent as it was asked, is booked; what is paid
 * otherwise is parked for a person. What was fetched before and comes late changes nothing.
 * @see docs/rules/online-payments.md
 */
export function decideFetched(attempt: { state: AttemptState; cents: number }, fetched: Fetched): FetchedDecision {
  const to = fetched.state === "authorized" ? "pending" : fetched.state;
  if (to !== "paid") return attemptMove(attempt.state, to) ? { kind: "move", to } : { kind: "nothing" };
  if (!attemptMove(attempt.state, "paid")) return { kind: "nothing" };
  return fetched.currency === "EUR" && fetched.cents === attempt.cents ? { kind: "book" } : { kind: "park" };
}
