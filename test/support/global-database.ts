import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { connect } from "../../src/platform/database/connect.ts";
import { openEmbedded } from "../../src/platform/database/embedded.ts";
import { migrate } from "../../src/platform/database/migrate.ts";
import { createLogger } from "../../src/platform/logger.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** One database server for the whole run, with a migrated template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "handslag-test-"));
  const log = createLogger("silent");
  const settings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200" };
  const database = await openEmbedded({ folder, log, alone: true, settings });
  const { pool, close } = connect(database.url, { log, max: 2 });
  await migrate(pool, log);
  await close();
  project.provide("databaseUrl", database.url);
  return async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
