import type { BankAmount } from "../../../domain/bank/bank-amount.ts";
import { readAmount } from "../amounts.ts";
import { readDay } from "../dates.ts";
import { refused } from "../refusal.ts";
import type { Read } from "../refusal.ts";

/** "20261103", "2026-11-03", "03-11-2026", "3/11/2026"; a time behind it is passed over. */
export function readCsvDay(text: string, order: "day-month-year" | "month-day-year", fileLine: number): Read<Temporal.PlainDate> {
  const yearFirst = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?=$|[ T])/.exec(text);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?=$|[ T])/.exec(text);
  const [, first, second, third] = yearFirst ?? yearLast ?? [];
  if (third === undefined) return refused({ kind: "bad-date", text, fileLine });
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  const parts = yearFirst !== null ? { year: a, month: b, day: c } : order === "day-month-year" ? { year: c, month: b, day: a } : { year: c, month: a, day: b };
  return readDay(parts, { text, fileLine });
}

/**
 * An amount with signs for decimals and thousands.
 * @param decimal null: of two signs the last is the decimal one; a single one too, unless it comes again, so that "1.234" has three decimals and is refused
 */
export function readCsvAmount(text: string, { currency, decimal, fileLine }: { currency: string; decimal: "," | "." | null; fileLine: number }): Read<BankAmount> {
  const compact = text.replaceAll(/[\s\u00A0€']/g, "").replace("\u2212", "-");
  const [, before = "", digits = "", after = ""] = /^([+-]?)([\d.,]+)([+-]?)$/.exec(compact) ?? [];
  if (digits === "" || (before !== "" && after !== "")) return refused({ kind: "bad-amount", text, fileLine });
  const sign = decimal ?? decimalSign(digits);
  const plain = withoutThousands(digits, sign);
  if (plain === null) return refused({ kind: "bad-amount", text, fileLine });
  return readAmount({ text: plain, currency, negative: `${before}${after}` === "-", fileLine });
}

function decimalSign(digits: string): "," | "." | null {
  const last = digits.lastIndexOf(",") > digits.lastIndexOf(".") ? "," : ".";
  return digits.split(last).length === 2 ? last : null;
}

/** Signs for thousands must stand where thousands do: else they are something else. */
function withoutThousands(digits: string, decimal: "," | "." | null): string | null {
  const [whole = "", fraction, ...more] = decimal === null ? [digits] : digits.split(decimal);
  if (more.length > 0 || (/[.,]/.test(whole) && !/^\d{1,3}([.,]\d{3})+$/.test(whole))) return null;
  return whole.replaceAll(/[.,]/g, "") + (fraction === undefined ? "" : `.${fraction}`);
}
