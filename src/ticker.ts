import type { DemoClock } from "./platform/clock.ts";
import type { House } from "./platform/house.ts";
import { repeat } from "./repeating.ts";
import type { Repeating } from "./repeating.ts";
import { sweepHouse } from "./sweep-house.ts";

/**
 * Sweeps at once and then every so often, one sweep at a time. A sweep that fails is logged; the next one tries again.
 * @param every in milliseconds, from the end of one sweep to the start of the next
 */
export function startTicker(house: House, { every, demoClock }: { every: number; demoClock: DemoClock | null }): Repeating {
  return repeat(async () => {
    try {
      await demoClock?.refresh();
      await sweepHouse(house, house.clock.now());
    } catch (error) {
      house.log.error({ err: error }, "a sweep failed; the next one tries again");
    }
  }, every);
}
