import type { Locale } from "../domain/locale.ts";

/** A cell: a text, a day, or an amount in cents. Null is an empty cell. */
export type CsvCell = string | Temporal.PlainDate | { cents: number } | null;

/**
 * A CSV file that a spreadsheet of the language opens by itself: semicolons and decimal commas in Dutch, commas and decimal
 * points in English; UTF-8 with a mark, CRLF, every text quoted. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it, so that a name cannot calculate.
 */
export function csvText(rows: readonly (readonly CsvCell[])[], locale: Locale): string {
  return `\u{feff}${rows.map((row) => `${row.map((cell) => cellText(cell, locale)).join(locale === "nl" ? ";" : ",")}\r\n`).join("")}`;
}

function cellText(cell: CsvCell, locale: Locale): string {
  if (cell === null) return "";
  if (typeof cell === "string") return quoted(cell);
  if (cell instanceof Temporal.PlainDate) return cell.toString();
  const text = decimal(cell.cents);
  return locale === "nl" ? text.replace(".", ",") : text;
}

/** "-1082.95" from cents. */
export function decimal(cents: number): string {
  return `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
}

/** Formulas begin with = + - or @, also after blanks, and some programs cut at a tab or a line end. */
function quoted(text: string): string {
  const plain = text.toWellFormed().replaceAll("\0", "");
  const safe = /^[\s\u{feff}]*[=+\-@＝＋－＠]/u.test(plain) || /^[\t\r\n]/.test(plain) ? `'${plain}` : plain;
  return `"${safe.replaceAll('"', '""')}"`;
}
