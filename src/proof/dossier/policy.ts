import { verifierOf, verifierText } from "../log/note.ts";
import type { Verifier } from "../log/note.ts";
import { hasOnly, isCount, isObject, jsonFile, readJsonFile } from "./json-file.ts";

/** A key of the log. @property from the first size of a head that it signed @property to the last; null while it is in use */
export type LogKey = { verifier: Verifier; from: number; to: number | null };
/** @property origin the name of the log, and of each of its keys */
export type Policy = { origin: string; keys: readonly LogKey[] };

const mostKeys = 50;

export function policyFile({ origin, keys }: Policy): Uint8Array {
  return jsonFile({ v: 1, origin, keys: keys.map(({ verifier, from, to }) => ({ key: verifierText(verifier), from, to })) });
}

/** @returns null for what is no such file, for a key of another log, and for keys that leave a size to nobody */
export function readPolicy(bytes: Uint8Array): Policy | null {
  const value = readJsonFile(bytes)?.value;
  if (!isObject(value) || value["v"] !== 1 || !hasOnly(value, ["v", "origin", "keys"])) return null;
  const { origin, keys: listed } = value;
  if (typeof origin !== "string" || !Array.isArray(listed) || listed.length === 0 || listed.length > mostKeys) return null;
  const keys = listed.map(readKey).filter((key) => key !== null);
  if (keys.length !== listed.length || keys.some(({ verifier }) => verifier.name !== origin)) return null;
  return leaveNoGap(keys) ? { origin, keys } : null;
}

function readKey(value: unknown): LogKey | null {
  if (!isObject(value) || !hasOnly(value, ["key", "from", "to"])) return null;
  const { key, from, to } = value;
  const verifier = typeof key === "string" ? verifierOf(key) : null;
  if (verifier === null || verifierText(verifier) !== key || !isCount(from) || !(to === null || (isCount(to) && to >= from))) return null;
  return { verifier, from, to };
}

/** Keys in the order in which they came into use: while one takes over from another, both sign. The last is in use. */
function leaveNoGap(keys: readonly LogKey[]): boolean {
  return keys[0]?.from === 0 && keys.every(({ from, to }, at) => {
    const next = keys[at + 1];
    if (next === undefined) return to === null;
    return next.from >= from && (to === null || next.from <= to + 1);
  });
}
