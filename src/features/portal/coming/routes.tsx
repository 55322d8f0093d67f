import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { localeOf } from "../../../platform/http/locale.ts";
import { confirmComing } from "../../attendance/actions.ts";
import { findInvitation } from "../../attendance/store.ts";
import type { Asked } from "../../attendance/store.ts";
import { dealBookings } from "../../deal/store.ts";
import type { Booking, Deal } from "../../deal/store.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { formText, isId } from "../frame/form.ts";
import { NotFoundPage } from "../frame/not-found-page.tsx";
import { portalLocale } from "../frame/private-pages.ts";
import { readComing } from "./facts.ts";
import { ComingPage } from "./page.tsx";

/** Who of a deal comes, for whoever ordered. Behind the address of the deal. */
export function comingRoutes(house: House) {
  const pages = new Hono<DealEnv>();
  const doorOf = async ({ var: { deal, path } }: Context<DealEnv>): Promise<Door> => {
    const bookings = await dealBookings(house.db, deal.organisation_id, deal.id);
    return { deal, bookings: bookings.filter((booking) => booking.moved_to === null), path: `${path}/coming`, dealPath: path };
  };
  pages.get("/", async (c) => show(house, c, await doorOf(c), 200));
  pages.post("/", async (c) => answer(house, c, () => doorOf(c)));
  return pages;
}

/** Whether one participant comes. The address was mailed to that participant, and opens nothing else of the deal. */
export function invitationRoutes(house: House) {
  const pages = new Hono();
  const doorOf = async (c: Context): Promise<Door | undefined> => {
    const [code, secret] = [c.req.param("code") ?? "", c.req.param("secret") ?? ""];
    const found = await findInvitation(house, code, secret);
    return found && { deal: found.deal, bookings: [found.booking], asked: found.asked, replaced: found.replaced, path: `/k/${found.deal.code}/${secret}`, dealPath: null };
  };
  pages.get("/", async (c) => show(house, c, await doorOf(c), 200));
  pages.post("/", async (c) => answer(house, c, () => doorOf(c)));
  return pages;
}

/** Through which somebody came in: whose places they may answer for, and where they are. */
type Door = { deal: Deal; bookings: Booking[]; asked?: Asked; replaced?: boolean; path: string; dealPath: string | null };

async function show(house: House, c: Context, door: Door | undefined, status: 200 | 409) {
  const facts = door && (await readComing(house, door.deal, door.bookings, { replaced: door.replaced === true }));
  if (door === undefined || facts === undefined) return notFound(c);
  return c.html(<ComingPage facts={facts} locale={portalLocale(c, door.deal.locale)} path={door.path} dealPath={door.dealPath} />, status);
}

async function answer(house: House, c: Context, open: () => Promise<Door | undefined>) {
  const door = await open();
  if (door === undefined) return notFound(c);
  const { deal, bookings, path, asked } = door;
  const bookingId = await formText(c, "booking");
  if (!isId(bookingId) || !bookings.some(({ id }) => id === bookingId)) return notFound(c);
  const outcome = await confirmComing(house, { organisationId: deal.organisation_id, dealId: deal.id, bookingId, ...(asked === undefined ? {} : { asked }) });
  if (outcome.ok) return c.redirect(path, 303);
  return outcome.refusal.kind === "booking-unknown" ? notFound(c) : show(house, c, await open(), 409);
}

function notFound(c: Context) {
  return c.html(<NotFoundPage locale={localeOf(c, "nl")} />, 404);
}
