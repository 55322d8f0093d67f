import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { base64url, sameBytes } from "../bytes.ts";

/** What a record says about content that it does not hold: nobody can tell the content from it, and nobody can put another in its place. */
export type Commitment = { alg: "HMAC-SHA256"; c: string; size: number; mt: string };

export const saltBytes = 32;

/** @param content.salt 32 random bytes of this content alone @throws {RangeError} for a salt of another length, which would let two contents share a commitment */
export function commit({ salt, bytes, mediaType }: { salt: Uint8Array; bytes: Uint8Array; mediaType: string }): Commitment {
  if (salt.length !== saltBytes) throw new RangeError(`a salt of ${salt.length} bytes, expected ${saltBytes}`);
  return { alg: "HMAC-SHA256", c: base64url(hmac(sha256, salt, bytes)), size: bytes.length, mt: mediaType };
}

/** Whether the content is what was committed to. */
export function keeps(commitment: Commitment, { salt, bytes }: { salt: Uint8Array; bytes: Uint8Array }): boolean {
  if (salt.length !== saltBytes || bytes.length !== commitment.size || commitment.alg !== "HMAC-SHA256") return false;
  return sameBytes(new TextEncoder().encode(commitment.c), new TextEncoder().encode(base64url(hmac(sha256, salt, bytes))));
}
