import type { Hono } from "hono";
import { createApp } from "./app.tsx";
import { requeueUnsent } from "./features/messages/jobs.ts";
import { openHouse } from "./open-house.ts";
import type { OpenHouse } from "./open-house.ts";
import type { Config } from "./platform/config.ts";
import { startJobs } from "./platform/jobs.ts";
import { createLogger } from "./platform/logger.ts";
import { listenOn } from "./platform/serve.ts";
import { tasks } from "./tasks.ts";
import { startTicker } from "./ticker.ts";

export type ServerOptions = {
  config: Config;
  hostname: string;
  /** Called when the house is open and before it listens. */
  prepare?: (open: OpenHouse) => Promise<{ config?: Config; stop?: () => Promise<void> }>;
  /** Called once it listens. */
  ready: (address: { port: number }) => void;
};

/**
 * Serves until a signal asks it to stop: then it takes no new requests, finishes the running ones and the running jobs,
 * closes the database and returns. A second signal ends it at once.
 * @throws {Error} when the database ends under it
 */
export async function runServer({ config, hostname, prepare, ready }: ServerOptions): Promise<void> {
  const log = createLogger(process.env["LOG_LEVEL"] ?? "info");
  const open = await openHouse(config, { log, alone: true });
  try {
    const prepared = await prepare?.(open);
    const house = { ...open.house, config: prepared?.config ?? config };
    await requeueUnsent(house);
    const jobs = await startJobs(open.pool, tasks(house), { log, concurrency: 2 });
    const ticker = startTicker(house, { every: config.demo ? 5_000 : 10_000, demoClock: open.demoClock });
    const app: Hono = createApp(house, { pool: open.pool, demoClock: open.demoClock, tick: ticker.tick });
    const listening = await listenOn(app, { port: config.port, hostname, log });
    ready(listening);
    const ended = await Promise.race([stopSignal(), open.lost.then((reason) => ({ lost: reason }))]);
    await listening.stop();
    await ticker.stop();
    await jobs.stop();
    await prepared?.stop?.();
    if (ended !== "signal") throw new Error(ended.lost);
  } finally {
    await open.close();
  }
}

function stopSignal(): Promise<"signal"> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = () => {
      if (asked) process.exit(130);
      asked = true;
      resolve("signal");
    };
    process.on("SIGTERM", onSignal);
    process.on("SIGINT", onSignal);
  });
}
