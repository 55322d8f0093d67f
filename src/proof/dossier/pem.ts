import { strictBase64 } from "../bytes.ts";

/** The certificates in a PEM text, as DER. @returns null for a text that has none, or one that cannot be read */
export function certificatesIn(pem: string): Uint8Array[] | null {
  const found = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g)].map(([, body = ""]) => strictBase64(body.replaceAll(/\s/g, "")));
  const read = found.filter((der) => der !== null);
  return read.length === 0 || read.length !== found.length ? null : read;
}
