import { compactAccount } from "../same-account.ts";

/** What an organisation says is never for it. */
export type BankRule = { readonly id: string; readonly field: "account" | "name" | "text"; /** In small letters; of an account, letters and digits alone. */ readonly contains: string };

/** The first rule that fits a line; null when none does. */
export function ruleFor({ name, account, text }: { name: string | null; account: string | null; text: string }, rules: readonly BankRule[]): BankRule | null {
  const told = { name: plain(name ?? ""), account: compactAccount(account ?? "").toLowerCase(), text: plain(text) };
  return rules.find(({ field, contains }) => (field === "account" ? told.account === contains : told[field].includes(contains))) ?? null;
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").toLowerCase();
}
