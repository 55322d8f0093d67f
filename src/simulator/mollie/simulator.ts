import { Hono } from "hono";
import type { Logger } from "../../platform/logger.ts";
import { listenOn } from "../../platform/serve.ts";
import { apiRoutes } from "./api.ts";
import type { Simulation } from "./api.ts";
import { openBooks } from "./books.ts";
import { checkoutRoutes } from "./checkout.tsx";
import { controlRoutes } from "./control.ts";
import { messengerOf } from "./messenger.ts";
import { misbehaving } from "./misbehaviour.ts";

export type MollieSimulator = { url: string; apiKey: string; port: number; /** Waits until every message was handed over or given up. */ settled: () => Promise<void>; stop: () => Promise<void> };

export const simulatorKey = "test_simulator00000000000000000000";

/**
 * A server of its own that behaves like the payment provider, on this machine only: its API, a page on which a payer chooses how it ends,
 * unsigned messages, and everything that can go wrong in between. Nothing is ever charged.
 * @param options.file keeps what it knows; null: forgotten at the end
 */
export async function startMollieSimulator(options: { port: number; now: () => Temporal.Instant; log: Logger; file: string | null }): Promise<MollieSimulator> {
  const address = { url: "" };
  const messenger = messengerOf();
  const simulation: Simulation = { ...openBooks(options.file), messenger, misbehaviour: misbehaving(), apiKey: simulatorKey, now: options.now, url: () => address.url };
  const app = new Hono();
  app.route("/v2", apiRoutes(simulation));
  app.route("/_simulator", controlRoutes(simulation));
  app.route("/", checkoutRoutes(simulation));
  const { port, stop } = await listenOn(app, { port: options.port, hostname: "127.0.0.1", log: options.log });
  address.url = `http://127.0.0.1:${port}`;
  return { url: address.url, apiKey: simulatorKey, port, settled: messenger.settled, stop };
}
