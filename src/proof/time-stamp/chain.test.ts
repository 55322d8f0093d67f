import { Integer, OctetString } from "asn1js";
import { MessageImprint } from "pkijs";
import type { Certificate } from "pkijs";
import { describe, expect, test } from "vitest";
import { content, stampedAt } from "../../../test/support/time-stamps.ts";
import { policies } from "../../simulator/time-stamp-authority/answer.ts";
import { longValidity } from "../../simulator/time-stamp-authority/authority.ts";
import { derOf, issueCertificate } from "../../simulator/time-stamp-authority/certificates.ts";
import type { Credential } from "../../simulator/time-stamp-authority/certificates.ts";
import { makeToken, sha256 } from "../../simulator/time-stamp-authority/token.ts";
import { sha } from "./bytes.ts";
import { checkTimeStamp } from "./check.ts";
import { pemOf } from "./pem.ts";

const hour = 3_600_000;
const atMs = stampedAt.epochMilliseconds;
const authority = (name: string, issuer: Credential | null, validity = longValidity) => issueCertificate({ name, issuer, validity, kind: "authority" });
const signerBelow = (issuer: Credential, validity = longValidity) => issueCertificate({ name: "Stamps", issuer, validity, kind: "signer" });

const root = await authority("Root", null);
const middle = await authority("Middle", root);
const signer = await signerBelow(middle);

async function tokenOf(by: Credential, along: readonly Certificate[], more: { names?: Certificate } = {}): Promise<Uint8Array> {
  const imprint = new MessageImprint({ hashAlgorithm: sha256, hashedMessage: new OctetString({ valueHex: await sha("SHA-256", content) }) });
  const token = await makeToken({ imprint, nonce: new Integer({ value: 5 }), policy: policies.own, atMs, signers: [by], names: by.certificate, along, ...more });
  return new Uint8Array(token.toSchema().toBER());
}

async function checked(token: Uint8Array, ...roots: Credential[]) {
  return checkTimeStamp({ token, data: content, roots: roots.map(({ certificate }) => derOf(certificate)) });
}

describe("a chain", () => {
  test("leads by an authority that came along to a pinned root, and holds the three in order", async () => {
    const result = await checked(await tokenOf(signer, [middle.certificate]), root);
    const chain = [signer, middle, root].map(({ certificate }) => pemOf(derOf(certificate)));
    expect(result).toMatchObject({ ok: true, stamp: { root: "Root", authority: "Stamps", chain } });
  });

  test("is the same when the root came along too, and other certificates with it, in any order", async () => {
    const stranger = await authority("Stranger", null);
    const plain = await checked(await tokenOf(signer, [middle.certificate]), root);
    const rich = await checked(await tokenOf(signer, [root.certificate, stranger.certificate, middle.certificate]), root);
    expect(plain.ok && rich.ok && rich.stamp.chain).toEqual(plain.ok && plain.stamp.chain);
  });

  test("ends at an authority in the middle when that is what is pinned", async () => {
    expect(await checked(await tokenOf(signer, [middle.certificate]), middle)).toMatchObject({ ok: true, stamp: { root: "Middle" } });
  });

  test("is none when the authority in the middle is missing", async () => {
    expect(await checked(await tokenOf(signer, []), root)).toMatchObject({ ok: false, fault: "foreign-root" });
  });

  test("does not end in a root that only came along", async () => {
    const pinned = await authority("Root", null);
    expect(await checked(await tokenOf(signer, [middle.certificate, root.certificate]), pinned)).toMatchObject({ ok: false, fault: "foreign-root" });
  });

  test("does not go through a signer that plays the authority", async () => {
    const upstart = await signerBelow(signer);
    expect(await checked(await tokenOf(upstart, [signer.certificate, middle.certificate]), root)).toMatchObject({ ok: false, fault: "foreign-root", why: expect.stringContaining("Stamps: it is no authority") });
  });

  test("does not end in a pinned certificate that is no authority", async () => {
    expect(await checked(await tokenOf(signer, []), signer)).toMatchObject({ ok: false, fault: "foreign-root" });
  });

  test("needs every authority to be valid at the moment of the stamp, and no longer", async () => {
    const until = (ms: number) => ({ fromMs: atMs - hour, toMs: ms });
    const ended = await authority("Ended", root, until(atMs - 1000));
    expect(await checked(await tokenOf(await signerBelow(ended), [ended.certificate]), root)).toMatchObject({ ok: false, fault: "authority-not-valid-then", why: "not valid at that moment: Ended" });
    const justThen = await authority("Just then", root, until(atMs + 1000));
    expect(await checked(await tokenOf(await signerBelow(justThen), [justThen.certificate]), root)).toMatchObject({ ok: true });
    const oldRoot = await authority("Old", null, until(atMs - 1000));
    expect(await checked(await tokenOf(await signerBelow(oldRoot), []), oldRoot)).toMatchObject({ ok: false, fault: "authority-not-valid-then" });
  });

  test("is found round a circle of authorities, and does not lead round it for ever", async () => {
    const one = await authority("One", root);
    const two = await authority("Two", one);
    const oneAgain = await issueCertificate({ name: "One", issuer: two, validity: longValidity, kind: "authority" });
    expect(await checked(await tokenOf(await signerBelow(two), [oneAgain.certificate, two.certificate, one.certificate]), root)).toMatchObject({ ok: true });
    expect(await checked(await tokenOf(await signerBelow(two), [oneAgain.certificate, two.certificate]), root)).toMatchObject({ ok: false, fault: "foreign-root" });
  });

  test("is not climbed when more came along than anybody sends", async () => {
    const crowd = Array<Certificate>(25).fill(middle.certificate);
    expect(await checked(await tokenOf(signer, crowd), root)).toMatchObject({ ok: false, fault: "unreadable" });
  });
});

describe("the certificate of the signer", () => {
  test("is the one whose hash was signed, also beside another with its issuer and number", async () => {
    const decoy = await signerBelow(middle);
    decoy.certificate.serialNumber = signer.certificate.serialNumber;
    await decoy.certificate.sign(middle.key, "SHA-256");
    const forged: Credential = { certificate: decoy.certificate, key: signer.key };
    // The decoy stands first; the signature names the other.
    const token = await tokenOf(forged, [signer.certificate, middle.certificate], { names: signer.certificate });
    expect(await checked(token, root)).toMatchObject({ ok: true });
    const misled = await tokenOf({ certificate: signer.certificate, key: decoy.key }, [decoy.certificate, middle.certificate]);
    expect(await checked(misled, root)).toMatchObject({ ok: false, fault: "signature-wrong" });
  });

  test("must have come along", async () => {
    const token = await tokenOf(signer, [middle.certificate]);
    const der = derOf(signer.certificate);
    const start = token.findIndex((_, index) => der.every((byte, at) => token[index + at] === byte));
    // The same length and another number: the last byte of its serial number.
    const renumbered = token.slice();
    renumbered[start + 4 + 4 + 5 + 9] = (renumbered[start + 4 + 4 + 5 + 9] ?? 0) ^ 0x01;
    expect(await checked(renumbered, root)).toMatchObject({ ok: false, fault: "signer-certificate-missing" });
  });
});
