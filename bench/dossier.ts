import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contentChoices, makeDossier } from "../src/features/dossier/actions.ts";
import { sequence, stampDueHeads } from "../src/features/log/actions.ts";
import { keysOf } from "../src/features/log/store.ts";
import { fixedClock } from "../src/platform/clock.ts";
import { connect } from "../src/platform/database/connect.ts";
import { openEmbedded } from "../src/platform/database/embedded.ts";
import { migrate } from "../src/platform/database/migrate.ts";
import { createLogger } from "../src/platform/logger.ts";
import { verifyDossier } from "../src/proof/dossier/verify.ts";
import { checkTimeStamp } from "../src/proof/time-stamp/check.ts";
import { startTimeStampAuthority } from "../src/simulator/time-stamp-authority/server.ts";
import { tasks } from "../src/tasks.ts";
import { setStage } from "../test/support/cast.ts";
import { testConfig } from "../test/support/config.ts";
import { startMailServer } from "../test/support/smtp.ts";
import { stepsIn } from "../test/support/steps.ts";
import { percentile, report } from "./report.ts";

// A deal with 50 mails, each sent to a mail server on this machine, among other deals, with time stamps on the way: the dossier is made, and checked by a reader who has
// the key and the roots. Everything is real but the distance to the mail server and to the time stamp authority.

const mails = 50;
const runs = 15;

const folder = mkdtempSync(join(tmpdir(), "handslag-dossier-"));
const log = createLogger("warn");
const database = await openEmbedded({ folder, log, alone: true });
const { db, pool, close } = connect(database.url, { log, max: 8 });
const clock = fixedClock("2026-11-24T09:41:00Z");
const authority = await startTimeStampAuthority({ port: 0, now: clock.now, log, folder: null });
const server = await startMailServer();
try {
  await migrate(pool, log);
  mkdirSync(join(folder, "tsa-roots"));
  writeFileSync(join(folder, "tsa-roots", "bench.pem"), authority.root);
  const house = { db, pool, clock, log, databaseUrl: database.url, config: { ...testConfig(), dataFolder: folder, tsaUrls: [authority.url], smtpUrl: server.url } };
  const { dealOf, pay } = stepsIn(house);
  const stage = await setStage(house, { capacity: 50 });
  const { organisationId } = stage;
  const dealId = await dealOf(stage, "Anna");
  for (let mail = 0; (await sent()) < mails; mail += 1) {
    await pay(stage, dealId, 100, `part-${mail}`);
    if (mail % 5 === 0) await dealOf(stage, `Ander${mail}`);
    await sendAll();
    clock.advance({ minutes: 2 });
    await sequence(house, organisationId);
    if (mail % 4 === 0) await stampDueHeads(house);
  }

  const making: number[] = [];
  const checking: number[] = [];
  let bytes: Uint8Array = new Uint8Array();
  const [key] = await keysOf(db, { organisationId, log: 1 });
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    const dossier = await makeDossier(house, { organisationId, dealId, choices: contentChoices, locale: "nl" });
    making.push(performance.now() - started);
    if (dossier === undefined) throw new Error("expected a dossier");
    ({ bytes } = dossier);
    const read = performance.now();
    const { verdict } = await verifyDossier(bytes, { knownVerifierKeys: [key?.verifier ?? ""], pinnedRoots: [authority.root], checkTimeStamp });
    checking.push(performance.now() - read);
    if (verdict.kind !== "holds" || verdict.time !== "attested") throw new Error(`the dossier does not hold: ${JSON.stringify(verdict)}`);
  }
  const [made, checked] = [making, checking].map((times) => ({ first: Math.round(times[0] ?? 0), p50: Math.round(percentile(times.slice(1).toSorted((one, other) => one - other), 0.5)) }));
  const facts = { mails: await sent(), bytes: bytes.length };
  report([
    { bench: "dossier.first", value: made?.first ?? 0, unit: "ms", target: "< 2000", ok: (made?.first ?? 0) < 2_000, ...facts },
    { bench: "dossier.p50", value: made?.p50 ?? 0, unit: "ms", target: "< 2000", ok: (made?.p50 ?? 0) < 2_000 },
    { bench: "verify.first", value: checked?.first ?? 0, unit: "ms", target: "< 300", ok: (checked?.first ?? 0) < 300 },
    { bench: "verify.p50", value: checked?.p50 ?? 0, unit: "ms", target: "< 300", ok: (checked?.p50 ?? 0) < 300 },
  ]);

  async function sent(): Promise<number> {
    const rows = await db.selectFrom("messages").select("id").where("subject_id", "=", dealId).where("state", "=", "sent").execute();
    return rows.length;
  }

  async function sendAll(): Promise<void> {
    for (const { id } of await db.selectFrom("messages").select("id").where("state", "=", "queued").orderBy("id").execute()) await tasks(house)["send-message"]?.({ organisationId, messageId: id }, {} as never);
  }
} finally {
  await Promise.all([server.close(), authority.stop()]);
  await close();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
