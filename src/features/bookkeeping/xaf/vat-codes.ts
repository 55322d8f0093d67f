import { ledgerAccountOf } from "../../../domain/bookkeeping/ledger-account.ts";
import type { Account } from "../../../domain/journal/accounts.ts";
import { accountOf } from "../../../domain/journal/accounts.ts";
import { namedAccount } from "../account-names.ts";
import type { AuditFileBooks } from "./audit-file.ts";
import { branch, leaf, must } from "./write.ts";

/** How VAT falls on a revenue account: its code is the number of that account, its rate in basis points. */
export type VatOfRevenue = { code: string; basisPoints: number; vatAccount: Account | null };

/** Null for an account that is no revenue. */
export function vatOfRevenue(account: Account): VatOfRevenue | null {
  if (!account.startsWith("revenue:")) return null;
  const [, rate] = /^revenue:standard:(\d+)$/.exec(account) ?? [];
  const basisPoints = Number(rate ?? 0);
  return { code: ledgerAccountOf(account).number, basisPoints, vatAccount: basisPoints === 0 ? null : accountOf(`vat:${rate}`) };
}

/** One code for each revenue account of the entries. The account for its VAT is named where the ledger has it. */
export function vatCodesOf({ entries, opening, locale }: Pick<AuditFileBooks, "entries" | "opening" | "locale">): string {
  const accounts = new Set(entries.flatMap(({ postings }) => postings.map(({ account }) => account)));
  const known = new Set<Account>([...accounts, ...opening.keys()]);
  const codes = [...accounts].flatMap((account) => {
    const vat = vatOfRevenue(account);
    return vat === null ? [] : [{ ...vat, name: namedAccount(account, locale).name }];
  }).toSorted((one, other) => (one.code < other.code ? -1 : 1));
  if (codes.length === 0) return "";
  return branch("vatCodes", codes.map(({ code, name, vatAccount }) => branch("vatCode", [
    must("vatID", code), must("vatDesc", name), leaf("vatToPayAccID", vatAccount === null || !known.has(vatAccount) ? "" : ledgerAccountOf(vatAccount).number),
  ])));
}
