import pg from "pg";

/**
 * Who uses the database of a data folder is known by locks in the database itself, held on a connection of their own: whoever
 * dies, however it dies, gives them up at once. Everybody shares `inUse`; a server holds `serving` too, alone.
 */
const serving = "4711, 2";
const inUse = "4711, 3";

export type Place = { holder: pg.Client; leave: (end: () => Promise<void>) => Promise<void> };

/**
 * @param address the maintenance database, so that our own can still be copied as a template
 * @returns "taken" when a server already serves this folder, "gone" when the database just ended
 */
export async function takePlace(address: string, { alone }: { alone: boolean }): Promise<Place | "taken" | "gone"> {
  const holder = new pg.Client({ connectionString: address, application_name: "handslag place", keepAlive: true });
  holder.on("error", () => undefined);
  try {
    await holder.connect();
    await holder.query(`select pg_advisory_lock_shared(${inUse})`);
    if (alone && !(await tryLock(holder, serving))) {
      await holder.end();
      return "taken";
    }
  } catch (error) {
    await holder.end().catch(() => undefined);
    if (isGone(error)) return "gone";
    throw error;
  }
  return { holder, leave: (end) => leave(holder, end) };
}

/** The last to leave ends the database. Whoever comes meanwhile waits for the lock, sees the database go, and starts it again. */
async function leave(holder: pg.Client, end: () => Promise<void>): Promise<void> {
  try {
    await holder.query(`select pg_advisory_unlock_shared(${inUse})`);
    if (await tryLock(holder, inUse)) await end();
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  await holder.end().catch(() => undefined);
}

async function tryLock(client: pg.Client, key: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${key}) as taken`);
  return rows[0]?.taken === true;
}

/** 57P01 to 57P03: shutting down, crashed, starting up. */
function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return /^(57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code) || /Connection terminated|not queryable|Client was closed/.test(error.message);
}
