import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { randomSecret } from "../../../platform/ids.ts";
import { cut, oneLine } from "../../../platform/plain-text.ts";
import { requestOnlineRefund } from "../../online-payments/actions.ts";
import { giveRefundAccount, refundByHand } from "../../refunds/actions.ts";
import type { OneDealEnv } from "../deal/routes.tsx";
import { NotFoundPage } from "../frame/office-page.tsx";
import { RefundPage } from "./deal-page.tsx";
import type { AccountForm, OneRefusal } from "./deal-page.tsx";

/** Paying one customer back, under `/office/deals/:code/refund`: saying where to, and that it was done. */
export function dealRefundRoutes(house: House) {
  const pages = new Hono<OneDealEnv>();

  pages.get("/", (c) => show(c, {}));

  pages.post("/", async (c) => {
    const { desk, facts } = c.var;
    const form = await readForm(c);
    const wanted = { organisationId: desk.organisationId, dealId: facts.deal.id, by: desk.user.id };
    if (form.text("way") === "online") {
      const asked = await requestOnlineRefund(house, { ...wanted, token: `refund:${form.text("token")}`, cents: Number(form.text("cents")) });
      if (asked.ok) return c.redirect(`/office/deals/${facts.deal.code}?done=refund-${answers[asked.answer]}`, 303);
      return show(c, { refused: asked.refusal.kind === "deal-unknown" ? "deal-unknown" : "nothing-to-refund" });
    }
    const outcome = await refundByHand(house, { organisationId: desk.organisationId, dealId: facts.deal.id, token: form.text("token"), amountCents: Number(form.text("cents")), by: desk.user.id });
    return outcome.ok ? c.redirect(`/office/deals/${facts.deal.code}?done=refunded`, 303) : show(c, { refused: outcome.refusal.kind });
  });

  pages.get("/account", (c) => c.redirect(`/office/deals/${c.var.facts.deal.code}/refund`, 303));
  pages.post("/account", async (c) => {
    const { desk, facts } = c.var;
    const form = await readForm(c);
    const typed = { iban: cut(form.text("iban"), 60), holder: oneLine(cut(form.text("holder"), 200)) };
    const outcome = await giveRefundAccount(house, { organisationId: desk.organisationId, dealId: facts.deal.id, ...typed, by: desk.user.id });
    if (outcome.ok) return c.redirect(`/office/deals/${facts.deal.code}/refund?done=refund-account`, 303);
    const { refusal } = outcome;
    if (refusal.kind === "deal-unknown") return c.html(<NotFoundPage desk={desk} />, 404);
    return refusal.kind === "nothing-owed" ? show(c, { refused: refusal.kind }) : show(c, { account: { ...typed, problems: { iban: refusal.iban, holder: refusal.holder } } });
  });

  return pages;
}

const answers = { accepted: "online", "no-answer": "asked", refused: "refused" } as const;

function show(c: Context<OneDealEnv>, { refused, account }: { refused?: OneRefusal; account?: AccountForm }) {
  const { desk, facts } = c.var;
  const status = refused !== undefined ? 409 : account === undefined ? 200 : 422;
  return c.html(<RefundPage facts={facts} desk={desk} token={randomSecret()} refused={refused ?? null} account={account ?? null} />, status);
}
