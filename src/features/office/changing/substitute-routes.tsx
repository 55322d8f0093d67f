import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { replaceParticipant } from "../../substitute/actions.ts";
import type { OneDealEnv } from "../deal/routes.tsx";
import { isId } from "../frame/desk.ts";
import { changeable } from "./changeable.ts";
import { SubstitutePage } from "./substitute-page.tsx";
import type { SubstitutePageProps } from "./substitute-page.tsx";

/** Somebody else on a place, by the trainer, under `/office/deals/:code/substitute`. */
export function substituteRoutes(house: House) {
  const pages = new Hono<OneDealEnv>();

  pages.get("/", (c) => show(c, {}, 200));

  pages.post("/", async (c) => {
    const { facts, desk } = c.var;
    const form = await readForm(c);
    const typed = { bookingId: form.text("booking"), first: form.text("first"), last: form.text("last"), email: form.text("email") };
    if (!isId(typed.bookingId)) return show(c, { refused: "booking-unknown" }, 409);
    const who = { firstName: typed.first, lastName: typed.last, email: typed.email };
    const outcome = await replaceParticipant(house, { organisationId: desk.organisationId, dealId: facts.deal.id, bookingId: typed.bookingId, who, by: "trainer" });
    if (outcome.ok) return c.redirect(`/office/deals/${facts.deal.code}?done=replaced`, 303);
    const { refusal } = outcome;
    return refusal.kind === "details-wrong" ? show(c, { typed, problems: refusal.problems }, 422) : show(c, { refused: refusal.kind }, 409);
  });

  return pages;
}

function show(c: Context<OneDealEnv>, form: Partial<Pick<SubstitutePageProps, "typed" | "problems" | "refused">>, status: 200 | 409 | 422) {
  const { facts, desk } = c.var;
  const { typed = null, problems = [], refused = null } = form;
  return c.html(<SubstitutePage facts={facts} desk={desk} bookings={changeable(facts, desk.now)} typed={typed} problems={problems} refused={refused} />, status);
}
