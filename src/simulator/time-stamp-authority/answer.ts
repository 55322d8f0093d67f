import { BitString, Integer, OctetString, Utf8String } from "asn1js";
import { ContentInfo, MessageImprint, PKIStatusInfo, TimeStampReq, TimeStampResp } from "pkijs";
import { makeAuthority } from "./authority.ts";
import type { Authority } from "./authority.ts";
import { issueCertificate, timeStamping } from "./certificates.ts";
import { makeToken, sha256 } from "./token.ts";
import type { TokenWish } from "./token.ts";

/** What can be wrong with an answer that is one. Each breaks one thing alone. */
export const variants = [
  "no-ess", "wrong-ess", "no-eku", "eku-not-critical", "more-ekus", "wrong-nonce", "no-nonce", "wrong-imprint", "sha1-imprint", "expired", "foreign-root", "rejected", "no-token",
  "two-signers", "other-policy", "wrong-signature", "wrong-clock",
] as const;

export type Variant = (typeof variants)[number];

export const policies = { own: "1.3.6.1.4.1.99999.1.1", other: "1.3.6.1.4.1.99999.1.2" } as const;

/** The reply to a request, good or wrong in one way. */
export async function answer(authority: Authority, { request, atMs, variant }: { request: Uint8Array; atMs: number; variant: Variant | null }): Promise<Uint8Array> {
  const asked = readRequest(request);
  if (asked === null) return rejection("that is no request for a time stamp", 5);
  if (asked.messageImprint.hashAlgorithm.algorithmId !== sha256.algorithmId) return rejection("only SHA-256 is stamped here", 0);
  if (variant === "rejected") return rejection("this was asked of the simulator", 2);
  if (variant === "no-token") return reply({ status: new PKIStatusInfo({ status: 0 }) });
  const good: TokenWish = { imprint: asked.messageImprint, nonce: asked.nonce, policy: policies.own, atMs, signers: [authority.signer], names: authority.signer.certificate };
  const token = await makeToken(variant === null ? good : await broken(good, { variant, authority }));
  return reply({ status: new PKIStatusInfo({ status: 0 }), timeStampToken: variant === "wrong-signature" ? withWrongSignature(token) : token });
}

async function broken(good: TokenWish, { variant, authority }: { variant: Variant; authority: Authority }): Promise<TokenWish> {
  const day = 86_400_000;
  const signerLike = async (more: { purposes?: readonly string[]; purposesCritical?: boolean; validity?: { fromMs: number; toMs: number } }) => {
    const validity = { fromMs: good.atMs - day, toMs: good.atMs + day };
    const signer = await issueCertificate({ name: "Handslag Demo Time Stamps", issuer: authority.root, kind: "signer", validity, ...more });
    return { ...good, signers: [signer], names: signer.certificate };
  };
  switch (variant) {
    case "no-ess":
      return { ...good, names: null };
    case "wrong-ess":
      return { ...good, names: authority.root.certificate };
    case "no-eku":
      return signerLike({ purposes: [] });
    case "eku-not-critical":
      return signerLike({ purposesCritical: false });
    case "more-ekus":
      return signerLike({ purposes: [timeStamping, "1.3.6.1.5.5.7.3.4"] });
    case "wrong-nonce":
      return { ...good, nonce: new Integer({ valueHex: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) }) };
    case "no-nonce":
      return { ...good, nonce: undefined };
    case "wrong-imprint":
      return { ...good, imprint: new MessageImprint({ hashAlgorithm: sha256, hashedMessage: new OctetString({ valueHex: new Uint8Array(32) }) }) };
    case "sha1-imprint":
      return { ...good, imprint: await sha1Imprint() };
    case "expired":
      return signerLike({ validity: { fromMs: good.atMs - 2 * day, toMs: good.atMs - day } });
    case "foreign-root": {
      const { signer } = await makeAuthority({ name: "Somebody Else" });
      return { ...good, signers: [signer], names: signer.certificate };
    }
    case "two-signers":
      return { ...good, signers: [authority.signer, (await makeAuthority()).signer] };
    case "other-policy":
      return { ...good, policy: policies.other };
    case "wrong-clock":
      return { ...good, atMs: good.atMs + 3_600_000 };
    case "rejected":
    case "no-token":
    case "wrong-signature":
      return good;
    default:
      return variant satisfies never;
  }
}

async function sha1Imprint(): Promise<MessageImprint> {
  return MessageImprint.create("SHA-1", new TextEncoder().encode("old"));
}

/** Its last byte belongs to the signature. */
function withWrongSignature(token: ContentInfo): ContentInfo {
  const bytes = new Uint8Array(token.toSchema().toBER());
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 0x01;
  return ContentInfo.fromBER(bytes);
}

function readRequest(bytes: Uint8Array): TimeStampReq | null {
  try {
    return TimeStampReq.fromBER(Uint8Array.from(bytes));
  } catch {
    // The library throws many kinds of errors at bytes that are something else.
    return null;
  }
}

/** @param bit of PKIFailureInfo (RFC 3161 2.4.2) */
function rejection(why: string, bit: number): Uint8Array {
  const failInfo = new BitString({ valueHex: Uint8Array.of(0x80 >> bit), unusedBits: 7 - bit });
  return reply({ status: new PKIStatusInfo({ status: 2, statusStrings: [new Utf8String({ value: why })], failInfo }) });
}

function reply(parts: { status: PKIStatusInfo; timeStampToken?: ContentInfo }): Uint8Array {
  return new Uint8Array(new TimeStampResp(parts).toSchema().toBER());
}
