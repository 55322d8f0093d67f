import type { Balance, StatementHead } from "../../../domain/bank/statement.ts";
import { readIsoDay } from "../dates.ts";
import type { StatedTotals } from "../reader.ts";
import { got, refused } from "../refusal.ts";
import type { Read } from "../refusal.ts";
import { readBlockAmount } from "./amount.ts";
import { first } from "./block.ts";
import type { Block } from "./block.ts";

export type StatementBlocks = { block: Block; balances: Block[] };

/** Whose statement it is. The currency is that of the account, or of its opening balance. */
export function readHead({ block, balances }: StatementBlocks): Read<StatementHead> {
  const account = first(block, "Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id", "Acct/Id/BBAN");
  if (account === undefined) return refused({ kind: "missing", what: "account", fileLine: block.fileLine });
  const totals = readTotals({ block, balances });
  if (!totals.ok) return totals;
  const currency = first(block, "Acct/Ccy") ?? totals.value.opening?.amount.currency ?? totals.value.closing?.amount.currency ?? "EUR";
  return got({ account, currency, number: first(block, "ElctrncSeqNb", "LglSeqNb", "Id") ?? null });
}

/**
 * Opening and closing balance. A statement of one page among several has interim balances instead;
 * some banks give the closing balance of the statement before (PRCD) as the opening one.
 */
export function readTotals({ block, balances }: StatementBlocks): Read<StatedTotals> {
  const opening = readBalance(ofKind(balances, "OPBD")[0] ?? ofKind(balances, "PRCD")[0] ?? ofKind(balances, "ITBD")[0]);
  if (!opening.ok) return opening;
  const closing = readBalance(ofKind(balances, "CLBD")[0] ?? ofKind(balances, "ITBD").at(-1));
  if (!closing.ok) return closing;
  const from = readStatedDay(block, "FrToDt/FrDtTm", "FrToDt/FrDt");
  if (!from.ok) return from;
  const to = readStatedDay(block, "FrToDt/ToDtTm", "FrToDt/ToDt");
  if (!to.ok) return to;
  const [begin, end] = [from.value ?? opening.value?.on, to.value ?? closing.value?.on];
  return got({ opening: opening.value, closing: closing.value, period: begin && end ? { from: begin, to: end } : null });
}

function ofKind(balances: readonly Block[], kind: string): Block[] {
  return balances.filter((balance) => first(balance, "Tp/CdOrPrtry/Cd") === kind);
}

function readBalance(block: Block | undefined): Read<Balance | null> {
  if (block === undefined) return got(null);
  const amount = readBlockAmount(block);
  if (!amount.ok) return amount;
  const on = readStatedDay(block, "Dt/Dt", "Dt/DtTm");
  return on.ok ? got({ amount: amount.value, on: on.value }) : on;
}

function readStatedDay(block: Block, ...paths: readonly string[]): Read<Temporal.PlainDate | null> {
  const text = first(block, ...paths);
  return text === undefined ? got(null) : readIsoDay(text, block.fileLine);
}
