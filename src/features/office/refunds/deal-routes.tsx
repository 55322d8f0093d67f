import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { randomSecret } from "../../../platform/ids.ts";
import { oneLine } from "../../../platform/plain-text.ts";
import { giveRefundAccount, refundByHand } from "../../refunds/actions.ts";
import { requestOnlineRefund } from "../../online-payments/actions.ts";
import { isId } from "../frame/desk.ts";
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
    if (form.text("way") === "online") return backOnline(c, house, form);
    const outcome = await refundByHand(house, { organisationId: desk.organisationId, dealId: facts.deal.id, token: form.text("token"), amountCents: Number(form.text("cents")), by: desk.user.id });
    return outcome.ok ? c.redirect(`/office/deals/${facts.deal.code}?done=refunded`, 303) : show(c, { refused: outcome.refusal.kind });
  });

  pages.get("/account", (c) => c.redirect(`/office/deals/${c.var.facts.deal.code}/refund`, 303));
  pages.post("/account", async (c) => {
    const { desk, facts } = c.var;
    const form = await readForm(c);
    const typed = { iban: form.text("iban").slice(0, 60), holder: oneLine(form.text("holder").slice(0, 200)) };
    const outcome = await giveRefundAccount(house, { organisationId: desk.organisationId, dealId: facts.deal.id, ...typed, by: desk.user.id });
    if (outcome.ok) return c.redirect(`/office/deals/${facts.deal.code}/refund?done=refund-account`, 303);
    const { refusal } = outcome;
    if (refusal.kind === "deal-unknown") return c.html(<NotFoundPage desk={desk} />, 404);
    return refusal.kind === "nothing-owed" ? show(c, { refused: refusal.kind }) : show(c, { account: { ...typed, problems: { iban: refusal.iban, holder: refusal.holder } } });
  });

  return pages;
}

async function backOnline(c: Context<OneDealEnv>, house: House, form: Awaited<ReturnType<typeof readForm>>) {
  const { desk, facts } = c.var;
  const late = form.text("late");
  const asked = await requestOnlineRefund(house, {
    organisationId: desk.organisationId, dealId: facts.deal.id, token: `refund:${form.text("token")}:${late}`, cents: Number(form.text("cents")), by: desk.user.id, latePaymentId: isId(late) ? late : null,
  });
  if (!asked.ok) return show(c, { refused: "nothing-to-refund" });
  const done = ({ accepted: "refund-online", "no-answer": "refund-asked", refused: "refund-refused" } as const)[asked.answer];
  return c.redirect(`/office/deals/${facts.deal.code}?done=${done}`, 303);
}

function show(c: Context<OneDealEnv>, { refused, account }: { refused?: OneRefusal; account?: AccountForm }) {
  const { desk, facts } = c.var;
  const status = refused !== undefined ? 409 : account === undefined ? 200 : 422;
  return c.html(<RefundPage facts={facts} desk={desk} token={randomSecret()} refused={refused ?? null} account={account ?? null} />, status);
}
