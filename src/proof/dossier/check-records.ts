import { readRecordProof } from "../log/record-proof.ts";
import { includes, leafHash } from "../log/tree.ts";
import { readLeaf } from "../record/leaf.ts";
import type { Leaf } from "../record/leaf.ts";
import { textOf } from "./check-files.ts";
import type { Files } from "./check-files.ts";
import type { SignedHead } from "./check-log.ts";
import { readJsonFile } from "./json-file.ts";
import { proofPlace, recordAt, recordPlace } from "./layout.ts";
import { check } from "./report.ts";
import type { Check, Found } from "./report.ts";

export type ReadRecord = { index: number; leaf: Leaf; inTheLog: boolean };

/** @property subjects the ids that records of this deal carry: its own, and that of the sign-up that it came from */
export type CheckedRecords = { checks: Check[]; records: ReadRecord[]; subjects: ReadonlySet<string> };

/** Whether each record is in the log, where it says, and whether none of this deal is missing between the first and the last. */
export function checkRecords(files: Files, { newest, subject }: { newest: SignedHead | null; subject: string | null }): CheckedRecords {
  const indexes = [...files.keys()].map(recordAt).filter((index) => index !== null).toSorted((one, other) => one - other);
  const [checks, records]: [Check[], ReadRecord[]] = [[], []];
  for (const index of indexes) {
    const bytes = files.get(recordPlace(index)) ?? new Uint8Array();
    const leaf = readJsonFile(bytes) === null ? null : readLeaf(bytes);
    if (leaf === null) {
      checks.push(check("record", recordPlace(index), "fail", { kind: "not-a-record" }));
      continue;
    }
    const fault = newest === null ? null : wrongProof(bytes, { index, newest, proof: textOf(files.get(proofPlace(index))) });
    if (newest !== null) checks.push(fault === null ? check("record", recordPlace(index), "ok", { kind: "in-the-log", type: leaf.type }) : check("record", recordPlace(index), "fail", fault));
    records.push({ index, leaf, inTheLog: newest !== null && fault === null });
  }
  const proven = new Set(indexes.map(proofPlace));
  const proofs = [...files.keys()].filter((place) => place.endsWith(".tlog-proof") && !proven.has(place));
  checks.push(...proofs.map((place) => check("record", place, "fail", { kind: "file-missing" })));
  const signUp = signUpOf(records, subject);
  const subjects = new Set([subject, signUp].filter((one) => one !== null));
  const others = records.filter(({ leaf }) => !subjects.has(leaf.subject) && !isAboutTheLog(leaf.type));
  checks.push(...others.map(({ index }) => check("record", recordPlace(index), "warning", { kind: "of-another-deal" })));
  if (newest !== null) checks.push(...checkChain(records.filter(({ leaf }) => leaf.subject === subject), newest.head.size), ...checkSignUp(records.filter(({ leaf }) => leaf.subject === signUp)));
  return { checks, records, subjects };
}

/** Who waited first has a sign-up of their own, with records before the deal. Which one it is, only the record that formed the deal can say: the file could say anything. */
function signUpOf(records: readonly ReadRecord[], subject: string | null): string | null {
  const formed = records.find(({ leaf, inTheLog }) => inTheLog && leaf.subject === subject && leaf.type === "deal.formed");
  const named = formed?.leaf.details["signUp"];
  return typeof named === "string" ? named : null;
}

/** Whether a record tells of the log itself, as every dossier may: it says nothing of any deal. */
export function isAboutTheLog(type: string): boolean {
  return ["anchor.tsa", "key.rotated", "log.restarted", "erasure.performed"].includes(type);
}

function wrongProof(leaf: Uint8Array, { index, newest, proof }: { index: number; newest: SignedHead; proof: string | null }): Found | null {
  if (proof === null) return { kind: "proof-missing" };
  const read = readRecordProof(proof);
  // An extra line is signed by nobody, and ours have none.
  if (read === null || proof.includes("\nextra ")) return { kind: "proof-malformed" };
  if (read.index !== index) return { kind: "proof-of-another" };
  if (read.checkpoint !== newest.text) return { kind: "other-checkpoint" };
  const { size, root } = newest.head;
  return includes({ leaf: leafHash(leaf), index, size, root, path: read.path }) ? null : { kind: "not-in-the-log" };
}

/** @param chain the records of the deal itself */
function checkChain(chain: readonly ReadRecord[], size: number): Check[] {
  const [first] = chain;
  if (first === undefined) return [check("chain", "", "fail", { kind: "no-records" })];
  const faults = brokenLinks(chain);
  if (faults.length > 0) return faults;
  const elsewhere = first.leaf.type === "deal.formed" ? [] : [check("chain", `record ${first.index}`, "warning", { kind: "begins-elsewhere", type: first.leaf.type })];
  return [...elsewhere, check("chain", "", "ok", { kind: "chain-whole", count: chain.length, last: chain.at(-1)?.index ?? 0, size })];
}

/** @param chain the records of the sign-up that the deal came from; none where nobody waited, and in a dossier of before they came along */
function checkSignUp(chain: readonly ReadRecord[]): Check[] {
  const [first] = chain;
  if (first === undefined) return [];
  const faults = brokenLinks(chain);
  if (faults.length > 0) return faults;
  const elsewhere = first.leaf.type === "sign-up.waiting" ? [] : [check("chain", `record ${first.index}`, "info", { kind: "sign-up-begins-elsewhere", type: first.leaf.type })];
  return [...elsewhere, check("chain", "", "ok", { kind: "sign-up-whole", count: chain.length, last: chain.at(-1)?.index ?? 0 })];
}

/** Each record names the one before it about the same subject: so the first has none, and each next names its neighbour. */
function brokenLinks(chain: readonly ReadRecord[]): Check[] {
  const [first] = chain;
  const start = first === undefined || first.leaf.prev === null ? [] : [check("chain", `record ${first.index}`, "fail", { kind: "chain-starts-later", before: first.leaf.prev })];
  const gaps = chain.slice(1).flatMap(({ index, leaf }, at) => {
    const expected = chain[at]?.index ?? 0;
    return leaf.prev === expected ? [] : [check("chain", `record ${index}`, "fail", { kind: "chain-gap", expected, found: leaf.prev })];
  });
  return [...start, ...gaps];
}
