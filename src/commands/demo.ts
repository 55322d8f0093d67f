import { startMailCatcher } from "../features/demo/mailbox.ts";
import { fillDemo, demoLogIn } from "../features/demo/actions.ts";
import { readConfig } from "../platform/config.ts";
import { runServer } from "../run-server.ts";
import { sweepHouse } from "../sweep-house.ts";
import { onlyKnown, print } from "./command.ts";
import type { Environment } from "./command.ts";

/** Always on loopback: a demo catches mail and lets anybody move the clock. */
export async function run(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args, {});
  const config = readConfig(env, "demo");
  await runServer({
    config,
    hostname: "127.0.0.1",
    prepare: async ({ house }) => {
      const catcher = await startMailCatcher(house);
      const caught = { ...config, smtpUrl: catcher.url };
      await fillDemo({ ...house, config: caught }, sweepHouse);
      return { config: caught, stop: catcher.close };
    },
    ready: ({ port }) => {
      const address = `http://localhost:${port}`;
      print(`Handslag is ready on ${address}\n`);
      print(`  Sign up          ${address}/demo`);
      print(`  Caught mail      ${address}/_mail`);
      print(`  Move the clock   ${address}/_clock`);
      print(`  Office           ${address}/office   ${demoLogIn.email}   ${demoLogIn.password}\n`);
    },
  });
}
