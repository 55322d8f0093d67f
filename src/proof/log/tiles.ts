import { joined } from "../bytes.ts";
import { emptyRoot, nodeHash, splitOf } from "./tree.ts";

// The hashes of a log lie in tiles, as C2SP tlog-tiles publishes them: tile N of level L holds up to 256 hashes, each over 256^L leaves.
// Only the last tile of a level is not full, so adding leaves touches one tile a level, however long the log is.

export const tileWidth = 256;
const tileHeight = 8;
const hashBytes = 32;

export type TilePlace = { level: number; index: number };
/** The hashes in it one after another: 32 bytes each, 256 of them when it is full. */
export type Tile = TilePlace & { hashes: Uint8Array };
export type ReadTile = (place: TilePlace) => Uint8Array;

/** The tiles that a log of `size` leaves goes on with: the last of each level, as far as one is not full. */
export function openTiles(size: number): TilePlace[] {
  const places: TilePlace[] = [];
  for (let [level, count] = [0, size]; count > 0; level += 1, count = Math.floor(count / tileWidth)) {
    if (count % tileWidth > 0) places.push({ level, index: Math.floor(count / tileWidth) });
  }
  return places;
}

/**
 * Adds leaves to a log.
 * @param log.read gives the {@link openTiles} of the log
 * @param leaves their hashes, in order
 * @returns the tiles that are new or longer than before, and the new head
 */
export function append(log: { size: number; read: ReadTile }, leaves: readonly Uint8Array[]): { size: number; root: Uint8Array; changed: Tile[] } {
  const size = log.size + leaves.length;
  const open = new Map(openTiles(log.size).map((place) => [place.level, { index: place.index, hashes: hashesIn(log.read(place)) }]));
  const changed: Tile[] = [];
  let coming = leaves;
  for (let [level, count] = [0, log.size]; coming.length > 0; level += 1, count = Math.floor(count / tileWidth)) {
    let { index, hashes } = open.get(level) ?? { index: Math.floor(count / tileWidth), hashes: [] };
    const full: Uint8Array[] = [];
    for (const hash of coming) {
      hashes.push(hash);
      if (hashes.length < tileWidth) continue;
      changed.push({ level, index, hashes: joined(...hashes) });
      full.push(fold(hashes));
      [index, hashes] = [index + 1, []];
    }
    if (hashes.length > 0) changed.push({ level, index, hashes: joined(...hashes) });
    open.set(level, { index, hashes });
    coming = full;
  }
  return { size, root: rootOf([...open].toSorted(([one], [other]) => other - one).map(([, { hashes }]) => hashes)), changed };
}

/** The root of a log as its open tiles say it. */
export function rootFrom(log: { size: number; read: ReadTile }): Uint8Array {
  return append(log, []).root;
}

/** @param levels the hashes that no full tile covers, the highest level first */
function rootOf(levels: readonly (readonly Uint8Array[])[]): Uint8Array {
  const peaks = levels.flatMap(peaksOf);
  let root = peaks.pop();
  if (root === undefined) return emptyRoot;
  for (const peak of peaks.toReversed()) root = nodeHash(peak, root);
  return root;
}

/** The whole subtrees that some hashes of one level make, the largest first. */
function peaksOf(hashes: readonly Uint8Array[]): Uint8Array[] {
  const peaks: Uint8Array[] = [];
  let at = 0;
  for (let width = tileWidth / 2; width >= 1; width /= 2) {
    if (hashes.length - at < width) continue;
    peaks.push(fold(hashes.slice(at, at + width)));
    at += width;
  }
  return peaks;
}

/** Leaves from `from` up to and without `to`. */
export type Range = { from: number; to: number };

/** What an inclusion proof consists of, from the leaf upwards. @param index below `size` */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
    }
  }
  return ranges;
}

/** What a consistency proof consists of. @param from from nothing to `to` @see RFC 6962 section 2.1.2 */
export function consistencyRanges(from: number, to: number): Range[] {
  if (from === 0 || from === to) return [];
  const ranges: Range[] = [];
  let [low, high, isOldTree] = [0, to, true];
  while (high !== from) {
    const middle = low + splitOf(high - low);
    if (from <= middle) {
      ranges.unshift({ from: middle, to: high });
      high = middle;
    } else {
      ranges.unshift({ from: low, to: middle });
      [low, isOldTree] = [middle, false];
    }
  }
  return isOldTree ? ranges : [{ from: low, to: high }, ...ranges];
}

/** Which tiles the hashes of some ranges lie in, each once. */
export function tilesOf(ranges: readonly Range[]): TilePlace[] {
  const places = new Map<string, TilePlace>();
  for (const { from, height } of ranges.flatMap(wholesOf)) {
    const { level, index } = slotOf(from, height);
    places.set(`${level}/${index}`, { level, index });
  }
  return [...places.values()];
}

/** The hash over a range of leaves. @param read gives the {@link tilesOf} the range; what is reckoned of one tile is remembered as long as the tile is */
export function rangeHash(range: Range, read: ReadTile): Uint8Array {
  const hashes = wholesOf(range).map(({ from, height }) => {
    const { level, index, at, width } = slotOf(from, height);
    return subtreesOf(read({ level, index }))[height % tileHeight]?.[at / width] ?? emptyRoot;
  });
  let hash = hashes.pop();
  if (hash === undefined) return emptyRoot;
  for (const left of hashes.toReversed()) hash = nodeHash(left, hash);
  return hash;
}

const reckoned = new WeakMap<Uint8Array, Uint8Array[][]>();

/** The hashes of a tile, of every two of them, of every four, and so on, as far as they are whole. */
function subtreesOf(tile: Uint8Array): Uint8Array[][] {
  const known = reckoned.get(tile);
  if (known !== undefined) return known;
  const levels = [hashesIn(tile)];
  for (let level = levels[0] ?? []; level.length > 1; ) {
    const above = Array.from({ length: Math.floor(level.length / 2) }, (_, at) => nodeHash(level[2 * at] ?? emptyRoot, level[2 * at + 1] ?? emptyRoot));
    levels.push(above);
    level = above;
  }
  reckoned.set(tile, levels);
  return levels;
}

/** The whole subtrees that a range of a proof falls apart in, from left to right: all but the last are larger than what follows. */
function wholesOf({ from, to }: Range): { from: number; height: number }[] {
  const wholes: { from: number; height: number }[] = [];
  let at = from;
  while (at < to) {
    let [height, width] = [0, 1];
    while (at + width * 2 <= to && at % (width * 2) === 0) [height, width] = [height + 1, width * 2];
    wholes.push({ from: at, height });
    at += width;
  }
  return wholes;
}

/** Where the hashes of a whole subtree of 2^height leaves lie. */
function slotOf(from: number, height: number): TilePlace & { at: number; width: number } {
  const level = Math.floor(height / tileHeight);
  const width = 2 ** (height % tileHeight);
  const first = from / tileWidth ** level;
  return { level, index: Math.floor(first / tileWidth), at: first % tileWidth, width };
}

function hashesIn(tile: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.floor(tile.length / hashBytes) }, (_, at) => tile.subarray(at * hashBytes, (at + 1) * hashBytes));
}

/** @param hashes a power of two of them */
function fold(hashes: readonly Uint8Array[]): Uint8Array {
  let level = hashes;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at + 1 < level.length; at += 2) above.push(nodeHash(level[at] ?? emptyRoot, level[at + 1] ?? emptyRoot));
    level = above;
  }
  return level[0] ?? emptyRoot;
}

/** The address of a tile below the address of its log. @param width how many hashes it holds: fewer than 256 is a partial one @see C2SP tlog-tiles */
export function tilePath({ level, index }: TilePlace, width: number = tileWidth): string {
  const groups: string[] = [];
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) groups.unshift(String(rest % 1000).padStart(3, "0"));
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${level}/${path}${width < tileWidth ? `.p/${width}` : ""}`;
}

/** @returns null for an address that no tile has: each tile has one */
export function tileOfPath(path: string): (TilePlace & { width: number }) | null {
  const found = /^tile\/(\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (found === null) return null;
  const [level, index, width] = [Number(found[1]), Number((found[2] ?? "").replaceAll(/[x/]/g, "")), Number(found[3] ?? tileWidth)];
  if (!Number.isSafeInteger(index) || width < 1 || width > tileWidth) return null;
  return tilePath({ level, index }, width) === path ? { level, index, width } : null;
}
