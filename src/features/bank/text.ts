import type { BankRefusal } from "./refusal.ts";
import type { TextLine } from "./reader.ts";

type Bytes = AsyncIterable<Uint8Array>;
export type TextPiece<T> = { ok: true; piece: T } | { ok: false; refusal: BankRefusal };

/** Longer than any line that a bank writes. */
const longestLine = 65_536;
const pieceLength = 65_536;

/** The text of a file in one known encoding, in pieces of bounded length. */
export async function* decodedPieces(bytes: Bytes, encoding: string): AsyncGenerator<TextPiece<string>> {
  const decoder = strictDecoder(encoding);
  if (decoder === null) return yield { ok: false, refusal: { kind: "encoding", encoding } };
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; from += pieceLength) {
      const text = decodeStrictly(decoder, chunk.subarray(from, from + pieceLength));
      if (text === null) return yield { ok: false, refusal: { kind: "encoding", encoding } };
      yield { ok: true, piece: text };
    }
  }
  // Bytes of a character that never came: the file was cut off, which the reader of the text finds.
}

/**
 * The lines of a file, with LF or CRLF between them. Each line is UTF-8 when its bytes are, else Windows-1252: banks do not say which, and some mix them.
 * @param encoding when the file begins by saying so
 */
export async function* textLines(bytes: Bytes, encoding: string): AsyncGenerator<TextPiece<TextLine>> {
  let fileLine = 1;
  let begun: Uint8Array[] = [];
  let begunLength = 0;
  for await (const chunk of encoding.startsWith("utf-16") ? asUtf8(bytes, encoding) : bytes) {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, from)) {
      begun.push(chunk.subarray(from, at));
      if (begunLength + at - from > longestLine) return yield { ok: false, refusal: { kind: "too-long", fileLine } };
      yield { ok: true, piece: { text: lineOf(begun), fileLine } };
      from = at + 1;
      fileLine += 1;
      begun = [];
      begunLength = 0;
    }
    // A copy: the source may fill its buffer again.
    begun.push(new Uint8Array(chunk.subarray(from)));
    begunLength += chunk.length - from;
    if (begunLength > longestLine) return yield { ok: false, refusal: { kind: "too-long", fileLine } };
  }
  if (begunLength > 0) yield { ok: true, piece: { text: lineOf(begun), fileLine } };
}

const lineFeed = 10;

function lineOf(parts: readonly Uint8Array[]): string {
  const bytes = Buffer.concat(parts);
  const text = decodeStrictly(new TextDecoder("utf-8", { fatal: true }), bytes, { last: true }) ?? new TextDecoder("windows-1252").decode(bytes);
  return text.replace(/\r+$/, "");
}

async function* asUtf8(bytes: Bytes, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }), "utf8");
}

function strictDecoder(encoding: string): TextDecoder | null {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function decodeStrictly(decoder: TextDecoder, bytes: Uint8Array, { last = false } = {}): string | null {
  try {
    return decoder.decode(bytes, { stream: !last });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
