import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { countLeftOut, dossierLogs, dossierType, makeDossier } from "../../dossier/actions.ts";
import { LogError, proofState } from "../../log/actions.ts";
import type { OneDealEnv } from "../deal/routes.tsx";
import { NotFoundPage } from "../frame/office-page.tsx";
import { firstForm, readDossierForm } from "./form.ts";
import type { DossierForm } from "./form.ts";
import { DossierPage } from "./page.tsx";

/** The file for an outsider, under the address of a deal in the office. */
export function dossierRoutes(house: House) {
  const pages = new Hono<OneDealEnv>();

  pages.get("/", (c) => show(house, c, firstForm(c.var.facts.deal.locale)));

  pages.post("/", async (c) => {
    const { desk, facts } = c.var;
    const form = readDossierForm(await readForm(c), facts.deal.locale);
    try {
      const dossier = await makeDossier(house, { organisationId: desk.organisationId, dealId: facts.deal.id, ...form });
      if (dossier === undefined) return c.html(<NotFoundPage desk={desk} />, 404);
      return c.body(Uint8Array.from(dossier.bytes), 200, { "Content-Type": dossierType, "Content-Disposition": `attachment; filename="${dossier.fileName}"`, "Cache-Control": "no-store" });
    } catch (error) {
      if (!(error instanceof LogError)) throw error;
      house.log.error({ err: error, organisation: desk.organisationId }, "a dossier could not be made");
      return show(house, c, form, { logStopped: true });
    }
  });

  return pages;
}

async function show(house: House, c: Context<OneDealEnv>, form: DossierForm, { logStopped = false } = {}) {
  const { desk, facts } = c.var;
  const which = { organisationId: desk.organisationId, dealId: facts.deal.id };
  const [proof, logs, leftOut] = await Promise.all([proofState(house, desk.organisationId), dossierLogs(house, which), countLeftOut(house, { ...which, choices: form.choices })]);
  return c.html(<DossierPage facts={facts} desk={desk} form={form} proof={proof} hasService={house.config.tsaUrls.length > 0} logs={logs} leftOut={leftOut} logStopped={logStopped} />, logStopped ? 409 : 200);
}
