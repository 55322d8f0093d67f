import { migrate } from "../platform/database/migrate.ts";
import { print, printJson } from "./command.ts";
import type { Environment } from "./command.ts";
import { withHouse } from "./with-house.ts";

export async function run(args: readonly string[], env: Environment): Promise<void> {
  await withHouse(env, async ({ pool, house }) => {
    const { applied } = await migrate(pool, house.log);
    if (args.includes("--json")) printJson({ upToDate: true, applied });
    else print("The database is up to date.");
  });
}
