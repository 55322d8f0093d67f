import { utf8 } from "../bytes.ts";
import { filesOf } from "./content.ts";
import type { DossierContent } from "./content.ts";
import { sha256 } from "./digest.ts";
import { mediaTypeOf } from "./layout.ts";
import { manifestName, signatureName, tokenName, writeManifest } from "./manifest.ts";
import type { Entry } from "./zip-format.ts";
import { writeZip } from "./zip-write.ts";

/**
 * The manifest of a dossier: what the time stamp of the whole is asked over.
 * @returns the bytes, as they will lie in the file
 */
export async function manifestOf(content: DossierContent): Promise<Uint8Array> {
  return manifestOver(filesOf(content));
}

/**
 * A dossier as one file. The same content and token give the same bytes.
 * @param over what is over {@link manifestOf} the content: the bare time stamp token, null while none was given; the signature of the log, null where its key does not open any more
 * @throws {RangeError} see {@link filesOf}
 */
export async function writeDossier(content: DossierContent, { token, signature }: { token: Uint8Array | null; signature: string | null }): Promise<Uint8Array> {
  const files = filesOf(content);
  return writeZip([
    ...files,
    { name: manifestName, bytes: await manifestOver(files) },
    ...(token === null ? [] : [{ name: tokenName, bytes: token }]),
    ...(signature === null ? [] : [{ name: signatureName, bytes: utf8.encode(signature) }]),
  ]);
}

/** @param files all of a dossier but the manifest and its token */
export async function manifestOver(files: readonly Entry[]): Promise<Uint8Array> {
  const references = await Promise.all(files.map(async ({ name, bytes }) => ({ name, mediaType: mediaTypeOf(name), sha256: await sha256(bytes) })));
  return utf8.encode(writeManifest(references));
}
