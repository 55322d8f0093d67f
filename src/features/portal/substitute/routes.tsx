import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { findOrganisationById } from "../../catalogue/store.ts";
import { dealBookings } from "../../deal/store.ts";
import { standingOf } from "../../standing/store.ts";
import { replaceParticipant } from "../../substitute/actions.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { isId } from "../frame/form.ts";
import { portalLocale } from "../frame/private-pages.ts";
import { SubstitutePage } from "./page.tsx";
import type { SubstitutePageProps } from "./page.tsx";

/** Letting somebody else come, behind the address of the deal. */
export function substituteRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/", async (c) => show(house, c, {}, 200));

  pages.post("/", async (c) => {
    const { deal, path } = c.var;
    const form = await readForm(c);
    const typed = { bookingId: form.text("booking"), first: form.text("first"), last: form.text("last"), email: form.text("email") };
    if (!isId(typed.bookingId)) return show(house, c, { refusal: "booking-unknown" }, 409);
    const who = { firstName: typed.first, lastName: typed.last, email: typed.email };
    const outcome = await replaceParticipant(house, { organisationId: deal.organisation_id, dealId: deal.id, bookingId: typed.bookingId, who, by: "customer" });
    if (outcome.ok) return c.redirect(path, 303);
    const { refusal } = outcome;
    return refusal.kind === "details-wrong" ? show(house, c, { typed, problems: refusal.problems }, 422) : show(house, c, { refusal: refusal.kind }, 409);
  });

  return pages;
}

async function show(house: House, c: Context<DealEnv>, form: Partial<Pick<SubstitutePageProps, "typed" | "problems" | "refusal">>, status: 200 | 409 | 422) {
  const { deal, path } = c.var;
  const [organisation, standing, bookings] = await Promise.all([
    findOrganisationById(house.db, deal.organisation_id),
    standingOf(house.db, deal, house.clock.now()),
    dealBookings(house.db, deal.organisation_id, deal.id),
  ]);
  if (organisation === undefined) throw new Error(`deal ${deal.id}: its organisation is not there`);
  const until = standing.rights.find(({ right }) => right === "substitute")?.until ?? null;
  const { typed = null, problems = [], refusal = null } = form;
  return c.html(
    <SubstitutePage
      deal={deal}
      organisation={organisation}
      until={until}
      bookings={bookings.filter(({ place }) => place === "held" || place === "confirmed")}
      typed={typed}
      problems={problems}
      refusal={refusal}
      locale={portalLocale(c, deal.locale)}
      path={path}
    />,
    status,
  );
}
