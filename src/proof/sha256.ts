import { sha256 as portable } from "@noble/hashes/sha2.js";

type NativeHash = { hash: (algorithm: "sha256", bytes: Uint8Array, encoding: "binary") => string };

// The program of the server has a hash of its own, several times as fast; a page has none that answers at once. Both give the same 32 bytes.
const server = (globalThis as { process?: { getBuiltinModule?: (name: string) => NativeHash | undefined } }).process?.getBuiltinModule?.("node:crypto");

/** SHA-256, at once, wherever it runs. */
export const sha256: (bytes: Uint8Array) => Uint8Array = server === undefined ? portable : (bytes) => bytesOf(server.hash("sha256", bytes, "binary"));

/** One sign for each byte: a short text comes out of the server's hash in a third of the time that a buffer does. */
function bytesOf(signs: string): Uint8Array {
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < signs.length; at += 1) bytes[at] = signs.charCodeAt(at);
  return bytes;
}
