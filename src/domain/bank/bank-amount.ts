import { cents } from "../money.ts";
import type { Cents } from "../money.ts";

/** An amount as a bank states it, in the smallest unit of its currency (cents of a euro, whole yen). Positive came in, negative went out. */
export type BankAmount = { readonly units: number; readonly currency: string };

/** Currencies whose smallest unit is not a hundredth. */
const unusualDecimals: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4,
};

/**
 * How many decimals a currency has.
 * @param currency three capitals
 * @see docs/rules/bank.md  ISO 4217
 */
export function decimalsOf(currency: string): number {
  return Object.hasOwn(unusualDecimals, currency) ? (unusualDecimals[currency] ?? 2) : 2;
}

export type AmountRead = { ok: true; units: number } | { ok: false; why: "not-an-amount" | "too-many-decimals" };

/**
 * An amount without a sign, from its digits before and after the decimal sign.
 * Decimals that are left out are zeros; more than the currency has are refused, also when they are zeros, because then a sign for thousands may have been read as one for decimals.
 */
export function readUnits({ whole, decimals, currency }: { whole: string; decimals: string; currency: string }): AmountRead {
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(decimals)) return { ok: false, why: "not-an-amount" };
  const places = decimalsOf(currency);
  if (decimals.length > places) return { ok: false, why: "too-many-decimals" };
  const units = Number(whole + decimals.padEnd(places, "0"));
  return Number.isSafeInteger(units) ? { ok: true, units } : { ok: false, why: "not-an-amount" };
}

/** The amount in euro cents, or null in another currency: such an amount is shown and never booked. */
export function euroCents({ units, currency }: BankAmount): Cents | null {
  return currency === "EUR" ? cents(units) : null;
}

/** "-12.50", with the decimals of its currency. */
export function plainAmount({ units, currency }: BankAmount): string {
  const places = decimalsOf(currency);
  const digits = String(Math.abs(units)).padStart(places + 1, "0");
  const sign = units < 0 ? "-" : "";
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
