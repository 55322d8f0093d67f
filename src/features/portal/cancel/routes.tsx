import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { cancelBookings, previewCancellation } from "../../cancellation/actions.ts";
import { findOrganisationById, findSessionViewById } from "../../catalogue/store.ts";
import { dealBookings } from "../../deal/store.ts";
import type { Booking, Deal } from "../../deal/store.ts";
import { standingOf } from "../../standing/store.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { portalLocale } from "../frame/private-pages.ts";
import { CancelPage } from "./page.tsx";
import type { CancelPageProps } from "./page.tsx";

/** Cancelling by the customer, behind the address of the deal. */
export function cancelRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/", async (c) => show(house, c, c.req.queries("booking") ?? [], { refused: null, said: "" }));

  pages.post("/", async (c) => {
    const { deal, path } = c.var;
    const form = await readForm(c);
    const possible = await cancellable(house, deal);
    const bookingIds = possible.map(({ id }) => id).filter((id) => form.all("booking").includes(id));
    const which = { organisationId: deal.organisation_id, dealId: deal.id, bookingIds, by: "customer" as const };
    const said = form.text("said");
    const outcome = await cancelBookings(house, { ...which, seen: Number(form.text("seen") || Number.NaN), said });
    return outcome.ok ? c.redirect(path, 303) : show(house, c, form.all("booking"), { refused: outcome.refusal.kind, said });
  });

  return pages;
}

/** Places that stand and whose session has not begun. */
async function cancellable({ db, clock }: House, deal: Deal): Promise<Booking[]> {
  const standing = (await dealBookings(db, deal.organisation_id, deal.id)).filter(({ place }) => place === "held" || place === "confirmed");
  const sessions = new Map(await Promise.all([...new Set(standing.map((booking) => booking.session_id))].map(async (id) => [id, await findSessionViewById(db, deal.organisation_id, id)] as const)));
  return standing.filter(({ session_id: id }) => {
    const startsAt = sessions.get(id)?.session.starts_at ?? null;
    return startsAt !== null && Temporal.Instant.compare(clock.now(), startsAt) < 0;
  });
}

async function show(house: House, c: Context<DealEnv>, wanted: readonly string[], { refused, said }: Pick<CancelPageProps, "refused" | "said">) {
  const { deal, path } = c.var;
  const organisationId = deal.organisation_id;
  const possible = await cancellable(house, deal);
  const picked = possible.filter(({ id }) => wanted.includes(id));
  const chosen = picked.length === 0 ? possible : picked;
  const now = house.clock.now();
  const [organisation, standing, previewed] = await Promise.all([
    findOrganisationById(house.db, organisationId),
    standingOf(house.db, deal, now),
    previewCancellation(house, { organisationId, dealId: deal.id, bookingIds: chosen.map(({ id }) => id), by: "customer" }),
  ]);
  if (organisation === undefined) throw new Error(`deal ${deal.id}: its organisation is not there`);
  const preview = previewed.ok ? previewed.preview : null;
  return c.html(
    <CancelPage deal={deal} organisation={organisation} possible={possible} chosen={chosen} preview={preview} rights={standing.rights} locale={portalLocale(c, deal.locale)} path={path} refused={refused} said={said} />,
    refused === null ? 200 : 409,
  );
}
