import { Integer, Null, ObjectIdentifier, OctetString, Sequence, UTCTime } from "asn1js";
import { Accuracy, AlgorithmIdentifier, Attribute, ContentInfo, EncapsulatedContentInfo, GeneralName, IssuerAndSerialNumber, SignedAndUnsignedAttributes, SignedData, SignerInfo, TSTInfo } from "pkijs";
import type { Certificate, MessageImprint } from "pkijs";
import { derOf, freshNumber } from "./certificates.ts";
import type { Credential } from "./certificates.ts";

export type TokenWish = {
  imprint: MessageImprint;
  nonce: Integer | undefined;
  policy: string;
  atMs: number;
  /** one, unless it is to be wrong */
  signers: readonly Credential[];
  /** the certificate that the signature names; null: it names none */
  names: Certificate | null;
  /** certificates that go along beside those of the signers */
  along?: readonly Certificate[];
};

const id = { statement: "1.2.840.113549.1.9.16.1.4", contentType: "1.2.840.113549.1.9.3", messageDigest: "1.2.840.113549.1.9.4", signingTime: "1.2.840.113549.1.9.5", signingCertificate: "1.2.840.113549.1.9.16.2.47" } as const;

/** A TimeStampToken (RFC 3161), as it was wished, right or wrong. */
export async function makeToken(wish: TokenWish): Promise<ContentInfo> {
  // The library speaks Date.
  const genTime = new Date(wish.atMs);
  const statement = new Uint8Array(
    new TSTInfo({ version: 1, policy: wish.policy, messageImprint: wish.imprint, serialNumber: freshNumber(), genTime, accuracy: new Accuracy({ seconds: 1 }), ...(wish.nonce === undefined ? {} : { nonce: wish.nonce }) }).toSchema().toBER(),
  );
  const signedData = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: id.statement, eContent: new OctetString({ valueHex: statement }) }),
    certificates: [...wish.signers.map(({ certificate }) => certificate), ...(wish.along ?? [])],
    signerInfos: [],
  });
  for (const [index, { certificate, key }] of wish.signers.entries()) {
    const attributes = [
      new Attribute({ type: id.contentType, values: [new ObjectIdentifier({ value: id.statement })] }),
      new Attribute({ type: id.signingTime, values: [new UTCTime({ valueDate: genTime })] }),
      new Attribute({ type: id.messageDigest, values: [new OctetString({ valueHex: await crypto.subtle.digest("SHA-256", statement) })] }),
      ...(wish.names === null ? [] : [new Attribute({ type: id.signingCertificate, values: [await referenceTo(wish.names)] })]),
    ];
    const sid = new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber });
    signedData.signerInfos.push(new SignerInfo({ version: 1, sid, signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: inOrder(attributes) }) }));
    await signedData.sign(key, index, "SHA-256");
  }
  return new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signedData.toSchema(true) });
}

/** SigningCertificateV2 (RFC 5035): the hash, made with SHA-256, and issuer and number. */
async function referenceTo(certificate: Certificate): Promise<Sequence> {
  const hash = await crypto.subtle.digest("SHA-256", derOf(certificate));
  const issuer = new GeneralName({ type: 4, value: certificate.issuer }).toSchema();
  const issuerSerial = new Sequence({ value: [new Sequence({ value: [issuer] }), certificate.serialNumber] });
  return new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [new OctetString({ valueHex: hash }), issuerSerial] })] })] });
}

/** A set in DER is sorted by its bytes. */
function inOrder(attributes: readonly Attribute[]): Attribute[] {
  const bytes = (attribute: Attribute) => new Uint8Array(attribute.toSchema().toBER()).toHex();
  return attributes.toSorted((one, other) => (bytes(one) < bytes(other) ? -1 : 1));
}

/** SHA-256 without doubt about its parameters. */
export const sha256 = new AlgorithmIdentifier({ algorithmId: "2.16.840.1.101.3.4.2.1", algorithmParams: new Null() });
