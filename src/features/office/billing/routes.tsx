import { Hono } from "hono";
import type { Context } from "hono";
import type { CompletionRefusal } from "../../../domain/deal/billing-details.ts";
import { readForm } from "../../../platform/http/form.ts";
import type { House } from "../../../platform/house.ts";
import { completeBilling } from "../../invoicing/actions.ts";
import { readDealFacts } from "../deal/facts.ts";
import { billingRefusal } from "../deal/possible.ts";
import type { OneDealEnv } from "../deal/routes.tsx";
import { NotFoundPage } from "../frame/office-page.tsx";
import { knownBilling, readBilling, withFaults } from "./form.ts";
import type { BillingForm } from "./form.ts";
import { BillingPage } from "./page.tsx";

/** Completing what an invoice says of who pays, under `/office/deals/:code/billing`, until there is one. */
export function billingRoutes(house: House) {
  const pages = new Hono<OneDealEnv>();

  pages.get("/", (c) => show(c, knownBilling(c.var.facts.deal), { refused: billingRefusal(c.var.facts) }));

  pages.post("/", async (c) => {
    const { desk, facts } = c.var;
    const form = readBilling(await readForm(c), facts.deal);
    const already = billingRefusal(facts);
    if (already !== null) return show(c, form, { refused: already, status: 409 });
    if (form.details === null) return show(c, form, { status: 422 });
    const outcome = await completeBilling(house, { organisationId: desk.organisationId, dealId: facts.deal.id, details: form.details });
    if (outcome.ok) return c.redirect(`/office/deals/${facts.deal.code}?done=${outcome.waits ? "billing-waits" : "billing"}`, 303);
    const { refusal } = outcome;
    switch (refusal.kind) {
      case "deal-unknown":
        return c.html(<NotFoundPage desk={desk} />, 404);
      case "unfit":
        return show(c, withFaults(form, refusal.faults), { status: 422 });
      case "invoiced":
      case "no-invoice":
        c.set("facts", (await readDealFacts(house, desk, facts.deal.code)) ?? facts);
        return show(c, form, { refused: refusal.kind, status: 409 });
      default:
        return refusal satisfies never;
    }
  });

  return pages;
}

function show(c: Context<OneDealEnv>, form: BillingForm, { refused = null, status = 200 }: { refused?: CompletionRefusal | null; status?: 200 | 409 | 422 }) {
  return c.html(<BillingPage facts={c.var.facts} desk={c.var.desk} form={form} refused={refused} />, status);
}
