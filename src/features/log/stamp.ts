import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { sql } from "kysely";
import type { House } from "../../platform/house.ts";
import { oneLine } from "../../platform/plain-text.ts";
import { askForTimeStamp } from "../../platform/time-stamps/ask.ts";
import type { Asked } from "../../platform/time-stamps/ask.ts";
import { readPinnedRoots } from "../../platform/time-stamps/pinned-roots.ts";
import { hex, utf8 } from "../../proof/bytes.ts";
import { sha256 } from "../../proof/sha256.ts";
import { checkTimeStamp } from "../../proof/time-stamp/check.ts";
import type { TimeStamp } from "../../proof/time-stamp/check.ts";
import { nonceOf, timeStampRequest } from "../../proof/time-stamp/request.ts";
import { writeRecords } from "../evidence/store.ts";
import { holdLog } from "./sequence.ts";
import { findCheckpoint } from "./store.ts";
import type { Checkpoint, Log } from "./store.ts";

/** How far the clock of a service may be from ours before its stamp is refused. */
const toleranceSeconds = 300;
/** One stamp covers everything before it, so one a minute is plenty. */
const restSeconds = 60;
const longestWaitMinutes = 60;

/** Where the certificates lie that time stamps must lead to. */
export function rootsFolder({ config }: Pick<House, "config">): string {
  return join(config.dataFolder, "tsa-roots");
}

/**
 * Asks for a time stamp over the newest head of each log in which something happened since the last one. While no service answers, it waits longer and longer and says why.
 * Whatever was stamped is a record itself, and asks for no stamp of its own.
 * @param asked.only of one organisation; null: of all
 * @param asked.patienceMs for each service, where somebody waits for the answer
 * @returns how many were stamped
 */
export async function stampDueHeads(house: House, { only = null, patienceMs }: { only?: string | null; patienceMs?: number } = {}): Promise<number> {
  if (house.config.tsaUrls.length === 0) return 0;
  const due = await dueLogs(house, only);
  if (due.length === 0) return 0;
  const roots = (await readPinnedRoots(rootsFolder(house))).roots.map(({ pem }) => pem);
  let stamped = 0;
  for (const [at, log] of due.entries()) {
    const head = await findCheckpoint(house.db, { organisationId: log.organisation_id, log: log.number });
    if (head === undefined) continue;
    const asked = await ask(house, head, { roots, patienceMs });
    if (asked.ok) {
      if (await keep(house, log, head, asked)) stamped += 1;
      continue;
    }
    // Where nobody answers one log, nobody answers the next: each would wait for its own silence.
    const isSilence = asked.failures.every(({ kind }) => kind === "unreachable" || kind === "too-slow");
    for (const one of isSilence ? due.slice(at) : [log]) await postpone(house, one, asked.failures);
    if (isSilence) break;
  }
  return stamped;
}

/** The logs that go on and have steps that no stamp covers, as far as it is time to ask. */
async function dueLogs({ db, clock }: House, only: string | null): Promise<Log[]> {
  const { rows } = await sql<{ organisation_id: string; number: number }>`
    select l.organisation_id, l.number from logs l
    where l.step_size > coalesce((select max(size) from time_stamps s where s.organisation_id = l.organisation_id and s.log = l.number), 0)
      and (l.stamp_due_at is null or l.stamp_due_at <= ${clock.now().toString()}::timestamptz)
      and (${only}::uuid is null or l.organisation_id = ${only}::uuid)
      and l.number = (select max(number) from logs x where x.organisation_id = l.organisation_id)
  `.execute(db);
  if (rows.length === 0) return [];
  const logs = await db.selectFrom("logs").selectAll().where("organisation_id", "in", rows.map((row) => row.organisation_id)).execute();
  return logs.filter((log) => rows.some((row) => row.organisation_id === log.organisation_id && row.number === log.number));
}

async function ask(house: House, head: Checkpoint, { roots, patienceMs }: { roots: readonly string[]; patienceMs: number | undefined }): Promise<Asked<TimeStamp>> {
  const data = utf8.encode(head.note);
  const nonce = nonceOf(randomBytes(8));
  return askForTimeStamp({
    urls: house.config.tsaUrls,
    ...(patienceMs === undefined ? {} : { timeoutMs: patienceMs }),
    request: timeStampRequest(sha256(data), nonce),
    check: (reply) => checkTimeStamp({ reply, data, nonce, roots, clock: { nowMs: house.clock.now().epochMilliseconds, toleranceSeconds } }),
  });
}

/** @returns whether it is the stamp that is kept: of two at once, one is */
async function keep(house: House, log: Log, head: Checkpoint, { url, request, reply, stamp }: Extract<Asked<TimeStamp>, { ok: true }>): Promise<boolean> {
  const now = house.clock.now();
  const { organisation_id: organisationId, number } = log;
  return house.db.transaction().execute(async (trx) => {
    await holdLog(trx, house, organisationId);
    const known = await trx.selectFrom("time_stamps").select("size").where("organisation_id", "=", organisationId).where("log", "=", number).where("size", "=", head.size).executeTakeFirst();
    if (known !== undefined) return false;
    const root = hex(Buffer.from(head.note.split("\n")[2] ?? "", "base64"));
    const [recordId = ""] = await writeRecords(trx, organisationId, [{ subjectId: organisationId, type: "anchor.tsa", at: now, actor: "time-stamp-service", details: { log: number, size: head.size, root, reply: hex(sha256(reply)) } }]);
    await trx
      .insertInto("time_stamps")
      .values({
        organisation_id: organisationId, log: number, size: head.size, service: url, request: Buffer.from(request), reply: Buffer.from(reply), chain: stamp.chain.join("\n"),
        stamped_at: stamp.at, accuracy_ms: stamp.accuracySeconds === null ? null : Math.round(stamp.accuracySeconds * 1_000), asked_at: now.toString(), record_id: recordId,
      })
      .execute();
    await trx.updateTable("logs").set({ stamp_attempts: 0, stamp_faults: "[]", stamp_due_at: now.add({ seconds: restSeconds }).toString() }).where("organisation_id", "=", organisationId).where("number", "=", number).execute();
    return true;
  });
}

async function postpone(house: House, log: Log, failures: Asked<TimeStamp>["failures"]): Promise<void> {
  const attempts = log.stamp_attempts + 1;
  const minutes = Math.min(longestWaitMinutes, 2 ** Math.min(attempts - 1, 10));
  await house.db
    .updateTable("logs")
    .set({ stamp_attempts: attempts, stamp_faults: JSON.stringify(failures.map(({ url, kind, why }) => ({ service: url, fault: oneLine(`${kind}: ${why}`).slice(0, 500) }))), stamp_due_at: house.clock.now().add({ minutes }).toString() })
    .where("organisation_id", "=", log.organisation_id)
    .where("number", "=", log.number)
    .execute();
  house.log.warn({ log: log.origin, attempts, kinds: failures.map(({ kind }) => kind) }, "no time stamp service gave a stamp; it is asked again later");
}
