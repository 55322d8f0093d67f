import type { House } from "../../platform/house.ts";
import { opensKey } from "./keys.ts";
import { currentLog, findCheckpoint, keysOf, stampsOf } from "./store.ts";

/** What the log of an organisation has come to. */
export type LogState = {
  origin: string;
  /** Counts the logs of the organisation: more than one where one could not be gone on with. */
  number: number;
  size: number;
  /** The newest signed head, as mails carry it. */
  head: string | null;
  signedAt: Temporal.Instant | null;
  /** Each signs heads from a size, up to the size where the next one took over; null: it signs now. */
  keys: { verifier: string; from: number; until: number | null; opens: boolean }[];
  stamps: { count: number; newest: { size: number; at: Temporal.Instant; service: string } | null };
  pending: {
    /** Records that are not in the log yet. */
    records: number;
    /** Records in it that no time stamp covers. */
    unstamped: number;
    /** Why, as far as that is known: what is missing here, or what each service said last. */
    why: string[];
    nextAskAt: Temporal.Instant | null;
  };
};

/** @returns undefined while nothing was recorded */
export async function logState(house: House, organisationId: string): Promise<LogState | undefined> {
  const { db, config } = house;
  const log = await currentLog(db, organisationId);
  if (log === undefined) return undefined;
  const which = { organisationId, log: log.number };
  const [head, keys, stamps] = [await findCheckpoint(db, which), await keysOf(db, which), await stampsOf(db, which)];
  const { waiting } = await db.selectFrom("log_queue").select((eb) => eb.fn.countAll<number>().as("waiting")).where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
  const newest = stamps.at(-1);
  const unstamped = Math.max(0, log.step_size - (newest?.size ?? 0));
  const known = keys.map((key) => ({ verifier: key.verifier, from: key.from_size, until: key.until_size, opens: opensKey(house, log, key) }));
  const closed = known.some(({ until, opens }) => until === null && !opens);
  return {
    origin: log.origin,
    number: log.number,
    size: log.size,
    head: head?.note ?? null,
    signedAt: head?.signed_at ?? null,
    keys: known,
    stamps: { count: stamps.length, newest: newest === undefined ? null : { size: newest.size, at: newest.stamped_at, service: newest.service } },
    pending: {
      records: waiting,
      unstamped,
      why: [
        ...(closed ? ["the key does not open with this HANDSLAG_SECRET"] : waiting > 0 ? ["the server takes them in within a second; nobody does while none runs"] : []),
        ...(unstamped === 0 ? [] : config.tsaUrls.length === 0 ? ["TSA_URLS names no time stamp service"] : faultsOf(log.stamp_faults)),
      ],
      nextAskAt: unstamped === 0 ? null : log.stamp_due_at,
    },
  };
}

function faultsOf(faults: readonly { service: string; fault: string }[]): string[] {
  return faults.length === 0 ? ["the server asks for a stamp once a minute at most"] : faults.map(({ service, fault }) => `${service}: ${fault}`);
}
