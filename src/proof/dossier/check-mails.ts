import { fromHex, sameBytes } from "../bytes.ts";
import { openCheckpoint } from "../log/checkpoint.ts";
import type { Head } from "../log/checkpoint.ts";
import type { Files } from "./check-files.ts";
import type { CheckedLog } from "./check-log.ts";
import { check } from "./report.ts";
import type { Check } from "./report.ts";

/**
 * Whether the signed heads that mails carried are heads of this log. Who received such a mail holds it, so the log cannot be told otherwise to them later.
 * What a mail says without a signature of this log is passed over: anybody can write a mail.
 * @param spokenOf the files that are what a record committed to
 */
export function checkMails(files: Files, { log, spokenOf }: { log: CheckedLog; spokenOf: ReadonlySet<string> }): Check[] {
  const { newest } = log;
  if (newest === null) return [];
  const mails = [...files].filter(([place]) => place.endsWith(".eml") && spokenOf.has(place));
  // A head that was looked at already is not looked at again: signatures take most of the time of a check.
  const known = new Map([newest, ...log.older.values()].map(({ text, head }) => [text, head]));
  return mails.flatMap(([place, bytes]) => notesIn(bytes, newest.head.origin).flatMap((note) => known.get(note) ?? opened(note, log.keys) ?? []).map((head) => compare(place, head, log)));
}

const longestHead = 4_000;

/** What looks like a signed head in the text of a mail, as it is or quoted-printable. In base64 none is found: nothing is lost by that but a witness. */
function notesIn(bytes: Uint8Array, origin: string): string[] {
  const text = lenient.decode(bytes);
  const notes = new Set<string>();
  for (let at = text.indexOf(origin); at !== -1; at = text.indexOf(origin, at + 1)) {
    const part = text.slice(at, at + longestHead);
    for (const read of [part, unquoted(part)]) notes.add(/^[^\n]+\n\d{1,16}\n[A-Za-z0-9+/=]+\n\n(?:— \S+ \S+(?:\n|$))+/u.exec(read.replaceAll("\r\n", "\n"))?.[0].trimEnd() ?? "");
  }
  return [...notes].map((note) => `${note}\n`);
}

function opened(note: string, keys: CheckedLog["keys"]): Head | null {
  const read = openCheckpoint(note, keys);
  return read.ok ? read.head : null;
}

/** A mail may hold anything; what is signed is read again with care. */
const lenient = new TextDecoder();

function unquoted(text: string): string {
  return text.replaceAll("=\r\n", "").replaceAll(/(?:=[0-9A-F]{2})+/g, (run) => lenient.decode(fromHex(run.replaceAll("=", "").toLowerCase()) ?? new Uint8Array()));
}

function compare(place: string, { size, root }: Head, { newest, older }: CheckedLog): Check {
  const ours = size === newest?.head.size ? newest : older.get(size);
  if (ours === undefined) return check("mail", place, "warning", { kind: "mailed-head-unproven", size });
  return sameBytes(ours.head.root, root) ? check("mail", place, "ok", { kind: "mailed-head", size }) : check("mail", place, "fail", { kind: "mailed-head-differs", size });
}
