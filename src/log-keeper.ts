import { keepHead, sequence, stampDueHeads } from "./features/log/actions.ts";
import type { KeptHeads } from "./features/log/actions.ts";
import { organisationsWaiting, sizesOfLogs } from "./features/log/store.ts";
import type { House } from "./platform/house.ts";
import { repeat } from "./repeating.ts";
import type { Repeating } from "./repeating.ts";

/**
 * Puts what happened into the logs, a second after it happened at the latest, and keeps each new head beside the database, also one that somebody else signed: a
 * dossier is made, or a key changed, without waiting for this. A log that must not be gone on with is
 * logged, and holds up nobody else's.
 * @param every in milliseconds
 */
export function startLogKeeper(house: House, { every, heads }: { every: number; heads: KeptHeads }): Repeating {
  // What is stuck stays stuck until somebody looks: it is said once, and not each second.
  const stuck = new Map<string, string>();
  const kept = new Map<string, string>();
  return repeat(async () => {
    try {
      for (const organisationId of await organisationsWaiting(house.db)) await keepUp(house, organisationId, stuck);
      for (const [organisationId, size] of await sizesOfLogs(house.db)) {
        if (kept.get(organisationId) === size) continue;
        await keepHead(house, organisationId, heads);
        kept.set(organisationId, size);
      }
    } catch (error) {
      house.log.error({ err: error }, "the log could not be kept up; the next time tries again");
    }
  }, every);
}

async function keepUp(house: House, organisationId: string, stuck: Map<string, string>): Promise<void> {
  try {
    await sequence(house, organisationId);
    stuck.delete(organisationId);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (stuck.get(organisationId) !== why) house.log.error({ err: error, organisation: organisationId }, "the log of an organisation could not be gone on with");
    stuck.set(organisationId, why);
  }
}

/** Asks for time stamps over what the logs have come to. @param every in milliseconds; a head is stamped once a minute at most */
export function startStamping(house: House, { every }: { every: number }): Repeating {
  return repeat(async () => {
    try {
      await stampDueHeads(house);
    } catch (error) {
      house.log.error({ err: error }, "time stamps could not be asked for; the next time tries again");
    }
  }, every);
}
