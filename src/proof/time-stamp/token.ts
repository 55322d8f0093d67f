import { Constructed, fromBER, Sequence } from "asn1js";
import { ContentInfo, IssuerAndSerialNumber, SignedData } from "pkijs";
import type { Certificate, SignerInfo } from "pkijs";
import { sameBytes, sha } from "./bytes.ts";
import { readCertificate } from "./certificate.ts";
import type { KnownCertificate } from "./certificate.ts";
import { readStatement } from "./statement.ts";
import type { Statement } from "./statement.ts";

/** A TimeStampToken, taken apart and not checked. */
export type Token = { statement: Statement; /** the bytes that `statement` was read from, which the signer signed */ signed: Uint8Array; signers: readonly SignerInfo[]; certificates: readonly KnownCertificate[] };

const id = { signedData: "1.2.840.113549.1.7.2", statement: "1.2.840.113549.1.9.16.1.4" } as const;

/** More than any authority sends along: more would only cost time. */
const mostCertificates = 20;

/** Reads a bare TimeStampToken (RFC 3161 2.4.2, RFC 5652), or tells why it is none. */
export function readToken(bytes: Uint8Array): { ok: true; token: Token } | { ok: false; why: string } {
  try {
    return read(bytes);
  } catch (error) {
    // The library throws many kinds of errors at bytes that are something else.
    return { ok: false, why: error instanceof Error ? error.message : "not in ASN.1" };
  }
}

function read(bytes: Uint8Array): { ok: true; token: Token } | { ok: false; why: string } {
  const { result, offset } = fromBER(Uint8Array.from(bytes));
  if (offset !== bytes.length || !(result instanceof Sequence)) return { ok: false, why: "not one sequence of ASN.1" };
  // Before the library takes the tree apart: what it would write again may differ from what was hashed and signed.
  const ders = certificatesIn(result);
  if (ders.length > mostCertificates) return { ok: false, why: `it holds ${ders.length} certificates` };
  const outer = new ContentInfo({ schema: result });
  if (outer.contentType !== id.signedData) return { ok: false, why: "not signed data" };
  const { encapContentInfo, signerInfos } = new SignedData({ schema: outer.content });
  if (encapContentInfo.eContentType !== id.statement || encapContentInfo.eContent === undefined) return { ok: false, why: "what is signed is no statement of a time" };
  const signed = new Uint8Array(encapContentInfo.eContent.getValue());
  const certificates = ders.map(readCertificate);
  if (!certificates.every((one) => one !== null)) return { ok: false, why: "a certificate in it cannot be read" };
  const statement = readStatement(signed);
  return statement.ok ? { ok: true, token: { statement: statement.statement, signed, signers: signerInfos, certificates } } : statement;
}

/** Those that the signer may mean: several when somebody added others with its name and number, which the signed reference tells apart. */
export async function certificatesOf({ sid }: SignerInfo, certificates: readonly KnownCertificate[]): Promise<KnownCertificate[]> {
  const matches = await Promise.all(certificates.map(({ x509 }) => (sid instanceof IssuerAndSerialNumber ? isNamed(sid, x509) : hasKey(sid, x509))));
  return certificates.filter((_, index) => matches[index]);
}

function isNamed(sid: IssuerAndSerialNumber, x509: Certificate): boolean {
  const sameIssuer = sameBytes(new Uint8Array(sid.issuer.valueBeforeDecode), new Uint8Array(x509.issuer.valueBeforeDecode));
  return sameIssuer && sameBytes(sid.serialNumber.valueBlock.valueHexView, x509.serialNumber.valueBlock.valueHexView);
}

/** By its subject key identifier, of which the usual form is the SHA-1 of the key. It only finds the certificate: the signed reference binds it. */
async function hasKey(sid: SignerInfo["sid"], x509: Certificate): Promise<boolean> {
  const { valueBlock } = sid;
  const named: Uint8Array = valueBlock.value?.[0]?.valueBlock.valueHexView ?? valueBlock.valueHexView;
  return sameBytes(named, await sha("SHA-1", x509.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView));
}

/** The exact bytes of each certificate that came along: `[0]` of the signed data. */
function certificatesIn(contentInfo: Sequence): Uint8Array[] {
  const [, content] = contentInfo.valueBlock.value;
  const signedData = content instanceof Constructed ? content.valueBlock.value[0] : undefined;
  if (!(signedData instanceof Sequence)) return [];
  const set = signedData.valueBlock.value.find((one): one is Constructed => one instanceof Constructed && one.idBlock.tagClass === 3 && one.idBlock.tagNumber === 0);
  return (set?.valueBlock.value ?? []).map((one) => one.valueBeforeDecodeView.slice());
}
