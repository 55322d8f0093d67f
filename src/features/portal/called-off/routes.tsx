import { Hono } from "hono";
import type { Context } from "hono";
import { creditInsteadEnds } from "../../../domain/credit/credit-end.ts";
import type { House } from "../../../platform/house.ts";
import { chooseAfterCallingOff } from "../../calling-off/actions.ts";
import { backBecauseCalledOff, calledOffPlaces, findCalledOff } from "../../calling-off/store.ts";
import { findOrganisationById, findSessionViewById, listSessionViews } from "../../catalogue/store.ts";
import { dealBookings } from "../../deal/store.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { formText, isId } from "../frame/form.ts";
import { portalLocale } from "../frame/private-pages.ts";
import { CalledOffPage } from "./page.tsx";
import type { CalledOffPageProps } from "./page.tsx";

/** What becomes of a deal whose session is called off, behind the address of the deal. */
export function calledOffRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/", async (c) => show(house, c, null, 200));

  pages.post("/", async (c) => {
    const { deal, path } = c.var;
    const [answer, otherSessionId = ""] = (await formText(c, "choice")).split(":");
    const about = await formText(c, "about");
    const address = { organisationId: deal.organisation_id, dealId: deal.id, ...(isId(about) ? { about } : {}) };
    if (answer !== "refund" && answer !== "credit" && (answer !== "other-date" || !isId(otherSessionId))) return show(house, c, "missing", 422);
    const outcome = await chooseAfterCallingOff(house, answer === "refund" || answer === "credit" ? { ...address, answer } : { ...address, answer: "other-date", otherSessionId });
    return outcome.ok ? c.redirect(path, 303) : show(house, c, outcome.refusal.kind, 409);
  });

  return pages;
}

async function show(house: House, c: Context<DealEnv>, problem: CalledOffPageProps["problem"], status: 200 | 409 | 422) {
  const { deal, path } = c.var;
  const { db, clock } = house;
  const organisationId = deal.organisation_id;
  const now = clock.now();
  const [organisation, calledOff = null, own] = await Promise.all([
    findOrganisationById(db, organisationId),
    findCalledOff(db, organisationId, deal.id),
    findSessionViewById(db, organisationId, deal.session_id),
  ]);
  if (organisation === undefined) throw new Error(`deal ${deal.id}: its organisation is not there`);
  const refundCents = calledOff === null ? 0 : await backBecauseCalledOff(db, deal, calledOff.session_id, now);
  const places = calledOff === null ? 1 : calledOffPlaces({ bookings: await dealBookings(db, organisationId, deal.id) }, calledOff.session_id).length;
  const views = own === undefined || calledOff === null ? [] : await listSessionViews(db, organisationId, { courseId: own.course.id, status: "published", startsAfter: now });
  const dates = views.filter(({ session }) => session.waiting === 0 && session.capacity - session.seats_taken >= places);
  return c.html(<CalledOffPage deal={deal} organisation={organisation} calledOff={calledOff} dates={dates} refundCents={refundCents} creditUntil={creditInsteadEnds(now, deal.frozen.organisation.zone)} problem={problem} locale={portalLocale(c, deal.locale)} path={path} />, status);
}
