/**
 * Says once what happens many times at the same moment, such as every connection of a pool that is lost: the first call waits a
 * little, and then `write` hears how often it happened.
 */
export function gather(write: (times: number) => void, { waitMs = 400 } = {}): () => void {
  let times = 0;
  return () => {
    times += 1;
    if (times > 1) return;
    setTimeout(() => {
      const counted = times;
      times = 0;
      write(counted);
    }, waitMs).unref();
  };
}
