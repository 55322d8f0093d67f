import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { audit } from "../src/features/audit/actions.ts";
import { fixedClock } from "../src/platform/clock.ts";
import { connect } from "../src/platform/database/connect.ts";
import { openEmbedded } from "../src/platform/database/embedded.ts";
import { migrate } from "../src/platform/database/migrate.ts";
import { createLogger } from "../src/platform/logger.ts";
import { sweepHouse } from "../src/sweep-house.ts";
import { testConfig } from "../test/support/config.ts";
import { percentile, report } from "./report.ts";
import { dueInEachSession, fillOrganisation, sweepAt } from "./sweep-stage.ts";

// Five organisations in which deadlines are due: places that lapse, reminders, offers that end. Each one is decided from
// the facts and written with its record, its mail and the next offer. Real embedded database, real fsync.

const due = Number(process.env["SWEEP_DUE"] ?? 100_000);
const open = Number(process.env["SWEEP_OPEN"] ?? 1_000_000);
const organisations = 5;
const idleRuns = 50;

const folder = mkdtempSync(join(tmpdir(), "handslag-sweep-"));
const log = createLogger("warn");
const database = await openEmbedded({ folder, log, alone: true });
const { db, pool, close } = connect(database.url, { log, max: 12 });
try {
  await migrate(pool, log);
  const house = { db, clock: fixedClock(sweepAt), config: testConfig(), log };
  const sessions = Math.ceil(due / organisations / dueInEachSession);
  for (let number = 1; number <= organisations; number += 1) await fillOrganisation(house, { slug: `sweep-${number}`, sessions });
  await pool.query("vacuum analyze");
  house.clock.set(sweepAt);

  const started = performance.now();
  const { done, failed } = await sweepHouse(house, sweepAt);
  const perSecond = Math.round(done / ((performance.now() - started) / 1000));
  const audited = await audit(house);

  await sql`insert into deadlines (organisation_id, id, what, subject_id, due_at)
    select organisation_id, gen_random_uuid(), 'hold', gen_random_uuid(), ${sweepAt.toString()}::timestamptz + n * interval '1 minute'
    from organisations, generate_series(1, ${Math.ceil(open / organisations)}::int) n`.execute(db);
  await pool.query("vacuum analyze");
  const times: number[] = [];
  for (let run = 0; run < idleRuns; run += 1) {
    const from = performance.now();
    await sweepHouse(house, sweepAt);
    times.push(performance.now() - from);
  }
  const idle = percentile(times.sort((a, b) => a - b), 0.5);
  report([
    { bench: "sweep.rate", value: perSecond, unit: "deadlines/s", target: ">= 2000", ok: perSecond >= 2000, due: done, sessions: sessions * organisations },
    { bench: "sweep.failed", value: failed, unit: "deadlines", target: "0", ok: failed === 0 },
    { bench: "sweep.audit", value: audited.invariants.flatMap(({ violations }) => violations).length, unit: "violations", target: "0", ok: audited.ok },
    { bench: "sweep.idle", value: Math.round(idle * 100) / 100, unit: "ms", target: "< 10", ok: idle < 10, open, worst: Math.round((times.at(-1) ?? 0) * 100) / 100 },
  ]);
} finally {
  await close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
