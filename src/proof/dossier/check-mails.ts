import { sameBytes } from "../bytes.ts";
import { openCheckpoint } from "../log/checkpoint.ts";
import type { Head } from "../log/checkpoint.ts";
import { headsInMail } from "../log/mailed-heads.ts";
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
  return mails.flatMap(([place, bytes]) => headsInMail(bytes, newest.head.origin).flatMap(({ note }) => known.get(note) ?? signed(note, log.keys) ?? []).map((head) => compare(place, head, log)));
}

/** The head in a note that a key of this log signed. */
function signed(note: string, keys: CheckedLog["keys"]): Head | null {
  const opened = openCheckpoint(note, keys);
  return opened.ok ? opened.head : null;
}

function compare(place: string, { size, root }: Head, { newest, older }: CheckedLog): Check {
  const ours = size === newest?.head.size ? newest : older.get(size);
  if (ours === undefined) return check("mail", place, "warning", { kind: "mailed-head-unproven", size });
  return sameBytes(ours.head.root, root) ? check("mail", place, "ok", { kind: "mailed-head", size }) : check("mail", place, "fail", { kind: "mailed-head-differs", size });
}
