import { base64, strictBase64 } from "../bytes.ts";
import { openCheckpoint } from "./checkpoint.ts";
import type { CheckpointFault, Head } from "./checkpoint.ts";
import type { Verifier } from "./note.ts";
import { includes, leafHash } from "./tree.ts";

/** The proof that one record is in a log, as a file: C2SP tlog-proof. */
export type RecordProof = { index: number; path: readonly Uint8Array[]; checkpoint: string };

const firstLine = "c2sp.org/tlog-proof@v1";
const longestPath = 63;

export function writeRecordProof({ index, path, checkpoint }: RecordProof): string {
  return `${[firstLine, `index ${index}`, ...path.map(base64)].join("\n")}\n\n${checkpoint}`;
}

/** @returns null for what is not such a file. What it says is not checked. */
export function readRecordProof(text: string): RecordProof | null {
  const border = text.indexOf("\n\n");
  const [mark, ...lines] = text.slice(0, Math.max(0, border)).split("\n");
  const [place, ...hashes] = lines[0]?.startsWith("extra ") === true ? lines.slice(1) : lines;
  const index = /^index (0|[1-9]\d{0,15})$/.exec(place ?? "")?.[1];
  const path = hashes.map(strictBase64).filter((hash) => hash?.length === 32).filter((hash) => hash !== null);
  if (mark !== firstLine || index === undefined || path.length !== hashes.length || path.length > longestPath) return null;
  return { index: Number(index), path, checkpoint: text.slice(border + 2) };
}

export type RecordFault = CheckpointFault | "not-a-proof" | "not-in-the-log";

/** Whether a record, byte for byte, is in the log whose head the proof carries. */
export function checkRecord(leaf: Uint8Array, proof: string, verifiers: readonly Verifier[]): { ok: true; index: number; head: Head } | { ok: false; fault: RecordFault } {
  const read = readRecordProof(proof);
  if (read === null) return { ok: false, fault: "not-a-proof" };
  const opened = openCheckpoint(read.checkpoint, verifiers);
  if (!opened.ok) return opened;
  const { index, path } = read;
  const { size, root } = opened.head;
  return includes({ leaf: leafHash(leaf), index, size, root, path }) ? { ok: true, index, head: opened.head } : { ok: false, fault: "not-in-the-log" };
}
