import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { eraseDeal, previewErasure } from "../../erasure/actions.ts";
import type { ErasureRefusal } from "../../erasure/actions.ts";
import type { OneDealEnv } from "../deal/routes.tsx";
import { NotFoundPage } from "../frame/office-page.tsx";
import { ErasurePage } from "./page.tsx";

/** Erasing the personal data of one deal, under `/office/deals/:code/erase`. */
export function erasureRoutes(house: House) {
  const pages = new Hono<OneDealEnv>();

  pages.get("/", async (c) => {
    const { facts, desk } = c.var;
    const outcome = await previewErasure(house, { organisationId: desk.organisationId, dealId: facts.deal.id });
    return outcome.ok ? c.html(<ErasurePage facts={facts} desk={desk} outcome={outcome} />) : refused(c, outcome.refusal, 200);
  });

  pages.post("/", async (c) => {
    const { facts, desk } = c.var;
    const outcome = await eraseDeal(house, { organisationId: desk.organisationId, dealId: facts.deal.id, by: desk.user.id });
    return outcome.ok ? c.redirect(`/office/deals/${facts.deal.code}?done=erased`, 303) : refused(c, outcome.refusal, 409);
  });

  return pages;
}

function refused(c: Context<OneDealEnv>, refusal: ErasureRefusal, status: 200 | 409) {
  const { facts, desk } = c.var;
  if (refusal.kind === "deal-unknown") return c.html(<NotFoundPage desk={desk} />, 404);
  return c.html(<ErasurePage facts={facts} desk={desk} outcome={{ ok: false, refusal }} />, status);
}
