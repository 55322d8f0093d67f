import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { localeOf } from "../../../platform/http/locale.ts";
import { cut, oneLine } from "../../../platform/plain-text.ts";
import { findOrganisationById } from "../../catalogue/store.ts";
import { giveRefundAccount } from "../../refunds/actions.ts";
import { accountsOf, owedToDeals } from "../../refunds/store.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { formText } from "../frame/form.ts";
import { NotFoundPage } from "../frame/not-found-page.tsx";
import { portalLocale } from "../frame/private-pages.ts";
import { RefundAccountPage } from "./page.tsx";
import type { AccountTyped } from "./page.tsx";

/** Saying to which account money goes back, while there is some. */
export function refundAccountRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/", (c) => show(house, c, null));

  pages.post("/", async (c) => {
    const { deal, path } = c.var;
    const typed = { iban: cut((await formText(c, "iban")).replaceAll("\0", ""), 60), holder: oneLine(cut((await formText(c, "holder")).replaceAll("\0", ""), 200)) };
    const outcome = await giveRefundAccount(house, { organisationId: deal.organisation_id, dealId: deal.id, ...typed, by: null });
    if (outcome.ok) return c.redirect(`${path}#refund`, 303);
    const { refusal } = outcome;
    return show(house, c, refusal.kind === "account-wrong" ? { ...typed, problems: { iban: refusal.iban, holder: refusal.holder } } : null, refusal.kind === "account-wrong" ? 422 : 409);
  });

  return pages;
}

async function show(house: House, c: Context<DealEnv>, typed: AccountTyped | null, status: 200 | 409 | 422 = 200) {
  const { deal, path } = c.var;
  const organisationId = deal.organisation_id;
  const [organisation, owed, accounts] = await Promise.all([findOrganisationById(house.db, organisationId), owedToDeals(house.db, organisationId, [deal.id], house.clock.now()), accountsOf(house.db, organisationId, [deal.id])]);
  if (organisation === undefined) return c.html(<NotFoundPage locale={localeOf(c, "nl")} />, 404);
  return c.html(<RefundAccountPage deal={deal} organisation={organisation} locale={portalLocale(c, deal.locale)} dealPath={path} owedCents={owed.get(deal.id)?.cents ?? 0} account={accounts.get(deal.id) ?? null} typed={typed} />, status);
}
