import { demoAddress } from "../platform/time-stamps/demo-address.ts";
import { readConfig } from "../platform/config.ts";
import { createLogger } from "../platform/logger.ts";
import { openHouse } from "../open-house.ts";
import type { OpenHouse } from "../open-house.ts";
import type { Environment } from "./command.ts";

/** Opens the house beside a running server or without one, for as long as the work takes. */
export async function withHouse<T>(env: Environment, work: (open: OpenHouse) => Promise<T>, { migrates = false } = {}): Promise<T> {
  const open = await openHouse(readConfig(env, "command"), { log: createLogger("warn"), as: "command", migrates, connections: 10 });
  try {
    return await work(besideDemo(open));
  } finally {
    await open.close();
  }
}

/** What works on the data of a demo asks the demo's own time stamp service, as the demo does; unless it runs, there is none. */
function besideDemo(open: OpenHouse): OpenHouse {
  const { config } = open.house;
  const url = config.demo && config.tsaUrls.length === 0 ? demoAddress(config.dataFolder).read() : null;
  return url === null ? open : { ...open, house: { ...open.house, config: { ...config, tsaUrls: [url] } } };
}
