import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { randomSecret } from "../../../platform/ids.ts";
import { findOrganisationById } from "../../catalogue/store.ts";
import { sayInDispute } from "../../dispute/actions.ts";
import { disputesOf } from "../../dispute/store.ts";
import { standingOf } from "../../standing/store.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { formText } from "../frame/form.ts";
import { portalLocale } from "../frame/private-pages.ts";
import { DisputePage } from "./page.tsx";
import type { DisputePageProps } from "./page.tsx";

/** "I do not agree", behind the address of the deal. */
export function disputeRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/", async (c) => show(house, c, {}, 200));

  pages.post("/", async (c) => {
    const { deal, path } = c.var;
    const [intent, words, token] = [await formText(c, "intent"), await formText(c, "words"), await formText(c, "token")];
    const end = intent === "take-back" ? ("taken-back" as const) : null;
    const outcome = await sayInDispute(house, { organisationId: deal.organisation_id, dealId: deal.id, by: "customer", words: end === null ? words : "", token: `${deal.id}:${token}`, end });
    if (outcome.ok) return c.redirect(`${path}/dispute`, 303);
    switch (outcome.refusal.kind) {
      case "words-missing":
      case "words-too-long":
        return show(house, c, { problem: outcome.refusal.kind, typed: words }, 422);
      case "not-disputed":
      case "not-yours-to-end":
      case "deal-unknown":
        return show(house, c, { gone: true, typed: words }, 409);
      default:
        return outcome.refusal satisfies never;
    }
  });

  return pages;
}

async function show(house: House, c: Context<DealEnv>, form: Partial<Pick<DisputePageProps, "problem" | "typed" | "gone">>, status: 200 | 409 | 422) {
  const { deal, path } = c.var;
  const [organisation, disputes, standing] = await Promise.all([
    findOrganisationById(house.db, deal.organisation_id),
    disputesOf(house.db, deal.organisation_id, deal.id),
    standingOf(house.db, deal, house.clock.now()),
  ]);
  if (organisation === undefined) throw new Error(`deal ${deal.id}: its organisation is not there`);
  const { problem = null, typed = "", gone = false } = form;
  const locale = portalLocale(c, deal.locale);
  return c.html(<DisputePage deal={deal} organisation={organisation} standing={standing} thread={disputes.at(-1) ?? null} locale={locale} path={path} token={randomSecret()} typed={typed} problem={problem} gone={gone} />, status);
}
