import { joined, sameBytes } from "../bytes.ts";
import { sha256 } from "../sha256.ts";

// The Merkle tree of RFC 6962 section 2.1. Sizes and indexes are whole numbers below 2^53: no shifts, which would cut them at 32 bits.

const leafMark = Uint8Array.of(0);

/** @returns 32 bytes, other than the hash of any node over the same bytes */
export function leafHash(leaf: Uint8Array): Uint8Array {
  return sha256(joined(leafMark, leaf));
}

// One place for all: a proof hashes some hundred nodes, and making room for each takes as long as hashing it.
const both = Uint8Array.of(1, ...new Uint8Array(64));

/** @param left 32 bytes @param right 32 bytes */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  both.set(left, 1);
  both.set(right, 33);
  return sha256(both);
}

/** The root of a log without leaves. */
export const emptyRoot: Uint8Array = sha256(new Uint8Array());

/** Where a tree of `size` leaves splits: the largest power of two below it. @param size two or more */
export function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/**
 * Whether `path` leads from a leaf to the root.
 * @param claim.path the hashes of the siblings, from the leaf upwards
 * @see RFC 9162 section 2.1.3.2
 */
export function includes(claim: { leaf: Uint8Array; index: number; size: number; root: Uint8Array; path: readonly Uint8Array[] }): boolean {
  const { leaf, index, size, root, path } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0 || sibling.length !== 32) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, sibling);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(hash, root);
}

/**
 * Whether the log with the second head begins with everything that the log with the first head held.
 * @see RFC 9162 section 2.1.4.2
 */
export function continues(claim: { from: number; fromRoot: Uint8Array; to: number; toRoot: Uint8Array; proof: readonly Uint8Array[] }): boolean {
  const { from, fromRoot, to, toRoot, proof } = claim;
  if (!isCount(from) || !isCount(to) || from > to || proof.some((hash) => hash.length !== 32)) return false;
  if (from === to) return proof.length === 0 && sameBytes(fromRoot, toRoot);
  if (from === 0) return proof.length === 0 && sameBytes(fromRoot, emptyRoot);
  const path = isPowerOfTwo(from) ? [fromRoot, ...proof] : [...proof];
  const [first, ...others] = path;
  if (first === undefined) return false;
  let [node, last] = [from - 1, to - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  let [older, newer] = [first, first];
  for (const hash of others) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      older = nodeHash(hash, older);
      newer = nodeHash(hash, newer);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else newer = nodeHash(newer, hash);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(older, fromRoot) && sameBytes(newer, toRoot);
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}

function isPowerOfTwo(number: number): boolean {
  let rest = number;
  while (rest > 1 && rest % 2 === 0) rest /= 2;
  return rest === 1;
}
