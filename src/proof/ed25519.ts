import { hashes, Point, verify } from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";
import { base64url } from "./bytes.ts";

type NativeCrypto = {
  createPublicKey: (jwk: { key: { kty: string; crv: string; x: string }; format: "jwk" }) => object;
  verify: (algorithm: null, bytes: Uint8Array, key: object, signature: Uint8Array) => boolean;
};

hashes.sha512 = sha512;

// The program of the server checks a signature some ten times as fast; a page has nothing that answers at once. It takes keys that a strict check refuses, so each key is looked at first.
const server = (globalThis as { process?: { getBuiltinModule?: (name: string) => NativeCrypto | undefined } }).process?.getBuiltinModule?.("node:crypto");
const mostKeys = 100;
const keys = new Map<string, object | null>();

/** Whether a key signed some bytes. Strict: a key of small order, under which one signature holds for many texts, and a point that is written otherwise than all write it, never did. */
export function isSigned(bytes: Uint8Array, { signature, key }: { signature: Uint8Array; key: Uint8Array }): boolean {
  if (server === undefined) return verify(signature, bytes, key, { zip215: false });
  const native = keyOf(key, server);
  return native !== null && signature.length === 64 && server.verify(null, bytes, native, signature);
}

function keyOf(key: Uint8Array, { createPublicKey }: NativeCrypto): object | null {
  const x = base64url(key);
  const known = keys.get(x);
  if (known !== undefined) return known;
  const made = isProper(key) ? createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }) : null;
  if (keys.size >= mostKeys) keys.clear();
  keys.set(x, made);
  return made;
}

function isProper(key: Uint8Array): boolean {
  try {
    return !Point.fromBytes(key).isSmallOrder();
  } catch (error) {
    // Bytes that are no point are told by an error without a name of its own.
    if (error instanceof Error) return false;
    throw error;
  }
}
