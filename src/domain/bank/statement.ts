import type { BankAmount } from "./bank-amount.ts";

/** One statement of one account, without its lines: those may be very many. */
export type StatementHead = {
  /** As the bank wrote it, without the currency behind it; null when the file does not tell (some CSV files). */
  readonly account: string | null;
  readonly currency: string;
  /** The bank's own number of the statement. */
  readonly number: string | null;
};

export type StatementTotals = {
  readonly opening: Balance | null;
  readonly closing: Balance | null;
  /** The days that the bank says the statement is about, both included. */
  readonly period: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate } | null;
  readonly lineCount: number;
  /** Whether opening and booked lines make the closing balance; null when the file states no balances. */
  readonly balanced: boolean | null;
};

export type Balance = { readonly amount: BankAmount; readonly on: Temporal.PlainDate | null };

/** Who paid or was paid. Account numbers are kept as the bank wrote them, also when their check digits do not fit. */
export type Counterparty = { readonly name: string | null; readonly account: string | null };

export type BankLine = {
  /** The day of booking; the value date when the bank gives no other. */
  readonly bookedOn: Temporal.PlainDate;
  readonly valueOn: Temporal.PlainDate | null;
  readonly amount: BankAmount;
  /** Only booked lines count: a pending one may still change or vanish. */
  readonly status: "booked" | "pending";
  /** Takes back an earlier line. The sign of the amount already says which way the money went. */
  readonly reversal: boolean;
  readonly counterparty: Counterparty;
  /** The payer's structured reference, as written: not yet known to be valid. */
  readonly reference: string | null;
  readonly endToEndId: string | null;
  /** The bank's own name of the transaction. */
  readonly bankId: string | null;
  /** What the payer wrote, or else what the bank says about it, in one line. */
  readonly text: string;
  /** What a batch consists of when it cannot be taken apart into lines that add up; else empty. */
  readonly parts: readonly BankPart[];
  /** Where in the file it begins, from 1. */
  readonly fileLine: number;
};

/** One payment of a batch. */
export type BankPart = Pick<BankLine, "counterparty" | "reference" | "endToEndId" | "text"> & { readonly amount: BankAmount | null };

/** The sum of the booked lines so far, and how many lines there were. */
export type RunningTotal = { readonly units: number; readonly lineCount: number; readonly foreign: boolean };

export const noLines: RunningTotal = { units: 0, lineCount: 0, foreign: false };

export function addLine(total: RunningTotal, { amount, status }: Pick<BankLine, "amount" | "status">, currency: string): RunningTotal {
  const lineCount = total.lineCount + 1;
  if (status === "pending") return { ...total, lineCount };
  return { units: total.units + amount.units, lineCount, foreign: total.foreign || amount.currency !== currency };
}

/**
 * Whether opening + booked lines = closing. A balance or a line in another currency than the statement makes that impossible to say yes to.
 * @returns null when a balance is missing
 */
export function isBalanced(total: RunningTotal, { opening, closing, currency }: { opening: Balance | null; closing: Balance | null; currency: string }): boolean | null {
  if (opening === null || closing === null) return null;
  if (total.foreign || opening.amount.currency !== currency || closing.amount.currency !== currency) return false;
  return opening.amount.units + total.units === closing.amount.units;
}
