import { base64, strictBase64 } from "../bytes.ts";

/** An older signed head of the log, and the proof that a newer one continues it. */
export type Consistency = { from: number; to: number; proof: readonly Uint8Array[]; checkpoint: string };

const longest = 130;

/** The sizes, the hashes one per line, a blank line, and the older head as it was signed. */
export function consistencyFile({ from, to, proof, checkpoint }: Consistency): string {
  return `${[`consistency ${from} ${to}`, ...proof.map(base64)].join("\n")}\n\n${checkpoint}`;
}

/** @returns null for what is not such a file. What it says is not checked. */
export function readConsistency(text: string): Consistency | null {
  const border = text.indexOf("\n\n");
  const [first = "", ...lines] = text.slice(0, Math.max(0, border)).split("\n");
  const [, from, to] = /^consistency (0|[1-9]\d{0,15}) (0|[1-9]\d{0,15})$/.exec(first) ?? [];
  const proof = lines.map(strictBase64).filter((hash) => hash !== null);
  if (from === undefined || to === undefined || proof.length !== lines.length || lines.length > longest) return null;
  const read = { from: Number(from), to: Number(to), proof, checkpoint: text.slice(border + 2) };
  return consistencyFile(read) === text ? read : null;
}
