import { base64, strictBase64 } from "../bytes.ts";
import { openNote, signNote } from "./note.ts";
import type { NoteFault, Signer, Verifier } from "./note.ts";

/** The head of a log at one moment: how many leaves it has, and the root over them. */
export type Head = { origin: string; size: number; root: Uint8Array };

export type CheckpointFault = NoteFault | "not-a-checkpoint" | "other-log";

/** The signed head, byte for byte as it is published and mailed. @see C2SP tlog-checkpoint */
export function signCheckpoint({ origin, size, root }: Head, signers: readonly Signer[]): string {
  return signNote(`${origin}\n${size}\n${base64(root)}\n`, signers);
}

/**
 * A head that one of the verifiers signed, of their own log.
 * @returns fault `other-log` when the signature is good and the head names another origin than the name of the key
 */
export function openCheckpoint(note: string | Uint8Array, verifiers: readonly Verifier[]): { ok: true; head: Head; by: readonly Verifier[] } | { ok: false; fault: CheckpointFault } {
  const opened = openNote(note, verifiers);
  if (!opened.ok) return opened;
  const found = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([^\n]+)\n$/.exec(opened.text);
  const [origin, size, root] = [found?.[1] ?? "", Number(found?.[2]), strictBase64(found?.[3] ?? "")];
  if (found === null || !Number.isSafeInteger(size) || root?.length !== 32) return { ok: false, fault: "not-a-checkpoint" };
  if (!opened.by.some(({ name }) => name === origin)) return { ok: false, fault: "other-log" };
  return { ok: true, head: { origin, size, root }, by: opened.by };
}
