import { verifierOf, verifierText } from "./note.ts";

/** @property text what was taken for a key and is none. `letter-wrong`: it has the form of one, and its number does not fit the rest; `cut-off`: a part of one; `no-key`: nothing like it */
export type KeyFault = { kind: "letter-wrong" | "cut-off" | "no-key"; text: string };

/** A mail breaks a long line, and whoever copies it adds a space: so many pieces one key may come in. */
const mostPieces = 8;
const longestText = 20_000;
/** Past its name, a key has its number and then 33 bytes: 44 letters. */
const formOfKey = /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/i;

/**
 * The keys in what somebody pasted: a key, several, a whole page of them, or a part of a mail, with the breaks, spaces and marks that mails put in.
 * A key says itself whether it is whole, because its number is a hash over the rest; so a wrong letter is never taken for another key.
 * @returns the keys as they are printed, or what stands there instead
 */
export function readPastedKeys(pasted: string): { ok: true; keys: readonly string[] } | { ok: false; fault: KeyFault } {
  const pieces = linesOf(pasted).flatMap((line) => line.split(/\s+/)).filter((piece) => piece !== "");
  const keys: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    const found = keyAt(pieces, at);
    if (found === null) rest.push(pieces[at] ?? "");
    else keys.push(found.key);
    at += found?.pieces ?? 1;
  }
  const broken = rest.find((piece) => formOfKey.test(piece)) ?? joinedForm(rest);
  if (broken !== null && broken !== undefined) return { ok: false, fault: { kind: "letter-wrong", text: broken } };
  if (keys.length > 0) return { ok: true, keys: [...new Set(keys)] };
  const part = rest.find((piece) => /\+[0-9a-f]{8}\+/i.test(piece)) ?? null;
  return { ok: false, fault: part === null ? { kind: "no-key", text: rest.join(" ").slice(0, 80) } : { kind: "cut-off", text: part } };
}

/** Without the marks of a quotation, without lines that only say something to people, and without the break that mails put where a line is too long. */
function linesOf(pasted: string): string[] {
  return pasted.slice(0, longestText).split(/\r\n|\r|\n/).map((line) => line.replace(/^[\s>|]+/, "")).filter((line) => !line.startsWith("#")).map((line) => line.replace(/=$/, ""));
}

function keyAt(pieces: readonly string[], at: number): { key: string; pieces: number } | null {
  for (let count = 1; count <= mostPieces && at + count <= pieces.length; count += 1) {
    const verifier = verifierOf(pieces.slice(at, at + count).join(""));
    if (verifier !== null) return { key: verifierText(verifier), pieces: count };
  }
  return null;
}

/** A broken key that came in pieces, and with nothing else. */
function joinedForm(rest: readonly string[]): string | null {
  const whole = rest.join("");
  return rest.length <= mostPieces && formOfKey.test(whole) ? whole : null;
}
