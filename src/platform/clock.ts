import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Database } from "./database/schema.ts";

export type Clock = { now: () => Temporal.Instant };

export const systemClock: Clock = { now: realNow };

/**
 * The real time in whole milliseconds: the database keeps microseconds and rounds, and a moment that comes back later than it
 * went in would not have happened yet.
 */
function realNow(): Temporal.Instant {
  return Temporal.Now.instant().round({ smallestUnit: "millisecond", roundingMode: "floor" });
}

export type FixedClock = Clock & { advance: (duration: Temporal.DurationLike) => void; set: (instant: Temporal.Instant) => void };

/** Stands still until told otherwise. */
export function fixedClock(start: Temporal.Instant | string): FixedClock {
  let current = Temporal.Instant.from(start);
  return {
    now: () => current,
    advance: (duration) => {
      current = current.add(duration);
    },
    set: (instant) => {
      current = instant;
    },
  };
}

export type DemoClock = Clock & {
  /** Moves everybody's clock forward; it never goes back. */
  forward: (by: Temporal.DurationLike) => Promise<void>;
  /** Learns of moves made by other processes. */
  refresh: () => Promise<void>;
};

/** The real time plus an offset that is kept in the database, so that a restart does not travel back. */
export async function demoClock(db: Kysely<Database>): Promise<DemoClock> {
  let offsetSeconds = 0;
  const refresh = async () => {
    const row = await db.selectFrom("demo_clock").select("offset_seconds").executeTakeFirst();
    offsetSeconds = row?.offset_seconds ?? 0;
  };
  await refresh();
  return {
    now: () => realNow().add({ seconds: offsetSeconds }),
    refresh,
    forward: async (by) => {
      const seconds = Math.round(Temporal.Duration.from(by).total({ unit: "seconds" }));
      if (seconds < 0) throw new RangeError(`the demo clock only moves forward, not by ${seconds} s`);
      await sql`update demo_clock set offset_seconds = offset_seconds + ${seconds}`.execute(db);
      await refresh();
    },
  };
}
