import { sameBytes, strictText } from "../bytes.ts";
import { sha256 } from "./digest.ts";
import { isKnownPlace, mediaTypeOf } from "./layout.ts";
import { manifestName, readManifest, signatureName, tokenName } from "./manifest.ts";
import { check } from "./report.ts";
import type { Check } from "./report.ts";
import type { Entry } from "./zip-format.ts";

/** The files of a dossier, by place. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Whether the manifest lists every file, and every file is what the manifest says. */
export async function checkFiles(entries: readonly Entry[]): Promise<Check[]> {
  const files: Files = new Map(entries.map(({ name, bytes }) => [name, bytes]));
  const manifest = files.get(manifestName);
  if (manifest === undefined) return [check("manifest", manifestName, "fail", { kind: "manifest-missing" })];
  const references = readManifest(textOf(manifest) ?? "");
  if (references === null) return [check("manifest", manifestName, "fail", { kind: "manifest-malformed" })];
  const listed = new Set(references.map(({ name }) => name));
  const strays = [...files.keys()].filter((name) => !listed.has(name) && ![manifestName, tokenName, signatureName].includes(name));
  const compared = await Promise.all(
    references.map(async ({ name, mediaType, sha256: digest }): Promise<Check[]> => {
      const bytes = files.get(name);
      if (bytes === undefined) return [check("file", name, "fail", { kind: "file-missing" })];
      if (!sameBytes(await sha256(bytes), digest)) return [check("file", name, "fail", { kind: "digest-differs" })];
      if (mediaType !== mediaTypeOf(name)) return [check("file", name, "fail", { kind: "other-media-type" })];
      return [check("file", name, "ok", { kind: "digest-equal" }), ...(isKnownPlace(name) ? [] : [check("file", name, "warning", { kind: "strange-place" })])];
    }),
  );
  return [
    check("manifest", manifestName, "ok", { kind: "manifest-read", files: references.length }),
    ...compared.flat(),
    ...strays.map((name) => check("file", name, "fail", { kind: "not-covered" })),
  ];
}

/** @returns null for bytes that are no text in UTF-8 */
export function textOf(bytes: Uint8Array | undefined): string | null {
  if (bytes === undefined) return null;
  try {
    return strictText(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
