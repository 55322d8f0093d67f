import { euroCents, plainAmount } from "../../domain/bank/bank-amount.ts";
import type { BankAmount } from "../../domain/bank/bank-amount.ts";
import { findCodes, findReferences } from "../../domain/bank/find-references.ts";
import type { Balance, BankLine, BankPart } from "../../domain/bank/statement.ts";
import { refusalInWords } from "../../features/bank/actions.ts";
import type { BankEvent } from "../../features/bank/actions.ts";
import type { Printer } from "./bank.ts";
import { matchAsJson } from "./match-words.ts";
import type { Matched } from "./matcher.ts";

/** One JSON value, written while the files are read: a line of output for each line of a statement. */
export function bankJson(): Printer {
  let files = 0;
  let statements = 0;
  let lines = 0;
  let inStatement = false;

  const event = (event: BankEvent, matched: Matched | null): string => {
    switch (event.kind) {
      case "format":
        return `,"format":${JSON.stringify(event.format)}`;
      case "start":
        statements += 1;
        lines = 0;
        inStatement = true;
        return `${statements === 1 ? ',"statements":[' : ","}\n  {${members(event.head)},"lines":[`;
      case "line":
        lines += 1;
        return `${lines === 1 ? "" : ","}\n    ${JSON.stringify({ ...lineAsJson(event.line), fingerprint: event.fingerprint, match: matched === null ? null : matchAsJson(matched) })}`;
      case "end": {
        inStatement = false;
        const { opening, closing, period, lineCount, balanced } = event.totals;
        const days = period === null ? null : { from: period.from.toString(), to: period.to.toString() };
        return `],${members({ period: days, opening: balanceAsJson(opening), closing: balanceAsJson(closing), lineCount, balanced })}}`;
      }
      case "complete":
        return `${statements === 0 ? ',"statements":[' : ""}],"refused":null}`;
      case "refused": {
        const open = inStatement ? '],"balanced":null}' : "";
        return `${open}${statements === 0 ? ',"statements":[' : ""}],"refused":${JSON.stringify({ ...event.refusal, text: refusalInWords(event.refusal, "en") })}}`;
      }
      default:
        return event satisfies never;
    }
  };

  return {
    begin: (matcher) => `{"matching":${JSON.stringify("why" in matcher ? { done: false, why: matcher.why } : { done: true, organisation: matcher.organisation })},"files":[`,
    file: (name) => {
      files += 1;
      statements = 0;
      inStatement = false;
      return `${files === 1 ? "" : ","}\n{"file":${JSON.stringify(name)}`;
    },
    event,
    end: () => "\n]}\n",
  };
}

/** An object without its braces. */
function members(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}

function lineAsJson(line: BankLine): object {
  const told = [line.reference ?? "", line.text].join("\n");
  return {
    ...amountAsJson(line.amount),
    date: line.bookedOn.toString(),
    valueDate: line.valueOn?.toString() ?? null,
    ...partAsJson(line),
    references: findReferences(told),
    possibleCodes: findCodes(told),
    status: line.status,
    reversal: line.reversal,
    bankId: line.bankId,
    parts: line.parts.map((part) => ({ ...(part.amount === null ? { amount: null } : amountAsJson(part.amount)), ...partAsJson(part) })),
  };
}

function partAsJson({ counterparty, reference, endToEndId, text }: Omit<BankPart, "amount">): object {
  return { name: counterparty.name, account: counterparty.account, reference, endToEndId, text };
}

/** `amountCents` is null in another currency than the euro. */
function amountAsJson(amount: BankAmount): object {
  return { amount: plainAmount(amount), currency: amount.currency, amountCents: euroCents(amount) };
}

function balanceAsJson(balance: Balance | null): object | null {
  return balance === null ? null : { ...amountAsJson(balance.amount), date: balance.on?.toString() ?? null };
}
