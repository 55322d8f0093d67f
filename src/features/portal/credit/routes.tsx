import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { localeOf } from "../../../platform/http/locale.ts";
import { cut } from "../../../platform/plain-text.ts";
import { findOrganisationById } from "../../catalogue/store.ts";
import { previewCredit, useCredit } from "../../credits/actions.ts";
import type { CreditPreview, UseCreditRefusal } from "../../credits/actions.ts";
import { standingOf } from "../../standing/store.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { formText } from "../frame/form.ts";
import { NotFoundPage } from "../frame/not-found-page.tsx";
import { portalLocale } from "../frame/private-pages.ts";
import { CreditPage } from "./page.tsx";

/** Paying a deal with a credit: the code first, then what it pays, then the button that uses it. */
export function creditRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/", (c) => show(house, c, { typed: "", preview: null, refused: null }));

  pages.post("/", async (c) => {
    const { deal, path } = c.var;
    const typed = cut(await formText(c, "code"), 40);
    const use = { organisationId: deal.organisation_id, dealId: deal.id, code: typed };
    const intended = (await formText(c, "intent")) === "use";
    const outcome = await (intended ? useCredit(house, use) : previewCredit(house, use));
    if (!outcome.ok) return show(house, c, { typed, preview: null, refused: outcome.refusal });
    return intended ? c.redirect(path, 303) : show(house, c, { typed, preview: outcome.preview, refused: null });
  });

  return pages;
}

async function show(house: House, c: Context<DealEnv>, page: { typed: string; preview: CreditPreview | null; refused: UseCreditRefusal | null }) {
  const { deal, path } = c.var;
  const organisation = await findOrganisationById(house.db, deal.organisation_id);
  if (organisation === undefined) return c.html(<NotFoundPage locale={localeOf(c, "nl")} />, 404);
  const { principalCents } = await standingOf(house.db, deal, house.clock.now());
  const status = page.refused === null ? 200 : page.refused.kind === "too-many-tries" ? 429 : 422;
  return c.html(<CreditPage deal={deal} organisation={organisation} locale={portalLocale(c, deal.locale)} dealPath={path} openCents={principalCents} {...page} />, status);
}
