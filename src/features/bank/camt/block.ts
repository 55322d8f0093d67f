import type { Leaf } from "./xml.ts";

/** The texts inside one element of a statement, by the path from it ("RltdPties/Dbtr/Nm"). One path can have several. */
export type Block = { readonly fileLine: number; readonly depth: number; readonly leaves: Map<string, Leaf[]> };

export function newBlock(depth: number, fileLine: number): Block {
  return { fileLine, depth, leaves: new Map() };
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
