import type { BankAmount } from "../../../domain/bank/bank-amount.ts";
import type { BankLine } from "../../../domain/bank/statement.ts";
import { oneLine, orNull } from "../one-line.ts";
import { got, refused } from "../refusal.ts";
import type { Read } from "../refusal.ts";
import type { Columns } from "./columns.ts";
import type { Row } from "./rows.ts";
import { readCsvAmount, readCsvDay } from "./values.ts";

/** A row as a line, with the account that it is of and the balance after it when the file has those columns. */
export type CsvLine = { line: BankLine; account: string | null; balance: BankAmount | null };

export function readCsvLine({ cells, fileLine }: Row, { mapping, cell }: Columns): Read<CsvLine> {
  const at = (column: string | undefined) => cell(cells, column);
  const order = mapping.dateOrder ?? "day-month-year";
  const bookedOn = readCsvDay(at(mapping.date), order, fileLine);
  if (!bookedOn.ok) return bookedOn;
  const valueOn = at(mapping.valueDate) === "" ? got(null) : readCsvDay(at(mapping.valueDate), order, fileLine);
  if (!valueOn.ok) return valueOn;
  const currency = at(mapping.currency).toUpperCase() || "EUR";
  const written = { currency, decimal: mapping.decimal ?? null, fileLine };
  const amount = readSigned(at, mapping, written);
  if (!amount.ok) return amount;
  const balance = at(mapping.balance) === "" ? got(null) : readCsvAmount(at(mapping.balance), written);
  if (!balance.ok) return balance;
  const line: BankLine = {
    bookedOn: bookedOn.value,
    valueOn: valueOn.value,
    amount: amount.value,
    status: "booked",
    reversal: false,
    counterparty: { name: orNull(at(mapping.name)), account: orNull(at(mapping.account)) },
    reference: orNull(at(mapping.reference)),
    endToEndId: orNull(at(mapping.endToEndId)),
    bankId: orNull(at(mapping.bankId)),
    text: oneLine([mapping.text ?? []].flat().map(at).join(" ")),
    parts: [],
    fileLine,
  };
  return got({ line, account: at(mapping.ownAccount) || null, balance: balance.value });
}

type Written = { currency: string; decimal: "," | "." | null; fileLine: number };

function readSigned(at: (column: string) => string, mapping: Columns["mapping"], written: Written): Read<BankAmount> {
  if ("debit" in mapping) return readEitherColumn(at(mapping.debit), at(mapping.credit), written);
  const read = readCsvAmount(at(mapping.amount), written);
  if (!read.ok || !("direction" in mapping)) return read;
  const word = at(mapping.direction).toLowerCase();
  const among = (words: readonly string[]) => words.some((one) => one.toLowerCase() === word);
  if (!among(mapping.in) && !among(mapping.out)) return refused({ kind: "missing", what: "direction", fileLine: written.fileLine });
  return got(among(mapping.out) ? negated(read.value) : read.value);
}

/** One of the two is filled, or the other is zero. */
function readEitherColumn(debit: string, credit: string, written: Written): Read<BankAmount> {
  const out = debit === "" ? got({ units: 0, currency: written.currency }) : readCsvAmount(debit, written);
  if (!out.ok) return out;
  const came = credit === "" ? got({ units: 0, currency: written.currency }) : readCsvAmount(credit, written);
  if (!came.ok) return came;
  if (debit === "" && credit === "") return refused({ kind: "missing", what: "amount", fileLine: written.fileLine });
  return got({ units: came.value.units - Math.abs(out.value.units), currency: written.currency });
}

function negated(amount: BankAmount): BankAmount {
  return { ...amount, units: amount.units === 0 ? 0 : -amount.units };
}
