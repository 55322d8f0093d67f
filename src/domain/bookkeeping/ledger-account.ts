import type { Account } from "../journal/accounts.ts";

/**
 * An account as a Dutch bookkeeper knows it.
 * @property number ours, in the order that Dutch charts of accounts mostly follow
 * @property kind `balance` or `result`
 * @property rgs the code of the reference scheme (RGS), where it is known for certain; null where the bookkeeper chooses
 */
export type LedgerAccount = { number: string; kind: "balance" | "result"; rgs: string | null };

const plain: Readonly<Record<string, LedgerAccount>> = {
  cash: { number: "1000", kind: "balance", rgs: "BLimKasKas" },
  bank: { number: "1100", kind: "balance", rgs: "BLimBanRba" },
  card: { number: "1210", kind: "balance", rgs: "BLimKru" },
  online: { number: "1220", kind: "balance", rgs: "BLimKru" },
  other: { number: "1230", kind: "balance", rgs: "BLimKru" },
  refunds: { number: "1240", kind: "balance", rgs: "BLimKru" },
  receivable: { number: "1300", kind: "balance", rgs: "BVorDebHad" },
  deposits: { number: "1450", kind: "balance", rgs: null },
  credits: { number: "1460", kind: "balance", rgs: null },
  goodwill: { number: "4510", kind: "result", rgs: null },
  "write-offs": { number: "4520", kind: "result", rgs: null },
  "revenue:crkbo": { number: "8300", kind: "result", rgs: "WOmz" },
  "revenue:kor": { number: "8310", kind: "result", rgs: "WOmz" },
  "revenue:reverse-charge": { number: "8400", kind: "result", rgs: "WOmz" },
  "expired-credits": { number: "8500", kind: "result", rgs: null },
  costs: { number: "8600", kind: "result", rgs: null },
  interest: { number: "9100", kind: "result", rgs: null },
};

/** Numbers of the rates that most are; any other rate carries its basis points. */
const rates: Readonly<Record<string, { revenue: string; vat: string }>> = {
  "2100": { revenue: "8000", vat: "1510" },
  "900": { revenue: "8100", vat: "1520" },
  "0": { revenue: "8200", vat: "1530" },
};

/**
 * The ledger account of an account of the journal; no two of them share a number.
 * @throws {RangeError} for an account that has none
 * @see docs/rules/bookkeeping.md
 */
export function ledgerAccountOf(account: Account): LedgerAccount {
  const known = plain[account];
  if (known !== undefined) return known;
  const match = /^(revenue:standard|vat):(\d+)$/.exec(account);
  if (match === null) throw new RangeError(`account ${account}: expected one with a number in the ledger`);
  const [, side = "", basisPoints = ""] = match;
  const isVat = side === "vat";
  const number = isVat ? rates[basisPoints]?.vat ?? `1540.${basisPoints}` : rates[basisPoints]?.revenue ?? `8250.${basisPoints}`;
  return { number, kind: isVat ? "balance" : "result", rgs: isVat ? "BSchBepBtw" : "WOmz" };
}

/** Where the result of before a period goes in the opening balance of an audit file: the journal has no such account itself. */
export const earlierResult: LedgerAccount = { number: "0900", kind: "balance", rgs: null };
