import { demoClock, systemClock } from "./platform/clock.ts";
import type { DemoClock } from "./platform/clock.ts";
import type { Config } from "./platform/config.ts";
import { connect } from "./platform/database/connect.ts";
import { openEmbedded } from "./platform/database/embedded.ts";
import { migrate } from "./platform/database/migrate.ts";
import type { House } from "./platform/house.ts";
import type { Logger } from "./platform/logger.ts";
import type { Pool } from "pg";

export type OpenHouse = {
  house: House;
  pool: Pool;
  /** Only in the demo. */
  demoClock: DemoClock | null;
  lost: Promise<string>;
  close: () => Promise<void>;
};

/**
 * Opens the database (the given one, or the embedded one of the data folder), brings it up to date and starts the clock.
 * @param options.alone a server holds its data folder alone; a command works beside one
 */
export async function openHouse(config: Config, options: { log: Logger; alone: boolean; connections?: number }): Promise<OpenHouse> {
  const { log, alone, connections = 12 } = options;
  const embedded = config.databaseUrl === null ? await openEmbedded({ folder: config.dataFolder, log, alone }) : null;
  const { db, pool, close } = connect(config.databaseUrl ?? embedded?.url ?? "", { log, max: connections });
  const closeAll = async () => {
    await close();
    await embedded?.stop();
  };
  try {
    await migrate(pool, log);
    const demo = config.demo ? await demoClock(db) : null;
    const house = { db, clock: demo ?? systemClock, config, log };
    return { house, pool, demoClock: demo, lost: embedded?.lost ?? new Promise(() => undefined), close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
