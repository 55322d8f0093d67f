import { readConfig } from "../platform/config.ts";
import { runServer } from "../run-server.ts";
import { onlyKnown, print } from "./command.ts";
import type { Environment } from "./command.ts";

/** Listens on loopback, unless HANDSLAG_URL says that the house is reached from elsewhere. */
export async function run(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args, {});
  const config = readConfig(env);
  const outside = env["HANDSLAG_URL"] !== undefined && !["localhost", "127.0.0.1"].includes(new URL(config.baseUrl).hostname);
  await runServer({
    config,
    hostname: outside ? "0.0.0.0" : "127.0.0.1",
    ready: ({ port }) => print(`Handslag is ready on ${env["HANDSLAG_URL"] === undefined ? `http://localhost:${port}` : config.baseUrl}`),
  });
}
