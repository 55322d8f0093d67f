import { cents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Account } from "../journal/accounts.ts";

/** What was booked on accounts, debit less credit; an account that is not there had nothing. */
export type AccountSums = ReadonlyMap<Account, Cents>;

/** What was booked on one account, debit less credit. */
export function sumOn(sums: AccountSums, account: Account): Cents {
  return sums.get(account) ?? cents(0);
}

/** Debit is positive: in a right journal all sums together are nought. */
export function sumsOf(postings: Iterable<{ account: Account; cents: number }>): Map<Account, Cents> {
  const sums = new Map<Account, Cents>();
  for (const { account, cents: amount } of postings) sums.set(account, cents((sums.get(account) ?? 0) + amount));
  return sums;
}
