import type { Cents } from "../money.ts";
import type { Account } from "./accounts.ts";

/**
 * What an entry books. `allocation` moves between what customers owe, what is held for them, and the interest and costs
 * that their money went to; `refund-sent` is a batch of refunds that left the bank.
 */
export type EntryKind = "invoice" | "credit-note" | "payment" | "refund" | "refund-sent" | "credit" | "allocation";

/** Debit is positive, credit negative. */
export type Posting = { account: Account; cents: Cents };

/** Postings that add up to nought, each account once. */
export type Entry = {
  kind: EntryKind;
  /** What it books; each source is booked once. Null for an allocation. */
  sourceId: string | null;
  bookedOn: Temporal.PlainDate;
  postings: readonly Posting[];
};
