import { sql } from "kysely";
import type { House } from "../../platform/house.ts";
import { signersOf } from "./keys.ts";
import { allLogs, findCheckpoint, keysOf } from "./store.ts";
import type { Checkpoint, Log, LogKey, TimeStamp } from "./store.ts";

type Db = House["db"];

/** A time stamp without its bytes. */
export type StampSummary = Pick<TimeStamp, "size" | "service" | "stamped_at" | "accuracy_ms">;

/** How the proof of an organisation stands; `log` is null until its first record is in one. */
export type ProofState = {
  log: Log | null;
  /** The logs before it, the newest first, each with its last head. */
  earlier: { log: Log; head: Checkpoint | null }[];
  head: Checkpoint | null;
  keys: LogKey[];
  /** Whether the key that signs can be opened by this installation. */
  keyOpens: boolean;
  stamp: StampSummary | null;
  /** Steps in the log that no time stamp covers, and since when the oldest of them waits; null when all are covered. */
  unstamped: { count: number; since: Temporal.Instant } | null;
  /** Records that are not in the log yet: more than a few seconds means that it cannot be gone on with. */
  waiting: { count: number; since: Temporal.Instant } | null;
};

export async function proofState(house: House, organisationId: string): Promise<ProofState> {
  const { db } = house;
  const logs = await allLogs(db, organisationId);
  const log = logs.at(-1) ?? null;
  const waiting = await waitingRecords(db, organisationId);
  if (log === null) return { log, earlier: [], head: null, keys: [], keyOpens: true, stamp: null, unstamped: null, waiting };
  const which = { organisationId, log: log.number };
  const [head, keys, stamp, signers, earlier] = await Promise.all([
    findCheckpoint(db, which),
    keysOf(db, which),
    lastStamp(db, log),
    signersOf(db, house, log),
    Promise.all(logs.slice(0, -1).toReversed().map(async (one) => ({ log: one, head: (await findCheckpoint(db, { organisationId, log: one.number })) ?? null }))),
  ]);
  return { log, earlier, head: head ?? null, keys, keyOpens: signers !== null, stamp, unstamped: await unstampedSteps(db, log, stamp?.size ?? 0), waiting };
}

async function lastStamp(db: Db, log: Log): Promise<StampSummary | null> {
  const row = await db.selectFrom("time_stamps").select(["size", "service", "stamped_at", "accuracy_ms"]).where("organisation_id", "=", log.organisation_id).where("log", "=", log.number).orderBy("size", "desc").executeTakeFirst();
  return row ?? null;
}

/** What the log holds beyond a size, without the records that stamps leave themselves: `step_size` ends at the last that is none. */
async function unstampedSteps(db: Db, log: Log, from: number): Promise<ProofState["unstamped"]> {
  if (log.step_size <= from) return null;
  const { rows } = await sql<{ count: number; since: Temporal.Instant }>`
    select count(*)::integer as count, min(record.at) as since
    from log_leaves leaf
    join records record on record.organisation_id = ${log.organisation_id} and record.id = leaf.record_id
    where leaf.organisation_id = ${log.organisation_id} and leaf.log = ${log.number} and leaf.index >= ${from} and leaf.index < ${log.step_size} and record.type <> 'anchor.tsa'
  `.execute(db);
  return rows[0] ?? null;
}

async function waitingRecords(db: Db, organisationId: string): Promise<ProofState["waiting"]> {
  const { rows } = await sql<{ count: number; since: Temporal.Instant | null }>`
    select count(*)::integer as count, min(record.at) as since
    from log_queue queued
    join records record on record.organisation_id = ${organisationId} and record.id = queued.record_id
    where queued.organisation_id = ${organisationId}
  `.execute(db);
  const [row] = rows;
  return row === undefined || row.since === null ? null : { count: row.count, since: row.since };
}
