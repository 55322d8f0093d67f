import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import { readLeaf } from "../../proof/record/leaf.ts";
import type { Leaf } from "../../proof/record/leaf.ts";
import { consistencyRanges, inclusionRanges, rangeHash, tilesOf, tileWidth } from "../../proof/log/tiles.ts";
import type { ReadTile, TilePlace } from "../../proof/log/tiles.ts";
import type { Database } from "../../platform/database/schema.ts";

export { placesInLog } from "./places.ts";
export type { LogPlace } from "./places.ts";

type Db = Kysely<Database>;
export type Log = Selectable<Database["logs"]>;
export type LogKey = Selectable<Database["log_keys"]>;
export type Checkpoint = Selectable<Database["log_checkpoints"]>;
export type TimeStamp = Selectable<Database["time_stamps"]>;
export type Attachment = Selectable<Database["attachments"]>;

/** Which log: an organisation has one that goes on, and may have earlier ones. */
export type WhichLog = { organisationId: string; log: number };

export async function currentLog(db: Db, organisationId: string): Promise<Log | undefined> {
  return db.selectFrom("logs").selectAll().where("organisation_id", "=", organisationId).orderBy("number", "desc").executeTakeFirst();
}

export async function findLog(db: Db, { organisationId, log }: WhichLog): Promise<Log | undefined> {
  return db.selectFrom("logs").selectAll().where("organisation_id", "=", organisationId).where("number", "=", log).executeTakeFirst();
}

export async function allLogs(db: Db, organisationId: string): Promise<Log[]> {
  return db.selectFrom("logs").selectAll().where("organisation_id", "=", organisationId).orderBy("number").execute();
}

/** The keys of a log, in the order in which they signed. */
export async function keysOf(db: Db, { organisationId, log }: WhichLog): Promise<LogKey[]> {
  return db.selectFrom("log_keys").selectAll().where("organisation_id", "=", organisationId).where("log", "=", log).orderBy("number").execute();
}

/** The signed head of a size, or the newest. */
export async function findCheckpoint(db: Db, { organisationId, log }: WhichLog, size?: number): Promise<Checkpoint | undefined> {
  return db
    .selectFrom("log_checkpoints")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("log", "=", log)
    .$if(size !== undefined, (query) => query.where("size", "=", size ?? 0))
    .orderBy("size", "desc")
    .executeTakeFirst();
}

/** The signed heads of some sizes, as far as there are any, the smallest first. */
export async function checkpointsAt(db: Db, { organisationId, log }: WhichLog, sizes: readonly number[]): Promise<Checkpoint[]> {
  if (sizes.length === 0) return [];
  return db.selectFrom("log_checkpoints").selectAll().where("organisation_id", "=", organisationId).where("log", "=", log).where("size", "in", sizes).orderBy("size").execute();
}

/** The number of the newest log that holds records about a subject. */
export async function lastLogOf(db: Db, organisationId: string, subjectId: string): Promise<number | undefined> {
  const row = await db.selectFrom("log_leaves").select("log").where("organisation_id", "=", organisationId).where("subject_id", "=", subjectId).orderBy("log", "desc").limit(1).executeTakeFirst();
  return row?.log;
}

/** The tiles at some places, as proofs read them. @throws {Error} by the reader, for a tile that is not there */
export async function tileReader(db: Db, { organisationId, log }: WhichLog, places: readonly TilePlace[]): Promise<ReadTile> {
  const { rows } = await sql<{ level: number; index: number; hashes: Buffer }>`
    select tile.level, tile.index, tile.hashes
    from json_to_recordset(${JSON.stringify(places)}::json) as place(level integer, index bigint)
    -- Each tile by its key: a join over all of them would read the whole table for three.
    cross join lateral (
      select level, index, hashes from log_tiles
      where organisation_id = ${organisationId} and log = ${log} and level = place.level and index = place.index limit 1
    ) tile
  `.execute(db);
  const tiles = new Map(rows.map(({ level, index, hashes }) => [`${level}/${index}`, new Uint8Array(hashes)]));
  return ({ level, index }) => {
    const tile = tiles.get(`${level}/${index}`);
    if (tile === undefined) throw new Error(`log ${log} of ${organisationId}: tile ${level}/${index} is not there`);
    return tile;
  };
}

/** So many tiles of proofs are at hand: a tile of a log at one size never changes, and those at the top are in every proof. */
const mostKept = 512;
const kept = new Map<string, Uint8Array>();

/** As {@link tileReader}, for proofs: tiles as they were when the log had a size, from memory where they are there. What decides whether a log may go on is never read from memory. */
async function proofReader(db: Db, which: WhichLog, places: readonly TilePlace[], size: number): Promise<ReadTile> {
  const widthOf = ({ level, index }: TilePlace) => Math.min(tileWidth, Math.floor(size / tileWidth ** level) - index * tileWidth);
  const keyOf = (place: TilePlace) => `${which.organisationId}/${which.log}/${place.level}/${place.index}/${widthOf(place)}`;
  const missing = places.filter((place) => !kept.has(keyOf(place)));
  const read = missing.length === 0 ? null : await tileReader(db, which, missing);
  const tiles = new Map(places.map((place) => [keyOf(place), kept.get(keyOf(place)) ?? read?.(place).slice(0, widthOf(place) * 32) ?? new Uint8Array()]));
  for (const [key, tile] of tiles) {
    kept.delete(key);
    kept.set(key, tile);
  }
  for (const key of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(key);
  }
  return (place) => tiles.get(keyOf(place)) ?? new Uint8Array();
}

/** The paths that lead from some leaves to the head of a size. */
export async function inclusionProofs(db: Db, which: WhichLog, { indexes, size }: { indexes: readonly number[]; size: number }): Promise<Uint8Array[][]> {
  const ranges = indexes.map((index) => inclusionRanges(index, size));
  const read = await proofReader(db, which, tilesOf(ranges.flat()), size);
  return ranges.map((path) => path.map((range) => rangeHash(range, read)));
}

/** That the head of a size goes on from an earlier one. */
export async function consistencyProof(db: Db, which: WhichLog, { from, to }: { from: number; to: number }): Promise<Uint8Array[]> {
  const ranges = consistencyRanges(from, to);
  const read = await proofReader(db, which, tilesOf(ranges), to);
  return ranges.map((range) => rangeHash(range, read));
}

/** A record in the log: its place, its very bytes, and what they say. */
export type LoggedRecord = { log: number; index: number; recordId: string; bytes: Uint8Array; leaf: Leaf };

/** The records about some subjects that are in a log, in its order. */
export async function loggedRecords(db: Db, organisationId: string, subjectIds: readonly string[]): Promise<LoggedRecord[]> {
  return subjectIds.length === 0 ? [] : recordsWhere(db, organisationId, { column: "subject_id", ids: subjectIds });
}

/** The records that say that some heads were stamped. */
export async function anchorsOf(db: Db, organisationId: string, stamps: readonly TimeStamp[]): Promise<LoggedRecord[]> {
  return stamps.length === 0 ? [] : recordsWhere(db, organisationId, { column: "record_id", ids: stamps.map(({ record_id: id }) => id) });
}

async function recordsWhere(db: Db, organisationId: string, { column, ids }: { column: "subject_id" | "record_id"; ids: readonly string[] }): Promise<LoggedRecord[]> {
  const rows = await db.selectFrom("log_leaves").select(["log", "index", "record_id", "bytes"]).where("organisation_id", "=", organisationId).where(column, "in", ids).orderBy("log").orderBy("index").execute();
  return rows.map(({ log, index, record_id: recordId, bytes }) => ({ log, index, recordId, bytes: new Uint8Array(bytes), leaf: leafOf(bytes) }));
}

/** @throws {Error} for bytes that are no record */
function leafOf(bytes: Uint8Array): Leaf {
  const leaf = readLeaf(bytes);
  if (leaf === null) throw new Error("a leaf of the log that is not a record");
  return leaf;
}

export async function attachmentsOf(db: Db, organisationId: string, recordIds: readonly string[]): Promise<Attachment[]> {
  if (recordIds.length === 0) return [];
  return db.selectFrom("attachments").selectAll().where("organisation_id", "=", organisationId).where("record_id", "in", recordIds).orderBy("record_id").orderBy("name").execute();
}

/** The organisations of which records wait for their place in the log. */
export async function organisationsWaiting(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("log_queue").select("organisation_id").distinct().execute();
  return rows.map(({ organisation_id: id }) => id);
}

/** How far the log of each organisation that has one has come, as one text: whoever signed it. */
export async function sizesOfLogs(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom("logs").select(["organisation_id", "number", "size"]).orderBy("organisation_id").orderBy("number").execute();
  return new Map(rows.map(({ organisation_id: id, number, size }) => [id, `${number}/${size}`]));
}

/** What a new key, a new log or an erasure is told to. */
export async function organisationOfSlug(db: Db, slug: string): Promise<string | undefined> {
  const row = await db.selectFrom("organisations").select("organisation_id").where("slug", "=", slug).executeTakeFirst();
  return row?.organisation_id;
}

export async function stampsOf(db: Db, { organisationId, log }: WhichLog): Promise<TimeStamp[]> {
  return db.selectFrom("time_stamps").selectAll().where("organisation_id", "=", organisationId).where("log", "=", log).orderBy("size").execute();
}
