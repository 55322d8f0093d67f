import { utf8 } from "../bytes.ts";
import { filesOf } from "./content.ts";
import type { DossierContent } from "./content.ts";
import { sha256 } from "./digest.ts";
import { mediaTypeOf } from "./layout.ts";
import { manifestName, tokenName, writeManifest } from "./manifest.ts";
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
 * @param token the bare time stamp token over {@link manifestOf} the content; null while none was given
 * @throws {RangeError} see {@link filesOf}
 */
export async function writeDossier(content: DossierContent, token: Uint8Array | null): Promise<Uint8Array> {
  const files = filesOf(content);
  const sealed = [...files, { name: manifestName, bytes: await manifestOver(files) }];
  return writeZip(token === null ? sealed : [...sealed, { name: tokenName, bytes: token }]);
}

/** @param files all of a dossier but the manifest and its token */
export async function manifestOver(files: readonly Entry[]): Promise<Uint8Array> {
  const references = await Promise.all(files.map(async ({ name, bytes }) => ({ name, mediaType: mediaTypeOf(name), sha256: await sha256(bytes) })));
  return utf8.encode(writeManifest(references));
}
