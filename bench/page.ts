import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { createApp } from "../src/app.tsx";
import { systemClock } from "../src/platform/clock.ts";
import { connect } from "../src/platform/database/connect.ts";
import { openEmbedded } from "../src/platform/database/embedded.ts";
import { migrate } from "../src/platform/database/migrate.ts";
import { createLogger } from "../src/platform/logger.ts";
import { assetUrl, findAsset } from "../src/ui/assets.ts";
import { setStage } from "../test/support/cast.ts";
import { testConfig } from "../test/support/config.ts";
import { percentile, report } from "./report.ts";

// The sign-up page as the server makes it, one request at a time, and what a browser has to fetch before it can show it.

const folder = mkdtempSync(join(tmpdir(), "handslag-page-"));
const log = createLogger("warn");
const database = await openEmbedded({ folder, log, alone: true });
const { db, pool, close } = connect(database.url, { log, max: 4 });
try {
  await migrate(pool, log);
  const house = { db, clock: systemClock, config: testConfig(), log };
  await setStage(house, { startsAt: Temporal.Now.instant().add({ hours: 24 * 60 }) });
  await pool.query("analyze");
  const app = createApp(house, { pool, demoClock: null, tick: async () => undefined });
  const path = "/helder/onderhandelen/jan-21/sign-up";
  const times: number[] = [];
  let html = "";
  for (let request = 0; request < 600; request += 1) {
    const start = performance.now();
    html = await (await app.request(path)).text();
    if (request >= 100) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const p50 = Math.round(percentile(times, 0.5) * 100) / 100;
  const sheet = findAsset(assetUrl("handslag.css"))?.compressed?.br.byteLength ?? 0;
  const bytes = brotliCompressSync(html).byteLength + sheet;
  report([
    { bench: "page.sign-up", value: p50, unit: "ms p50", target: "< 5", ok: p50 < 5, p99: Math.round(percentile(times, 0.99) * 100) / 100 },
    { bench: "page.weight", value: Math.round(bytes / 102.4) / 10, unit: "kB br", target: "< 40", ok: bytes < 40_960 },
    { bench: "page.scripts", value: (html.match(/<script(?! type="application\/ld\+json")/g) ?? []).length, unit: "scripts", target: "0", ok: !/<script(?! type="application\/ld\+json")/.test(html) },
  ]);
} finally {
  await close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
