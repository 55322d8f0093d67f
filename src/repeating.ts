export type Repeating = {
  /** Does the work now, and answers when it is done. */
  tick: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Does some work at once and then every so often, one time after the other. Stopping waits for what is running.
 * @param work settles whatever goes wrong in it by itself
 * @param every in milliseconds, from the end of one time to the start of the next
 */
export function repeat(work: () => Promise<void>, every: number): Repeating {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const tick = () => {
    running = running.then(work);
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
