import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { headsComeOutOfLeaves } from "../src/features/audit/check-log.ts";
import { sequence } from "../src/features/log/actions.ts";
import { consistencyProof, findCheckpoint, inclusionProofs } from "../src/features/log/store.ts";
import { systemClock } from "../src/platform/clock.ts";
import { connect } from "../src/platform/database/connect.ts";
import { openEmbedded } from "../src/platform/database/embedded.ts";
import { migrate } from "../src/platform/database/migrate.ts";
import { createLogger } from "../src/platform/logger.ts";
import { uuidv7 } from "../src/platform/ids.ts";
import { verifierOf } from "../src/proof/log/note.ts";
import { openCheckpoint } from "../src/proof/log/checkpoint.ts";
import { continues, includes, leafHash } from "../src/proof/log/tree.ts";
import { setStage } from "../test/support/cast.ts";
import { testConfig } from "../test/support/config.ts";
import { percentile, report } from "./report.ts";

// One log that grows to a million records in the embedded database with real fsync: records come in groups of a thousand, and after each group the log is brought up to date
// and its head signed, as the server does each second. Then proofs from the database, and the whole log made again from its bytes.

const most = Number(process.env["LOG_LEAVES"] ?? 1_000_000);
const group = 1_000;
const proofs = 500;

const folder = mkdtempSync(join(tmpdir(), "handslag-log-"));
const log = createLogger("warn");
const database = await openEmbedded({ folder, log, alone: true });
const { db, pool, close } = connect(database.url, { log, max: 4 });
try {
  await migrate(pool, log);
  const house = { db, clock: systemClock, config: testConfig(), log };
  const { organisationId } = await setStage(house);
  const costs: { size: number; microseconds: number }[] = [];
  await sequence(house, organisationId);
  for (let size = 0; size < most; size += group) {
    await addRecords(group);
    const started = performance.now();
    await sequence(house, organisationId);
    costs.push({ size: size + group, microseconds: ((performance.now() - started) * 1_000) / group });
  }
  const which = { organisationId, log: 1 };
  const newest = await findCheckpoint(db, which);
  const { rows } = await pool.query<{ verifier: string }>("select verifier from log_keys");
  const verifier = verifierOf(rows[0]?.verifier ?? "");
  const opened = openCheckpoint(newest?.note ?? "", verifier === null ? [] : [verifier]);
  if (!opened.ok) throw new Error(opened.fault);
  const { size, root } = opened.head;

  const leaves = await db.selectFrom("log_leaves").select(["index", "bytes"]).where("organisation_id", "=", organisationId).where("index", "in", Array.from({ length: proofs }, (_, at) => placeOf(at))).orderBy("index").execute();
  const inclusion = await timed(proofs, async (at) => {
    const index = placeOf(at);
    const [path = []] = await inclusionProofs(db, which, { indexes: [index], size });
    return () => includes({ leaf: leafHash(leaves[at]?.bytes ?? new Uint8Array()), index, size, root, path });
  });
  const heads = await db.selectFrom("log_checkpoints").select(["size", "note"]).orderBy("size").execute();
  const consistency = await timed(proofs, async (at) => {
    const earlier = heads[Math.floor((at * heads.length) / proofs)];
    const from = openCheckpoint(earlier?.note ?? "", verifier === null ? [] : [verifier]);
    if (!from.ok) throw new Error(from.fault);
    const proof = await consistencyProof(db, which, { from: from.head.size, to: size });
    return () => continues({ from: from.head.size, fromRoot: from.head.root, to: size, toRoot: root, proof });
  });
  const started = performance.now();
  const { violations } = await db.transaction().execute((trx) => headsComeOutOfLeaves(trx));
  const wholeSeconds = (performance.now() - started) / 1_000;

  const at = (from: number, to: number) => percentile(costs.filter((cost) => cost.size > from && cost.size <= to).map(({ microseconds }) => microseconds).toSorted((one, other) => one - other), 0.5);
  const [few, many] = [at(0, 20_000), at(most - 20_000, most)];
  report([
    { bench: "log.append.few", value: round(few), unit: "µs a leaf", target: "-", ok: true, leaves: 20_000 },
    { bench: "log.append.many", value: round(many), unit: "µs a leaf", target: "-", ok: true, leaves: size },
    { bench: "log.append.ratio", value: round(many / few), unit: "", target: "< 1.5", ok: many / few < 1.5 },
    { bench: "log.inclusion.p50", value: inclusion.p50, unit: "ms", target: "< 1", ok: inclusion.p50 < 1, p99: inclusion.p99, wrong: inclusion.wrong },
    { bench: "log.consistency.p50", value: consistency.p50, unit: "ms", target: "< 5", ok: consistency.p50 < 5, p99: consistency.p99, wrong: consistency.wrong },
    { bench: "log.wrong-proofs", value: inclusion.wrong + consistency.wrong, unit: "", target: "0", ok: inclusion.wrong + consistency.wrong === 0 },
    { bench: "log.whole", value: round(wholeSeconds), unit: "s", target: "< 60", ok: wholeSeconds < 60, leaves: size, heads: heads.length },
    { bench: "log.violations", value: violations.length, unit: "", target: "0", ok: violations.length === 0 },
  ]);

  /** Spread over the whole log, each in a tile of its own. */
  function placeOf(at: number): number {
    return Math.floor((at * size) / proofs);
  }

  async function addRecords(count: number): Promise<void> {
    const now = Temporal.Now.instant();
    const rows = Array.from({ length: count }, (_, each) => ({ id: uuidv7(now), subject: uuidv7(now), each }));
    await sql`
      with written as (
        insert into records (organisation_id, id, subject_id, type, at, actor, details)
        select ${organisationId}::uuid, id, subject, 'session.created', ${now.toString()}::timestamptz, 'trainer', '{}' from json_to_recordset(${JSON.stringify(rows)}::json) as row(id uuid, subject uuid)
        returning id
      ) insert into log_queue select ${organisationId}::uuid, id from written
    `.execute(db);
  }
} finally {
  await close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** @param make gives a proof; the check of it is not timed */
async function timed(times: number, make: (at: number) => Promise<() => boolean>): Promise<{ p50: number; p99: number; wrong: number }> {
  const took: number[] = [];
  let wrong = 0;
  for (let at = 0; at < times; at += 1) {
    const started = performance.now();
    const holds = await make(at);
    took.push(performance.now() - started);
    if (!holds()) wrong += 1;
  }
  const sorted = took.toSorted((one, other) => one - other);
  return { p50: round(percentile(sorted, 0.5)), p99: round(percentile(sorted, 0.99)), wrong };
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
