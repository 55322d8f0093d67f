import { isSameAccount } from "../../domain/bank/same-account.ts";
import { addLine, isBalanced, noLines } from "../../domain/bank/statement.ts";
import type { BankLine, RunningTotal, StatementHead, StatementTotals } from "../../domain/bank/statement.ts";
import { camtReader } from "./camt/reader.ts";
import type { CsvMapping } from "./csv/mapping.ts";
import { csvReader } from "./csv/reader.ts";
import { fingerprints } from "./fingerprint.ts";
import { mt940Reader } from "./mt940/reader.ts";
import type { BankReader, ReaderEvent } from "./reader.ts";
import { headBytes, recognise } from "./recognise.ts";
import type { BankFormat, Recognised } from "./recognise.ts";
import type { BankRefusal } from "./refusal.ts";
import { decodedPieces, textLines } from "./text.ts";
import type { TextPiece } from "./text.ts";

type Bytes = AsyncIterable<Uint8Array>;

/** What a bank file tells, in its order. `complete` or `refused` comes last, and only after `complete` may anything of the file be used. */
export type BankEvent =
  | { kind: "format"; format: BankFormat }
  | { kind: "start"; head: StatementHead }
  | { kind: "line"; line: BankLine; fingerprint: string }
  | { kind: "end"; totals: StatementTotals }
  | { kind: "complete" }
  | { kind: "refused"; refusal: BankRefusal };

export type ReadOptions = {
  /** Which columns a CSV file has, or may have; null tries those of the banks we know. */
  csv?: CsvMapping | readonly CsvMapping[] | null;
  /** The account whose statements are wanted: a file with one of another account is refused. */
  account?: string | null;
};

/**
 * Reads a file of a bank as it comes, in bounded memory: camt.053, MT940 or CSV, known by what it says.
 * Nothing in a file makes it throw: what cannot be read is refused, with its place. A fault of the source of the bytes is thrown on.
 * @see docs/rules/bank.md
 */
export async function* readBankFile(bytes: Bytes, { csv = null, account = null }: ReadOptions = {}): AsyncGenerator<BankEvent> {
  const { head, whole } = await peek(bytes);
  const recognised = recognise(head);
  if (!recognised.ok) return yield { kind: "refused", refusal: recognised.refusal };
  yield { kind: "format", format: recognised.value.format };
  const fingerprint = fingerprints();
  let statement: StatementHead | null = null;
  let total: RunningTotal = noLines;
  for await (const event of readerEvents(whole, recognised.value, csv)) {
    if (event.kind === "refused") return yield event;
    if (event.kind === "start") {
      if (isOther(event.head.account, account)) return yield { kind: "refused", refusal: { kind: "wrong-account", account: event.head.account } };
      statement = event.head;
      total = noLines;
      yield event;
    } else if (statement !== null && event.kind === "line") {
      total = addLine(total, event.line, statement.currency);
      yield { ...event, fingerprint: fingerprint(statement.account, event.line) };
    } else if (statement !== null && event.kind === "end") {
      const balanced = isBalanced(total, { ...event.totals, currency: statement.currency });
      yield { kind: "end", totals: { ...event.totals, lineCount: total.lineCount, balanced } };
    }
  }
  yield { kind: "complete" };
}

export type Statement = { head: StatementHead; lines: readonly { line: BankLine; fingerprint: string }[]; totals: StatementTotals };

/**
 * The same, whole: for files whose size somebody already bounded.
 * @returns the refusal of the first thing that cannot be read, and then nothing of the file
 */
export async function readWholeBankFile(bytes: Bytes, options: ReadOptions = {}): Promise<{ ok: true; format: BankFormat; statements: readonly Statement[] } | { ok: false; refusal: BankRefusal }> {
  let format: BankFormat = "csv";
  let head: StatementHead | null = null;
  let lines: Statement["lines"][number][] = [];
  const statements: Statement[] = [];
  for await (const event of readBankFile(bytes, options)) {
    if (event.kind === "refused") return { ok: false, refusal: event.refusal };
    if (event.kind === "format") format = event.format;
    if (event.kind === "start") [head, lines] = [event.head, []];
    if (event.kind === "line") lines.push({ line: event.line, fingerprint: event.fingerprint });
    if (event.kind === "end" && head !== null) statements.push({ head, lines, totals: event.totals });
  }
  return { ok: true, format, statements };
}

function isOther(found: string | null, wanted: string | null): boolean {
  return wanted !== null && found !== null && !isSameAccount(found, wanted);
}

function readerEvents(bytes: Bytes, { format, encoding }: Recognised, csv: CsvMapping | readonly CsvMapping[] | null): AsyncGenerator<ReaderEvent> {
  if (format === "camt.053") return drive(decodedPieces(bytes, encoding), camtReader());
  return drive(textLines(bytes, encoding), format === "mt940" ? mt940Reader() : csvReader(csv));
}

async function* drive<Piece>(pieces: AsyncIterable<TextPiece<Piece>>, reader: BankReader<Piece>): AsyncGenerator<ReaderEvent> {
  for await (const read of pieces) {
    const events: readonly ReaderEvent[] = read.ok ? reader.take(read.piece) : [{ kind: "refused", refusal: read.refusal }];
    for (const event of events) {
      yield event;
      if (event.kind === "refused") return;
    }
  }
  yield* reader.end();
}

/** The first bytes of a file, and the whole file including them. */
async function peek(bytes: Bytes): Promise<{ head: Uint8Array; whole: Bytes }> {
  const source = bytes[Symbol.asyncIterator]();
  const begun: Uint8Array[] = [];
  let length = 0;
  while (length < headBytes) {
    const next = await source.next();
    if (next.done === true) break;
    begun.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(begun).subarray(0, headBytes), whole: rejoined(begun, source) };
}

async function* rejoined(begun: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* begun;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
