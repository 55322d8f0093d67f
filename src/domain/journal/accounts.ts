/**
 * The accounts of the journal. Debit is positive.
 *
 * `receivable` what customers owe, `deposits` what is held for customers, `credits` value promised for later, `refunds` what a
 * file for the bank repays and the bank has not booked yet; `bank`, `cash`, `card`, `online` and `other` where money is.
 * `goodwill` is what credits were given for nothing, `expired-credits` what was never used of any, `write-offs` what is given up.
 * Revenue is kept by regime, with its rate in basis points where there is one; VAT by rate.
 * @see docs/rules/journal.md
 */
const plainAccounts = [
  "bank", "cash", "card", "online", "other", "receivable", "deposits", "credits", "refunds", "costs", "interest", "goodwill", "expired-credits", "write-offs",
] as const;

export type PlainAccount = (typeof plainAccounts)[number];
export type RevenueAccount = `revenue:standard:${number}` | "revenue:crkbo" | "revenue:kor" | "revenue:reverse-charge";
export type VatAccount = `vat:${number}`;
export type Account = PlainAccount | RevenueAccount | VatAccount;

/** The account of a text from the database. @throws {RangeError} for any other */
export function accountOf(text: string): Account {
  const plain = plainAccounts.find((account) => account === text);
  if (plain !== undefined) return plain;
  if (/^(revenue:(standard:\d+|crkbo|kor|reverse-charge)|vat:\d+)$/.test(text)) return text as Account;
  throw new RangeError(`account ${JSON.stringify(text)}: expected one of the journal`);
}
