import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { House, Trx } from "../../platform/house.ts";
import { insertRows } from "../../platform/database/insert-rows.ts";
import { signCheckpoint } from "../../proof/log/checkpoint.ts";
import { append, openTiles, rootFrom } from "../../proof/log/tiles.ts";
import type { Tile } from "../../proof/log/tiles.ts";
import { leafHash } from "../../proof/log/tree.ts";
import { saltBytes, commit } from "../../proof/record/commitment.ts";
import type { Commitment } from "../../proof/record/commitment.ts";
import { leafBytes } from "../../proof/record/leaf.ts";
import type { Leaf } from "../../proof/record/leaf.ts";
import { base64 } from "../../proof/bytes.ts";
import { kindOfRecord } from "../evidence/store.ts";
import { contentOf } from "./content.ts";
import { endOlderKeys, makeKey, signersOf } from "./keys.ts";
import { currentLog, findCheckpoint, tileReader } from "./store.ts";
import type { Log } from "./store.ts";

/** At most so many records become leaves in one transaction. */
const batch = 2_000;

/** The content of so many records is held at once: a mail with its attachments has some megabytes. */
const contentBatch = 50;

/** A log that must not be gone on with. The message is one line for a person. */
export class LogError extends Error {
  override name = "LogError";
}

type Queued = { id: string; subject_id: string; type: string; at: Temporal.Instant; actor: string; details: Record<string, unknown> };

/**
 * Puts the waiting records of an organisation into its log, in order, and signs the new head. One at a time for each organisation: a second caller waits, and then
 * finds nothing left.
 * @returns how many records went in
 * @throws {LogError} when the log is not what its last signed head says, or its key does not open
 */
export async function sequence(house: House, organisationId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const added = await house.db.transaction().execute((trx) => addBatch(trx, house, organisationId));
    total += added;
    if (added < batch) return total;
  }
}

async function addBatch(trx: Trx, house: House, organisationId: string): Promise<number> {
  const waiting = await trx.selectFrom("log_queue").select("record_id").where("organisation_id", "=", organisationId).limit(1).executeTakeFirst();
  if (waiting === undefined) return 0;
  const log = await holdLog(trx, house, organisationId);
  return addRecords(trx, house, log, await takeQueued(trx, organisationId));
}

/** Makes records the next leaves of a held log, and signs. @returns how many @throws {LogError} */
export async function addRecords(trx: Trx, house: House, log: Log, records: readonly Queued[]): Promise<number> {
  const { organisation_id: organisationId } = log;
  if (records.length === 0) return 0;
  const read = await tileReader(trx, { organisationId, log: log.number }, openTiles(log.size));
  await checkHead(trx, log, rootFrom({ size: log.size, read }));
  const leaves = await leavesOf(trx, log, records);
  const { size, root, changed } = append({ size: log.size, read }, leaves.map(({ bytes }) => leafHash(bytes)));
  await insertLeaves(trx, log, leaves);
  await writeTiles(trx, log, changed);
  await sign(trx, house, log, { size, root });
  const lastStep = leaves.findLastIndex(({ leaf }) => leaf.type !== "anchor.tsa");
  await trx.updateTable("logs").set({ size, ...(lastStep < 0 ? {} : { step_size: log.size + lastStep + 1 }) }).where("organisation_id", "=", organisationId).where("number", "=", log.number).execute();
  return records.length;
}

/**
 * Holds the log with everything in it that happened so far: for who changes what records rest on, so that none that still waits loses it unseen.
 * @throws {LogError} as {@link sequence}
 */
export async function holdLogWithAll(trx: Trx, house: House, organisationId: string): Promise<Log> {
  for (;;) {
    const log = await holdLog(trx, house, organisationId);
    if ((await addRecords(trx, house, log, await takeQueued(trx, organisationId))) === 0) return log;
  }
}

/** The log that goes on, held until the transaction ends; an organisation's first record opens it. */
export async function holdLog(trx: Trx, house: House, organisationId: string): Promise<Log> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`log:${organisationId}`}, 0))`.execute(trx);
  const log = await currentLog(trx, organisationId);
  return log ?? openLog(trx, house, organisationId, 1);
}

/** Opens the log of a number, with its first key. */
export async function openLog(trx: Trx, house: House, organisationId: string, number: number): Promise<Log> {
  const { slug } = await trx.selectFrom("organisations").select("slug").where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
  const log = await trx
    .insertInto("logs")
    .values({ organisation_id: organisationId, number, origin: `${new URL(house.config.baseUrl).host}/${slug}/log/${number}`, opened_at: house.clock.now().toString() })
    .returningAll()
    .executeTakeFirstOrThrow();
  await makeKey(trx, house, log, 1);
  return log;
}

/** The next records that wait, taken out of the queue. @param only of one type, wherever they stand in the queue */
export async function takeQueued(trx: Trx, organisationId: string, only: string | null = null): Promise<Queued[]> {
  const { rows } = await sql<Queued>`
    with taken as (
      delete from log_queue where organisation_id = ${organisationId} and record_id in (
        select record_id from log_queue where organisation_id = ${organisationId} and (${only}::text is null or record_id in (
          select id from records where organisation_id = ${organisationId} and subject_id = ${organisationId} and type = ${only}
        )) order by record_id limit ${batch}
      ) returning record_id
    )
    select r.id, r.subject_id, r.type, r.at, r.actor, r.details from taken
    join records r on r.organisation_id = ${organisationId} and r.id = taken.record_id
    order by r.id
  `.execute(trx);
  return rows;
}

/** Never two heads that do not follow from each other: what is there must be what was signed last. */
async function checkHead(trx: Trx, log: Log, root: Uint8Array): Promise<void> {
  const last = await findCheckpoint(trx, { organisationId: log.organisation_id, log: log.number });
  const [, size, signed] = last?.note.split("\n") ?? [];
  if (last === undefined && log.size === 0) return;
  if (Number(size) !== log.size || signed !== base64(root)) throw new LogError(`log ${log.origin}: it has ${log.size} records and another head than the one that was signed at ${size ?? "no size"}: it is not gone on with`);
}

/** `here`: what is kept with the record; null when it stays where it lies. */
type NewAttachment = { name: string; here: Uint8Array | null; salt: Uint8Array; commitment: Commitment };
type NewLeaf = { leaf: Leaf; bytes: Uint8Array; attachments: NewAttachment[] };

async function leavesOf(trx: Trx, log: Log, records: readonly Queued[]): Promise<NewLeaf[]> {
  const { organisation_id: organisationId } = log;
  const attachmentsTo = await commitTo(trx, organisationId, records);
  const before = await lastLeaves(trx, log, records);
  return records.map((record, at) => {
    const attachments = attachmentsTo.get(record.id) ?? [];
    const prev = before.get(record.subject_id) ?? null;
    before.set(record.subject_id, log.size + at);
    const leaf: Leaf = {
      id: record.id,
      type: record.type,
      at: record.at.toString(),
      actor: record.actor,
      subject: record.subject_id,
      prev,
      details: record.details as Leaf["details"],
      att: Object.fromEntries(attachments.map(({ name, commitment }) => [name, commitment])),
      analogue: kindOfRecord(record.type)?.analogue ?? null,
    };
    return { leaf, bytes: leafBytes(leaf), attachments };
  });
}

/** What some records commit to, by their ids. Content that stays where it lies is let go again. */
async function commitTo(trx: Trx, organisationId: string, records: readonly Queued[]): Promise<Map<string, NewAttachment[]>> {
  const found = new Map<string, NewAttachment[]>();
  for (let at = 0; at < records.length; at += contentBatch) {
    for (const [id, content] of await contentOf(trx, organisationId, records.slice(at, at + contentBatch))) {
      found.set(id, content.map(({ name, mediaType, bytes, kept }) => {
        const salt = randomBytes(saltBytes);
        return { name, here: kept === "here" ? bytes : null, salt, commitment: commit({ salt, bytes, mediaType }) };
      }));
    }
  }
  return found;
}

/** The last leaf about each subject so far. */
async function lastLeaves(trx: Trx, log: Log, records: readonly Queued[]): Promise<Map<string, number>> {
  const subjects = [...new Set(records.map(({ subject_id: id }) => id))];
  const rows = await trx
    .selectFrom("log_leaves")
    .select((eb) => ["subject_id", eb.fn.max<number>("index").as("index")])
    .where("organisation_id", "=", log.organisation_id)
    .where("subject_id", "in", subjects)
    .where("log", "=", log.number)
    .groupBy("subject_id")
    .execute();
  return new Map(rows.map(({ subject_id: id, index }) => [id, Number(index)]));
}

async function insertLeaves(trx: Trx, log: Log, leaves: readonly NewLeaf[]): Promise<void> {
  const hex = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString("hex")}`;
  await insertRows(trx, "log_leaves", { organisation_id: "uuid", log: "integer", index: "bigint", record_id: "uuid", subject_id: "uuid", bytes: "bytea" }, leaves.map(({ leaf, bytes }, at) => ({
    organisation_id: log.organisation_id, log: log.number, index: log.size + at, record_id: leaf.id, subject_id: leaf.subject, bytes: hex(bytes),
  })));
  await insertRows(trx, "attachments", { organisation_id: "uuid", record_id: "uuid", name: "text", media_type: "text", size: "integer", commitment: "text", salt: "bytea", content: "bytea" }, leaves.flatMap(({ leaf, attachments }) => attachments.map(({ name, here, salt, commitment }) => ({
    organisation_id: log.organisation_id, record_id: leaf.id, name, media_type: commitment.mt, size: commitment.size, commitment: commitment.c, salt: hex(salt), content: here === null ? null : hex(here),
  }))));
}

async function writeTiles(trx: Trx, log: Log, tiles: readonly Tile[]): Promise<void> {
  const rows = tiles.map(({ level, index, hashes }) => ({ level, index, hashes: Buffer.from(hashes).toString("hex") }));
  await sql`
    insert into log_tiles (organisation_id, log, level, index, hashes)
    select ${log.organisation_id}::uuid, ${log.number}::integer, level, index, decode(hashes, 'hex') from json_to_recordset(${JSON.stringify(rows)}::json) as tile(level integer, index bigint, hashes text)
    on conflict (organisation_id, log, level, index) do update set hashes = excluded.hashes
  `.execute(trx);
}

async function sign(trx: Trx, house: House, log: Log, head: { size: number; root: Uint8Array }): Promise<void> {
  const signers = await signersOf(trx, house, log);
  if (signers === null) throw new LogError(`log ${log.origin}: its key does not open with this HANDSLAG_SECRET: give the secret it was made with, or open a new log`);
  const note = signCheckpoint({ origin: log.origin, ...head }, signers);
  await trx.insertInto("log_checkpoints").values({ organisation_id: log.organisation_id, log: log.number, size: head.size, note, signed_at: house.clock.now().toString() }).execute();
  if (signers.length > 1) await endOlderKeys(trx, log, head.size);
}

