import { createApiKey } from "../features/api/actions.ts";
import { flagValue, onlyKnown, print, printJson, WrongUse } from "./command.ts";
import type { Environment } from "./command.ts";
import { withHouse } from "./with-house.ts";

export async function run(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args, { flags: ["--json"], valued: ["--organisation", "--name"], words: 1 });
  const organisation = flagValue(args, "--organisation");
  if (args[0] !== "create" || organisation === undefined) {
    throw new WrongUse("usage: handslag api-key create --organisation SLUG [--name NAME] [--json]");
  }
  const made = await withHouse(env, ({ house }) => createApiKey(house, { organisationSlug: organisation, name: flagValue(args, "--name") ?? "API" }));
  if (!made.ok) throw new WrongUse(`no organisation ${organisation}`);
  if (args.includes("--json")) printJson({ organisation, key: made.key });
  else print(`${made.key}\n\nKeep it safe: it is not shown again.`);
}
