import { plainAmount } from "../../domain/bank/bank-amount.ts";
import type { BankAmount } from "../../domain/bank/bank-amount.ts";
import { findReferences } from "../../domain/bank/find-references.ts";
import type { Balance, BankLine, StatementHead, StatementTotals } from "../../domain/bank/statement.ts";
import { refusalInWords } from "../../features/bank/actions.ts";
import type { BankEvent } from "../../features/bank/actions.ts";
import { formatDate } from "../../platform/i18n/format.ts";
import type { Printer } from "./bank.ts";
import { matchInWords } from "./match-words.ts";
import type { Matched } from "./matcher.ts";

/** What the files hold, for people. */
export function bankText(): Printer {
  const event = (event: BankEvent, matched: Matched | null): string => {
    switch (event.kind) {
      case "format":
        return ` (${event.format})\n`;
      case "start":
        return `\n  ${headInWords(event.head)}\n`;
      case "line":
        return `${lineInWords(event.line)}${matched === null ? "" : `${" ".repeat(21)}-> ${matchInWords(matched)}\n`}`;
      case "end":
        return totalsInWords(event.totals);
      case "complete":
        return "\n";
      case "refused":
        return `\n  REFUSED: ${refusalInWords(event.refusal, "en")} Nothing of this file is used.\n\n`;
      default:
        return event satisfies never;
    }
  };
  let why = "";
  return {
    begin: (matcher) => {
      why = "why" in matcher ? `Lines were not held against deals: ${matcher.why}.\n` : "";
      return "";
    },
    file: (name) => name,
    event,
    end: () => `${why}Nothing was changed.\n`,
  };
}

function headInWords({ account, currency, number }: StatementHead): string {
  return `Account ${account ?? "not named"}, ${currency}${number === null ? "" : `, statement ${number}`}`;
}

function lineInWords(line: BankLine): string {
  const { counterparty, reference, text, status, reversal, parts } = line;
  const references = findReferences([reference ?? "", text].join("\n")).map(({ value }) => value);
  const marks = [
    ...(status === "pending" ? ["pending"] : []),
    ...(reversal ? ["reversal"] : []),
    ...(line.amount.currency === "EUR" ? [] : ["not in euros"]),
    ...(parts.length === 0 ? [] : [`batch of ${parts.length}`]),
    ...references.map((value) => `reference ${value}`),
  ];
  const words = [counterparty.name, counterparty.account, text].filter((word) => word !== null && word !== "").join("  ");
  return row(formatDate(line.bookedOn, "en"), line.amount, `${words}${marks.length === 0 ? "" : `  [${marks.join(", ")}]`}`);
}

function totalsInWords({ opening, closing, lineCount, balanced }: StatementTotals): string {
  const verdict = balanced === null
    ? "The file states no balances to check the lines against."
    : balanced ? "Opening and lines make the closing balance." : "DOES NOT ADD UP: opening and lines do not make the closing balance.";
  return `${balanceRow("Opening", opening)}${balanceRow("Closing", closing)}    ${lineCount} ${lineCount === 1 ? "line" : "lines"}. ${verdict}\n`;
}

function balanceRow(word: string, balance: Balance | null): string {
  return balance === null ? "" : row(word, balance.amount, balance.on === null ? "" : formatDate(balance.on, "en"));
}

function row(first: string, amount: BankAmount, rest: string): string {
  return `    ${first.padEnd(16)}${plainAmount(amount).padStart(14)} ${amount.currency}  ${rest}`.trimEnd().concat("\n");
}
