import type { TestHouse } from "./database.ts";

/** Puts steps that happen at once into a sure order, by holding back what they all want. */
export type Queue = ReturnType<typeof queueIn>;

export function queueIn(house: TestHouse) {
  /** Waits until as many steps stand waiting for a lock. */
  const waiting = async (count: number): Promise<void> => {
    for (let tries = 0; tries < 500; tries += 1) {
      const { rows } = await house.pool.query("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
      if (rows.length >= count) return;
      await new Promise((done) => setTimeout(done, 10));
    }
    throw new Error(`${count} steps were to wait for a lock, in five seconds they did not`);
  };
  return {
    waiting,
    /**
     * Starts steps one after the other while somebody else holds a row; each is in the queue before the next begins.
     * @returns what came of each, once the row is let go
     */
    behind: async (table: "sessions" | "deals" | "credits", id: string, steps: readonly (() => Promise<unknown>)[]): Promise<PromiseSettledResult<unknown>[]> => {
      const started: Promise<unknown>[] = [];
      await house.db.transaction().execute(async (trx) => {
        await trx.selectFrom(table).select("id").where("id", "=", id).forNoKeyUpdate().execute();
        for (const [before, step] of steps.entries()) {
          started.push(step());
          await waiting(before + 1);
        }
      });
      return Promise.allSettled(started);
    },
  };
}
