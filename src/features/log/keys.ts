import { randomBytes } from "node:crypto";
import { signerOf, verifierText } from "../../proof/log/note.ts";
import type { Signer } from "../../proof/log/note.ts";
import type { House, Trx } from "../../platform/house.ts";
import { seal, unseal } from "../../platform/sealed.ts";
import { keysOf } from "./store.ts";
import type { Log, LogKey } from "./store.ts";

/** Makes the next key of a log and keeps it sealed. It signs from the present size on. */
export async function makeKey(trx: Trx, { config, clock }: House, log: Log, number: number): Promise<Signer> {
  const seed = randomBytes(32);
  const signer = signerOf(log.origin, seed);
  await trx
    .insertInto("log_keys")
    .values({
      organisation_id: log.organisation_id,
      log: log.number,
      number,
      verifier: verifierText(signer),
      sealed_seed: seal(seed, { secret: config.secret, purpose: purposeOf(log) }),
      from_size: log.size,
      until_size: null,
      made_at: clock.now().toString(),
    })
    .execute();
  return signer;
}

/**
 * Who signs the next head: the key in use; after a change of keys, for that one head, also the one before it.
 * @returns null when a key does not open: the secret of the installation is another than the one it was sealed with
 */
export async function signersOf(db: House["db"], { config }: House, log: Log): Promise<Signer[] | null> {
  const keys = await keysOf(db, { organisationId: log.organisation_id, log: log.number });
  const signers = keys.filter(({ until_size: until }) => until === null).map((key) => opened(key, log, config.secret));
  const known = signers.filter((signer) => signer !== null);
  return known.length === signers.length && known.length > 0 ? known : null;
}

/** A head that two keys signed is the last of the older one. */
export async function endOlderKeys(trx: Trx, log: Log, size: number): Promise<void> {
  await trx
    .updateTable("log_keys")
    .set({ until_size: size })
    .where("organisation_id", "=", log.organisation_id)
    .where("log", "=", log.number)
    .where("until_size", "is", null)
    .where("number", "<", (eb) => eb.selectFrom("log_keys as newest").select((one) => one.fn.max("newest.number").as("number")).where("newest.organisation_id", "=", log.organisation_id).where("newest.log", "=", log.number))
    .execute();
}

function opened(key: LogKey, log: Log, secret: string): Signer | null {
  const seed = unseal(key.sealed_seed, { secret, purpose: purposeOf(log) });
  return seed === null ? null : signerOf(log.origin, seed);
}

function purposeOf({ organisation_id: organisationId, number }: Log): string {
  return `log-key:${organisationId}:${number}`;
}
