import { fromHex, hex } from "../bytes.ts";
import { saltBytes } from "../record/commitment.ts";
import { commitmentName } from "./layout.ts";
import { hasOnly, isObject, jsonFile, readJsonFile } from "./json-file.ts";

/** What opens a commitment: the salt, and where the content lies. */
export type Opening = { salt: Uint8Array; file: string };
/** By record and name, as `12/mail`. A commitment that is not here stays closed. */
export type Openings = ReadonlyMap<string, Opening>;

export function saltsFile(openings: Openings): Uint8Array {
  return jsonFile(Object.fromEntries([...openings].map(([name, { salt, file }]) => [name, { salt: hex(salt), file }])));
}

/** @returns null for what is no such file */
export function readSalts(bytes: Uint8Array): Openings | null {
  const value = readJsonFile(bytes)?.value;
  if (!isObject(value)) return null;
  const openings = new Map<string, Opening>();
  for (const [name, opening] of Object.entries(value)) {
    if (!isObject(opening) || !hasOnly(opening, ["salt", "file"])) return null;
    const { salt, file } = opening;
    const bytesOfSalt = typeof salt === "string" ? fromHex(salt) : null;
    if (bytesOfSalt?.length !== saltBytes || typeof file !== "string" || !isName(name)) return null;
    openings.set(name, { salt: bytesOfSalt, file });
  }
  return openings;
}

function isName(text: string): boolean {
  const [, index, name] = /^(0|[1-9]\d{0,15})\/(.+)$/.exec(text) ?? [];
  return index !== undefined && name !== undefined && commitmentName(Number(index), name) === text;
}
