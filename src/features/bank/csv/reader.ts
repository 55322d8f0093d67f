import { cut } from "../../../platform/plain-text.ts";
import type { BankReader, ReaderEvent, TextLine } from "../reader.ts";
import type { BankRefusal } from "../refusal.ts";
import { balancesOf, beginChain, extendChain } from "./balance-chain.ts";
import type { Chain } from "./balance-chain.ts";
import { matchColumns } from "./columns.ts";
import type { Columns } from "./columns.ts";
import { readCsvLine } from "./line.ts";
import type { CsvLine } from "./line.ts";
import type { CsvMapping } from "./mapping.ts";
import { rowReader } from "./rows.ts";
import type { Row } from "./rows.ts";

/** Some banks put a title above the names of the columns. */
const rowsAboveNames = 10;

type Open = { account: string | null; currency: string; chain: Chain; from: Temporal.PlainDate; to: Temporal.PlainDate };

/**
 * Reads CSV by the names of its columns. Rows of one account in one currency that follow each other are a statement.
 * @param saved the columns of this file; null tries those of the banks we know
 */
export function csvReader(saved: CsvMapping | readonly CsvMapping[] | null): BankReader<TextLine> {
  const rows = rowReader();
  let columns: Columns | null = null;
  let titles: (readonly string[])[] = [];
  let open: Open | null = null;
  let lastLine = 1;

  const close = (): readonly ReaderEvent[] => {
    if (open === null) return [];
    const { chain, from, to } = open;
    open = null;
    return [{ kind: "end", totals: { opening: null, closing: null, ...balancesOf(chain), period: { from, to } } }];
  };

  const onRow = (row: Row): readonly ReaderEvent[] => {
    if (columns === null) {
      columns = matchColumns(row.cells, saved);
      if (columns === null) titles.push(row.cells);
      return titles.length > rowsAboveNames ? refuse(unknown()) : [];
    }
    if (row.cells.length < columns.width) return refuse({ kind: "cut-off", fileLine: row.fileLine });
    const read = readCsvLine(row, columns);
    return read.ok ? onLine(read.value) : refuse(read.refusal);
  };

  const onLine = (csvLine: CsvLine): readonly ReaderEvent[] => {
    const { line, account } = csvLine;
    const { currency } = line.amount;
    const day = line.bookedOn;
    if (open !== null && open.account === account && open.currency === currency) {
      const [from, to] = [earlier(open.from, day), later(open.to, day)];
      open = { ...open, chain: extendChain(open.chain, csvLine), from, to };
      return [{ kind: "line", line }];
    }
    const closed = close();
    open = { account, currency, chain: beginChain(csvLine), from: day, to: day };
    return [...closed, { kind: "start", head: { account, currency, number: null } }, { kind: "line", line }];
  };

  /** The widest row is likely to be that of the names; where no row has two columns, there are none. */
  const unknown = (): BankRefusal => {
    const widest = titles.toSorted((a, b) => b.length - a.length)[0] ?? [];
    if (widest.length < 2) return { kind: "not-a-bank-file", looksLike: "text" };
    return { kind: "unknown-columns", columns: widest.slice(0, 50).map((name) => cut(name, 100)) };
  };

  return {
    take: (line) => {
      lastLine = line.fileLine;
      return rows.take(line).flatMap((event) => (event.kind === "row" ? onRow(event.row) : refuse({ kind: "too-long", fileLine: event.fileLine })));
    },
    end: () => {
      if (rows.isOpen()) return refuse({ kind: "cut-off", fileLine: lastLine });
      if (columns === null) return refuse(unknown());
      const closed = close();
      return closed.length === 0 ? refuse({ kind: "no-statement" }) : closed;
    },
  };
}

function refuse(refusal: BankRefusal): readonly ReaderEvent[] {
  return [{ kind: "refused", refusal }];
}

function earlier(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) <= 0 ? one : other;
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) >= 0 ? one : other;
}
