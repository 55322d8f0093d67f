import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { formatClock } from "../../../platform/i18n/format.ts";
import { findOrganisationById } from "../../catalogue/store.ts";
import { contentChoices, countLeftOut, dossierLogs, dossierType, makeDossier, readLogNumber } from "../../dossier/actions.ts";
import { LogError, signingKeyOf } from "../../log/actions.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { formText } from "../frame/form.ts";
import { NotFoundPage } from "../frame/not-found-page.tsx";
import { portalLocale } from "../frame/private-pages.ts";
import { takeTurn } from "./limit.ts";
import { DossierPage } from "./page.tsx";
import type { DossierPageProps } from "./page.tsx";
import { dossierTexts } from "./texts.ts";

/** The customer's own dossier, behind the address of the deal: all that is theirs, and nothing that was mailed to others. */
export function customerDossierRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/", (c) => show(house, c, null, 200));

  pages.post("/", async (c) => {
    const { deal } = c.var;
    const locale = portalLocale(c, deal.locale);
    const { problems } = dossierTexts[locale];
    const log = readLogNumber(await formText(c, "log"));
    const turn = takeTurn(house, deal.id);
    if (!turn.ok) return show(house, c, problems["too-many"](formatClock(turn.until, deal.frozen.organisation.zone)), 429);
    try {
      const dossier = await makeDossier(house, { organisationId: deal.organisation_id, dealId: deal.id, choices: contentChoices, locale, reader: "customer", ...(log === null ? {} : { log }) });
      if (dossier === undefined) {
        turn.giveBack();
        return c.html(<NotFoundPage locale={locale} />, 404);
      }
      return c.body(Uint8Array.from(dossier.bytes), 200, { "Content-Type": dossierType, "Content-Disposition": `attachment; filename="${dossier.fileName}"` });
    } catch (error) {
      turn.giveBack();
      if (!(error instanceof LogError)) throw error;
      house.log.error({ err: error, organisation: deal.organisation_id }, "a customer's dossier could not be made");
      return show(house, c, problems.stopped, 503);
    }
  });

  return pages;
}

async function show(house: House, c: Context<DealEnv>, problem: DossierPageProps["problem"], status: 200 | 429 | 503) {
  const { deal, path } = c.var;
  const which = { organisationId: deal.organisation_id, dealId: deal.id };
  const [organisation, key, logs, leftOut] = await Promise.all([
    findOrganisationById(house.db, deal.organisation_id),
    signingKeyOf(house, deal.organisation_id),
    dossierLogs(house, which),
    countLeftOut(house, { ...which, choices: contentChoices, reader: "customer" }),
  ]);
  if (organisation === undefined) throw new Error(`deal ${deal.id}: its organisation is not there`);
  return c.html(<DossierPage deal={deal} organisation={organisation} locale={portalLocale(c, deal.locale)} path={path} keyId={key?.keyId ?? null} logs={logs.map(({ number }) => number)} leftOut={leftOut} problem={problem} />, status);
}
