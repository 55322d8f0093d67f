import { getPublicKey, sign } from "@noble/ed25519";
import { base64, hex, joined, sameBytes, strictBase64, strictText, utf8 } from "../bytes.ts";
import { isSigned } from "../ed25519.ts";
import { sha256 } from "../sha256.ts";

// The signed note of C2SP: a text, a blank line, and lines with who signed it. Ed25519, of which every note with the same text and key has the same bytes.

const ed25519 = 1;
/** A note holds none of them but the end of a line. */
const controlSign = /[^\P{Cc}\n]/u;
const largestNote = 64 * 1024;
const mostSignatures = 100;

export type Verifier = { name: string; id: Uint8Array; key: Uint8Array };
/** @param seed 32 bytes that nobody else knows */
export type Signer = Verifier & { seed: Uint8Array };

export function signerOf(name: string, seed: Uint8Array): Signer {
  const key = getPublicKey(seed);
  return { name, key, id: keyId(name, key), seed };
}

/** The public key as it is printed: `name+id+key`. */
export function verifierText({ name, id, key }: Verifier): string {
  return `${name}+${hex(id)}+${base64(joined(Uint8Array.of(ed25519), key))}`;
}

/** @returns null for what is not the key of an Ed25519 verifier, or one whose id is not its own */
export function verifierOf(text: string): Verifier | null {
  const found = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim());
  const coded = strictBase64(found?.[3] ?? "");
  const name = found?.[1] ?? "";
  if (coded === null || coded.length !== 33 || coded[0] !== ed25519) return null;
  const key = coded.slice(1);
  const id = keyId(name, key);
  return hex(id) === found?.[2] ? { name, id, key } : null;
}

function keyId(name: string, key: Uint8Array): Uint8Array {
  return sha256(joined(utf8.encode(`${name}\n`), Uint8Array.of(ed25519), key)).slice(0, 4);
}

/** @param text lines that each end, none of them a control character @returns the note, signed by each in their order */
export function signNote(text: string, signers: readonly Signer[]): string {
  const lines = signers.map(({ name, id, seed }) => `— ${name} ${base64(joined(id, sign(utf8.encode(text), seed)))}\n`);
  return `${text}\n${lines.join("")}`;
}

export type NoteFault = "not-a-note" | "no-known-signature" | "bad-signature";

/**
 * The text of a note that one of the verifiers signed. Signatures of others are passed over; a wrong one of a known key refuses the whole.
 * @returns the text with the names of those who signed it
 */
export function openNote(note: string | Uint8Array, verifiers: readonly Verifier[]): { ok: true; text: string; by: readonly Verifier[] } | { ok: false; fault: NoteFault } {
  const parts = partsOf(note);
  if (parts === null) return { ok: false, fault: "not-a-note" };
  const signed = utf8.encode(parts.text);
  const by: Verifier[] = [];
  for (const { name, bytes } of parts.signatures) {
    const known = verifiers.find((one) => one.name === name && sameBytes(one.id, bytes.subarray(0, 4)));
    if (known === undefined) continue;
    // Strictly as RFC 8032 has it: there are keys under which some signature holds for every text.
    if (bytes.length !== 68 || !isSigned(signed, { signature: bytes.subarray(4), key: known.key })) return { ok: false, fault: "bad-signature" };
    if (!by.includes(known)) by.push(known);
  }
  return by.length === 0 ? { ok: false, fault: "no-known-signature" } : { ok: true, text: parts.text, by };
}

function partsOf(note: string | Uint8Array): { text: string; signatures: { name: string; bytes: Uint8Array }[] } | null {
  const whole = typeof note === "string" ? note : textOf(note);
  if (whole === null || whole.length > largestNote || controlSign.test(whole) || !whole.endsWith("\n")) return null;
  const border = whole.lastIndexOf("\n\n");
  if (border < 1) return null;
  const lines = whole.slice(border + 2, -1).split("\n");
  if (lines.length > mostSignatures) return null;
  const signatures = lines.map(signatureOf).filter((one) => one !== null);
  return signatures.length === lines.length ? { text: whole.slice(0, border + 1), signatures } : null;
}

function signatureOf(line: string): { name: string; bytes: Uint8Array } | null {
  const found = /^— ([^\s+]+) (\S+)$/u.exec(line);
  const bytes = strictBase64(found?.[2] ?? "");
  return found === null || bytes === null || bytes.length < 5 ? null : { name: found[1] ?? "", bytes };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return strictText(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
