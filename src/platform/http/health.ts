import { Hono } from "hono";
import type { Pool } from "pg";
import { isMigrated } from "../database/migrate.ts";

/** 200 only when the database answers and every migration is in it. */
export function healthRoutes(pool: Pool): Hono {
  const routes = new Hono();
  routes.get("/", async (c) => {
    c.header("cache-control", "no-store");
    try {
      const migrated = await isMigrated(pool);
      return c.json({ ok: migrated, database: "answers", migrations: migrated ? "up to date" : "missing" }, migrated ? 200 : 503);
    } catch {
      return c.json({ ok: false, database: "does not answer", migrations: "unknown" }, 503);
    }
  });
  return routes;
}
