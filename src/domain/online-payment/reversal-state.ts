/**
 * How money stands that goes back through the provider. `new` is intended; `accepted` is booked and on its way; `done` arrived;
 * `refused` was never taken; `failed` was booked, did not arrive and is booked back. Of what a payer's bank took back: `done`, and
 * `reversed` when it came to us again.
 */
export const reversalStates = ["new", "accepted", "done", "refused", "failed", "reversed"] as const;

export type ReversalState = (typeof reversalStates)[number];

export const providerRefundStates = ["queued", "pending", "processing", "refunded", "failed", "canceled"] as const;

export type ProviderRefundState = (typeof providerRefundStates)[number];

export const reversalTable: Readonly<Record<ReversalState, readonly ReversalState[]>> = {
  new: ["accepted", "done", "refused"],
  accepted: ["done", "failed"],
  done: ["failed", "reversed"],
  refused: [],
  failed: [],
  reversed: [],
};

/**
 * Where a refund goes when the provider says how it stands.
 * @returns null when that is nothing new, or older than what we know
 */
export function decideRefund(state: ReversalState, said: ProviderRefundState): ReversalState | null {
  const wanted = said === "refunded" ? "done" : said === "failed" || said === "canceled" ? (state === "new" ? "refused" : "failed") : "accepted";
  return reversalTable[state].includes(wanted) ? wanted : null;
}
