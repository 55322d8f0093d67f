import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "../src/platform/database/connect.ts";
import { openEmbedded } from "../src/platform/database/embedded.ts";
import { migrate } from "../src/platform/database/migrate.ts";
import { createLogger } from "../src/platform/logger.ts";
import { systemClock } from "../src/platform/clock.ts";
import { sequence } from "../src/features/log/actions.ts";
import { audit } from "../src/features/audit/actions.ts";
import { sweepHouse } from "../src/sweep-house.ts";
import { setStage } from "../test/support/cast.ts";
import { testConfig } from "../test/support/config.ts";
import { report } from "./report.ts";
import { storm } from "./storm-run.ts";

// One session, many people at once: the real app in a process of its own, the embedded database with real fsync,
// and the people in a third process. Then the same against a server that only inserts the same rows in groups.
// The server of the storm has no clock of its own: what fell due by the sign-ups, their invoices, is swept before the audit.

const signUps = Number(process.env["STORM_SIGN_UPS"] ?? 20_000);
const connections = 64;
const seats = 500;

const folder = mkdtempSync(join(tmpdir(), "handslag-storm-"));
const log = createLogger("warn");
const database = await openEmbedded({ folder, log, alone: true });
const bareUrl = await emptyCopies(database.url);
const { db, pool, close } = connect(database.url, { log, max: 4 });
try {
  const startsAt = Temporal.Now.instant().add({ hours: 24 * 60 });
  const house = { db, clock: systemClock, config: testConfig(), log };
  const stage = await setStage(house, { slug: "storm", capacity: seats, startsAt });
  const bareSide = connect(bareUrl, { log, max: 1 });
  const bareStage = await setStage({ ...house, db: bareSide.db }, { slug: "bare", capacity: seats, startsAt });
  await bareSide.close();

  const app = await storm({ server: "bench/storm-app.ts", url: database.url, path: `/api/v1/organisations/storm/sessions/${stage.sessionId}/sign-ups`, signUps, connections, env: { STORM_RECORDING: "1" } });
  const bare = await storm({ server: "bench/storm-bare.ts", url: bareUrl, path: `/bare/${bareStage.organisationId}/${bareStage.sessionId}`, signUps, connections });

  const organisationId = stage.organisationId;
  const counts = await pool.query<{ seated: number; waiting: number; answers: number; mails: number; disorder: number }>(
    `select
       (select count(*) from bookings where organisation_id = $1 and place in ('held', 'confirmed')) as seated,
       (select count(*) from bookings where organisation_id = $1 and place = 'waiting') as waiting,
       (select count(*) from sign_ups where organisation_id = $1) as answers,
       (select count(*) from messages where organisation_id = $1) as mails,
       (select count(*) from bookings w join bookings s on s.organisation_id = w.organisation_id and s.session_id = w.session_id
          and s.place = 'held' and s.arrival > w.arrival where w.organisation_id = $1 and w.place = 'waiting') as disorder`,
    [organisationId],
  );
  const row = counts.rows[0] ?? { seated: 0, waiting: 0, answers: 0, mails: 0, disorder: 0 };
  await sequence(house, organisationId);
  await pool.query("analyze");
  const swept = await sweepHouse(house, house.clock.now());
  const audited = await audit(house);
  report([
    { bench: "storm.rate", value: app.perSecond, unit: "sign-ups/s", target: ">= 2000", ok: app.perSecond >= 2000, signUps, connections, seats },
    { bench: "storm.p50", value: app.p50, unit: "ms", target: "-", ok: true },
    { bench: "storm.p99", value: app.p99, unit: "ms", target: "< 250", ok: app.p99 < 250 },
    { bench: "storm.bare-rate", value: bare.perSecond, unit: "sign-ups/s", target: "-", ok: true },
    { bench: "storm.share-of-bare", value: Math.round((app.perSecond / bare.perSecond) * 100) / 100, unit: "", target: ">= 0.5", ok: app.perSecond >= bare.perSecond / 2 },
    { bench: "storm.oversold", value: Math.max(0, row.seated - seats), unit: "seats", target: "0", ok: row.seated === seats },
    { bench: "storm.lost", value: signUps - row.answers, unit: "sign-ups", target: "0", ok: row.answers === signUps && row.mails === signUps && app.failed === 0, failed: app.failed },
    { bench: "storm.out-of-order", value: row.disorder, unit: "pairs", target: "0", ok: row.disorder === 0 },
    { bench: "storm.audit", value: audited.invariants.flatMap(({ violations }) => violations).length, unit: "violations", target: "0", ok: audited.ok && swept.failed === 0, swept: swept.done },
  ]);
} finally {
  await close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** The migrated database and a second one like it, so that the yardstick breaks no invariant of the first. */
async function emptyCopies(url: string): Promise<string> {
  const own = connect(url, { log: createLogger("silent"), max: 3 });
  await migrate(own.pool, log);
  await own.close();
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  const { pool: maintainer, close: done } = connect(maintenance.href, { log, max: 1 });
  await maintainer.query("select pg_terminate_backend(pid, 2000) from pg_stat_activity where datname = 'handslag'");
  await maintainer.query("create database bare template handslag");
  await done();
  maintenance.pathname = "/bare";
  return maintenance.href;
}
