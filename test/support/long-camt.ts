import { camtBegin, camtEnd, camtEntry, camtStatementBegin } from "./bank-writers.ts";
import type { MadeStatement } from "./bank-writers.ts";

const statement: MadeStatement = { account: "NL91ABNA0417164300", opening: 0, lines: [] };

/** A camt.053 file of one statement of this many lines of one cent, made while it is read. Its totals do not add up: the closing balance is that of no lines. */
export async function* longCamt(lines: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(camtBegin + camtStatementBegin(statement));
  const atOnce = 100;
  for (let from = 0; from < lines; from += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, lines - from) }, (_, index) => from + index);
    yield Buffer.from(numbers.map((number) => entry(number)).join(""));
  }
  yield Buffer.from(`</Stmt>${camtEnd}`);
}

function entry(number: number): string {
  const day = String(1 + (Math.floor(number / 10_000) % 28)).padStart(2, "0");
  return camtEntry({ on: `2026-11-${day}`, cents: 1, name: `Voorbeeld ${number}`, account: "NL20INGB0001234567", text: `Training ${number} RF18 5390 0754 7034`, endToEndId: `E${number}` });
}
