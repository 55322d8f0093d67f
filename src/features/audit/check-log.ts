import { sql } from "kysely";
import { openCheckpoint } from "../../proof/log/checkpoint.ts";
import { verifierOf } from "../../proof/log/note.ts";
import type { Verifier } from "../../proof/log/note.ts";
import { append, openTiles } from "../../proof/log/tiles.ts";
import type { ReadTile } from "../../proof/log/tiles.ts";
import { leafHash } from "../../proof/log/tree.ts";
import { sameBytes } from "../../proof/bytes.ts";
import { keeps } from "../../proof/record/commitment.ts";
import { canonicalJson } from "../../proof/record/canonical.ts";
import type { Plain } from "../../proof/record/canonical.ts";
import { readLeaf } from "../../proof/record/leaf.ts";
import { checkTimeStamp } from "../../proof/time-stamp/check.ts";
import type { Trx } from "../../platform/house.ts";
import { readContent } from "../log/content.ts";
import { keysOf } from "../log/store.ts";
import type { Checkpoint, Log } from "../log/store.ts";
import type { Violation } from "./actions.ts";
import { violationsOf } from "./findings.ts";
import type { Findings } from "./invariants.ts";

/** So many leaves are in memory at a time. */
const batch = 5_000;

/** Every head that was signed is made again from the very bytes of the leaves: heads that all come out of one growing tree follow from each other. */
export async function headsComeOutOfLeaves(trx: Trx): Promise<Findings> {
  const logs = await trx.selectFrom("logs").selectAll().orderBy("organisation_id").orderBy("number").execute();
  const violations: Violation[] = [];
  for (const log of logs) violations.push(...(await headsOf(trx, log)));
  return { checked: logs.length, violations };
}

async function headsOf(trx: Trx, log: Log): Promise<Violation[]> {
  const which = { organisationId: log.organisation_id, log: log.number };
  const keys = (await keysOf(trx, which)).map(({ verifier }) => verifierOf(verifier)).filter((one) => one !== null);
  const heads = await trx.selectFrom("log_checkpoints").selectAll().where("organisation_id", "=", log.organisation_id).where("log", "=", log.number).orderBy("size").execute();
  const found: string[] = [];
  const growing = growingLog();
  for (const head of heads) {
    const fault = headFault(head, await growing.upTo(head.size, (from, to) => leavesBetween(trx, log, from, to)), keys);
    if (fault !== null) found.push(`${log.origin} at ${head.size}: ${fault}`);
  }
  if (heads.at(-1)?.size !== (log.size === 0 ? undefined : log.size)) found.push(`${log.origin}: it has ${log.size} records and its last head is of ${heads.at(-1)?.size ?? 0}`);
  if (!(await tilesAgree(trx, log, growing.tiles))) found.push(`${log.origin}: its tiles are not the hashes of its records`);
  return found.map((one) => ({ organisationId: log.organisation_id, subject: log.organisation_id, found: one }));
}

/** A log that is made again from nothing, leaf by leaf. */
function growingLog() {
  const tiles = new Map<string, Uint8Array>();
  const read: ReadTile = ({ level, index }) => tiles.get(`${level}/${index}`) ?? new Uint8Array();
  let size = 0;
  let root = append({ size, read }, []).root;
  const upTo = async (to: number, leaves: (from: number, to: number) => Promise<Uint8Array[]>): Promise<Uint8Array | null> => {
    while (size < to) {
      const some = await leaves(size, Math.min(to, size + batch));
      if (some.length === 0) return null;
      const grown = append({ size, read }, some.map(leafHash));
      for (const { level, index, hashes } of grown.changed) tiles.set(`${level}/${index}`, hashes);
      ({ size, root } = grown);
    }
    return root;
  };
  return { tiles, upTo };
}

async function leavesBetween(trx: Trx, log: Log, from: number, to: number): Promise<Uint8Array[]> {
  const rows = await trx.selectFrom("log_leaves").select(["index", "bytes"]).where("organisation_id", "=", log.organisation_id).where("log", "=", log.number).where("index", ">=", from).where("index", "<", to).orderBy("index").execute();
  return rows.every(({ index }, at) => index === from + at) && rows.length === to - from ? rows.map(({ bytes }) => bytes) : [];
}

function headFault({ note, size }: Checkpoint, root: Uint8Array | null, keys: readonly Verifier[]): string | null {
  if (root === null) return "records are missing";
  const opened = openCheckpoint(note, keys);
  if (!opened.ok) return `its head is not signed by its key (${opened.fault})`;
  return opened.head.size === size && sameBytes(opened.head.root, root) ? null : "its records do not come to the head that was signed";
}

async function tilesAgree(trx: Trx, log: Log, made: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  const rows = await trx.selectFrom("log_tiles").select(["level", "index", "hashes"]).where("organisation_id", "=", log.organisation_id).where("log", "=", log.number).execute();
  const open = openTiles(log.size).every(({ level, index }) => rows.some((row) => row.level === level && row.index === index));
  return open && rows.length === made.size && rows.every(({ level, index, hashes }) => sameBytes(new Uint8Array(hashes), made.get(`${level}/${index}`) ?? new Uint8Array()));
}

/** Each record is in a log or waits for it, and the log says of it what the record says. */
export async function recordsAreInTheLog(trx: Trx): Promise<Findings> {
  const missing = await violationsOf(trx, "records", sql`
    select r.organisation_id, r.id as subject, format('%s is in no log and does not wait for it', r.type) as found
    from records r
    where not exists (select 1 from log_leaves l where l.organisation_id = r.organisation_id and l.record_id = r.id)
      and not exists (select 1 from log_queue q where q.organisation_id = r.organisation_id and q.record_id = r.id)
    union all
    select l.organisation_id, l.record_id, 'a leaf of no record'
    from log_leaves l where not exists (select 1 from records r where r.organisation_id = l.organisation_id and r.id = l.record_id)
  `);
  const changed: Violation[] = [];
  for (let after: string | null = null; ; ) {
    const rows: LeafRow[] = await leafRows(trx, after);
    changed.push(...rows.filter((row) => !saysTheSame(row)).map((row) => ({ organisationId: row.organisation_id, subject: row.id, found: `${row.type} says something else than its leaf` })));
    after = rows.at(-1)?.id ?? null;
    if (after === null) break;
  }
  return { checked: missing.checked, violations: [...missing.violations, ...changed] };
}

type LeafRow = { organisation_id: string; id: string; type: string; at: Temporal.Instant; actor: string; subject_id: string; details: unknown; bytes: Buffer };

async function leafRows(trx: Trx, after: string | null): Promise<LeafRow[]> {
  return trx
    .selectFrom("records")
    .innerJoin("log_leaves", (join) => join.onRef("log_leaves.organisation_id", "=", "records.organisation_id").onRef("log_leaves.record_id", "=", "records.id"))
    .select(["records.organisation_id", "records.id", "records.type", "records.at", "records.actor", "records.subject_id", "records.details", "log_leaves.bytes"])
    .$if(after !== null, (query) => query.where("records.id", ">", after ?? ""))
    .orderBy("records.id")
    .limit(batch)
    .execute();
}

function saysTheSame(row: LeafRow): boolean {
  const leaf = readLeaf(row.bytes);
  if (leaf === null) return false;
  const { id, type, at, actor, subject, details } = leaf;
  return id === row.id && type === row.type && at === row.at.toString() && actor === row.actor && subject === row.subject_id && canonicalJson(details) === canonicalJson(row.details as Plain);
}

/** What records commit to is still what it was, or was erased. */
export async function contentIsKept(trx: Trx): Promise<Findings> {
  const violations: Violation[] = [];
  let checked = 0;
  for (let after: string | null = null; ; ) {
    const rows = await trx.selectFrom("attachments").selectAll().$if(after !== null, (query) => query.where("record_id", ">", after ?? "")).orderBy("record_id").limit(500).execute();
    for (const [organisationId, some] of Map.groupBy(rows, (row) => row.organisation_id)) {
      const content = await readContent(trx, organisationId, some);
      for (const row of some.filter(({ salt }) => salt !== null)) {
        const bytes = content.get(`${row.record_id}/${row.name}`);
        const holds = bytes !== undefined && keeps({ alg: "HMAC-SHA256", c: row.commitment, size: row.size, mt: row.media_type }, { salt: new Uint8Array(row.salt ?? []), bytes });
        if (!holds) violations.push({ organisationId, subject: row.record_id, found: `${row.name} is not what the record commits to` });
      }
    }
    checked += rows.length;
    after = rows.at(-1)?.record_id ?? null;
    if (rows.length < 500 || after === null) return { checked, violations };
  }
}

/** Each time stamp is over the head that it is kept with, and was signed by whoever its certificates say. */
export async function stampsVerify(trx: Trx): Promise<Findings> {
  const rows = await trx
    .selectFrom("time_stamps")
    .innerJoin("log_checkpoints", (join) => join.onRef("log_checkpoints.organisation_id", "=", "time_stamps.organisation_id").onRef("log_checkpoints.log", "=", "time_stamps.log").onRef("log_checkpoints.size", "=", "time_stamps.size"))
    .select(["time_stamps.organisation_id", "time_stamps.size", "time_stamps.reply", "time_stamps.chain", "time_stamps.stamped_at", "log_checkpoints.note"])
    .execute();
  const violations: Violation[] = [];
  for (const row of rows) {
    const root = row.chain.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g)?.at(-1) ?? "";
    const checked = await checkTimeStamp({ reply: row.reply, data: new TextEncoder().encode(row.note), roots: [root] });
    const fault = checked.ok ? (Temporal.Instant.compare(Temporal.Instant.from(checked.stamp.at), row.stamped_at) === 0 ? null : "another time than is kept") : checked.fault;
    if (fault !== null) violations.push({ organisationId: row.organisation_id, subject: row.organisation_id, found: `the time stamp over the head at ${row.size}: ${fault}` });
  }
  return { checked: rows.length, violations };
}
