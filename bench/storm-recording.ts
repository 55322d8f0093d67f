import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../src/platform/clock.ts";
import { connect } from "../src/platform/database/connect.ts";
import { openEmbedded } from "../src/platform/database/embedded.ts";
import { migrate } from "../src/platform/database/migrate.ts";
import { createLogger } from "../src/platform/logger.ts";
import { setStage } from "../test/support/cast.ts";
import { testConfig } from "../test/support/config.ts";
import { percentile, report } from "./report.ts";
import { storm } from "./storm-run.ts";

// What the log costs while many people sign up: the storm with it and without it, in turn, each in an organisation of its own. Without it no record is queued
// for the log and nobody takes any; the records themselves are written in both.

const signUps = Number(process.env["STORM_SIGN_UPS"] ?? 20_000);
const rounds = Number(process.env["STORM_ROUNDS"] ?? 3);
const connections = 64;
const seats = 500;

const folder = mkdtempSync(join(tmpdir(), "handslag-recording-"));
const log = createLogger("warn");
const database = await openEmbedded({ folder, log, alone: true });
const { db, pool, close } = connect(database.url, { log, max: 4 });
try {
  await migrate(pool, log);
  await pool.query("create function leave_out() returns trigger language plpgsql as 'begin return null; end'");
  const house = { db, clock: systemClock, config: testConfig(), log };
  const rates: Record<"with" | "without", number[]> = { with: [], without: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const which of round % 2 === 0 ? (["without", "with"] as const) : (["with", "without"] as const)) {
      const slug = `storm-${which}-${round}`;
      const stage = await setStage(house, { slug, capacity: seats, startsAt: Temporal.Now.instant().add({ hours: 24 * 60 }) });
      if (which === "without") await pool.query("create trigger leave_out before insert on log_queue for each row execute function leave_out()");
      const { perSecond } = await storm({ server: "bench/storm-app.ts", url: database.url, path: `/api/v1/organisations/${slug}/sessions/${stage.sessionId}/sign-ups`, signUps, connections, env: which === "with" ? { STORM_RECORDING: "1" } : {} });
      if (which === "without") await pool.query("drop trigger leave_out on log_queue");
      rates[which].push(perSecond);
    }
  }
  const median = (numbers: readonly number[]) => percentile(numbers.toSorted((one, other) => one - other), 0.5);
  const [withLog, without] = [median(rates.with), median(rates.without)];
  const share = Math.round((1 - withLog / without) * 1000) / 10;
  report([
    { bench: "recording.with", value: withLog, unit: "sign-ups/s", target: "-", ok: true, rounds: rates.with },
    { bench: "recording.without", value: without, unit: "sign-ups/s", target: "-", ok: true, rounds: rates.without },
    { bench: "recording.cost", value: share, unit: "%", target: "<= 15", ok: share <= 15 },
  ]);
} finally {
  await close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
