import type { Balance } from "../../../domain/bank/statement.ts";
import { readAmount } from "../amounts.ts";
import { got, refused } from "../refusal.ts";
import type { Read } from "../refusal.ts";
import { readShortDay } from "./short-day.ts";
import type { Field } from "./fields.ts";

/** Tags 60 and 62: C or D, the day, the currency (some leave it out) and the amount. */
export function readBalance({ lines, fileLine }: Field, currencyOfAccount: string): Read<Balance> {
  const text = (lines[0] ?? "").trim();
  const [, mark, day, currency, amount] = /^([CD])(\d{6})([A-Z]{3})?([\d.,]+)$/.exec(text) ?? [];
  if (day === undefined || amount === undefined) return refused({ kind: "broken", fileLine });
  const on = readShortDay(day, fileLine);
  if (!on.ok) return on;
  const read = readAmount({ text: amount, currency: currency ?? currencyOfAccount, negative: mark === "D", fileLine });
  return read.ok ? got({ amount: read.value, on: on.value }) : read;
}
