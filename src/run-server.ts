import type { Hono } from "hono";
import { createApp } from "./app.tsx";
import { checkLogs, keptHeads } from "./features/log/actions.ts";
import { keepInbound, takesMail } from "./features/mail-evidence/actions.ts";
import { requeueUnread } from "./features/mail-evidence/jobs.ts";
import { requeueUnsent } from "./features/messages/jobs.ts";
import { startLogKeeper, startStamping } from "./log-keeper.ts";
import { openHouse } from "./open-house.ts";
import type { OpenHouse } from "./open-house.ts";
import type { Config } from "./platform/config.ts";
import type { House } from "./platform/house.ts";
import { startMailReceiver } from "./platform/mail/receiver.ts";
import type { MailReceiver } from "./platform/mail/receiver.ts";
import { startJobs } from "./platform/jobs.ts";
import { createLogger } from "./platform/logger.ts";
import type { Logger } from "./platform/logger.ts";
import { listenOn } from "./platform/serve.ts";
import { tasks } from "./tasks.ts";
import { startTicker } from "./ticker.ts";

export type ServerOptions = {
  config: Config;
  hostname: string;
  /** Called when the house is open and before it listens. */
  prepare?: (open: OpenHouse) => Promise<{ config: Config; stop: () => Promise<void> }>;
  /** Called once it listens; `mailPort` is where reports and answers come in, null for nowhere. */
  ready: (address: { port: number; mailPort: number | null }) => void;
};

/**
 * Serves until a signal asks it to stop: then it takes no new requests, finishes the running ones and the running jobs,
 * closes the database and returns. When the database ends under it, it says so in one line and ends at once: nothing can be
 * finished any more, and what was committed is safe.
 */
export async function runServer({ config, hostname, prepare, ready }: ServerOptions): Promise<void> {
  const log = createLogger(config.logLevel);
  endOnFaults(log);
  const asked = stopSignal();
  const started: { stop: () => Promise<void> }[] = [];
  try {
    const open = await openHouse(config, { log, as: "server", migrates: true });
    started.push({ stop: open.close });
    void open.lost.then((reason) => end(log, reason));
    const prepared = await prepare?.(open);
    if (prepared !== undefined) started.push(prepared);
    const house = { ...open.house, config: prepared?.config ?? open.house.config };
    const heads = keptHeads(house.config.dataFolder);
    await checkLogs(house, heads);
    await requeueUnsent(house);
    await requeueUnread(house);
    const receiver = await startReceiver(house, hostname);
    if (receiver !== null) started.push(receiver);
    started.push(await startJobs(open.pool, tasks(house), { log, concurrency: 2, onEnd: (reason) => end(log, reason) }));
    const ticker = startTicker(house, { every: config.demo ? 5_000 : 10_000, demoClock: open.demoClock });
    started.push(ticker, startLogKeeper(house, { every: 1_000, heads }), startStamping(house, { every: 5_000 }));
    const app: Hono = createApp(house, { pool: open.pool, demoClock: open.demoClock, tick: ticker.tick });
    const listening = await listenOn(app, { port: config.port, hostname, log });
    started.push(listening);
    ready({ port: listening.port, mailPort: receiver?.port ?? null });
    await asked;
  } finally {
    for (const { stop } of started.toReversed()) await stop();
  }
}

/** Beside the pages, where a domain is set: reports about our mail and answers to it. */
async function startReceiver(house: House, hostname: string): Promise<MailReceiver | null> {
  const { bounce } = house.config;
  return bounce === null ? null : startMailReceiver({ ...bounce, hostname, log: house.log, takes: (address) => takesMail(house, address), keep: (mail) => keepInbound(house, mail) });
}

/** A fault that nobody treats leaves the program in a state that nobody knows. */
function endOnFaults(log: Logger): void {
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "a fault that nobody treats");
    process.exit(1);
  });
}

function end(log: Logger, reason: string): never {
  log.fatal(reason);
  process.exit(1);
}

/** One Ctrl-C below npm arrives twice, from the terminal and from npm; only a later one is a second wish. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | null = null;
    const onSignal = () => {
      if (askedAt !== null && performance.now() - askedAt > 1_000) process.exit(130);
      askedAt ??= performance.now();
      resolve();
    };
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, onSignal);
  });
}
