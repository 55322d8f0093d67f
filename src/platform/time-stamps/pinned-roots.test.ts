import { join } from "node:path";
import { expect, test } from "vitest";
import { rootOf, workshop } from "../../../test/support/time-stamps.ts";
import { makeAuthority } from "../../simulator/time-stamp-authority/authority.ts";
import { derOf } from "../../simulator/time-stamp-authority/certificates.ts";
import { pemOf } from "../../proof/time-stamp/pem.ts";
import { readPinnedRoots } from "./pinned-roots.ts";

test("every certificate in the files of the folder is pinned, with its name, fingerprint and end", async () => {
  const { folder, write } = workshop();
  const [one, two, three] = [await makeAuthority({ name: "One" }), await makeAuthority({ name: "Two" }), await makeAuthority({ name: "Three" })];
  write("b.pem", `A letter above it.\n${rootOf(two)}\n${rootOf(three)}`);
  write("a.pem", rootOf(one));
  write("read-me.txt", "not looked at");
  const { roots, faults } = await readPinnedRoots(folder);
  expect(faults).toEqual([]);
  expect(roots.map(({ file, subject, pem }) => ({ file, subject, pem }))).toEqual([
    { file: "a.pem", subject: "CN=One Root", pem: rootOf(one) },
    { file: "b.pem", subject: "CN=Two Root", pem: rootOf(two) },
    { file: "b.pem", subject: "CN=Three Root", pem: rootOf(three) },
  ]);
  expect(roots[0]?.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  expect(roots[0]?.notAfter.toString()).toBe("2049-12-31T23:59:59Z");
});

test("a file that cannot be used is a fault, and the others still count", async () => {
  const { folder, write } = workshop();
  const authority = await makeAuthority();
  write("empty.pem", "");
  write("der.pem", derOf(authority.root.certificate));
  write("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
  write("signer.pem", pemOf(derOf(authority.signer.certificate)));
  write("good.pem", rootOf(authority));
  const { roots, faults } = await readPinnedRoots(folder);
  expect(roots.map(({ file }) => file)).toEqual(["good.pem"]);
  expect(faults).toEqual([
    { file: "broken.pem", why: "a certificate in it cannot be read" },
    { file: "der.pem", why: "it holds no certificate in PEM" },
    { file: "empty.pem", why: "it holds no certificate in PEM" },
    { file: "signer.pem", why: "CN=Handslag Demo Time Stamps is no authority: pin the root above it" },
  ]);
});

test("a folder that is not there pins nothing", async () => {
  expect(await readPinnedRoots(join(workshop().folder, "nowhere"))).toEqual({ roots: [], faults: [] });
});
