import type { BankAmount } from "../../../domain/bank/bank-amount.ts";
import type { Balance } from "../../../domain/bank/statement.ts";
import type { CsvLine } from "./line.ts";

/** What the balances after each line tell so far. */
export type Chain = { first: CsvLine; last: CsvLine; oldestFirst: boolean; newestFirst: boolean; complete: boolean };

export function beginChain(line: CsvLine): Chain {
  return { first: line, last: line, oldestFirst: true, newestFirst: true, complete: line.balance !== null };
}

export function extendChain(chain: Chain, line: CsvLine): Chain {
  const [before, after] = [chain.last.balance?.units, line.balance?.units];
  if (before === undefined || after === undefined) return { ...chain, last: line, complete: false };
  return {
    ...chain,
    last: line,
    oldestFirst: chain.oldestFirst && after === before + line.line.amount.units,
    newestFirst: chain.newestFirst && after === before - chain.last.line.amount.units,
  };
}

/**
 * Opening and closing balance. Some banks write the newest line first: the balances show which, or else the days do.
 * @returns null when a line has no balance
 */
export function balancesOf(chain: Chain): { opening: Balance; closing: Balance } | null {
  const backwards = !chain.oldestFirst && (chain.newestFirst || Temporal.PlainDate.compare(chain.first.line.bookedOn, chain.last.line.bookedOn) > 0);
  const [oldest, newest] = backwards ? [chain.last, chain.first] : [chain.first, chain.last];
  if (!chain.complete || oldest.balance === null || newest.balance === null) return null;
  const opening: BankAmount = { ...oldest.balance, units: oldest.balance.units - oldest.line.amount.units };
  return { opening: { amount: opening, on: oldest.line.bookedOn }, closing: { amount: newest.balance, on: newest.line.bookedOn } };
}
