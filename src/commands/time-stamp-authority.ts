import { createLogger } from "../platform/logger.ts";
import { systemClock } from "../platform/clock.ts";
import { startTimeStampAuthority } from "../simulator/time-stamp-authority/server.ts";
import { flagValue, onlyKnown, print, WrongUse } from "./command.ts";

/** Runs until it is stopped. */
export async function run(args: readonly string[]): Promise<void> {
  onlyKnown(args, { valued: ["--port", "--folder", "--ahead"] });
  const port = Number(flagValue(args, "--port") ?? "4200");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUse("--port wants a port number from 0 to 65535");
  const ahead = durationOf(flagValue(args, "--ahead") ?? "PT0S");
  const now = () => systemClock.now().add(ahead);
  const authority = await startTimeStampAuthority({ port, now, log: createLogger("warn"), folder: flagValue(args, "--folder") ?? null });
  print(`Times are stamped on ${authority.url}, below a root that nobody outside trusts: ${authority.url}/root.pem\n`);
  print(`  TSA_URLS=${authority.url}\n`);
  print(`Nothing trusts it by that alone: put its root beside the roots that the house trusts, and start the house with that setting:\n`);
  print(`  mkdir -p data/tsa-roots && curl -s ${authority.url}/root.pem -o data/tsa-roots/try-out.pem`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  await authority.stop();
}

/** Hours at most: an instant knows no days of a calendar. */
function durationOf(text: string): Temporal.Duration {
  try {
    const duration = Temporal.Duration.from(text);
    return Temporal.Duration.from({ milliseconds: Math.round(duration.total({ unit: "milliseconds" })) });
  } catch (cause) {
    throw new WrongUse("--ahead wants a duration such as PT36H or -PT10M", { cause });
  }
}
