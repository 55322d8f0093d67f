import { ObjectIdentifier, OctetString } from "asn1js";
import { getCrypto } from "pkijs";
import type { SignerInfo } from "pkijs";
import { strongHash } from "./algorithms.ts";
import { sameBytes, sha } from "./bytes.ts";
import type { KnownCertificate } from "./certificate.ts";

const id = { contentType: "1.2.840.113549.1.9.3", messageDigest: "1.2.840.113549.1.9.4", statement: "1.2.840.113549.1.9.16.1.4" } as const;

export type SignatureFault = { fault: "weak-algorithm" | "digest-differs" | "signature-wrong"; why: string };

/**
 * What is wrong with a signature over `signed` (RFC 5652 5.4), or null: the signed attributes name the type and the digest of the content, and
 * the key of the certificate signed those attributes.
 */
export async function wrongSignature(signer: SignerInfo, { signed, certificate }: { signed: Uint8Array; certificate: KnownCertificate }): Promise<SignatureFault | null> {
  const hash = strongHash(signer.digestAlgorithm.algorithmId);
  if (hash === null) return { fault: "weak-algorithm", why: `the digest is made with ${signer.digestAlgorithm.algorithmId}` };
  const [contentType, digest] = [id.contentType, id.messageDigest].map((type) => onlyValue(signer, type));
  if (!(contentType instanceof ObjectIdentifier) || contentType.valueBlock.toString() !== id.statement) return { fault: "digest-differs", why: "the signature does not say that it is about a statement of time" };
  if (!(digest instanceof OctetString)) return { fault: "digest-differs", why: "the signature names no digest" };
  if (!sameBytes(digest.valueBlock.valueHexView, await sha(hash, signed))) return { fault: "digest-differs", why: "the statement is not the one that was signed" };
  return verify(signer, { hash, certificate });
}

async function verify(signer: SignerInfo, { hash, certificate }: { hash: string; certificate: KnownCertificate }): Promise<SignatureFault | null> {
  const engine = getCrypto(true);
  const { signatureAlgorithm, signature, signedAttrs } = signer;
  // Plain RSA names its hash beside it; the others name it in the algorithm, and then both must agree.
  const isPlainRsa = signatureAlgorithm.algorithmId === "1.2.840.113549.1.1.1";
  try {
    if (!isPlainRsa && engine.getHashAlgorithm(signatureAlgorithm).toUpperCase() !== hash) return { fault: "weak-algorithm", why: `the signature is made with ${signatureAlgorithm.algorithmId}, its digest with ${hash}` };
    const bytes = signedAttrs?.encodedValue ?? new ArrayBuffer(0);
    const ok = await engine.verifyWithPublicKey(bytes, signature, certificate.x509.subjectPublicKeyInfo, signatureAlgorithm, ...(isPlainRsa ? [hash] : []));
    return ok ? null : { fault: "signature-wrong", why: "the key of the certificate did not make this signature" };
  } catch (error) {
    // A key or a signature of a form that the library does not know proves nothing.
    return { fault: "signature-wrong", why: error instanceof Error ? error.message : "the signature cannot be read" };
  }
}

/** An attribute that stands there twice, or holds two values, could be read in two ways. */
function onlyValue({ signedAttrs }: SignerInfo, type: string): unknown {
  const [attribute, another] = (signedAttrs?.attributes ?? []).filter((one) => one.type === type);
  return another === undefined && attribute?.values.length === 1 ? attribute.values[0] : undefined;
}
