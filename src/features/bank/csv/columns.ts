import { bankMappings } from "./banks.ts";
import { columnsOf } from "./mapping.ts";
import type { CsvMapping } from "./mapping.ts";

/** Where each column of a mapping stands in the rows of this file. */
export type Columns = { mapping: CsvMapping; width: number; cell: (cells: readonly string[], column: string | undefined) => string };

/**
 * The mapping whose columns this row names.
 * @param saved those that somebody made, of which the first that fits counts; without any, those of the banks are tried
 */
export function matchColumns(names: readonly string[], saved: CsvMapping | readonly CsvMapping[] | null): Columns | null {
  const places = new Map(names.map((name, index) => [nameOf(name), index]));
  const mapping = (saved === null ? bankMappings : [saved].flat()).find((one) => columnsOf(one).every((name) => places.has(nameOf(name))));
  if (mapping === undefined) return null;
  return { mapping, width: names.length, cell: (cells, column) => (column === undefined ? "" : (cells[places.get(nameOf(column)) ?? -1] ?? "")) };
}

function nameOf(column: string): string {
  return column.trim().toLowerCase();
}
