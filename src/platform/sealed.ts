import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

// AES-256-GCM under a key that is made from the secret of the installation, for what is kept in the database and must not be read there.

const [nonceBytes, tagBytes] = [12, 16];

/** @param purpose what it is for: what was sealed for one thing opens for no other */
export function seal(bytes: Uint8Array, { secret, purpose }: { secret: string; purpose: string }): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret, purpose), nonce);
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** @returns null when it was sealed with another secret, for another purpose, was changed, or is too short to be anything */
export function unseal(sealed: Uint8Array, { secret, purpose }: { secret: string; purpose: string }): Buffer | null {
  if (sealed.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv("aes-256-gcm", keyOf(secret, purpose), sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes)), decipher.final()]);
  } catch (error) {
    // Node names no code for a tag that does not fit.
    if (error instanceof Error && /authenticate/.test(error.message)) return null;
    throw error;
  }
}

function keyOf(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", purpose, 32));
}
