import type { TextLine } from "../reader.ts";

export type Row = { cells: readonly string[]; fileLine: number };
export type RowEvent = { kind: "row"; row: Row } | { kind: "too-long"; fileLine: number };

const separators = [";", ",", "\t", "|"] as const;
const longestRow = 65_536;

/** Puts lines together into rows: a text in quotes may hold separators, quotes (twice) and line ends. The separator is the one that the first line has most of. */
export function rowReader(): { take: (line: TextLine) => readonly RowEvent[]; isOpen: () => boolean } {
  let separator: string | null = null;
  let begun: TextLine | null = null;
  return {
    isOpen: () => begun !== null,
    take: ({ text, fileLine }) => {
      const line: TextLine = begun === null ? { text: text.replace(/^\uFEFF/, ""), fileLine } : { text: `${begun.text}\n${text}`, fileLine: begun.fileLine };
      if (line.text.trim() === "") return [];
      if (line.text.length > longestRow) return [{ kind: "too-long", fileLine }];
      separator ??= likelySeparator(line.text);
      const cells = splitRow(line.text, separator);
      begun = cells === null ? line : null;
      return cells === null ? [] : [{ kind: "row", row: { cells, fileLine: line.fileLine } }];
    },
  };
}

function likelySeparator(line: string): string {
  const outside = line.replaceAll(/"[^"]*"/g, "");
  const counts = separators.map((separator) => ({ separator, count: outside.split(separator).length }));
  return counts.sort((a, b) => b.count - a.count)[0]?.separator ?? ";";
}

/** @returns null when a quote is still open */
function splitRow(text: string, separator: string): string[] | null {
  const cells: string[] = [];
  let at = 0;
  while (at <= text.length) {
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      if (end === -1) return null;
      const next = text.indexOf(separator, end);
      const behind = next === -1 ? text.length : next;
      cells.push(text.slice(at + 1, end).replaceAll('""', '"') + text.slice(end + 1, behind));
      at = behind + 1;
    } else {
      const next = text.indexOf(separator, at);
      const end = next === -1 ? text.length : next;
      cells.push(text.slice(at, end));
      at = end + 1;
    }
  }
  return cells.map((cell) => cell.trim());
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
