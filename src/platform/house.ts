import type { Kysely, Transaction } from "kysely";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/schema.ts";
import type { Logger } from "./logger.ts";

/** What every action needs of the world. Made once by an entry point. */
export type House = { db: Kysely<Database>; clock: Clock; config: Config; log: Logger };

export type Trx = Transaction<Database>;
