import { base64url } from "../bytes.ts";
import { keeps, saltBytes } from "../record/commitment.ts";
import type { Commitment } from "../record/commitment.ts";
import { sha256 as atOnce } from "../sha256.ts";

// The machine's own functions for what is large: they are several times as fast, give the same, and cost a fixed time for each call.
// A browser has them only on a page that it holds to be safe.

const large = 32 * 1024;

/** SHA-256 of a whole file. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  const subtle = fast(bytes);
  return subtle === undefined ? atOnce(bytes) : new Uint8Array(await subtle.digest("SHA-256", owned(bytes)));
}

/** {@link keeps}, for content of any size. */
export async function keepsWhole(commitment: Commitment, { salt, bytes }: { salt: Uint8Array; bytes: Uint8Array }): Promise<boolean> {
  const subtle = fast(bytes);
  if (subtle === undefined) return keeps(commitment, { salt, bytes });
  if (salt.length !== saltBytes || bytes.length !== commitment.size || commitment.alg !== "HMAC-SHA256") return false;
  const key = await subtle.importKey("raw", owned(salt), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return base64url(new Uint8Array(await subtle.sign("HMAC", key, owned(bytes)))) === commitment.c;
}

function fast(bytes: Uint8Array) {
  return bytes.length < large ? undefined : globalThis.crypto?.subtle;
}

/** Bytes in a buffer that nobody shares, as the machine asks for. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
