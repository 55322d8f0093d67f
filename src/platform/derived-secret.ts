import { createHmac } from "node:crypto";

/** A secret for one thing and one purpose, made from the house's own: nobody can guess it, and nothing has to be kept. */
export function derivedSecret(secret: string, purpose: string, id: string): string {
  return createHmac("sha256", secret).update(`${purpose}:${id}`).digest("base64url").slice(0, 24);
}
