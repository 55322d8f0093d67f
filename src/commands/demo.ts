import { join } from "node:path";
import { startMailCatcher } from "../features/demo/mailbox.ts";
import type { MailCatcher } from "../features/demo/mailbox.ts";
import { fillDemo, demoLogIn } from "../features/demo/actions.ts";
import { readConfig } from "../platform/config.ts";
import { runServer } from "../run-server.ts";
import { startMollieSimulator } from "../simulator/mollie/simulator.ts";
import type { MollieSimulator } from "../simulator/mollie/simulator.ts";
import { sweepHouse } from "../sweep-house.ts";
import { onlyKnown, print } from "./command.ts";
import type { Environment } from "./command.ts";

/** Always on loopback: a demo catches mail, lets anybody move the clock, and simulates the payment provider unless a test key of it is given. */
export async function run(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args, {});
  const config = readConfig(env, "demo");
  let simulator: MollieSimulator | null = null;
  let catcher: MailCatcher | null = null;
  await runServer({
    config,
    hostname: "127.0.0.1",
    prepare: async ({ house }) => {
      const mail = await startMailCatcher(house);
      catcher = mail;
      const real = config.mollie?.apiKey.startsWith("test_") === true ? config.mollie : null;
      simulator = real === null ? await startMollieSimulator({ port: 0, now: house.clock.now, log: house.log, file: join(config.dataFolder, "mollie-simulator.json") }) : null;
      const caught = { ...config, smtpUrl: mail.url, bounce: { domain: "bounce.studiohelder.example", port: 0 }, mollie: real ?? (simulator === null ? null : { apiKey: simulator.apiKey, apiUrl: simulator.url }) };
      await fillDemo({ ...house, config: caught }, sweepHouse);
      return {
        config: caught,
        stop: async () => {
          await simulator?.stop();
          await mail.close();
        },
      };
    },
    ready: ({ port, mailPort }) => {
      if (mailPort !== null) catcher?.answerTo(mailPort);
      const address = `http://localhost:${port}`;
      print(`Handslag is ready on ${address}\n`);
      print(`  Sign up          ${address}/demo`);
      print(`  Caught mail      ${address}/_mail`);
      print(`  Move the clock   ${address}/_clock`);
      if (simulator !== null) print(`  Online payments  ${simulator.url} (simulated: nothing is charged)`);
      print(`  Office           ${address}/office   ${demoLogIn.email}   ${demoLogIn.password}\n`);
    },
  });
}
