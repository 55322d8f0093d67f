import { sweepHouse } from "../sweep-house.ts";
import { flagValue, onlyKnown, print, printJson, WrongUse } from "./command.ts";
import type { Environment } from "./command.ts";
import { withHouse } from "./with-house.ts";

export async function run(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args, { flags: ["--json"], valued: ["--as-of"] });
  const asked = flagValue(args, "--as-of");
  const asOf = asked === undefined ? null : parseInstant(asked);
  const result = await withHouse(env, ({ house }) => sweepHouse(house, asOf ?? house.clock.now()));
  if (args.includes("--json")) printJson(result);
  else print(`${result.done} done, ${result.failed} failed`);
}

function parseInstant(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch (cause) {
    throw new WrongUse(`--as-of is ${text}, expected an instant such as 2026-12-02T12:00:00Z`, { cause });
  }
}
