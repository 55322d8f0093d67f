import { connect } from "../../src/platform/database/connect.ts";
import { FolderInUse, openEmbedded } from "../../src/platform/database/embedded.ts";
import { createLogger } from "../../src/platform/logger.ts";

/**
 * A program that opens the database of a folder, counts its openings there, and stays until it is asked to stop.
 * Tests start it as a process of its own, to kill it. Usage: open-database FOLDER [beside]
 */
const [folder = "", manner] = process.argv.slice(2);
const log = createLogger("silent");
const say = (word: string, more: Record<string, unknown> = {}) => process.stdout.write(`${JSON.stringify({ word, ...more })}\n`);
try {
  const database = await openEmbedded({ folder, log, alone: manner !== "beside" });
  const { pool, close } = connect(database.url, { log, max: 2 });
  await pool.query("create table if not exists openings (id integer generated always as identity, at timestamptz default now())");
  await pool.query("insert into openings default values");
  const { rows } = await pool.query<{ count: number }>("select count(*) as count from openings");
  process.on("SIGTERM", async () => {
    await close();
    await database.stop();
    say("closed");
    process.exit(0);
  });
  say("open", { openings: rows[0]?.count, url: database.url });
  void database.lost.then((reason) => {
    say("lost", { reason });
    process.exit(3);
  });
} catch (error) {
  if (!(error instanceof Error)) throw error;
  say(error instanceof FolderInUse ? "in use" : "failed", { reason: error.message });
  process.exit(1);
}
