import { Hono } from "hono";
import type { House } from "../../platform/house.ts";
import { sameSite } from "../../platform/http/same-site.ts";
import { requireMember } from "../accounts/actions.ts";
import { bankRoutes } from "./bank/routes.tsx";
import { coursesRoutes } from "./catalogue/routes.tsx";
import { choicesRoutes } from "./choices/routes.tsx";
import { dealsRoutes } from "./deal/routes.tsx";
import { discountsRoutes } from "./discounts/routes.tsx";
import { setDesk } from "./frame/desk.ts";
import type { DeskEnv } from "./frame/desk.ts";
import { NotFoundPage } from "./frame/office-page.tsx";
import { frameTexts } from "./frame/texts.ts";
import { goodwillRoutes } from "./goodwill/routes.tsx";
import { invoiceSettingsRoutes } from "./invoice-settings/routes.tsx";
import { mailRoutes } from "./mail/routes.tsx";
import { moneyRoutes } from "./money/routes.tsx";
import { refundsRoutes } from "./refunds/routes.tsx";
import { sessionsRoutes } from "./session/routes.tsx";
import { settingsRoutes } from "./settings/routes.tsx";
import { termsRoutes } from "./terms/routes.tsx";
import { todayRoutes } from "./today/routes.tsx";
import { trackRulesRoutes } from "./track-record/rules-routes.tsx";
import { withdrawalsRoutes } from "./withdrawal/routes.tsx";

/** The office, under `/office`, for members of one organisation. */
export function officeRoutes(house: House) {
  const pages = new Hono<DeskEnv>();
  pages.use(sameSite((c) => c.text(frameTexts.nl.foreignForm, 403), house.config), requireMember(house), setDesk(house));
  pages.route("/", todayRoutes(house));
  pages.route("/sessions", sessionsRoutes(house));
  pages.route("/choices", choicesRoutes(house));
  pages.route("/deals", dealsRoutes(house));
  pages.route("/courses", coursesRoutes(house));
  pages.route("/money/refunds", refundsRoutes(house));
  pages.route("/money/bank", bankRoutes(house));
  pages.route("/money", moneyRoutes(house));
  pages.route("/discounts", discountsRoutes(house));
  pages.route("/goodwill", goodwillRoutes(house));
  pages.route("/mail", mailRoutes(house));
  pages.route("/terms", termsRoutes(house));
  pages.route("/withdrawals", withdrawalsRoutes(house));
  pages.route("/settings/track-record", trackRulesRoutes(house));
  pages.route("/settings/invoices", invoiceSettingsRoutes(house));
  pages.route("/settings", settingsRoutes(house));
  pages.all("*", (c) => c.html(<NotFoundPage desk={c.var.desk} />, 404));
  return pages;
}
