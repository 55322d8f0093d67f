import { renewPassword } from "../features/accounts/actions.ts";
import { onlyKnown, print, printJson, WrongUse } from "./command.ts";
import type { Environment } from "./command.ts";
import { withHouse } from "./with-house.ts";

export async function run(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args, { flags: ["--json"], words: 1 });
  const email = args.find((arg) => !arg.startsWith("-"));
  if (email === undefined) throw new WrongUse("usage: handslag password EMAIL [--json]");
  const renewed = await withHouse(env, ({ house }) => renewPassword(house, { email }));
  if (!renewed.ok) throw new WrongUse(`no account with the address ${email}`);
  if (args.includes("--json")) printJson({ email, password: renewed.password });
  else print(`${renewed.password}\n\nThis is the new password of ${email}; it is not shown again. Whoever was logged in with the old one no longer is.`);
}
