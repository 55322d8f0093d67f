import { once } from "node:events";
import { serve as listen } from "@hono/node-server";
import type { ServerType } from "@hono/node-server";
import type { Hono } from "hono";
import type { Logger } from "./logger.ts";

export type Listening = { port: number; stop: () => Promise<void> };

/** How long a stop waits for a request that does not end. */
const patienceMs = 10_000;

/**
 * Listens until stopped. Stopping takes no new requests and lets the running ones finish.
 * @param options.hostname loopback unless the house is reached from outside
 * @throws {Error} one line when the port is taken or not ours to take
 */
export async function listenOn(app: Hono, options: { port: number; hostname: string; log: Logger }): Promise<Listening> {
  const { port, hostname, log } = options;
  const server = listen({ fetch: app.fetch, port, hostname });
  await started(server, port);
  const address = server.address();
  const actual = address !== null && typeof address === "object" ? address.port : port;
  return {
    port: actual,
    stop: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      const impatient = setTimeout(() => {
        log.warn("requests that did not end were broken off");
        if ("closeAllConnections" in server) server.closeAllConnections();
      }, patienceMs);
      // A connection whose request is answered would otherwise stay open for some seconds, in case there is another.
      const closeIdle = () => "closeIdleConnections" in server && server.closeIdleConnections();
      closeIdle();
      const closing = setInterval(closeIdle, 50);
      await closed;
      clearInterval(closing);
      clearTimeout(impatient);
    },
  };
}

async function started(server: ServerType, port: number): Promise<void> {
  if (server.listening) return;
  try {
    await once(server, "listening");
  } catch (cause) {
    const denied = cause instanceof Error && "code" in cause && cause.code === "EACCES";
    throw new Error(denied ? `port ${port} is not ours to take: set PORT to 1024 or higher` : `port ${port} is taken: stop what listens there, or set PORT`, { cause });
  }
}
