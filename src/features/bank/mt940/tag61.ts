import type { BankLine } from "../../../domain/bank/statement.ts";
import { readAmount } from "../amounts.ts";
import { orNull } from "../one-line.ts";
import { got, refused } from "../refusal.ts";
import type { Read } from "../refusal.ts";
import type { Field } from "./fields.ts";
import { readDayNear, readShortDay } from "./short-day.ts";

export type Entry61 = Pick<BankLine, "bookedOn" | "valueOn" | "amount" | "status" | "reversal" | "bankId" | "fileLine"> & { account: string | null; name: string | null; reference: string | null };

const layout = /^(\d{6})(\d{4})?(R|E)?([CD])([A-Z])?(\d[\d.,]*)([A-Z][A-Z0-9 ]{3})(.*)$/;

/**
 * Tag 61: an amount with its days, and in old dialects who the other side is.
 * @param holdsAccount whether the reference of 16 characters is the account of the other side (the classic layout of Rabobank)
 */
export function read61({ lines, fileLine }: Field, { currency, holdsAccount }: { currency: string; holdsAccount: boolean }): Read<Entry61> {
  const [firstLine = "", second = ""] = lines;
  const [, value, entry, special, mark, , amountText, , rest = ""] = layout.exec(firstLine) ?? [];
  if (value === undefined || amountText === undefined) return refused({ kind: "broken", fileLine });
  const valueOn = readShortDay(value, fileLine);
  if (!valueOn.ok) return valueOn;
  const bookedOn = entry === undefined ? valueOn : readDayNear(entry, valueOn.value, fileLine);
  if (!bookedOn.ok) return bookedOn;
  // RC takes back money that came in, so it went out.
  const negative = (mark === "D") !== (special === "R");
  const amount = readAmount({ text: amountText, currency, negative, fileLine });
  if (!amount.ok) return amount;
  return got({
    bookedOn: bookedOn.value,
    valueOn: valueOn.value,
    amount: amount.value,
    status: special === "E" ? "pending" : "booked",
    reversal: special === "R",
    fileLine,
    ...readReference(rest, second, holdsAccount),
  });
}

/** "NONREF", "EREF//bank's own", or 16 characters and a name behind them; a second line may be an account. */
function readReference(rest: string, second: string, holdsAccount: boolean): Pick<Entry61, "account" | "name" | "reference" | "bankId"> {
  const [own = "", bankId] = rest.split("//", 2);
  const written = orNull(own.slice(0, 16));
  const accountBehind = isAccount(second.trim()) ? orNull(second) : null;
  const isAccountItself = holdsAccount && written !== null && isAccount(written);
  return {
    account: accountBehind ?? (isAccountItself ? written : null),
    name: bankId === undefined ? orNull(own.slice(16)) : null,
    reference: written === null || isAccountItself || /^(EREF|PREF|MARF|CREF|KREF)$/.test(written) ? null : written,
    bankId: orNull(bankId),
  };
}

function isAccount(text: string): boolean {
  return /^([A-Z]{2}\d{2}[A-Z0-9]{10,30}|P?\d{7,10})$/.test(text);
}
