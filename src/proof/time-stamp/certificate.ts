import { BasicConstraints, Certificate, ExtKeyUsage, getCrypto } from "pkijs";
import type { Extension } from "pkijs";
import { BitString } from "asn1js";
import { hex } from "../bytes.ts";
import { sha256 } from "../sha256.ts";
import { isStrong } from "./algorithms.ts";
import { sameBytes } from "./bytes.ts";

/** A certificate with the exact bytes that were read: hashes are taken over those, never over what a library would write again. */
export type KnownCertificate = { der: Uint8Array; x509: Certificate };

const id = { keyUsage: "2.5.29.15", basicConstraints: "2.5.29.19", policies: "2.5.29.32", extendedKeyUsage: "2.5.29.37" } as const;
const timeStamping = "1.3.6.1.5.5.7.3.8";

/** A dossier has a stamp for every few steps, each with the same few certificates, and taking one apart is most of the work: so many are at hand, by the hash of their bytes. */
const mostKept = 32;
const kept = new Map<string, KnownCertificate>();

/** Null: the bytes are no certificate. The same bytes give the same certificate; nothing changes one. */
export function readCertificate(der: Uint8Array): KnownCertificate | null {
  const key = hex(sha256(der));
  const found = kept.get(key) ?? takeApart(der);
  if (found === null) return null;
  kept.delete(key);
  kept.set(key, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return found;
}

function takeApart(der: Uint8Array): KnownCertificate | null {
  try {
    const own = Uint8Array.from(der);
    return { der: own, x509: Certificate.fromBER(own) };
  } catch {
    // The library throws many kinds of errors at bytes that are something else.
    return null;
  }
}

/** The name of whom it is about: common name and organisation, as far as they are there. */
export function nameOf({ x509 }: KnownCertificate): string {
  const part = (type: string) => x509.subject.typesAndValues.find((one) => one.type === type)?.value.valueBlock.value;
  const parts = [part("2.5.4.3"), part("2.5.4.10")].filter((text): text is string => typeof text === "string" && text !== "");
  return [...new Set(parts)].join(", ");
}

/** Its first and its last moment belong to it. */
export function isValidAt({ x509 }: KnownCertificate, atMs: number): boolean {
  return x509.notBefore.value.getTime() <= atMs && atMs <= x509.notAfter.value.getTime();
}

/** What keeps a certificate from signing time stamps (RFC 3161 2.3), or null. */
export function wrongPurpose(certificate: KnownCertificate): string | null {
  const extended = extensionOf(certificate, id.extendedKeyUsage);
  const purposes = extended?.parsedValue instanceof ExtKeyUsage ? extended.parsedValue.keyPurposes : [];
  if (purposes.length !== 1 || purposes[0] !== timeStamping) return "its extended key usage is not time stamping alone";
  if (extended?.critical !== true) return "its extended key usage is not critical";
  const usage = keyUsageOf(certificate);
  if (usage !== null && (usage & 0xc0) === 0) return "its key usage is not signing";
  if (strangeExtension(certificate)) return "a critical extension is not known";
  return null;
}

/**
 * What keeps a certificate from having issued others of a chain for time stamps (RFC 5280 6.1), or null.
 * @param below how many authorities stand between it and the signer
 */
export function wrongAuthority(certificate: KnownCertificate, below: number): string | null {
  const constraints = extensionOf(certificate, id.basicConstraints)?.parsedValue;
  if (!(constraints instanceof BasicConstraints) || !constraints.cA) return "it is no authority";
  const { pathLenConstraint: most } = constraints;
  if (most !== undefined && (typeof most !== "number" || below > most)) return "it may not have that many authorities below it";
  const usage = keyUsageOf(certificate);
  if (usage !== null && (usage & 0x04) === 0) return "its key usage is not signing certificates";
  const extended = extensionOf(certificate, id.extendedKeyUsage)?.parsedValue;
  if (extended instanceof ExtKeyUsage && !extended.keyPurposes.some((one) => one === timeStamping || one === "2.5.29.37.0")) return "it may not issue for time stamps";
  if (strangeExtension(certificate)) return "a critical extension is not known";
  return null;
}

const issued = new WeakMap<KnownCertificate, WeakMap<KnownCertificate, Promise<boolean>>>();

/** Whether `issuer` signed `certificate`, with a hash that holds. Whether it was allowed to is `wrongAuthority`. */
export function isIssuedBy(certificate: KnownCertificate, issuer: KnownCertificate): Promise<boolean> {
  const by = issued.get(certificate) ?? new WeakMap<KnownCertificate, Promise<boolean>>();
  issued.set(certificate, by);
  const answer = by.get(issuer) ?? checkIssued(certificate, issuer);
  by.set(issuer, answer);
  return answer;
}

async function checkIssued({ x509 }: KnownCertificate, issuer: KnownCertificate): Promise<boolean> {
  if (!sameBytes(new Uint8Array(x509.issuer.valueBeforeDecode), new Uint8Array(issuer.x509.subject.valueBeforeDecode))) return false;
  try {
    const engine = getCrypto(true);
    return isStrong(engine.getHashAlgorithm(x509.signatureAlgorithm)) && (await x509.verify(issuer.x509, engine));
  } catch {
    // A key or a signature of a form that the library does not know proves nothing.
    return false;
  }
}

/** Everything critical must be understood. Constraints on names are not: authorities of time stamps do not use them. */
function strangeExtension({ x509 }: KnownCertificate): boolean {
  const known: readonly string[] = Object.values(id);
  return (x509.extensions ?? []).some(({ critical, extnID }) => critical && !known.includes(extnID));
}

function extensionOf({ x509 }: KnownCertificate, identifier: string): Extension | undefined {
  return (x509.extensions ?? []).find(({ extnID }) => extnID === identifier);
}

/** The first eight bits, or null where it does not restrict its use. */
function keyUsageOf(certificate: KnownCertificate): number | null {
  const extension = extensionOf(certificate, id.keyUsage);
  if (extension === undefined) return null;
  return extension.parsedValue instanceof BitString ? (extension.parsedValue.valueBlock.valueHexView[0] ?? 0) : 0;
}
