import { describe, expect, test } from "vitest";
import { checkFakeStamp, dossierOf, fakeRoots, origin, otherSigner, signatureOver, signer, swapMails, tell } from "../../../test/support/dossier.ts";
import { entriesOf, forgedFrom } from "../../../test/support/forged-dossier.ts";
import { utf8 } from "../bytes.ts";
import { signatureName } from "./manifest.ts";
import type { Found } from "./report.ts";
import { signManifest } from "./signature.ts";
import { verifyDossier } from "./verify.ts";
import { reportWords } from "./words.ts";
import { manifestOf, manifestOver } from "./write.ts";
import { writeZip } from "./zip-write.ts";

const { content, vkey } = await tell();
const good = await dossierOf(content);
const bringing = { checkTimeStamp: checkFakeStamp, knownVerifierKeys: [vkey], pinnedRoots: [fakeRoots] };
const forged = forgedFrom(good, content);

/** What a report says about all that is not as it should be. */
async function findings(bytes: Uint8Array): Promise<[string, Found["kind"]][]> {
  return (await verifyDossier(bytes, bringing)).checks.filter(({ result }) => ["fail", "warning"].includes(result)).map(({ subject: about, found }) => [about, found.kind]);
}

describe("a dossier that somebody else put together", () => {
  test("is found out by the signature over the list, whatever file it is, also by whoever stamps it anew", async () => {
    for (const name of ["rapport.pdf", "dossier.json", "verify.html"]) {
      const edit = (files: Map<string, Uint8Array>) => files.set(name, utf8.encode(new TextDecoder().decode(files.get(name)).replaceAll("HK-7Q2M", "HK-ZZZZ")));
      const change = name === "dossier.json" ? edit : (files: Map<string, Uint8Array>) => files.set(name, utf8.encode("een ander verhaal"));
      expect(await findings(await forged(change, { signature: "old" }))).toEqual([[signatureName, "signature-differs"]]);
      expect(await findings(await forged(change, { signature: "none" }))).toEqual([[signatureName, "unsigned"]]);
    }
    const [unsigned] = [(await verifyDossier(await forged(() => undefined, { signature: "none" }), bringing)).verdict];
    expect(unsigned).toMatchObject({ kind: "holds", signed: false, warnings: 1 });
    expect(reportWords.en.caveats(unsigned).join(" ")).toContain("may have been changed by whoever handed the file on");
    expect(reportWords.nl.caveats(unsigned).join(" ")).toContain("kunnen gewijzigd zijn door wie het bestand doorgaf");
  });

  test("cannot take the signature of another list, of another log, or of a key that does not sign the log", async () => {
    const other = await tell({ messages: 3 });
    const manifest = await manifestOver(entriesOf(good).filter(({ name }) => !name.startsWith("META-INF/")));
    const inItsPlace = (note: string) => writeZip(entriesOf(good).map((entry) => (entry.name === signatureName ? { name: signatureName, bytes: utf8.encode(note) } : entry)));
    for (const note of [signatureOver(await manifestOf(other.content), other.content), signManifest(manifest, { origin: "elders.example/log/1", signers: [signer] }), signManifest(manifest, { origin, signers: [otherSigner] }), content.log.checkpoint, "", "junk"]) {
      expect(await findings(inItsPlace(note))).toEqual([[signatureName, "signature-differs"]]);
    }
    expect(await findings(inItsPlace(signManifest(manifest, { origin, signers: [signer] })))).toEqual([]);
  });

  test("cannot show one mail for another without their salts, by the hash that a record names", async () => {
    const hashed = await tell({ namesMails: true });
    const forgedHashed = forgedFrom(await dossierOf(hashed.content), hashed.content);
    const withoutSalts = (files: Map<string, Uint8Array>) => {
      const salts = new TextDecoder().decode(files.get("att/salts.json"));
      files.set("att/salts.json", utf8.encode(salts.replace(/"(2|4)\/mail":\{[^}]*\},/g, "")));
    };
    expect(await findings(await forgedHashed(withoutSalts))).toEqual([]);
    expect(await findings(await forgedHashed((files) => {
      swapMails(files);
      withoutSalts(files);
    }))).toEqual([["mail/000002-mail.eml", "named-elsewhere"], ["mail/000004-mail.eml", "named-elsewhere"]]);
  });
});
