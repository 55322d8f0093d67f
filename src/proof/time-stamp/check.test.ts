import { describe, expect, test } from "vitest";
import { content, nonce, replyOf, rootOf, stampedAt } from "../../../test/support/time-stamps.ts";
import { policies, variants } from "../../simulator/time-stamp-authority/answer.ts";
import type { Variant } from "../../simulator/time-stamp-authority/answer.ts";
import { makeAuthority } from "../../simulator/time-stamp-authority/authority.ts";
import { derOf } from "../../simulator/time-stamp-authority/certificates.ts";
import { sha } from "./bytes.ts";
import { checkTimeStamp } from "./check.ts";
import type { TimeStampFault } from "./check.ts";
import { pemOf } from "./pem.ts";
import { readTimeStampReply } from "./reply.ts";

const authority = await makeAuthority();
const roots = [rootOf(authority)];
const clock = { nowMs: stampedAt.epochMilliseconds, toleranceSeconds: 60 };
const question = { data: content, nonce, roots, policies: [policies.own], clock };

describe("a good time stamp", () => {
  test("says when, by whom, how exactly, and carries its chain", async () => {
    const checked = await checkTimeStamp({ ...question, reply: await replyOf(authority) });
    expect(checked).toMatchObject({
      ok: true,
      stamp: {
        at: "2026-11-26T09:30:15.25Z", atMs: stampedAt.epochMilliseconds, accuracySeconds: 1, policy: policies.own, authority: "Handslag Demo Time Stamps", root: "Handslag Demo Time Root",
        signerNotBefore: "2020-01-01T00:00:00.000Z", signerNotAfter: "2049-12-31T23:59:59.000Z",
        serial: expect.stringMatching(/^[0-9a-f]{16}$/), chain: [pemOf(derOf(authority.signer.certificate)), rootOf(authority)],
      },
    });
  });

  test("is as good as a bare token, by the hash alone, by a root in DER, and without nonce, policies and clock", async () => {
    const reply = readTimeStampReply(await replyOf(authority));
    if (reply.kind !== "token") throw new Error("no token");
    const sha256 = await sha("SHA-256", content);
    expect(await checkTimeStamp({ token: reply.token, sha256, roots: [derOf(authority.root.certificate)] })).toMatchObject({ ok: true });
  });

  test("stays good when the certificate of its signer has ended", async () => {
    const until = stampedAt.add({ hours: 1 });
    const shortLived = await makeAuthority({ validity: { fromMs: stampedAt.subtract({ hours: 1 }).epochMilliseconds, toMs: until.epochMilliseconds } });
    const reply = await replyOf(shortLived);
    const checked = await checkTimeStamp({ reply, data: content, roots: [rootOf(shortLived)] });
    expect(checked).toMatchObject({ ok: true, stamp: { signerNotAfter: until.round("second").toString().replace("Z", ".000Z") } });
    const laterStamp = await replyOf(shortLived, { at: until.add({ seconds: 1 }) });
    expect(await checkTimeStamp({ reply: laterStamp, data: content, roots: [rootOf(shortLived)] })).toMatchObject({ ok: false, fault: "signer-not-valid-then" });
  });

  test("may be as far from our clock as is tolerated, in either direction, and no further", async () => {
    const reply = await replyOf(authority);
    for (const seconds of [-60, 60]) expect(await checkTimeStamp({ ...question, reply, clock: { ...clock, nowMs: clock.nowMs + seconds * 1000 } })).toMatchObject({ ok: true });
    for (const seconds of [-61, 61]) expect(await checkTimeStamp({ ...question, reply, clock: { ...clock, nowMs: clock.nowMs + seconds * 1000 } })).toMatchObject({ ok: false, fault: "clock-differs" });
  });
});

describe("a time stamp that is wrong in one way is refused for that", () => {
  const faults: Readonly<Record<Variant, TimeStampFault>> = {
    "no-ess": "signing-certificate-missing",
    "wrong-ess": "signing-certificate-differs",
    "no-eku": "wrong-purpose",
    "eku-not-critical": "wrong-purpose",
    "more-ekus": "wrong-purpose",
    "wrong-nonce": "nonce-differs",
    "no-nonce": "nonce-differs",
    "wrong-imprint": "imprint-differs",
    "sha1-imprint": "imprint-algorithm",
    expired: "signer-not-valid-then",
    "foreign-root": "foreign-root",
    rejected: "rejected",
    "no-token": "unreadable",
    "two-signers": "not-one-signer",
    "other-policy": "policy-not-accepted",
    "wrong-signature": "signature-wrong",
    "wrong-clock": "clock-differs",
  };

  test.each(variants)("%s", async (variant) => {
    const checked = await checkTimeStamp({ ...question, reply: await replyOf(authority, { variant }) });
    expect(checked).toMatchObject({ ok: false, fault: faults[variant] });
  });

  test("content other than what was stamped", async () => {
    const reply = await replyOf(authority);
    expect(await checkTimeStamp({ ...question, reply, data: new TextEncoder().encode("something else") })).toMatchObject({ ok: false, fault: "imprint-differs" });
  });

  test("no root is pinned, or another one", async () => {
    const reply = await replyOf(authority);
    expect(await checkTimeStamp({ ...question, reply, roots: [] })).toMatchObject({ ok: false, fault: "foreign-root" });
    expect(await checkTimeStamp({ ...question, reply, roots: [rootOf(await makeAuthority())] })).toMatchObject({ ok: false, fault: "foreign-root" });
    expect(await checkTimeStamp({ ...question, reply, roots: [rootOf(await makeAuthority()), ...roots] })).toMatchObject({ ok: true });
  });

  test("a pinned root cannot be read", async () => {
    const reply = await replyOf(authority);
    for (const root of ["no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", new Uint8Array(10)]) {
      expect(await checkTimeStamp({ ...question, reply, roots: [...roots, root] })).toMatchObject({ ok: false, fault: "root-unreadable" });
    }
  });

  test("bytes that are no answer", async () => {
    expect(await checkTimeStamp({ ...question, reply: new TextEncoder().encode("<html>") })).toMatchObject({ ok: false, fault: "unreadable" });
    expect(await checkTimeStamp({ ...question, token: new TextEncoder().encode("<html>") })).toMatchObject({ ok: false, fault: "unreadable" });
    expect(await checkTimeStamp({ ...question, token: derOf(authority.root.certificate) })).toMatchObject({ ok: false, fault: "unreadable" });
  });
});
