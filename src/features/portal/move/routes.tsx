import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { findOrganisationById, findSessionViewById, listSessionViews } from "../../catalogue/store.ts";
import { dealBookings } from "../../deal/store.ts";
import { moveBookings, previewMove } from "../../moving/actions.ts";
import { standingOf } from "../../standing/store.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { isId } from "../frame/form.ts";
import { portalLocale } from "../frame/private-pages.ts";
import { ChooseDatePage, MovePreviewPage } from "./page.tsx";
import type { MoveFrame, MoveProblem } from "./page.tsx";

/** Moving to another date by the customer, behind the address of the deal: the dates, the preview, the move. */
export function moveRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/", async (c) => {
    const [session, bookingIds] = [c.req.query("session"), c.req.queries("booking") ?? []];
    return session === undefined ? choose(house, c, bookingIds, null) : preview(house, c, { session, bookingIds });
  });

  pages.post("/", async (c) => {
    const { deal, path } = c.var;
    const form = await readForm(c);
    const [session, bookingIds, seen] = [form.text("session"), form.all("booking").filter(isId), Number(form.text("seen"))];
    if (!isId(session)) return choose(house, c, bookingIds, "date-unknown");
    const outcome = await moveBookings(house, { organisationId: deal.organisation_id, dealId: deal.id, bookingIds, otherSessionId: session, by: "customer", seen: Number.isSafeInteger(seen) ? seen : -1 });
    if (outcome.ok) return c.redirect(path, 303);
    return choose(house, c, bookingIds, outcome.refusal.kind);
  });

  return pages;
}

async function preview(house: House, c: Context<DealEnv>, { session, bookingIds }: { session: string; bookingIds: readonly string[] }) {
  const { deal } = c.var;
  if (!isId(session)) return choose(house, c, bookingIds, "date-unknown");
  const [previewed, date, bookings] = await Promise.all([
    previewMove(house, { organisationId: deal.organisation_id, dealId: deal.id, bookingIds: bookingIds.filter(isId), otherSessionId: session, by: "customer" }),
    findSessionViewById(house.db, deal.organisation_id, session),
    dealBookings(house.db, deal.organisation_id, deal.id),
  ]);
  if (!previewed.ok) return choose(house, c, bookingIds, previewed.refusal.kind);
  if (date === undefined) return choose(house, c, bookingIds, "date-unknown");
  const moving = bookings.filter(({ id }) => bookingIds.includes(id));
  return c.html(<MovePreviewPage {...await frameOf(house, c, null)} moving={moving} date={date} preview={previewed.preview} />);
}

async function choose(house: House, c: Context<DealEnv>, wanted: readonly string[], problem: MoveProblem | null) {
  const { deal } = c.var;
  const { db, clock } = house;
  const organisationId = deal.organisation_id;
  const now = clock.now();
  const own = await findSessionViewById(db, organisationId, deal.session_id);
  const [standing, bookings, views] = await Promise.all([
    standingOf(db, deal, now),
    dealBookings(db, organisationId, deal.id),
    own === undefined ? [] : listSessionViews(db, organisationId, { courseId: own.course.id, status: "published", startsAfter: now }),
  ]);
  const movable = bookings.filter(({ place }) => place === "held" || place === "confirmed");
  const picked = movable.map(({ id }) => id).filter((id) => wanted.includes(id));
  const right = standing.rights.find((one) => one.right === "move-free" || one.right === "move");
  const from = new Set(movable.map((booking) => booking.session_id));
  const dates = views.filter(({ session }) => !from.has(session.id) && session.waiting === 0 && session.capacity > session.seats_taken);
  return c.html(
    <ChooseDatePage
      {...await frameOf(house, c, problem)}
      movable={movable}
      chosen={picked.length === 0 ? movable.map(({ id }) => id) : picked}
      dates={dates}
      right={right === undefined || right.until === null ? null : { costCents: right.costCents ?? 0, until: right.until }}
    />,
    problem === null ? 200 : 409,
  );
}

async function frameOf(house: House, c: Context<DealEnv>, problem: MoveProblem | null): Promise<MoveFrame> {
  const { deal, path } = c.var;
  const organisation = await findOrganisationById(house.db, deal.organisation_id);
  if (organisation === undefined) throw new Error(`deal ${deal.id}: its organisation is not there`);
  return { deal, organisation, locale: portalLocale(c, deal.locale), path, problem };
}
