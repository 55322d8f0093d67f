import { Integer, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import type { SignerInfo } from "pkijs";
import { sha256Id, strongHash } from "./algorithms.ts";
import { sameBytes, sha } from "./bytes.ts";
import type { KnownCertificate } from "./certificate.ts";

const id = { v1: "1.2.840.113549.1.9.16.2.12", v2: "1.2.840.113549.1.9.16.2.47" } as const;

/** A reference to the certificate of the signer that is signed along (ESSCertID, RFC 5035): the hash, and perhaps its number. */
export type Reference = { algorithm: "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512"; hash: Uint8Array; serial: Uint8Array | null };

/**
 * The references that a signer signed along, version 1 and 2. Each must fit.
 * @returns empty: there is none; null: one that cannot be read
 */
export function signingReferences({ signedAttrs }: SignerInfo): Reference[] | null {
  const attributes = (signedAttrs?.attributes ?? []).filter(({ type }) => type === id.v1 || type === id.v2);
  const references = attributes.map(({ type, values }) => (values.length === 1 ? readReference(values[0], type === id.v2) : null));
  return references.every((one) => one !== null) ? references : null;
}

export async function refersTo({ algorithm, hash, serial }: Reference, { der, x509 }: KnownCertificate): Promise<boolean> {
  if (serial !== null && !sameBytes(serial, x509.serialNumber.valueBlock.valueHexView)) return false;
  return sameBytes(hash, await sha(algorithm, der));
}

/** The first of SigningCertificate.certs is the signer's; any others are those above it, which the chain decides. */
function readReference(value: unknown, isV2: boolean): Reference | null {
  const [certs] = itemsOf(value);
  const [first] = itemsOf(certs);
  const items = itemsOf(first);
  const stated = isV2 && items[0] instanceof Sequence ? itemsOf(items.shift())[0] : undefined;
  const [hash, issuerSerial] = items;
  const serial = itemsOf(issuerSerial)[1];
  const algorithm = isV2 ? strongHash(stated instanceof ObjectIdentifier ? stated.valueBlock.toString() : sha256Id) : "SHA-1";
  if (algorithm === null || !(hash instanceof OctetString)) return null;
  return { algorithm, hash: hash.valueBlock.valueHexView, serial: serial instanceof Integer ? serial.valueBlock.valueHexView : null };
}

function itemsOf(value: unknown): unknown[] {
  return value instanceof Sequence ? [...value.valueBlock.value] : [];
}
