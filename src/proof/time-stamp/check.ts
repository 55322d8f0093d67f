import { sha256Id } from "./algorithms.ts";
import { sameBytes, sha } from "./bytes.ts";
import { isValidAt, nameOf, readCertificate, wrongPurpose } from "./certificate.ts";
import type { KnownCertificate } from "./certificate.ts";
import { chainToRoot } from "./chain.ts";
import { dersOfPem, pemOf } from "./pem.ts";
import { readTimeStampReply } from "./reply.ts";
import { wrongSignature } from "./signature.ts";
import { refersTo, signingReferences } from "./signing-certificate.ts";
import { certificatesOf, readToken } from "./token.ts";

/** Times in this folder are RFC 3339 text in UTC, or epoch milliseconds where the name ends in Ms: browsers without Temporal run it too. */
export type TimeStampQuestion = ({ token: Uint8Array } | { reply: Uint8Array }) &
  ({ sha256: Uint8Array } | { data: Uint8Array }) & {
    /** the one that was sent; absent: somebody who holds only the token does not know it */
    nonce?: Uint8Array;
    /** the certificates that are trusted, as DER or as PEM text with one or more; never those of the system */
    roots: readonly (Uint8Array | string)[];
    /** the policies that are accepted; absent: any */
    policies?: readonly string[];
    /** our clock when the stamp was asked for, and how far the stated time may be from it; absent: a stamp of any age */
    clock?: { nowMs: number; toleranceSeconds: number };
  };

export type TimeStamp = {
  /** genTime: RFC 3339 in UTC, with as many decimals as were stated */
  at: string;
  atMs: number;
  /** how far `at` may be from the true time, as the authority states it; null: not stated */
  accuracySeconds: number | null;
  /** the name in the certificate of the signer */
  authority: string;
  /** the name of the pinned root */
  root: string;
  /** object identifier */
  policy: string;
  /** hexadecimal */
  serial: string;
  signerNotBefore: string;
  signerNotAfter: string;
  /** PEM, the signer first, the pinned root last: what a dossier carries */
  chain: readonly string[];
};

/** One kind per check. `why` beside it is for logs: pages choose their own words. */
export type TimeStampFault =
  | "root-unreadable"
  | "rejected"
  | "unreadable"
  | "not-one-signer"
  | "imprint-algorithm"
  | "imprint-differs"
  | "nonce-differs"
  | "policy-not-accepted"
  | "signer-certificate-missing"
  | "signing-certificate-missing"
  | "signing-certificate-differs"
  | "wrong-purpose"
  | "weak-algorithm"
  | "digest-differs"
  | "signature-wrong"
  | "signer-not-valid-then"
  | "clock-differs"
  | "authority-not-valid-then"
  | "foreign-root";

export type CheckedTimeStamp = { ok: true; stamp: TimeStamp } | { ok: false; fault: TimeStampFault; why: string };

/**
 * Whether a time stamp proves that the content existed at its time, by a signer that a pinned root vouches for.
 *
 * Everything is judged as of the stated time, so that a token stays good when its certificates have ended. Whether one was revoked is not asked.
 * @see docs/decisions/016-time-stamps.md
 */
export async function checkTimeStamp(question: TimeStampQuestion): Promise<CheckedTimeStamp> {
  const roots = readRoots(question.roots);
  if (roots === null) return refused("root-unreadable", "a pinned root is no certificate");
  const bytes = tokenOf(question);
  if (!bytes.ok) return bytes;
  const read = readToken(bytes.token);
  if (!read.ok) return refused("unreadable", read.why);
  const { statement, signed, signers, certificates } = read.token;

  const [signer, another] = signers;
  if (signer === undefined || another !== undefined) return refused("not-one-signer", `${signers.length} signed it`);
  if (statement.hashAlgorithm !== sha256Id) return refused("imprint-algorithm", `the stamp is over a hash made with ${statement.hashAlgorithm}`);
  const expected = "sha256" in question ? question.sha256 : await sha("SHA-256", question.data);
  if (!sameBytes(statement.imprint, expected)) return refused("imprint-differs", "the stamp is about other content");
  if (question.nonce !== undefined && !(statement.nonce !== null && sameBytes(statement.nonce, question.nonce))) return refused("nonce-differs", "the stamp answers another question");
  if (question.policies !== undefined && !question.policies.includes(statement.policy)) return refused("policy-not-accepted", `the policy is ${statement.policy}`);

  const named = await certificatesOf(signer, certificates);
  if (named.length === 0) return refused("signer-certificate-missing", "the certificate of the signer did not come along");
  const references = signingReferences(signer);
  if (references?.length === 0) return refused("signing-certificate-missing", "the signature does not name its certificate");
  const certificate = references === null ? undefined : await firstThat(named, async (one) => (await Promise.all(references.map((reference) => refersTo(reference, one)))).every(Boolean));
  if (certificate === undefined) return refused("signing-certificate-differs", "the signature names another certificate");
  const purpose = wrongPurpose(certificate);
  if (purpose !== null) return refused("wrong-purpose", purpose);
  const wrong = await wrongSignature(signer, { signed, certificate });
  if (wrong !== null) return refused(wrong.fault, wrong.why);

  const { at, atMs, accuracySeconds, policy, serial } = statement;
  if (!isValidAt(certificate, atMs)) return refused("signer-not-valid-then", `the certificate of the signer was not valid at ${at}`);
  if (question.clock !== undefined && Math.abs(atMs - question.clock.nowMs) > question.clock.toleranceSeconds * 1000) return refused("clock-differs", `the stated time ${at} is more than ${question.clock.toleranceSeconds} s from our clock`);
  const way = await chainToRoot({ signer: certificate, others: certificates, roots, atMs });
  if (!way.ok) return way;
  const root = way.chain.at(-1) ?? certificate;
  return {
    ok: true,
    stamp: {
      at, atMs, accuracySeconds, policy, serial,
      authority: nameOf(certificate),
      root: nameOf(root),
      signerNotBefore: certificate.x509.notBefore.value.toISOString(),
      signerNotAfter: certificate.x509.notAfter.value.toISOString(),
      chain: way.chain.map(({ der }) => pemOf(der)),
    },
  };
}

function refused(fault: TimeStampFault, why: string): { ok: false; fault: TimeStampFault; why: string } {
  return { ok: false, fault, why };
}

function tokenOf(question: TimeStampQuestion): { ok: true; token: Uint8Array } | { ok: false; fault: TimeStampFault; why: string } {
  if ("token" in question) return { ok: true, token: question.token };
  const reply = readTimeStampReply(question.reply);
  return reply.kind === "token" ? { ok: true, token: reply.token } : refused(reply.kind, reply.why);
}

function readRoots(roots: readonly (Uint8Array | string)[]): KnownCertificate[] | null {
  const ders = roots.map((root) => (typeof root === "string" ? dersOfPem(root) : [root]));
  // A text without any certificate is a slip of the pen, and no smaller list.
  if (ders.some((some) => some === null || some.length === 0)) return null;
  const read = ders.flatMap((some) => some ?? []).map(readCertificate);
  return read.every((one) => one !== null) ? read : null;
}

async function firstThat<T>(items: readonly T[], holds: (item: T) => Promise<boolean>): Promise<T | undefined> {
  for (const item of items) if (await holds(item)) return item;
  return undefined;
}
