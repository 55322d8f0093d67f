import { euroCents } from "../bank-amount.ts";
import { matchRefund } from "./match-refund.ts";
import { namedDeals } from "./named-deals.ts";
import type { Named } from "./named-deals.ts";
import { allocate, exactReason } from "./amounts.ts";
import { isPayable } from "./open-index.ts";
import type { Indexed, OpenIndex } from "./open-index.ts";
import { mostLikely } from "./most-likely.ts";
import type { Evidence, Match, MatchDoubt, MatchReason } from "./proposal.ts";
import { supportOf } from "./support.ts";
import { toldBy } from "./told.ts";
import type { LineToMatch, Told } from "./told.ts";

/**
 * What a booked line of a bank is for, and why. Certain is only what names its deals in a way that no slip of the pen can,
 * with an amount that fits; all else that has a reason is proposed to a person.
 * @param line with an amount in the currency of the bank; another than the euro is never booked
 * @see docs/rules/bank.md
 */
export function matchLine(line: LineToMatch, index: OpenIndex): Match {
  const cents = euroCents(line.amount);
  if (cents === null) return { kind: "unknown", why: "foreign-currency" };
  if (cents === 0) return { kind: "unknown", why: "zero" };
  if (cents < 0) return matchRefund(line, -cents, index);
  const told = toldBy(line);
  if (line.reversal) return { kind: "unknown", why: "reversal" };
  const { named, foreign } = namedDeals(told, index);
  const sure = named.filter((one) => one.sure);
  const [first] = sure;
  const otherwise: MatchDoubt[] = foreign ? ["reference-unknown"] : [];
  if (first !== undefined && sure.length === 1) return matchOne({ first, cents, told, others: named.filter((one) => one !== first) }, index);
  if (sure.length > 1) return matchSeveral(sure, cents);
  return mostLikely({ named, cents, told, doubts: otherwise }, index);
}

/** One deal is named for sure. */
function matchOne({ first, cents, told, others }: { first: Named; cents: number; told: Told; others: readonly Named[] }, index: OpenIndex): Match {
  const { one, reason } = first;
  const siblings = (index.byCustomer.get(one.customerKey) ?? []).filter((other) => other !== one && isPayable(other));
  const support = [reason, ...supportOf(one, told, index)];
  const exact = exactReason(one, cents);
  if (exact !== null) {
    const released = one.openCents === 0 && exact !== "recorded-amount";
    return { kind: "certain", targets: [{ dealId: one.deal.dealId, cents }], reasons: [...support, exact], against: released ? ["place-released"] : [], others: 0 };
  }
  const instead = siblings.find((other) => exactReason(other, cents) !== null);
  if (instead !== undefined) {
    const doubt: MatchDoubt = one.openCents === 0 ? "reference-of-paid" : "amount-of-other";
    const target = one.openCents === 0 ? instead : one;
    return propose({ targets: [{ dealId: target.deal.dealId, cents }], reasons: target === one ? support : [...supportOf(target, told, index), "exact-amount"], against: [doubt], others: 1 });
  }
  const second = others[0]?.one ?? siblings.find(({ openCents }) => openCents > 0 && openCents === cents - one.openCents);
  if (second !== undefined) return propose({ targets: allocate([one, second], cents), reasons: [...support, ...(one.openCents + second.openCents === cents ? ["amount-of-several" as const] : [])], against: ["several-named"], others: 0 });
  const doubt: MatchDoubt = one.openCents === 0 ? "nothing-open" : cents < one.openCents ? "amount-lower" : "amount-higher";
  const evidence: Evidence = { targets: [{ dealId: one.deal.dealId, cents }], reasons: support, against: [doubt], others: 0 };
  return reason === "reference-rf" ? { kind: "certain", ...evidence } : propose(evidence);
}

/** Several deals are named for sure: certain when what is open of them, or what is due next, adds up to the amount. */
function matchSeveral(named: readonly Named[], cents: number): Match {
  const ones = named.map(({ one }) => one);
  const reasons: MatchReason[] = [...new Set(named.map(({ reason }) => reason))];
  for (const amountOf of [({ openCents }: Indexed) => openCents, (one: Indexed) => one.dueCents ?? one.openCents]) {
    const amounts = ones.map(amountOf);
    if (amounts.every((amount) => amount > 0) && sum(amounts) === cents) {
      return { kind: "certain", targets: ones.map((one, at) => ({ dealId: one.deal.dealId, cents: amounts[at] ?? 0 })), reasons: [...reasons, "amount-of-several"], against: [], others: 0 };
    }
  }
  const open = sum(ones.map(({ openCents }) => openCents));
  return propose({ targets: allocate(ones, cents), reasons, against: ["several-named", cents < open ? "amount-lower" : "amount-higher"], others: 0 });
}

function propose(evidence: Evidence): Match {
  return { kind: "proposed", ...evidence };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
