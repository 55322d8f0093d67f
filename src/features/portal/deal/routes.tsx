import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { localeOf } from "../../../platform/http/locale.ts";
import { findOrganisationById } from "../../catalogue/store.ts";
import { findDealBySecret } from "../../deal/store.ts";
import type { Deal } from "../../deal/store.ts";
import { downloadOf } from "../../invoices/store.ts";
import { moveRoutes } from "../move/routes.tsx";
import { substituteRoutes } from "../substitute/routes.tsx";
import { NotFoundPage } from "../frame/not-found-page.tsx";
import { portalLocale } from "../frame/private-pages.ts";
import { comingRoutes } from "../coming/routes.tsx";
import { calledOffRoutes } from "../called-off/routes.tsx";
import { cancelRoutes } from "../cancel/routes.tsx";
import { collectRoutes } from "../collect/routes.tsx";
import { disputeRoutes } from "../dispute/routes.tsx";
import { customerDossierRoutes } from "../dossier/routes.tsx";
import { lateMoneyRoutes } from "../late-money/routes.tsx";
import { creditRoutes } from "../credit/routes.tsx";
import { dealOfferRoutes } from "../offers/routes.tsx";
import { refundAccountRoutes } from "../refund-account/routes.tsx";
import { onlineRoutes } from "../online/routes.tsx";
import { sessionMoveRoutes } from "../session-move/routes.tsx";
import { dealWithdrawalRoutes } from "../withdrawal/routes.tsx";
import { planRoutes, rememberedRoutes } from "../track-record/routes.tsx";
import { calendarOf } from "./calendar.ts";
import { readDealFacts } from "./facts.ts";
import { OrderPage } from "./order-page.tsx";
import { DealPage } from "./page.tsx";

export type DealEnv = { Variables: { deal: Deal; path: string } };

/** The pages of one deal, behind its code and its secret. */
export function dealRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.use(async (c, next) => {
    const deal = await findDealBySecret(house.db, c.req.param("code") ?? "", c.req.param("secret") ?? "");
    if (deal === undefined) return c.html(<NotFoundPage locale={localeOf(c, "nl")} />, 404);
    c.set("deal", deal);
    c.set("path", `/d/${deal.code}/${deal.secret}`);
    return next();
  });

  pages.get("/", async (c) => {
    const facts = await readDealFacts(house, c.var.deal);
    return c.html(<DealPage facts={facts} locale={portalLocale(c, c.var.deal.locale)} path={c.var.path} />);
  });

  pages.get("/order", async (c) => {
    const { deal, path } = c.var;
    const organisation = await findOrganisationById(house.db, deal.organisation_id);
    if (organisation === undefined) return notFound(c);
    return c.html(<OrderPage deal={deal} organisation={organisation} dealPath={path} />);
  });

  pages.get("/calendar.ics", async (c) => {
    const { deal, path } = c.var;
    const facts = await readDealFacts(house, deal);
    return c.body(calendarOf(facts, `${house.config.baseUrl}${path}`), 200, {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="${deal.code.toLowerCase()}.ics"`,
    });
  });

  pages.get("/invoices/:file", async (c) => {
    const { deal } = c.var;
    const download = await downloadOf(house, { organisationId: deal.organisation_id, dealId: deal.id, file: c.req.param("file") });
    return download === undefined ? notFound(c) : c.body(download.body, 200, download.headers);
  });

  pages.route("/coming", comingRoutes(house));
  pages.route("/called-off", calledOffRoutes(house));
  pages.route("/session-move", sessionMoveRoutes(house));
  pages.route("/cancel", cancelRoutes(house));
  pages.route("/move", moveRoutes(house));
  pages.route("/substitute", substituteRoutes(house));
  pages.route("/dossier", customerDossierRoutes(house));
  pages.route("/dispute", disputeRoutes(house));
  pages.route("/late-money", lateMoneyRoutes(house));
  pages.route("/offers", dealOfferRoutes(house));
  pages.route("/credit", creditRoutes(house));
  pages.route("/refund-account", refundAccountRoutes(house));
  pages.route("/pay", onlineRoutes(house));
  pages.route("/withdraw", dealWithdrawalRoutes(house));
  pages.route("/collect", collectRoutes(house));
  pages.route("/remembered", rememberedRoutes(house));
  pages.route("/plan", planRoutes(house));
  return pages;
}

function notFound(c: Context) {
  return c.html(<NotFoundPage locale={localeOf(c, "nl")} />, 404);
}
