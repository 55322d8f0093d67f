import { got, refused } from "./refusal.ts";
import type { Read } from "./refusal.ts";

export const bankFormats = ["camt.053", "mt940", "csv"] as const;

export type BankFormat = (typeof bankFormats)[number];

/** Enough of a file to know what it is. */
export const headBytes = 4096;

export type Recognised = { format: BankFormat; encoding: string };

/** The format from how a file begins, never from its name; for XML also the encoding that it says it has. */
export function recognise(head: Uint8Array): Read<Recognised> {
  const wide = wideEncoding(head);
  const text = new TextDecoder(wide ?? "latin1").decode(head).replace(/^(\uFEFF|ï»¿)/, "").trimStart();
  if (text === "") return refused({ kind: "empty" });
  if (text.startsWith("PK\u0003\u0004")) return refused({ kind: "not-a-bank-file", looksLike: "zip" });
  if (text.startsWith("%PDF")) return refused({ kind: "not-a-bank-file", looksLike: "pdf" });
  if (text.includes("\u0000")) return refused({ kind: "not-a-bank-file", looksLike: "binary" });
  if (text.startsWith("<")) return got({ format: "camt.053", encoding: wide ?? declaredEncoding(text) });
  const format = /^(:(20|25|940):|\{1:)/m.test(text) ? "mt940" : "csv";
  return got({ format, encoding: wide ?? "line by line" });
}

function wideEncoding([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

function declaredEncoding(xml: string): string {
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(xml)?.[1] ?? "utf-8";
}
