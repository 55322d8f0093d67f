import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { queryForm, readForm } from "../../../platform/http/form.ts";
import { randomSecret } from "../../../platform/ids.ts";
import { giveCredit, previewCreditGift } from "../../goodwill/actions.ts";
import type { OneDealEnv } from "../deal/routes.tsx";
import { NotFoundPage } from "../frame/office-page.tsx";
import { readGiveCredit } from "./form.ts";
import type { GiveCreditForm } from "./form.ts";
import { GiveCreditPage } from "./page.tsx";
import type { CreditProblem } from "./texts.ts";

/** Giving a credit without an offer, under `/office/deals/:code/credit`. Looking changes nothing. */
export function giveCreditRoutes(house: House) {
  const pages = new Hono<OneDealEnv>();

  pages.get("/", (c) => show(c, house, readGiveCredit(queryForm(c), { desk: c.var.desk, newToken: randomSecret() })));

  pages.post("/", async (c) => {
    const { desk, facts } = c.var;
    const form = readGiveCredit(await readForm(c), { desk, newToken: randomSecret() });
    if (form.gift === null) return show(c, house, form);
    const { reason, note } = form.typed;
    const outcome = await giveCredit(house, { organisationId: desk.organisationId, dealId: facts.deal.id, ...form.gift, reason, note, by: desk.user.id, token: form.token });
    if (outcome.ok) return c.redirect(`/office/deals/${facts.deal.code}?done=credit`, 303);
    if (outcome.refusal.kind === "deal-unknown") return c.html(<NotFoundPage desk={desk} />, 404);
    return show(c, house, form, outcome.refusal.kind);
  });

  return pages;
}

/** @param trouble what a step refused */
async function show(c: Context<OneDealEnv>, house: House, form: GiveCreditForm, trouble: CreditProblem | null = null) {
  const { desk, facts } = c.var;
  const { gift } = form;
  const outcome = gift === null ? null : await previewCreditGift(house, { organisationId: desk.organisationId, dealId: facts.deal.id, ...gift });
  const refused = outcome === null || outcome.ok || outcome.refusal.kind === "deal-unknown" ? null : outcome.refusal.kind;
  const problem = trouble ?? form.problem ?? refused;
  const page = <GiveCreditPage facts={facts} desk={desk} form={form} preview={problem === null ? gift : null} problem={problem} />;
  return c.html(page, problem === null ? 200 : problem === "token-reused" ? 409 : 422);
}
