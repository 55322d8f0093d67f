import type { House, Trx } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";
import { makeKey } from "./keys.ts";
import { addRecords, holdLog, openLog, sequence, takeQueued } from "./sequence.ts";
import { currentLog, findCheckpoint, keysOf } from "./store.ts";

export { holdLogWithAll, LogError, sequence } from "./sequence.ts";
export { signersOf } from "./keys.ts";
export { checkLogs, compareHeads, keepHead, keptHeads } from "./heads.ts";
export { rootsFolder, stampDueHeads } from "./stamp.ts";
export { proofState } from "./state.ts";
export type { ProofState } from "./state.ts";
export type { HeadComparison, KeptHeads } from "./heads.ts";

/**
 * Changes the key of the log. The next head is signed by the old key and the new one; from then on the new one signs alone.
 * @param seen the id of the key that somebody wants to follow up; when another signs by now, nothing changes. Null: whichever signs
 * @returns the verifier key that signs from now on
 * @throws {LogError} when the present key does not open: then there is nothing to hand over, and a new log is needed
 */
export async function rotateKey(house: House, organisationId: string, seen: string | null = null): Promise<{ verifier: string }> {
  await sequence(house, organisationId);
  return house.db.transaction().execute(async (trx) => {
    const log = await holdLog(trx, house, organisationId);
    const keys = await keysOf(trx, { organisationId, log: log.number });
    const old = keys.at(-1)?.verifier ?? "";
    if (seen !== null && keyIdOf(old) !== seen) return { verifier: old };
    await makeKey(trx, house, log, keys.length + 1);
    const verifier = await newestVerifier(trx, organisationId, log.number);
    await writeRecords(trx, organisationId, [{ subjectId: organisationId, type: "key.rotated", at: house.clock.now(), actor: "trainer", details: { log: log.number, oldKey: keyIdOf(old), newKey: keyIdOf(verifier), size: log.size } }]);
    await addRecords(trx, house, log, await takeQueued(trx, organisationId));
    return { verifier };
  });
}

/**
 * Opens a new log after one that cannot be gone on with: a key that is lost, or a database that is an older copy. Its first record names the last head that is known of
 * the one before, so that whoever holds that head sees where the story was broken off.
 * @param known.note the newest head that is kept outside the database, when there is one
 * @param known.after the newest log of which there is one there: no origin is ever used twice
 * @param known.seen the number of the log that whoever asks wants to leave: of two who ask at once, one opens the next
 * @returns the origin of the log that goes on
 */
export async function restartLog(house: House, organisationId: string, known: { note: string | null; after?: number; seen?: number } = { note: null }): Promise<{ origin: string; repeated: boolean }> {
  return house.db.transaction().execute(async (trx) => {
    const old = await holdLog(trx, house, organisationId);
    if (known.seen !== undefined && old.number !== known.seen) return { origin: old.origin, repeated: true };
    const last = known.note ?? (await findCheckpoint(trx, { organisationId, log: old.number }))?.note ?? "";
    const [, size = "0", root = ""] = last.split("\n");
    const log = await openLog(trx, house, organisationId, Math.max(old.number, known.after ?? 0) + 1);
    await writeRecords(trx, organisationId, [{ subjectId: organisationId, type: "log.restarted", at: house.clock.now(), actor: "trainer", details: { log: log.number, before: old.number, beforeSize: Number(size), beforeRoot: root === "" ? null : Buffer.from(root, "base64").toString("hex") } }]);
    await addRecords(trx, house, log, await takeQueued(trx, organisationId, "log.restarted"));
    return { origin: log.origin, repeated: false };
  });
}

/** The log that goes on and the id of the key that signs it; null before the first record. */
export async function signingKeyOf({ db }: House, organisationId: string): Promise<{ log: number; keyId: string } | null> {
  const log = await currentLog(db, organisationId);
  const key = log === undefined ? undefined : (await keysOf(db, { organisationId, log: log.number })).at(-1);
  return key === undefined ? null : { log: key.log, keyId: keyIdOf(key.verifier) };
}

async function newestVerifier(trx: Trx, organisationId: string, log: number): Promise<string> {
  return (await keysOf(trx, { organisationId, log })).at(-1)?.verifier ?? "";
}

/** The eight digits in the middle of a verifier key, by which people name it. */
export function keyIdOf(verifier: string): string {
  return verifier.split("+")[1] ?? "";
}
