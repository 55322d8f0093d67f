import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { queryForm, readForm } from "../../../platform/http/form.ts";
import type { Form } from "../../../platform/http/form.ts";
import { randomSecret } from "../../../platform/ids.ts";
import { cut } from "../../../platform/plain-text.ts";
import { goodwillReasons, grantGoodwill, previewGoodwill } from "../../goodwill/actions.ts";
import type { OneDealEnv } from "../deal/routes.tsx";
import { parseEuros } from "../frame/euros.ts";
import { NotFoundPage } from "../frame/office-page.tsx";
import { GivePage } from "./give-page.tsx";
import type { GiveForm } from "./give-page.tsx";
import type { GoodwillProblem } from "./texts.ts";

/** Letting go of a part of what a deal comes to, under `/office/deals/:code/goodwill`. Looking changes nothing. */
export function dealGoodwillRoutes(house: House) {
  const pages = new Hono<OneDealEnv>();

  pages.get("/", (c) => {
    const form = queryForm(c);
    return show(c, house, readGive(form), form.has("amount") ? undefined : "untouched");
  });

  pages.post("/", async (c) => {
    const { desk, facts } = c.var;
    const sent = await readForm(c);
    const form = readGive(sent);
    const seen = /^\d{1,12}$/.test(sent.text("seen")) ? Number(sent.text("seen")) : null;
    const cents = parseEuros(form.amount);
    if (cents === null || seen === null) return show(c, house, form);
    const outcome = await grantGoodwill(house, {
      organisationId: desk.organisationId,
      dealId: facts.deal.id,
      cents,
      reason: goodwillReasons.find((one) => one === form.reason) ?? "other",
      note: form.note,
      by: desk.user.id,
      token: form.token,
      seenOwesCents: seen,
    });
    if (outcome.ok) return c.redirect(`/office/deals/${facts.deal.code}?done=goodwill`, 303);
    if (outcome.refusal.kind === "deal-unknown") return c.html(<NotFoundPage desk={desk} />, 404);
    return show(c, house, form, outcome.refusal.kind);
  });

  return pages;
}

function readGive(form: Form): GiveForm {
  return { amount: form.text("amount"), reason: form.text("reason"), note: cut(form.text("note"), 500), token: form.text("token") || randomSecret() };
}

/** @param trouble what a step refused; `untouched` when nothing was typed yet */
async function show(c: Context<OneDealEnv>, house: House, form: GiveForm, trouble?: GoodwillProblem | "untouched") {
  const { desk, facts } = c.var;
  if (trouble === "untouched") return c.html(<GivePage facts={facts} desk={desk} form={form} preview={null} problem={null} />);
  const cents = parseEuros(form.amount);
  const outcome = cents === null ? null : await previewGoodwill(house, { organisationId: desk.organisationId, dealId: facts.deal.id, cents });
  const refused = outcome === null ? ("amount-not-positive" as const) : outcome.ok || outcome.refusal.kind === "deal-unknown" ? null : outcome.refusal.kind;
  const problem = trouble ?? refused;
  const page = <GivePage facts={facts} desk={desk} form={form} preview={outcome?.ok === true && trouble !== "token-reused" ? outcome.preview : null} problem={problem} />;
  return c.html(page, problem === null ? 200 : trouble === "changed" || trouble === "token-reused" ? 409 : 422);
}
