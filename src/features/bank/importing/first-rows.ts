import { cut } from "../../../platform/plain-text.ts";
import { rowReader } from "../csv/rows.ts";
import { textLines } from "../text.ts";
import type { FirstRows } from "./import-refusal.ts";

const most = 8;
const widest = 50;
const longest = 100;

/** The first rows of a CSV file, from how it begins. The last one may be cut, so it is left out. */
export async function firstRows(head: readonly Uint8Array[]): Promise<FirstRows> {
  const rows: string[][] = [];
  const reader = rowReader();
  for await (const read of textLines(pieces(head), "line by line")) {
    if (!read.ok) break;
    for (const event of reader.take(read.piece)) if (event.kind === "row") rows.push(event.row.cells.slice(0, widest).map((cell) => cut(cell, longest)));
    if (rows.length > most) break;
  }
  return rows.length > most ? rows.slice(0, most) : rows;
}

async function* pieces(head: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* head;
}
