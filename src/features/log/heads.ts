import { randomUUID } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { openCheckpoint } from "../../proof/log/checkpoint.ts";
import type { Head } from "../../proof/log/checkpoint.ts";
import { headsInMail } from "../../proof/log/mailed-heads.ts";
import { verifierOf } from "../../proof/log/note.ts";
import type { Verifier } from "../../proof/log/note.ts";
import { openTiles, rootFrom } from "../../proof/log/tiles.ts";
import { continues } from "../../proof/log/tree.ts";
import type { House } from "../../platform/house.ts";
import { LogError } from "./sequence.ts";
import { allLogs, consistencyProof, currentLog, findCheckpoint, findLog, keysOf, stampsOf, tileReader } from "./store.ts";
import type { Log, WhichLog } from "./store.ts";

/** Where the newest head of each log is kept beside the database, so that an older copy of the database is noticed. */
export type KeptHeads = {
  read: (log: Log) => string | null;
  keep: (log: Log, note: string) => void;
  /** The number of the newest log of an organisation of which there is a head; nothing while there is none. */
  newest: (organisationId: string) => number;
};

/** @param folder of the data; one small file for each log */
export function keptHeads(folder: string): KeptHeads {
  const place = join(folder, "log-heads");
  const fileOf = (log: Log) => join(place, `${log.organisation_id}-${log.number}`);
  return {
    newest: (organisationId) => Math.max(0, ...(existsSync(place) ? readdirSync(place) : []).map((name) => Number(name.startsWith(`${organisationId}-`) ? (/^\d+$/.exec(name.slice(organisationId.length + 1))?.[0] ?? 0) : 0))),
    read: (log) => (existsSync(fileOf(log)) ? readFileSync(fileOf(log), "utf8") : null),
    keep: (log, note) => {
      mkdirSync(place, { recursive: true });
      // Two processes may have the same number, each in its own container.
      const fresh = `${fileOf(log)}.${randomUUID()}`;
      const file = openSync(fresh, "w", 0o600);
      writeSync(file, note);
      fsyncSync(file);
      closeSync(file);
      renameSync(fresh, fileOf(log));
    },
  };
}

/** Keeps the newest head of an organisation's log beside the database; one that another process kept there later, or that an older copy of the database does not know, stays. */
export async function keepHead(house: House, organisationId: string, heads: KeptHeads): Promise<void> {
  const log = await currentLog(house.db, organisationId);
  const newest = log === undefined ? undefined : await findCheckpoint(house.db, { organisationId, log: log.number });
  if (log === undefined || newest === undefined) return;
  const kept = heads.read(log);
  if (kept === null || sizeIn(kept) < newest.size) heads.keep(log, newest.note);
}

/** Not a number, and so less than nothing, for what is no head: that is looked at when the program starts. */
function sizeIn(note: string): number {
  return Number(note.split("\n")[1]);
}

/**
 * Looks at every log that goes on before anything is served: it must be what its last head says, and go on from every head that was stamped or kept beside the database.
 * @throws {LogError} one line that names the log and what to do
 */
export async function checkLogs(house: House, heads: KeptHeads): Promise<void> {
  const organisations = await house.db.selectFrom("logs").select("organisation_id").distinct().execute();
  for (const { organisation_id: organisationId } of organisations) {
    const log = await currentLog(house.db, organisationId);
    if (log === undefined) continue;
    // Another process may add to it meanwhile: the log is looked at as it was at one moment, later than the head in the file.
    const kept = heads.read(log);
    if (heads.newest(organisationId) > log.number) throw new LogError(`log ${log.origin}: a later log of the same organisation was kept beside the database: this is an older copy. Restore the newer one, or go on in a new log with npm run -s handslag -- log restart`);
    await house.db.transaction().setIsolationLevel("repeatable read").execute((trx) => checkLog({ ...house, db: trx }, { organisationId, log: log.number }, kept));
  }
}

/** How a log stands to a head of it that was found elsewhere: it goes on from it, has not come to it (an older copy), or says something else. */
export type HeadComparison = { origin: string; headSize: number; logSize: number; how: "goes-on" | "older" | "differs" };

/** Compares every signed head of an organisation's logs that stands in a text, such as a mail, with the log as it is now. Empty when none stands there. */
export async function compareHeads(house: Pick<House, "db">, organisationId: string, text: Uint8Array): Promise<HeadComparison[]> {
  const compared: HeadComparison[] = [];
  for (const log of await allLogs(house.db, organisationId)) {
    const keys = await verifiersOf(house, log);
    const root = rootFrom({ size: log.size, read: await tileReader(house.db, { organisationId, log: log.number }, openTiles(log.size)) });
    const signed = headsInMail(text, log.origin).map(({ note }) => openCheckpoint(note, keys)).flatMap((opened) => (opened.ok ? [opened.head] : []));
    for (const head of signed) {
      const how = head.size > log.size ? "older" : (await goesOnFrom(house, log, { head, root })) ? "goes-on" : "differs";
      compared.push({ origin: log.origin, headSize: head.size, logSize: log.size, how });
    }
  }
  return compared;
}

async function checkLog(house: House, which: WhichLog, kept: string | null): Promise<void> {
  const log = await findLog(house.db, which);
  if (log === undefined) return;
  const root = rootFrom({ size: log.size, read: await tileReader(house.db, which, openTiles(log.size)) });
  const newest = await findCheckpoint(house.db, which);
  const stamped = (await stampsOf(house.db, which)).at(-1);
  const stampedNote = stamped === undefined ? undefined : await findCheckpoint(house.db, which, stamped.size);
  for (const note of [newest?.note, stampedNote?.note, kept]) {
    if (note === undefined || note === null) continue;
    const head = await headOf(house, log, note);
    if (!(await goesOnFrom(house, log, { head, root }))) throw new LogError(olderCopy(log, head));
  }
}

async function headOf(house: House, log: Log, note: string): Promise<Head> {
  const opened = openCheckpoint(note, await verifiersOf(house, log));
  if (!opened.ok) throw new LogError(`log ${log.origin}: a head that was kept is not signed by its keys (${opened.fault})`);
  return opened.head;
}

async function verifiersOf({ db }: Pick<House, "db">, log: Log): Promise<Verifier[]> {
  const keys = await keysOf(db, { organisationId: log.organisation_id, log: log.number });
  return keys.map(({ verifier }) => verifierOf(verifier)).filter((one) => one !== null);
}

/** Whether a log, as it is now, begins with everything that a head of it held. */
async function goesOnFrom(house: Pick<House, "db">, log: Log, { head, root }: { head: Head; root: Uint8Array }): Promise<boolean> {
  if (head.size > log.size) return false;
  const proof = await consistencyProof(house.db, { organisationId: log.organisation_id, log: log.number }, { from: head.size, to: log.size });
  return continues({ from: head.size, fromRoot: head.root, to: log.size, toRoot: root, proof });
}

function olderCopy(log: Log, head: Head): string {
  return `log ${log.origin}: the database has ${log.size} records and does not go on from the head that was signed at ${head.size}: it is an older or another copy. Restore the newer one, or go on in a new log with npm run -s handslag -- log restart`;
}
