import { fromHex } from "../bytes.ts";
import { openCheckpoint } from "./checkpoint.ts";
import type { Head } from "./checkpoint.ts";
import type { Verifier } from "./note.ts";

const longestHead = 4_000;

/**
 * The heads of a log that stand, signed, anywhere in a text: in a mail as it is or quoted-printable, or by themselves. In base64 none is found. What is not signed by one of
 * the keys is passed over: anybody can write a text.
 */
export function headsIn(bytes: Uint8Array, origin: string, keys: readonly Verifier[]): Head[] {
  const text = lenient.decode(bytes);
  const notes = new Set<string>();
  for (let at = text.indexOf(origin); at !== -1; at = text.indexOf(origin, at + 1)) {
    const part = text.slice(at, at + longestHead);
    for (const read of [part, unquoted(part)]) notes.add(/^[^\n]+\n\d{1,16}\n[A-Za-z0-9+/=]+\n\n(?:— \S+ \S+(?:\n|$))+/u.exec(read.replaceAll("\r\n", "\n"))?.[0].trimEnd() ?? "");
  }
  return [...notes].map((note) => openCheckpoint(`${note}\n`, keys)).flatMap((opened) => (opened.ok ? [opened.head] : []));
}

/** A mail may hold anything; what is signed is read again with care. */
const lenient = new TextDecoder();

function unquoted(text: string): string {
  return text.replaceAll("=\r\n", "").replaceAll(/(?:=[0-9A-F]{2})+/g, (run) => lenient.decode(fromHex(run.replaceAll("=", "").toLowerCase()) ?? new Uint8Array()));
}
