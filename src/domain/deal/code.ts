/** Without the letters and digits that are most often mistaken for another: I, L, O, U, 0 and 1. */
const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const lookAlikes: Readonly<Record<string, string>> = { O: "Q", "0": "Q", I: "J", L: "J", "1": "J", U: "V" };
const length = 8;

/**
 * A code of eight characters from random bytes.
 * @param bytes at least eight, uniformly random; a code names a deal and keeps nothing secret, so the slight lean of the remainder does not matter
 * @throws {RangeError} for fewer bytes
 */
export function codeFromBytes(bytes: Uint8Array): string {
  if (bytes.length < length) throw new RangeError(`code: expected ${length} random bytes, got ${bytes.length}`);
  return Array.from(bytes.subarray(0, length), (byte) => alphabet.charAt(byte % alphabet.length)).join("");
}

/** How a code is shown: two groups, easy to read aloud. */
export function formatCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What somebody typed or scanned, as the code they meant: case, spaces and dashes do not matter, look-alikes are mapped. */
export function normaliseCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, "").replaceAll(/[OILU01]/g, (character) => lookAlikes[character] ?? character);
}

/** Whether a normalised text has the length and the characters of a code. */
export function isCode(text: string): boolean {
  return text.length === length && Array.from(text).every((character) => alphabet.includes(character));
}
