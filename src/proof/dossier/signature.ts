import { hex } from "../bytes.ts";
import { openNote, signNote } from "../log/note.ts";
import type { Signer } from "../log/note.ts";
import { sha256 } from "../sha256.ts";
import { textOf } from "./check-files.ts";
import type { Files } from "./check-files.ts";
import type { CheckedLog } from "./check-log.ts";
import { manifestName, signatureName } from "./manifest.ts";
import { check } from "./report.ts";
import type { Check } from "./report.ts";

/** What is signed can be taken for no head of any log: its first line is nobody's name, and its second no size. */
function textOver(manifest: Uint8Array, origin: string): string {
  return `dossier@v1\n${origin}\n${hex(sha256(manifest))}\n`;
}

/** The list of files, and so every file, in the name of the log. @returns a signed note */
export function signManifest(manifest: Uint8Array, { origin, signers }: { origin: string; signers: readonly Signer[] }): string {
  return signNote(textOver(manifest, origin), signers);
}

/** Whether the key that signed the newest head also signed the list of files. Without that, whoever hands the file on may have made anew what no record speaks of. */
export function checkSignature(files: Files, { newest, keys }: Pick<CheckedLog, "newest" | "keys">): Check {
  const [note, manifest] = [files.get(signatureName), files.get(manifestName)];
  if (note === undefined) return check("signature", signatureName, "warning", { kind: "unsigned" });
  const opened = openNote(textOf(note) ?? "", keys);
  const isOurs = opened.ok && newest !== null && manifest !== undefined && opened.text === textOver(manifest, newest.head.origin) && opened.by.some((key) => newest.by.includes(key));
  return isOurs ? check("signature", signatureName, "ok", { kind: "signed-by-the-log" }) : check("signature", signatureName, "fail", { kind: "signature-differs" });
}
