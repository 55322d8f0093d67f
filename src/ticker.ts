import type { DemoClock } from "./platform/clock.ts";
import type { House } from "./platform/house.ts";
import { sweepHouse } from "./sweep-house.ts";

export type Ticker = {
  /** Sweeps now, and answers when it is done. */
  tick: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Sweeps at once and then every so often, one sweep at a time. A sweep that fails is logged; the next one tries again.
 * @param every in milliseconds, from the end of one sweep to the start of the next
 */
export function startTicker(house: House, { every, demoClock }: { every: number; demoClock: DemoClock | null }): Ticker {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const sweepOnce = async () => {
    try {
      await demoClock?.refresh();
      await sweepHouse(house, house.clock.now());
    } catch (error) {
      house.log.error({ err: error }, "a sweep failed; the next one tries again");
    }
  };
  const tick = () => {
    running = running.then(sweepOnce);
    return running;
  };
  const goOn = () => {
    void tick().finally(() => {
      if (!stopped) timer = setTimeout(goOn, every);
    });
  };
  goOn();
  return {
    tick,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
