import { WrongUse } from "./command.ts";
import type { Environment } from "./command.ts";
import { importBank } from "./import/bank.ts";

export async function run(args: readonly string[], env: Environment): Promise<void> {
  const [what = "", ...rest] = args;
  if (what !== "bank") throw new WrongUse(`import wants bank${what === "" ? "" : `, got ${what}`}; see handslag import --help`);
  await importBank(rest, env);
}
