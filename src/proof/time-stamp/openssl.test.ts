import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { content, hasOpenssl, nonce, replyOf, requestOf, rootOf, stampedAt, workshop } from "../../../test/support/time-stamps.ts";
import { makeAuthority } from "../../simulator/time-stamp-authority/authority.ts";
import { checkTimeStamp } from "./check.ts";
import { readTimeStampReply } from "./reply.ts";

const day = 86_400;
const attime = String(Math.floor(stampedAt.epochMilliseconds / 1000));

describe.skipIf(!hasOpenssl)("beside OpenSSL (skipped where openssl is not installed)", () => {
  test("a stamp of our own authority is verified by it, as a reply and as a bare token, with the request and with the content", async () => {
    const { write, tryOpenssl } = workshop();
    const authority = await makeAuthority();
    const bytes = await replyOf(authority);
    const reply = readTimeStampReply(bytes);
    write("data", content);
    write("q.tsq", await requestOf());
    write("r.tsr", bytes);
    write("r.tst", reply.kind === "token" ? reply.token : new Uint8Array(0));
    write("root.pem", rootOf(authority));
    for (const given of [["-queryfile", "q.tsq", "-in", "r.tsr"], ["-data", "data", "-in", "r.tsr"], ["-data", "data", "-in", "r.tst", "-token_in"]]) {
      const { status, said } = tryOpenssl("ts", "-verify", ...given, "-CAfile", "root.pem", "-attime", attime);
      expect(said).toContain("Verification: OK");
      expect(status).toBe(0);
    }
    expect(tryOpenssl("ts", "-reply", "-in", "r.tsr", "-text").said).toContain("Time stamp: Nov 26 09:30:15.25 2026 GMT");
  });

  test("it refuses what is wrong too", async () => {
    const { write, tryOpenssl } = workshop();
    const authority = await makeAuthority();
    write("q.tsq", await requestOf());
    write("root.pem", rootOf(authority));
    for (const variant of ["no-ess", "wrong-ess", "no-eku", "eku-not-critical", "wrong-nonce", "wrong-imprint", "expired", "foreign-root", "rejected", "two-signers", "wrong-signature"] as const) {
      write("r.tsr", await replyOf(authority, { variant }));
      expect({ variant, ...tryOpenssl("ts", "-verify", "-queryfile", "q.tsq", "-in", "r.tsr", "-CAfile", "root.pem", "-attime", attime) }).toMatchObject({ variant, status: 1 });
    }
  });

  test("after the certificate has ended it says OK only as of the time of the stamp, as we do", async () => {
    const { write, tryOpenssl } = workshop();
    const authority = await makeAuthority({ validity: { fromMs: stampedAt.epochMilliseconds - day * 1000, toMs: stampedAt.epochMilliseconds + day * 1000 } });
    write("data", content);
    write("r.tsr", await replyOf(authority));
    write("root.pem", rootOf(authority));
    const verify = (at: number) => tryOpenssl("ts", "-verify", "-data", "data", "-in", "r.tsr", "-CAfile", "root.pem", "-attime", String(at));
    expect(verify(Number(attime) + 2 * day).said).toContain("certificate has expired");
    expect(verify(Number(attime)).said).toContain("Verification: OK");
  });

  const keys = [
    { name: "RSA and SHA-256", key: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], digest: "sha256", ess: "sha256" },
    { name: "RSA, SHA-512 and the older reference to its certificate", key: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], digest: "sha512", ess: "sha1" },
    { name: "P-384, SHA-384 and a reference of that size", key: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"], digest: "sha384", ess: "sha384" },
  ];
  test.each(keys)("we accept its stamps with $name", async ({ key, digest, ess }) => {
    const { write, openssl, folder } = workshop();
    write("tsa.cnf", configuration({ digest, ess }));
    for (const who of ["ca", "tsa"]) openssl("genpkey", ...key, "-out", `${who}.key`);
    openssl("req", "-x509", "-new", "-key", "ca.key", "-sha256", "-days", "3650", "-subj", "/CN=Test Root", "-config", "tsa.cnf", "-extensions", "ca_ext", "-out", "ca.crt");
    openssl("req", "-new", "-key", "tsa.key", "-subj", "/CN=Test Stamps/O=Somebody", "-config", "tsa.cnf", "-out", "tsa.csr");
    openssl("x509", "-req", "-in", "tsa.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "1825", "-sha256", "-extfile", "tsa.cnf", "-extensions", "tsa_ext", "-out", "tsa.crt");
    write("tsaserial", "01\n");
    write("q.tsq", await requestOf());
    openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "q.tsq", "-out", "q.tsr");
    const reply = Uint8Array.from(readFileSync(`${folder}/q.tsr`));
    const root = readFileSync(`${folder}/ca.crt`, "utf8");
    const clock = { nowMs: Temporal.Now.instant().epochMilliseconds, toleranceSeconds: 60 };
    const checked = await checkTimeStamp({ reply, data: content, nonce, roots: [root], policies: ["1.3.6.1.4.1.99999.1.1"], clock });
    expect(checked).toMatchObject({ ok: true, stamp: { authority: "Test Stamps, Somebody", root: "Test Root", accuracySeconds: 1.25, serial: "02" } });
    expect(checked.ok && checked.stamp.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/);
  });
});

function configuration({ digest, ess }: { digest: string; ess: string }): string {
  return `
[req]
distinguished_name=dn
[dn]
[ca_ext]
basicConstraints=critical,CA:TRUE,pathlen:0
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
[tsa_ext]
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature,nonRepudiation
extendedKeyUsage=critical,timeStamping
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
[tsa]
default_tsa=tsa1
[tsa1]
serial=./tsaserial
crypto_device=builtin
signer_cert=./tsa.crt
signer_key=./tsa.key
certs=./ca.crt
signer_digest=${digest}
default_policy=1.3.6.1.4.1.99999.1.1
digests=sha256,sha384,sha512
accuracy=secs:1, millisecs:250
clock_precision_digits=3
ordering=no
tsa_name=yes
ess_cert_id_chain=no
ess_cert_id_alg=${ess}
`;
}
