import { createApp } from "../src/app.tsx";
import { systemClock } from "../src/platform/clock.ts";
import { startLogKeeper } from "../src/log-keeper.ts";
import { connect } from "../src/platform/database/connect.ts";
import { createLogger } from "../src/platform/logger.ts";
import { listenOn } from "../src/platform/serve.ts";
import { testConfig } from "../test/support/config.ts";

const log = createLogger("warn");
const { db, pool, close } = connect(process.env["DATABASE_URL"] ?? "", { log, max: 10 });
const house = { db, clock: systemClock, config: testConfig(), log };
const app = createApp(house, { pool, demoClock: null, tick: async () => undefined });
const { port, stop } = await listenOn(app, { port: 0, hostname: "127.0.0.1", log });
const keeper = process.env["STORM_RECORDING"] === "1" ? startLogKeeper(house, { every: 1_000, heads: { newest: () => 0, read: () => null, keep: () => undefined } }) : null;
process.stdout.write(`${port}\n`);
process.on("SIGTERM", () => {
  void stop().then(() => keeper?.stop()).then(close);
});
