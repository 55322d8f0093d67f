import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startMailCatcher } from "../features/demo/mailbox.ts";
import type { MailCatcher } from "../features/demo/mailbox.ts";
import { fillDemo, demoLogIn } from "../features/demo/actions.ts";
import { rootsFolder } from "../features/log/actions.ts";
import { readConfig } from "../platform/config.ts";
import { demoAddress } from "../platform/time-stamps/demo-address.ts";
import { runServer } from "../run-server.ts";
import { startMollieSimulator } from "../simulator/mollie/simulator.ts";
import { startTimeStampAuthority } from "../simulator/time-stamp-authority/server.ts";
import type { MollieSimulator } from "../simulator/mollie/simulator.ts";
import { sweepHouse } from "../sweep-house.ts";
import { onlyKnown, print } from "./command.ts";
import type { Environment } from "./command.ts";

/** Always on loopback: a demo catches mail, lets anybody move the clock, and simulates the payment provider and the time stamp service unless they are given. */
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
      const authority = config.tsaUrls.length > 0 ? null : await startTimeStampAuthority({ port: 0, now: house.clock.now, log: house.log, folder: join(config.dataFolder, "time-stamp-authority") });
      const address = demoAddress(config.dataFolder);
      if (authority !== null) {
        pinRoot(rootsFolder({ config }), authority.root);
        address.write(authority.url);
      }
      const caught = {
        ...config,
        tsaUrls: authority === null ? config.tsaUrls : [authority.url],
        smtpUrl: mail.url,
        bounce: { domain: "bounce.studiohelder.example", port: 0 },
        mollie: real ?? (simulator === null ? null : { apiKey: simulator.apiKey, apiUrl: simulator.url }),
      };
      await fillDemo({ ...house, config: caught }, sweepHouse);
      return {
        config: caught,
        stop: async () => {
          address.remove();
          await authority?.stop();
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

/** The demo trusts the authority that it brings along: its stamps say what the clock of the demo says. */
function pinRoot(folder: string, root: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "demo.pem"), root);
}
