import { plainAmount } from "./bank-amount.ts";
import { compactAccount } from "./same-account.ts";
import type { BankLine } from "./statement.ts";

/**
 * What makes a line this line, as text: the same in every file of the same format that holds it, so that a file read again, or one that overlaps, adds nothing.
 * The bank's own name of the transaction counts when there is one; else all that the bank tells of it. Amount and day always count, because a batch has one name for all its lines.
 * Two lines alike in all of this are told apart by {@link ordinal}.
 * @param account of the statement; null when the file does not tell
 * @see docs/rules/bank.md
 */
export function lineIdentity(account: string | null, line: BankLine): string {
  const { bookedOn, amount, bankId, counterparty, reference, endToEndId, text } = line;
  const told = bankId === null ? [counterparty.name, counterparty.account, reference, endToEndId, text] : [bankId, counterparty.account, endToEndId];
  return JSON.stringify([compactAccount(account ?? ""), bookedOn.toString(), amount.currency, plainAmount(amount), line.status, ...told]);
}

/**
 * The how-manieth of its kind on its day: the second coffee of the same price is a line of its own.
 * Files hold whole days, so a day counts the same in every file.
 * @param seen how often each identity was met in this file; this call counts one more
 */
export function ordinal(seen: Map<string, number>, identity: string): number {
  const count = (seen.get(identity) ?? 0) + 1;
  seen.set(identity, count);
  return count;
}
