import type { Balance, BankLine } from "../../../domain/bank/statement.ts";
import { oneLine } from "../one-line.ts";
import type { BankReader, ReaderEvent, TextLine } from "../reader.ts";
import type { BankRefusal } from "../refusal.ts";
import { readBalance } from "./balance.ts";
import { fieldReader } from "./fields.ts";
import type { Field, FieldEvent } from "./fields.ts";
import { read61 } from "./tag61.ts";
import type { Entry61 } from "./tag61.ts";
import { read86 } from "./tag86.ts";

/** Far more than any entry has. */
const mostDescriptions = 50;

/** What came before the first entry of a statement. */
type Heading = { messageReference: string; account: string | null; currency: string; number: string | null; fileLine: number };
type Open = { heading: Heading; opening: Balance };
type Entry = { entry: Entry61; descriptions: string[][] };

/** Reads MT940 as Dutch banks write it. A statement is whole with its closing balance; a file that ends before was cut off. */
export function mt940Reader(): BankReader<TextLine> {
  const fields = fieldReader();
  let heading: Heading | null = null;
  let open: Open | null = null;
  let pending: Entry | null = null;
  let statements = 0;
  let lastLine = 1;

  const flush = (): readonly ReaderEvent[] => {
    const whole = pending;
    pending = null;
    return whole === null ? [] : [{ kind: "line", line: lineOf(whole) }];
  };

  const onField = (field: Field): readonly ReaderEvent[] => {
    const [text = ""] = field.lines;
    switch (field.tag) {
      case "20":
        if (open !== null || heading !== null) return refuse({ kind: "cut-off", fileLine: field.fileLine });
        heading = { messageReference: text.trim(), account: null, currency: "EUR", number: null, fileLine: field.fileLine };
        return [];
      case "25":
        if (heading !== null) heading = { ...heading, ...readAccount(text) };
        return [];
      case "28":
      case "28C":
        if (heading !== null) heading = { ...heading, number: text.trim() || null };
        return [];
      case "60F":
      case "60M":
        return begin(field);
      case "61":
        return entry(field);
      case "86":
        return describe(field);
      case "62F":
      case "62M":
        return finish(field);
      default:
        return [];
    }
  };

  const begin = (field: Field): readonly ReaderEvent[] => {
    if (heading === null || open !== null) return refuse({ kind: "broken", fileLine: field.fileLine });
    const { account, number } = heading;
    if (account === null || account === "") return refuse({ kind: "missing", what: "account", fileLine: heading.fileLine });
    const opening = readBalance(field, heading.currency);
    if (!opening.ok) return refuse(opening.refusal);
    open = { heading, opening: opening.value };
    return [{ kind: "start", head: { account, currency: opening.value.amount.currency, number } }];
  };

  const entry = (field: Field): readonly ReaderEvent[] => {
    if (open === null) return refuse({ kind: "missing", what: "opening", fileLine: field.fileLine });
    const lines = flush();
    const read = read61(field, { currency: open.opening.amount.currency, holdsAccount: open.heading.messageReference.startsWith("940A") });
    if (!read.ok) return [...lines, { kind: "refused", refusal: read.refusal }];
    pending = { entry: read.value, descriptions: [] };
    return lines;
  };

  const describe = (field: Field): readonly ReaderEvent[] => {
    if (pending === null) return [];
    if (pending.descriptions.length >= mostDescriptions) return refuse({ kind: "too-long", fileLine: field.fileLine });
    pending.descriptions.push(field.lines);
    return [];
  };

  const finish = (field: Field): readonly ReaderEvent[] => {
    if (open === null) return refuse({ kind: "missing", what: "opening", fileLine: field.fileLine });
    const lines = flush();
    const { opening } = open;
    const closing = readBalance(field, opening.amount.currency);
    if (!closing.ok) return [...lines, { kind: "refused", refusal: closing.refusal }];
    statements += 1;
    heading = null;
    open = null;
    const period = opening.on === null || closing.value.on === null ? null : { from: opening.on, to: closing.value.on };
    return [...lines, { kind: "end", totals: { opening, closing: closing.value, period } }];
  };

  const react = (event: FieldEvent): readonly ReaderEvent[] => {
    if (event.kind === "refused") return [event];
    if (event.kind === "field") return onField(event.field);
    return heading === null ? [] : refuse({ kind: "cut-off", fileLine: lastLine });
  };

  const reactToAll = (events: readonly FieldEvent[]): readonly ReaderEvent[] => events.flatMap((event) => react(event));

  return {
    take: (line) => {
      lastLine = line.fileLine;
      return reactToAll(fields.take(line));
    },
    end: () => {
      const last = reactToAll(fields.end());
      if (last.some(({ kind }) => kind === "refused")) return last;
      if (heading !== null) return [...last, ...refuse({ kind: "cut-off", fileLine: lastLine })];
      return statements === 0 ? [...last, ...refuse({ kind: "no-statement" })] : last;
    },
  };
}

function refuse(refusal: BankRefusal): readonly ReaderEvent[] {
  return [{ kind: "refused", refusal }];
}

/** "1017.490.554EUR", "NL50RABO0123456789 EUR": the currency belongs to the account number in some dialects. */
function readAccount(text: string): Pick<Heading, "account" | "currency"> {
  const [, account = "", currency] = /^(.*?\d)\s*([A-Z]{3})?$/.exec(text.trim()) ?? [];
  return { account: account || text.trim(), currency: currency ?? "EUR" };
}

function lineOf({ entry, descriptions }: Entry): BankLine {
  const { account, name, reference, ...facts } = entry;
  const told = read86(descriptions);
  return {
    ...facts,
    counterparty: { name: name ?? told.name, account: account ?? told.account },
    reference: told.reference ?? reference,
    endToEndId: told.endToEndId,
    text: oneLine(told.text),
    parts: [],
  };
}
