import { createLogger } from "../platform/logger.ts";
import { systemClock } from "../platform/clock.ts";
import { startMollieSimulator } from "../simulator/mollie/simulator.ts";
import { flagValue, onlyKnown, print, WrongUse } from "./command.ts";

/** Runs until it is stopped; what it knows is forgotten then. */
export async function run(args: readonly string[]): Promise<void> {
  onlyKnown(args, { valued: ["--port"] });
  const port = Number(flagValue(args, "--port") ?? "4100");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUse("--port wants a port number from 0 to 65535");
  const simulator = await startMollieSimulator({ port, now: systemClock.now, log: createLogger("warn"), file: null });
  print(`Mollie is simulated on ${simulator.url}\n`);
  print(`  MOLLIE_API_URL=${simulator.url}`);
  print(`  MOLLIE_API_KEY=${simulator.apiKey}`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  await simulator.stop();
}
