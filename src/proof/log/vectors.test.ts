import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { projectRoot } from "../../platform/paths.ts";
import { base64, fromHex, hex, strictBase64, utf8 } from "../bytes.ts";
import { openCheckpoint, signCheckpoint } from "./checkpoint.ts";
import { openNote, signerOf, verifierOf, verifierText } from "./note.ts";
import { checkRecord, readRecordProof, writeRecordProof } from "./record-proof.ts";
import { append, consistencyRanges, inclusionRanges, rangeHash } from "./tiles.ts";
import { continues, includes, leafHash } from "./tree.ts";

// Figures that other programs agree with: Go's x/mod, Python's cryptography, and the examples of the specifications.

const read = (name: string): unknown => JSON.parse(readFileSync(join(projectRoot, "test/fixtures/tlog", name), "utf8"));
const bytes = (text: string) => fromHex(text) ?? new Uint8Array();
const from64 = (text: string) => strictBase64(text) ?? new Uint8Array();

const eight = z
  .object({
    leaves: z.array(z.object({ index: z.number(), data: z.string(), leafHash: z.string() })),
    rootBySize: z.record(z.string(), z.string()),
    subtrees: z.array(z.object({ start: z.number(), end: z.number(), root: z.string() })),
    inclusion: z.array(z.object({ size: z.number(), index: z.number(), proof: z.array(z.string()) })),
    consistency: z.array(z.object({ from: z.number(), to: z.number(), proof: z.array(z.string()) })),
  })
  .parse(read("rfc6962-8leaf.json"));
const long = z
  .object({
    privateSeedHex: z.string(), vkey: z.string(), checkpoint77: z.string(), checkpoint130: z.string(), checkpoint130BothKeys: z.string(), nextVkey: z.string(), nextPrivateSeedHex: z.string(),
    consistency77to130: z.array(z.string()), entry: z.string(), index: z.number(), tlogProof: z.string(),
    mustReject: z.array(z.object({ id: z.string(), kind: z.string(), value: z.string(), entry: z.string().optional() })),
  })
  .parse(read("log130.json"));

/** The tiles of a log with these leaves, made in steps of the given width. */
function logOf(leaves: readonly Uint8Array[], step = leaves.length) {
  const tiles = new Map<string, Uint8Array>();
  const readTile = ({ level, index }: { level: number; index: number }) => tiles.get(`${level}/${index}`) ?? new Uint8Array();
  let root = append({ size: 0, read: readTile }, []).root;
  for (let at = 0; at < leaves.length; at += step) {
    const added = append({ size: at, read: readTile }, leaves.slice(at, at + step));
    for (const tile of added.changed) tiles.set(`${tile.level}/${tile.index}`, tile.hashes);
    ({ root } = added);
  }
  return { root, readTile };
}

describe("the tree over the eight customary leaves", () => {
  const hashes = eight.leaves.map(({ data }) => leafHash(bytes(data)));

  test("has their leaf hashes, and the root of every size", () => {
    expect(hashes.map(hex)).toEqual(eight.leaves.map((leaf) => leaf.leafHash));
    for (const [size, root] of Object.entries(eight.rootBySize)) expect(hex(logOf(hashes.slice(0, Number(size))).root)).toBe(root);
  });

  test("has their subtrees", () => {
    const { readTile } = logOf(hashes);
    for (const { start, end, root } of eight.subtrees) expect(hex(rangeHash({ from: start, to: end }, readTile))).toBe(root);
  });

  test.each(eight.inclusion)("proves leaf $index in $size", ({ size, index, proof }) => {
    const { root, readTile } = logOf(hashes.slice(0, size));
    const path = inclusionRanges(index, size).map((range) => rangeHash(range, readTile));
    expect(path.map(hex)).toEqual(proof);
    expect(includes({ leaf: hashes[index] ?? new Uint8Array(), index, size, root, path })).toBe(true);
  });

  test.each(eight.consistency)("proves that $to goes on from $from", ({ from, to, proof }) => {
    const { root, readTile } = logOf(hashes.slice(0, to));
    const path = consistencyRanges(from, to).map((range) => rangeHash(range, readTile));
    expect(path.map(hex)).toEqual(proof);
    expect(continues({ from, fromRoot: logOf(hashes.slice(0, from)).root, to, toRoot: root, proof: path })).toBe(true);
  });
});

describe("a log of 130 leaves", () => {
  const leaves = Array.from({ length: 130 }, (_, index) => leafHash(utf8.encode(`entry ${index}`)));
  const log = logOf(leaves, 7);
  const signer = signerOf(long.vkey.split("+")[0] ?? "", bytes(long.privateSeedHex));
  const next = signerOf(signer.name, bytes(long.nextPrivateSeedHex));
  const known = [signer];

  test("has the key, and signs the very bytes", () => {
    expect([verifierText(signer), verifierText(next)]).toEqual([long.vkey, long.nextVkey]);
    expect(verifierOf(long.vkey)).toMatchObject({ name: signer.name });
    const head = { origin: signer.name, size: 130, root: log.root };
    expect(signCheckpoint(head, [signer])).toBe(long.checkpoint130);
    expect(signCheckpoint(head, [signer, next])).toBe(long.checkpoint130BothKeys);
    expect(signCheckpoint({ origin: signer.name, size: 77, root: logOf(leaves.slice(0, 77)).root }, [signer])).toBe(long.checkpoint77);
  });

  test("shows the change of keys to whoever knows the old one, the new one, or both", () => {
    for (const verifiers of [[signer], [next], [signer, next]]) expect(openCheckpoint(long.checkpoint130BothKeys, verifiers)).toMatchObject({ ok: true, by: verifiers.map(({ id }) => ({ id })) });
  });

  test("goes on from 77 with the known proof", () => {
    expect(consistencyRanges(77, 130).map((range) => base64(rangeHash(range, log.readTile)))).toEqual(long.consistency77to130);
  });

  test("proves its entry in the very file", () => {
    const path = inclusionRanges(long.index, 130).map((range) => rangeHash(range, log.readTile));
    expect(writeRecordProof({ index: long.index, path, checkpoint: long.checkpoint130 })).toBe(long.tlogProof);
    expect(readRecordProof(long.tlogProof)).toEqual({ index: long.index, path, checkpoint: long.checkpoint130 });
    expect(checkRecord(utf8.encode(long.entry), long.tlogProof, known)).toMatchObject({ ok: true, index: long.index });
  });

  test.each(long.mustReject)("refuses $id", ({ kind, value, entry }) => {
    const outcome = kind === "note" ? openCheckpoint(value, known) : checkRecord(utf8.encode(entry ?? long.entry), value, known);
    expect(outcome.ok).toBe(false);
  });
});

test("the example of the specification of signed notes opens, and no longer after a change", () => {
  const example = z.object({ vkey: z.string(), note: z.string(), text: z.string() }).parse(read("c2sp-signed-note-example.json"));
  const verifier = verifierOf(example.vkey);
  if (verifier === null) throw new Error("expected a key");
  expect(openNote(example.note, [verifier])).toMatchObject({ ok: true, text: example.text });
  expect(openNote(example.note.replace("\n", " \n"), [verifier])).toEqual({ ok: false, fault: "bad-signature" });
  expect(base64(from64(base64(verifier.key)))).toBe(base64(verifier.key));
});
