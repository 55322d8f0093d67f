import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { someLines } from "../../../platform/plain-text.ts";
import { sameSecret } from "../../../platform/ids.ts";
import { findOrganisationById } from "../../catalogue/store.ts";
import { rememberedSecret } from "../../messages/store.ts";
import { askPlanReview } from "../../plan-review/actions.ts";
import { planReviewOf } from "../../plan-review/store.ts";
import { askCorrection, askRecordLink, objectToRecord, readCustomerRecord } from "../../track-record/actions.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { formText } from "../frame/form.ts";
import { portalLocale } from "../frame/private-pages.ts";
import { LinkPage } from "./link-page.tsx";
import { PlanPage } from "./plan-page.tsx";
import { RememberedPage } from "./remembered-page.tsx";
import type { RememberedPageProps, WordsProblem } from "./remembered-page.tsx";

/** What is remembered of the customer of a deal: on its page only the way to have the address mailed, behind that address all of it. */
export function rememberedRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/", async (c) => showLink(house, c));

  pages.post("/", async (c) => {
    const { deal, path } = c.var;
    const outcome = await askRecordLink(house, { organisationId: deal.organisation_id, dealId: deal.id });
    return c.redirect(outcome.ok ? `${path}/remembered?sent=yes` : `${path}/remembered`, 303);
  });

  pages.use("/:key", async (c, next) => {
    if (!sameSecret(rememberedSecret(house.config.secret, c.var.deal.id), c.req.param("key"))) return c.redirect(`${c.var.path}/remembered`, 303);
    return next();
  });

  pages.get("/:key", (c) => {
    const entry = c.req.query("entry") ?? "";
    return showRemembered(house, c, { correcting: entry === "" ? null : { key: entry, typed: "" } }, 200);
  });

  pages.post("/:key", async (c) => {
    const { deal } = c.var;
    const here = addressOf(c);
    const ids = { organisationId: deal.organisation_id, dealId: deal.id };
    const intent = await formText(c, "intent");
    if (intent === "object" || intent === "take-back") {
      await objectToRecord(house, { ...ids, objects: intent === "object" });
      return c.redirect(here, 303);
    }
    const [key, words] = [await formText(c, "entry"), someLines(await formText(c, "words"))];
    const outcome = await askCorrection(house, { ...ids, entryKey: key, words });
    if (outcome.ok) return c.redirect(here, 303);
    const { kind } = outcome.refusal;
    return showRemembered(house, c, { correcting: { key, typed: words }, problem: kind }, kind === "entry-unknown" ? 409 : 422);
  });

  return pages;
}

/** Asking a person to look at the plan of a deal; only where one was chosen that asks more than the session's. */
export function planRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/", (c) => showPlan(house, c, { typed: "", problem: null }, 200));

  pages.post("/", async (c) => {
    const { deal, path } = c.var;
    const words = someLines(await formText(c, "words"));
    const outcome = await askPlanReview(house, { organisationId: deal.organisation_id, dealId: deal.id, words });
    if (outcome.ok) return c.redirect(`${path}/plan`, 303);
    switch (outcome.refusal.kind) {
      case "words-missing":
      case "words-too-long":
        return showPlan(house, c, { typed: words, problem: outcome.refusal.kind }, 422);
      case "not-chosen":
      case "deal-unknown":
        return c.redirect(`${path}/remembered`, 303);
      default:
        return outcome.refusal satisfies never;
    }
  });

  return pages;
}

async function showLink(house: House, c: Context<DealEnv>) {
  const { deal, path } = c.var;
  const organisation = await organisationOf(house, c);
  return c.html(<LinkPage deal={deal} organisation={organisation} locale={portalLocale(c, deal.locale)} path={path} sent={c.req.query("sent") === "yes"} />);
}

function addressOf(c: Context<DealEnv>): string {
  return `${c.var.path}/remembered/${c.req.param("key") ?? ""}`;
}

async function showRemembered(house: House, c: Context<DealEnv>, form: Partial<Pick<RememberedPageProps, "correcting" | "problem">>, status: 200 | 409 | 422) {
  const { deal, path } = c.var;
  const organisation = await organisationOf(house, c);
  const record = await readCustomerRecord(house.db, organisation, deal, house.clock.now());
  const { correcting = null, problem = null } = form;
  return c.html(<RememberedPage deal={deal} organisation={organisation} record={record} locale={portalLocale(c, deal.locale)} path={path} here={addressOf(c)} correcting={correcting} problem={problem} />, status);
}

async function showPlan(house: House, c: Context<DealEnv>, { typed, problem }: { typed: string; problem: WordsProblem | null }, status: 200 | 422) {
  const { deal, path } = c.var;
  const chosen = deal.frozen.chosenPlan;
  if (chosen?.firmer !== true) return c.redirect(`${path}/remembered`, 303);
  const organisation = await organisationOf(house, c);
  const review = (await planReviewOf(house.db, deal.organisation_id, deal.id)) ?? null;
  return c.html(<PlanPage deal={deal} organisation={organisation} chosen={chosen} review={review} locale={portalLocale(c, deal.locale)} path={path} typed={typed} problem={problem} />, status);
}

async function organisationOf(house: House, { var: { deal } }: Context<DealEnv>) {
  const organisation = await findOrganisationById(house.db, deal.organisation_id);
  if (organisation === undefined) throw new Error(`deal ${deal.id}: its organisation is not there`);
  return organisation;
}
