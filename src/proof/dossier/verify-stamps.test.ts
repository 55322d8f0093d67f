import { expect, test } from "vitest";
import { stampedDossier } from "../../../test/support/stamped-dossier.ts";
import { checkTimeStamp } from "../time-stamp/check.ts";
import { manifestName, tokenName } from "./manifest.ts";
import { verifyDossier } from "./verify.ts";
import { readZip } from "./zip-read.ts";
import { writeZip } from "./zip-write.ts";

// With real time stamps, of an authority of this machine.

const { bytes: good, roots, vkey } = await stampedDossier();

async function stampsOf(bytes: Uint8Array, pinnedRoots?: readonly string[]) {
  const { checks, verdict } = await verifyDossier(bytes, { checkTimeStamp, knownVerifierKeys: [vkey], ...(pinnedRoots === undefined ? {} : { pinnedRoots }) });
  return { verdict, stamps: checks.filter(({ check }) => check === "time-stamp").map(({ subject, result, found }) => [subject, result, found.kind === "stamp-fault" ? found.fault : found.kind]) };
}

test("the times of a dossier are attested by an authority that the reader chose, or that the file names", async () => {
  const { verdict, stamps } = await stampsOf(good, [roots]);
  expect(verdict).toMatchObject({ kind: "holds", time: "attested", sealed: true, warnings: 0 });
  expect(stamps).toEqual([["tsa/21.tsr", "ok", "stamped"], ["tsa/45.tsr", "ok", "stamped"], [tokenName, "ok", "stamped"]]);
  expect((await stampsOf(good)).verdict).toMatchObject({ kind: "holds", time: "by-roots-of-the-file", sealed: true });
});

test("an authority of the same name that somebody else made is a foreign one", async () => {
  const { verdict, stamps } = await stampsOf(good, [(await stampedDossier()).roots]);
  expect(verdict.kind).toBe("broken");
  expect(stamps.map(([, , fault]) => fault)).toEqual(["foreign-root", "foreign-root", "foreign-root"]);
});

test.each([["no-ess", "signing-certificate-missing"], ["no-eku", "wrong-purpose"]] as const)("a stamp over the whole that is %s breaks it", async (variant, fault) => {
  const wrong = await stampedDossier({ variant });
  expect((await stampsOf(wrong.bytes)).stamps.at(-1)).toEqual([tokenName, "fail", fault]);
});

test("a stamp over the whole is over this manifest and no other", async () => {
  const read = readZip(good);
  const entries = read.ok ? read.entries : [];
  const other = readZip((await stampedDossier()).bytes);
  const manifest = (other.ok ? other.entries : []).find(({ name }) => name === manifestName);
  const swapped = writeZip(entries.map((entry) => (entry.name === manifestName && manifest !== undefined ? manifest : entry)));
  expect((await stampsOf(swapped, [roots])).stamps.at(-1)).toEqual([tokenName, "fail", "imprint-differs"]);
});
