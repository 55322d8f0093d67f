import type { BankLine, StatementHead, StatementTotals } from "../../domain/bank/statement.ts";
import type { BankRefusal } from "./refusal.ts";

/** What the text of a file tells, in its order. After a refusal nothing more is asked of a reader. */
export type ReaderEvent =
  | { kind: "start"; head: StatementHead }
  | { kind: "line"; line: BankLine }
  | { kind: "end"; totals: StatedTotals }
  | { kind: "refused"; refusal: BankRefusal };

/** What a file itself says about a statement as a whole. */
export type StatedTotals = Pick<StatementTotals, "opening" | "closing" | "period">;

/** Reads one format, piece by piece, and keeps no more than the statement and the line it is at. */
export type BankReader<Piece> = {
  take: (piece: Piece) => readonly ReaderEvent[];
  end: () => readonly ReaderEvent[];
};

/** One line of a text file, without its line end, counted from 1. */
export type TextLine = { text: string; fileLine: number };
