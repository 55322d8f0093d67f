import type { Leaf } from "./xml.ts";

/** The texts inside one element of a statement, by the path from it ("RltdPties/Dbtr/Nm"). One path can have several. `size` is about what it takes, in characters. */
export type Block = { readonly fileLine: number; readonly depth: number; readonly leaves: Map<string, Leaf[]>; size: number };

/** Far more than a bank says of one thing. */
const largestBlock = 200_000;
/** What a leaf takes beside its characters. */
const leafSize = 64;

export function newBlock(depth: number, fileLine: number): Block {
  return { fileLine, depth, leaves: new Map(), size: 0 };
}

/** @returns false when the block has no room for it */
export function addLeaf(block: Block, path: string, leaf: Leaf): boolean {
  block.size += path.length + leaf.text.length + leafSize;
  if (block.size > largestBlock) return false;
  const kept = block.leaves.get(path);
  if (kept === undefined) block.leaves.set(path, [leaf]);
  else kept.push(leaf);
  return true;
}

/** The first text at the first of these paths that has one. */
export function first(block: Block, ...paths: readonly string[]): string | undefined {
  return firstLeaf(block, ...paths)?.text.trim();
}

export function firstLeaf(block: Block, ...paths: readonly string[]): Leaf | undefined {
  for (const path of paths) {
    const [leaf] = block.leaves.get(path) ?? [];
    if (leaf !== undefined) return leaf;
  }
  return undefined;
}

export function all(block: Block, path: string): string[] {
  return (block.leaves.get(path) ?? []).map(({ text }) => text.trim());
}
