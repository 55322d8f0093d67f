import { Hono } from "hono";
import type { Pool } from "pg";
import { apiRoutes } from "./features/api/routes.ts";
import type { DemoClock } from "./platform/clock.ts";
import type { House } from "./platform/house.ts";
import { assetRoutes } from "./platform/http/assets.ts";
import { healthRoutes } from "./platform/http/health.ts";
import { rememberLocale } from "./platform/http/remember-locale.ts";
import { requestLog } from "./platform/http/request-log.ts";
import { securityHeaders } from "./platform/http/security.ts";
import { findAsset } from "./ui/assets.ts";

export type AppOptions = {
  pool: Pool;
  demoClock: DemoClock | null;
  /** Does what is due now. */
  tick: () => Promise<void>;
};

/** Every address of the house. The order matters: fixed names first, `/{organisation}` last. */
export function createApp(house: House, { pool }: AppOptions): Hono {
  const https = house.config.baseUrl.startsWith("https:");
  const app = new Hono();
  app.use(requestLog(house.log), securityHeaders({ https }), rememberLocale({ https }));
  app.route("/healthz", healthRoutes(pool));
  app.route("/assets", assetRoutes(findAsset));
  app.route("/api/v1", apiRoutes(house));
  return app;
}
