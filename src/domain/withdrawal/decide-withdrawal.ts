import { factsUpTo } from "../standing/facts.ts";
import type { Fact } from "../standing/facts.ts";
import { historyOf } from "../standing/history.ts";
import type { StandingDeal } from "../standing/standing-deal.ts";

export type WithdrawalRefusal = { kind: "company" | "too-late" | "fully-given" | "nothing-left" };

/**
 * What a statement of withdrawal that comes in at a moment does to a deal: which of its places it ends, under the names of the
 * order. Places that were cancelled or missed end as well, for their fee goes too.
 * @returns refusals `company`, `too-late`, `fully-given`, `nothing-left` (also when it was withdrawn before)
 * @see docs/rules/withdrawal.md  art. 6:230o, 6:230p sub d BW
 */
export function decideWithdrawal(deal: StandingDeal, facts: readonly Fact[], receivedAt: Temporal.Instant): { ok: true; places: string[] } | { ok: false; refusal: WithdrawalRefusal } {
  const statement: Fact = { kind: "withdrawal.received", at: receivedAt, record: null, bookings: null };
  const history = historyOf(deal, factsUpTo([...facts, statement], receivedAt));
  const refused = history.withdrawalRefusals.find(({ fact }) => fact === statement);
  if (refused !== undefined) return { ok: false, refusal: { kind: refused.because } };
  return { ok: true, places: history.places.filter(({ ended }) => ended?.fact === statement).map(({ id }) => id) };
}
