import { ledgerAccountOf } from "../../domain/bookkeeping/ledger-account.ts";
import type { LedgerAccount } from "../../domain/bookkeeping/ledger-account.ts";
import type { Account, PlainAccount } from "../../domain/journal/accounts.ts";
import type { Locale } from "../../domain/locale.ts";
import { formatPercent } from "../../platform/i18n/format.ts";
import { bookTexts } from "./texts.ts";

/** An account with its number in the ledger and its name. */
export function namedAccount(account: Account, locale: Locale): LedgerAccount & { name: string } {
  return { ...ledgerAccountOf(account), name: accountName(account, locale) };
}

function accountName(account: Account, locale: Locale): string {
  const texts = bookTexts[locale];
  const [side, regime, rate] = account.split(":");
  if (side === "vat") return texts.vat(percent(regime, locale));
  if (side !== "revenue") return texts.accounts[account as PlainAccount];
  if (regime === "crkbo" || regime === "kor" || regime === "reverse-charge") return texts.revenue[regime]("");
  return texts.revenue.standard(percent(rate, locale));
}

function percent(basisPoints: string | undefined, locale: Locale): string {
  return formatPercent(Number(basisPoints), locale).replaceAll("\u00a0", " ");
}
