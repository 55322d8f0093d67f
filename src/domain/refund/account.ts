import { compactIban, isIban } from "../bank/iban.ts";
import { sepaText } from "./sepa-text.ts";

/** Where a refund goes: an account and the name it stands in. */
export type RefundAccount = { iban: string; holder: string };

export type AccountRefusal = "iban-missing" | "iban-invalid" | "iban-outside-sepa" | "holder-missing" | "holder-too-long" | "holder-unwritable";

/**
 * How long an account number is in each country whose banks take a SEPA transfer (ISO 13616; list of the EPC).
 * @see docs/rules/refunds.md  checked on 2026-11-26
 */
export const ibanLengths: Readonly<Record<string, number>> = {
  AD: 24, AL: 28, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26,
  IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24, ME: 22, MK: 19, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, RS: 22, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22,
};

/** The longest name that a bank takes. */
export const longestHolder = 70;

/** What is wrong with an account that somebody gave; null when a bank can pay to it. */
export function whyNoAccount({ iban, holder }: RefundAccount): { iban: AccountRefusal | null; holder: AccountRefusal | null } {
  return { iban: whyNotIban(compactIban(iban)), holder: whyNotHolder(holder) };
}

function whyNotIban(iban: string): AccountRefusal | null {
  if (iban === "") return "iban-missing";
  if (!isIban(iban)) return "iban-invalid";
  const length = ibanLengths[iban.slice(0, 2)];
  if (length === undefined) return "iban-outside-sepa";
  return iban.length === length ? null : "iban-invalid";
}

function whyNotHolder(holder: string): AccountRefusal | null {
  if (holder.trim() === "") return "holder-missing";
  if (holder.trim().length > longestHolder) return "holder-too-long";
  return /[A-Za-z0-9]/.test(sepaText(holder, longestHolder)) ? null : "holder-unwritable";
}

/** An account number that its owner recognises and nobody else can use: "NL91 •••• 4300". */
export function maskedIban(iban: string): string {
  const compact = compactIban(iban);
  return `${compact.slice(0, 4)} •••• ${compact.slice(-4)}`;
}
