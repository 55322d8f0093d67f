import { array, assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { hex, utf8 } from "../bytes.ts";
import { append, consistencyRanges, inclusionRanges, openTiles, rangeHash, rootFrom, tileOfPath, tilePath, tilesOf } from "./tiles.ts";
import type { TilePlace } from "./tiles.ts";
import { continues, emptyRoot, includes, leafHash, nodeHash, splitOf } from "./tree.ts";

const leaf = (index: number) => leafHash(utf8.encode(`record ${index}`));

/** The tree as RFC 6962 defines it, without any store. */
function plainRoot(from: number, to: number): Uint8Array {
  if (from === to) return emptyRoot;
  if (to - from === 1) return leaf(from);
  const middle = from + splitOf(to - from);
  return nodeHash(plainRoot(from, middle), plainRoot(middle, to));
}

/** A store that gives only the tiles that were asked for. */
function store() {
  const tiles = new Map<string, Uint8Array>();
  const only = (places: readonly TilePlace[]) => ({ level, index }: TilePlace) => {
    const tile = places.some((one) => one.level === level && one.index === index) ? tiles.get(`${level}/${index}`) : undefined;
    if (tile === undefined) throw new Error(`tile ${level}/${index} was not asked for, or is not there`);
    return tile;
  };
  const grow = (size: number, count: number) => {
    const added = append({ size, read: only(openTiles(size)) }, Array.from({ length: count }, (_, at) => leaf(size + at)));
    for (const { level, index, hashes } of added.changed) tiles.set(`${level}/${index}`, hashes);
    return added;
  };
  return { tiles, only, grow };
}

describe("a log in tiles", () => {
  test("has the root of the plain tree, and proves every leaf and every earlier head, however it grew", () => {
    const grown = (steps: readonly number[], some: number) => {
      const { only, grow } = store();
      let size = 0;
      const heads: { size: number; root: Uint8Array }[] = [];
      for (const step of steps) {
        const { root } = grow(size, step);
        size += step;
        heads.push({ size, root });
      }
      const root = plainRoot(0, size);
      expect(hex(heads.at(-1)?.root ?? emptyRoot)).toBe(hex(root));
      expect(hex(rootFrom({ size, read: only(openTiles(size)) }))).toBe(hex(root));
      const prove = (ranges: ReturnType<typeof inclusionRanges>) => ranges.map((range) => rangeHash(range, only(tilesOf([range]))));
      const index = some % size;
      const path = prove(inclusionRanges(index, size));
      expect(includes({ leaf: leaf(index), index, size, root, path })).toBe(true);
      expect(includes({ leaf: leaf(index + 1), index, size, root, path })).toBe(false);
      expect(continues({ from: 0, fromRoot: emptyRoot, to: size, toRoot: root, proof: [] })).toBe(true);
      for (const head of heads) {
        const proof = prove(consistencyRanges(head.size, size));
        expect(continues({ from: head.size, fromRoot: head.root, to: size, toRoot: root, proof })).toBe(true);
        expect(continues({ from: head.size, fromRoot: leaf(0).with(0, 1), to: size, toRoot: root, proof })).toBe(false);
      }
    };
    assert(property(array(integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 }), integer({ min: 0, max: 2_000 }), grown), { numRuns: 40 });
  });

  test("touches one tile a level, and those that were filled", () => {
    const { grow } = store();
    grow(0, 65_535);
    expect(grow(65_535, 1).changed.map(({ level, index, hashes }) => [level, index, hashes.length / 32])).toEqual([[0, 255, 256], [1, 0, 256], [2, 0, 1]]);
    expect(openTiles(65_536)).toEqual([{ level: 2, index: 0 }]);
    expect(grow(65_536, 1).changed.map(({ level, index, hashes }) => [level, index, hashes.length / 32])).toEqual([[0, 256, 1]]);
  });
});

test.each([
  [{ level: 0, index: 0 }, 256, "tile/0/000"],
  [{ level: 1, index: 1_234_067 }, 256, "tile/1/x001/x234/067"],
  [{ level: 2, index: 999 }, 17, "tile/2/999.p/17"],
  [{ level: 0, index: 1000 }, 256, "tile/0/x001/000"],
])("the tile %o of %i hashes is at %3$s", (place, width, path) => {
  expect(tilePath(place, width)).toBe(path);
  expect(tileOfPath(path)).toEqual({ ...place, width });
});

test.each(["tile/0/0", "tile/0/1000", "tile/0/x000/001", "tile/0/000.p/256", "tile/0/000.p/0", "tile/0/000.p/007", "tile/00/000", "tile/0/../000", "checkpoint"])("%s is the address of no tile", (path) => {
  expect(tileOfPath(path)).toBeNull();
});
