import type { BankAmount } from "../../../domain/bank/bank-amount.ts";
import type { BankLine } from "../../../domain/bank/statement.ts";
import { readIsoDay } from "../dates.ts";
import { oneLine, orNull } from "../one-line.ts";
import { got, refused } from "../refusal.ts";
import type { Read } from "../refusal.ts";
import { readBlockAmount } from "./amount.ts";
import { first } from "./block.ts";
import type { Block } from "./block.ts";
import { isTrue, readDetail } from "./detail.ts";

/** An entry and its transactions; `size` is that of the transactions. */
export type Entry = { block: Block; details: Block[]; size: number };

/**
 * The lines of an entry: one, or one for each transaction of a batch when their amounts are all there and add up to it. Else the batch stays one line that holds its transactions as parts.
 * @param account of the statement
 */
export function readEntry({ block, details }: Pick<Entry, "block" | "details">, account: string): Read<readonly BankLine[]> {
  const amount = readBlockAmount(block);
  if (!amount.ok) return amount;
  const days = readDays(block);
  if (!days.ok) return days;
  const reversal = isTrue(first(block, "RvslInd"));
  const read = details.map((detail) => readDetail(detail, { account, amount: amount.value, reversal }));
  const entry: BankLine = {
    ...days.value,
    amount: amount.value,
    status: readStatus(block),
    reversal,
    counterparty: { name: null, account: null },
    reference: null,
    endToEndId: null,
    bankId: orNull(first(block, "AcctSvcrRef")),
    text: oneLine(first(block, "AddtlNtryInf") ?? ""),
    parts: [],
    fileLine: block.fileLine,
  };
  const [only] = read;
  if (only === undefined) return got([entry]);
  if (read.length === 1) {
    const { amount: _stated, bankId, ...told } = only;
    return got([{ ...entry, ...told, text: told.text || entry.text, bankId: entry.bankId ?? bankId }]);
  }
  if (!addUp(read, amount.value)) return got([{ ...entry, parts: read.map(({ bankId: _id, reversal: _reversal, ...part }) => part) }]);
  return got(read.map((told) => ({ ...entry, ...told, amount: told.amount ?? amount.value, text: told.text || entry.text, bankId: told.bankId ?? entry.bankId })));
}

function addUp(details: readonly { amount: BankAmount | null }[], whole: BankAmount): boolean {
  return details.every(({ amount }) => amount !== null) && details.reduce((sum, { amount }) => sum + (amount?.units ?? 0), 0) === whole.units;
}

function readDays(block: Block): Read<Pick<BankLine, "bookedOn" | "valueOn">> {
  const [booked, value] = [first(block, "BookgDt/Dt", "BookgDt/DtTm"), first(block, "ValDt/Dt", "ValDt/DtTm")];
  const text = booked ?? value;
  if (text === undefined) return refused({ kind: "missing", what: "date", fileLine: block.fileLine });
  const bookedOn = readIsoDay(text, block.fileLine);
  if (!bookedOn.ok || value === undefined) return bookedOn.ok ? got({ bookedOn: bookedOn.value, valueOn: null }) : bookedOn;
  const valueOn = readIsoDay(value, block.fileLine);
  return valueOn.ok ? got({ bookedOn: bookedOn.value, valueOn: valueOn.value }) : valueOn;
}

/** A word of the bank's own (`Prtry`) or one we do not know is not taken for booked. */
function readStatus(block: Block): BankLine["status"] {
  const status = first(block, "Sts", "Sts/Cd", "Sts/Prtry");
  return status === undefined || status === "BOOK" ? "booked" : "pending";
}
