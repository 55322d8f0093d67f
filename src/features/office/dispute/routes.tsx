import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { randomSecret } from "../../../platform/ids.ts";
import { sayInDispute } from "../../dispute/actions.ts";
import { disputesOf } from "../../dispute/store.ts";
import type { OneDealEnv } from "../deal/routes.tsx";
import { DisputePage } from "./page.tsx";
import type { DisputeProblem } from "./page.tsx";

/** The trainer's side of "I do not agree", under the address of the deal in the office. */
export function disputeRoutes(house: House) {
  const pages = new Hono<OneDealEnv>();

  pages.get("/", async (c) => show(house, c, { typed: "", problem: null }, 200));

  pages.post("/", async (c) => {
    const { desk, facts } = c.var;
    const form = await readForm(c);
    const words = form.text("words");
    const end = form.text("intent") === "decide" ? ("decided" as const) : null;
    const outcome = await sayInDispute(house, { organisationId: desk.organisationId, dealId: facts.deal.id, by: "trainer", words, token: `${facts.deal.id}:${form.text("token")}`, end });
    if (outcome.ok) return c.redirect(`/office/deals/${facts.deal.code}/dispute`, 303);
    const { kind } = outcome.refusal;
    const problem = kind === "words-missing" || kind === "words-too-long" ? kind : "gone";
    return show(house, c, { typed: words, problem }, problem === "gone" ? 409 : 422);
  });

  return pages;
}

async function show(house: House, c: Context<OneDealEnv>, form: { typed: string; problem: DisputeProblem | null }, status: 200 | 409 | 422) {
  const { desk, facts } = c.var;
  const disputes = await disputesOf(house.db, desk.organisationId, facts.deal.id);
  return c.html(<DisputePage facts={facts} desk={desk} thread={disputes.at(-1) ?? null} token={randomSecret()} {...form} />, status);
}
