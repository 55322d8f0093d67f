import { Hono } from "hono";
import type { Context } from "hono";
import type { LatePaymentChoice } from "../../../domain/late-money/decide-late-payment.ts";
import type { House } from "../../../platform/house.ts";
import { localeOf } from "../../../platform/http/locale.ts";
import { findOrganisationById } from "../../catalogue/store.ts";
import { chooseForLateMoney } from "../../payments/actions.ts";
import { dealLatePayments } from "../../payments/store.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { formText } from "../frame/form.ts";
import { NotFoundPage } from "../frame/not-found-page.tsx";
import { portalLocale } from "../frame/private-pages.ts";
import { lateOptionsOf, parseChoice } from "./options.ts";
import { ChoosePage, ChosenPage, PreviewPage } from "./pages.tsx";
import type { ChoiceFault, LatePageProps } from "./pages.tsx";

/** What becomes of money that came after the places were gone. Looking at it changes nothing; the last button does. */
export function lateMoneyRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/:id", async (c) => {
    const props = await pageProps(house, c, c.req.param("id"));
    if (props === null) return notFound(c);
    if (props.late.choice !== null) return c.html(<ChosenPage {...props} choice={props.late.choice} />);
    return choose(house, c, props, { fault: null, chosen: null });
  });

  pages.post("/:id", async (c) => {
    const props = await pageProps(house, c, c.req.param("id"));
    if (props === null) return notFound(c);
    const value = await formText(c, "choice");
    const wanted = parseChoice(value);
    if ((await formText(c, "intent")) !== "choose") {
      if (props.late.choice !== null) return answered(c, props, props.late.choice);
      return preview(house, c, props, value);
    }
    if (wanted === null) return choose(house, c, props, { fault: "missing", chosen: null });
    const { deal, late } = props;
    const outcome = await chooseForLateMoney(house, { organisationId: deal.organisation_id, dealId: deal.id, latePaymentId: late.id, ...wanted });
    if (outcome.ok) return c.redirect(c.var.path, 303);
    switch (outcome.refusal.kind) {
      case "late-money-unknown":
        return notFound(c);
      case "already-chosen":
        return answered(c, (await pageProps(house, c, late.id)) ?? props, outcome.refusal.choice);
      case "session-full":
        return choose(house, c, props, { fault: "full", chosen: null });
      case "choice-not-possible":
        return choose(house, c, props, { fault: "notPossible", chosen: null });
      default:
        return outcome.refusal satisfies never;
    }
  });

  return pages;
}

async function pageProps(house: House, c: Context<DealEnv>, id: string): Promise<LatePageProps | null> {
  const { deal, path } = c.var;
  const late = (await dealLatePayments(house.db, deal.organisation_id, deal.id)).find((one) => one.id === id);
  const organisation = await findOrganisationById(house.db, deal.organisation_id);
  if (late === undefined || organisation === undefined) return null;
  return { deal, organisation, late, locale: portalLocale(c, deal.locale), path: `${path}/late-money/${late.id}` };
}

async function preview(house: House, c: Context, props: LatePageProps, value: string) {
  if (value === "") return choose(house, c, props, { fault: "missing", chosen: null });
  const choices = await lateOptionsOf(house, props.deal);
  const option = choices.options.find((one) => one.value === value);
  if (option === undefined) return choose(house, c, props, { fault: "notPossible", chosen: null });
  return c.html(<PreviewPage {...props} choices={choices} option={option} />);
}

async function choose(house: House, c: Context, props: LatePageProps, { fault, chosen }: { fault: ChoiceFault | null; chosen: string | null }) {
  const choices = await lateOptionsOf(house, props.deal);
  return c.html(<ChoosePage {...props} choices={choices} fault={fault} chosen={chosen} />, fault === null ? 200 : 422);
}

/** The question was answered before: the page says how, whatever was sent now. */
function answered(c: Context, props: LatePageProps, choice: LatePaymentChoice) {
  return c.html(<ChosenPage {...props} choice={choice} />, 409);
}

function notFound(c: Context) {
  return c.html(<NotFoundPage locale={localeOf(c, "nl")} />, 404);
}
