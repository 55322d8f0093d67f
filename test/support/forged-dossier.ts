import { utf8 } from "../../src/proof/bytes.ts";
import type { DossierContent } from "../../src/proof/dossier/content.ts";
import { manifestName, signatureName, tokenName } from "../../src/proof/dossier/manifest.ts";
import { manifestOver } from "../../src/proof/dossier/write.ts";
import type { Entry } from "../../src/proof/dossier/zip-format.ts";
import { readZip } from "../../src/proof/dossier/zip-read.ts";
import { writeZip } from "../../src/proof/dossier/zip-write.ts";
import { signatureOver } from "./dossier.ts";

export function entriesOf(bytes: Uint8Array): readonly Entry[] {
  const read = readZip(bytes);
  if (!read.ok) throw new Error(read.fault);
  return read.entries;
}

type Over = { token?: "none" | "old"; signature?: "new" | "old" | "none" };

/**
 * A dossier with other files, under a manifest that lists them, as a forger would make it who has the key of the log, or has not.
 * @param over.signature `new` by the key of the log; `old` what the dossier had, over another list
 */
export function forgedFrom(good: Uint8Array, content: DossierContent) {
  return async (change: (files: Map<string, Uint8Array>) => void, { token = "none", signature = "new" }: Over = {}): Promise<Uint8Array> => {
    const old = new Map(entriesOf(good).map(({ name, bytes }) => [name, bytes]));
    const files = new Map([...old].filter(([name]) => !name.startsWith("META-INF/")));
    change(files);
    const entries = [...files].map(([name, bytes]) => ({ name, bytes }));
    const manifest = await manifestOver(entries);
    const kept = (name: string) => ({ name, bytes: old.get(name) ?? new Uint8Array() });
    const signed = signature === "old" ? [kept(signatureName)] : [{ name: signatureName, bytes: utf8.encode(signatureOver(manifest, content)) }];
    return writeZip([...entries, { name: manifestName, bytes: manifest }, ...(token === "old" ? [kept(tokenName)] : []), ...(signature === "none" ? [] : signed)]);
  };
}
