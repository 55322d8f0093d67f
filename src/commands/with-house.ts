import { readConfig } from "../platform/config.ts";
import { createLogger } from "../platform/logger.ts";
import { openHouse } from "../open-house.ts";
import type { OpenHouse } from "../open-house.ts";
import type { Environment } from "./command.ts";

/** Opens the house beside a running server or without one, for as long as the work takes. */
export async function withHouse<T>(env: Environment, work: (open: OpenHouse) => Promise<T>, { migrates = false } = {}): Promise<T> {
  const open = await openHouse(readConfig(env, "command"), { log: createLogger("warn"), as: "command", migrates, connections: 10 });
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}
