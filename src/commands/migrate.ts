import { onlyKnown, print, printJson } from "./command.ts";
import type { Environment } from "./command.ts";
import { withHouse } from "./with-house.ts";

export async function run(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args, { flags: ["--json"] });
  const applied = await withHouse(env, async (open) => open.applied, { migrates: true });
  if (args.includes("--json")) printJson({ upToDate: true, applied });
  else print(`The database is up to date.${applied.length > 0 ? ` Applied now: ${applied.join(", ")}` : ""}`);
}
