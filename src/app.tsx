import { Hono } from "hono";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import type { Pool } from "pg";
import { accountsRoutes } from "./features/accounts/routes.tsx";
import { apiRoutes } from "./features/api/routes.ts";
import { clockRoutes } from "./features/demo/clock-routes.tsx";
import { mailboxRoutes } from "./features/demo/mailbox-routes.tsx";
import { logRoutes } from "./features/log/routes.tsx";
import { officeRoutes } from "./features/office/routes.tsx";
import { PdfTooLargePage } from "./features/office/terms/too-large-page.tsx";
import { webhookRoutes } from "./features/online-payments/routes.ts";
import { portalRoutes } from "./features/portal/routes.tsx";
import { BrokenFormPage, FaultPage, ForeignFormPage, GonePage, TooLargePage } from "./features/site/small-pages.tsx";
import { siteRoutes } from "./features/site/routes.tsx";
import type { DemoClock } from "./platform/clock.ts";
import type { House } from "./platform/house.ts";
import { assetRoutes } from "./platform/http/assets.ts";
import { healthRoutes } from "./platform/http/health.ts";
import { localeOf } from "./platform/http/locale.ts";
import { rememberLocale } from "./platform/http/remember-locale.ts";
import { requestLog } from "./platform/http/request-log.ts";
import { sameSite } from "./platform/http/same-site.ts";
import { dataHeaders, securityHeaders } from "./platform/http/security.ts";
import { verifierRoutes } from "./platform/http/verifier.ts";
import { wholeForm } from "./platform/http/whole-form.ts";
import { withoutSlash } from "./platform/http/without-slash.ts";
import { outsiderTools } from "./platform/outsider-tools.ts";
import { findAsset } from "./ui/assets.ts";

export type AppOptions = {
  pool: Pool;
  demoClock: DemoClock | null;
  /** Does what is due now. */
  tick: () => Promise<void>;
};

const formMost = 1024 * 1024;
/** A terms PDF of ten megabytes with its form around it. */
const uploadMost = 11 * 1024 * 1024;

/** Reads its form as it comes in and has a limit of its own. */
const streamedUpload = "/office/money/bank/upload";

/** Every address of the house. The order matters: fixed names first, `/{organisation}` last. */
export function createApp(house: House, options: AppOptions): Hono {
  const https = house.config.baseUrl.startsWith("https:");
  const app = new Hono();
  app.use("/api/v1/*", dataHeaders);
  app.route("/api/v1", apiRoutes(house));
  app.use(requestLog(house.log), securityHeaders({ https }));
  app.route("/healthz", healthRoutes(options.pool));
  app.route("/assets", assetRoutes(findAsset));
  app.route("/", verifierRoutes(outsiderTools));
  // No text in the database can hold a NUL, so nothing of ours is at an address that does.
  app.use(async (c, next) => (c.req.url.includes("%00") ? gone(c) : next()));
  app.use(withoutSlash, rememberLocale({ https }), sameSite((c) => c.html(<ForeignFormPage locale={pageLocale(c)} />, 403), house.config));
  const tooLarge = (c: Context) => c.html(<TooLargePage locale={pageLocale(c)} />, 413);
  app.use("/office/terms/*", bodyLimit({ maxSize: uploadMost, onError: (c) => c.html(<PdfTooLargePage locale={pageLocale(c)} />, 413) }));
  app.use(async (c, next) => (c.req.path.startsWith("/office/terms") || c.req.path === streamedUpload ? next() : bodyLimit({ maxSize: formMost, onError: tooLarge })(c, next)));
  const whole = wholeForm((c) => c.html(<BrokenFormPage locale={pageLocale(c)} />, 400));
  app.use(async (c, next) => (c.req.path === streamedUpload ? next() : whole(c, next)));
  if (options.demoClock !== null) {
    app.route("/_clock", clockRoutes(house, { clock: options.demoClock, tick: options.tick }));
    app.route("/_mail", mailboxRoutes(house));
    app.get("/", (c) => c.redirect("/demo", 302));
  }
  app.route("/webhooks/mollie", webhookRoutes(house));
  app.route("/office", accountsRoutes(house));
  app.route("/office", officeRoutes(house));
  app.route("/", portalRoutes(house));
  app.route("/", logRoutes(house, { otherwise: async (c) => gone(c) }));
  app.route("/", siteRoutes(house));
  app.notFound(gone);
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 413) return tooLarge(c);
    house.log.error({ err: error, method: c.req.method }, "a request failed");
    return c.html(<FaultPage locale={pageLocale(c)} />, 500);
  });
  return app;
}

function gone(c: Context) {
  return c.html(<GonePage locale={pageLocale(c)} organisation={null} />, 404);
}

function pageLocale(c: Context) {
  return localeOf(c, "nl");
}
