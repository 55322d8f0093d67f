import { BitString, Integer, OctetString, PrintableString } from "asn1js";
import { AttributeTypeAndValue, AuthorityKeyIdentifier, BasicConstraints, Certificate, ExtKeyUsage, Extension } from "pkijs";
import type { RelativeDistinguishedNames } from "pkijs";

export type Credential = { certificate: Certificate; key: CryptoKey };

export const timeStamping = "1.3.6.1.5.5.7.3.8";

type Wanted = {
  name: string;
  /** null: it signs itself */
  issuer: Credential | null;
  validity: { fromMs: number; toMs: number };
  kind: "authority" | "signer";
  /** what a signer is for; an empty list leaves the extension out */
  purposes?: readonly string[];
  purposesCritical?: boolean;
};

const keyAlgorithm = { name: "ECDSA", namedCurve: "P-256" } as const;

/** A fresh key and its certificate, signed by `issuer`. */
export async function issueCertificate({ name, issuer, validity, kind, purposes = [timeStamping], purposesCritical = true }: Wanted): Promise<Credential> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(keyAlgorithm, true, ["sign", "verify"]);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = freshNumber();
  nameIt(certificate.subject, name);
  if (issuer === null) nameIt(certificate.issuer, name);
  else certificate.issuer = issuer.certificate.subject;
  // The library speaks Date.
  certificate.notBefore.value = new Date(validity.fromMs);
  certificate.notAfter.value = new Date(validity.toMs);
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  const isAuthority = kind === "authority";
  const ownId = await keyIdOf(certificate);
  certificate.extensions = [
    extension("2.5.29.19", true, new BasicConstraints(isAuthority ? { cA: true } : {}).toSchema()),
    // Signing certificates and lists of revoked ones; or signing, also what must not be denied.
    extension("2.5.29.15", true, isAuthority ? new BitString({ valueHex: Uint8Array.of(0x06), unusedBits: 1 }) : new BitString({ valueHex: Uint8Array.of(0xc0), unusedBits: 6 })),
    extension("2.5.29.14", false, new OctetString({ valueHex: ownId })),
    extension("2.5.29.35", false, new AuthorityKeyIdentifier({ keyIdentifier: new OctetString({ valueHex: issuer === null ? ownId : await keyIdOf(issuer.certificate) }) }).toSchema()),
    ...(isAuthority || purposes.length === 0 ? [] : [extension("2.5.29.37", purposesCritical, new ExtKeyUsage({ keyPurposes: [...purposes] }).toSchema())]),
  ];
  await certificate.sign(issuer?.key ?? privateKey, "SHA-256");
  return { certificate: Certificate.fromBER(derOf(certificate)), key: privateKey };
}

export function derOf(certificate: Certificate): Uint8Array<ArrayBuffer> {
  return new Uint8Array(certificate.toSchema(true).toBER());
}

/** Random, positive, and always eight bytes long. */
export function freshNumber(): Integer {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  bytes[0] = ((bytes[0] ?? 0) % 0x7f) + 1;
  return new Integer({ valueHex: bytes });
}

/** What signs with a kept key. */
export async function importKey(pkcs8: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey("pkcs8", Uint8Array.from(pkcs8), keyAlgorithm, true, ["sign"]);
}

function nameIt(subject: RelativeDistinguishedNames, name: string): void {
  subject.typesAndValues.push(new AttributeTypeAndValue({ type: "2.5.4.3", value: new PrintableString({ value: name }) }));
}

function extension(extnID: string, critical: boolean, value: { toBER: () => ArrayBuffer }): Extension {
  return new Extension({ extnID, critical, extnValue: value.toBER() });
}

async function keyIdOf(certificate: Certificate): Promise<ArrayBuffer> {
  return crypto.subtle.digest("SHA-1", Uint8Array.from(certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView));
}
