import { readUnits } from "../../domain/bank/bank-amount.ts";
import type { BankAmount } from "../../domain/bank/bank-amount.ts";
import { got, refused } from "./refusal.ts";
import type { Read } from "./refusal.ts";

type Stated = { text: string; currency: string; negative: boolean; fileLine: number };

/** An amount of which the text has no sign and one decimal sign at most, a comma or a point. */
export function readAmount({ text, currency, negative, fileLine }: Stated): Read<BankAmount> {
  const [, whole, decimals = ""] = /^(\d+)(?:[.,](\d*))?$/.exec(text) ?? [];
  if (whole === undefined) return refused({ kind: "bad-amount", text, fileLine });
  const read = readUnits({ whole, decimals, currency });
  if (read.ok) return got({ units: negative && read.units !== 0 ? -read.units : read.units, currency });
  return refused(read.why === "too-many-decimals" ? { kind: "too-many-decimals", text, currency, fileLine } : { kind: "bad-amount", text, fileLine });
}
