import { Hono } from "hono";
import { attendances } from "../../../domain/booking/attendance.ts";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { markAttendance } from "../../attendance/actions.ts";
import { listSessionViews } from "../../catalogue/store.ts";
import { offerPlace } from "../../waiting-list/actions.ts";
import { absencesRoutes } from "../absences/routes.tsx";
import { callingOffRoutes } from "../calling-off/routes.tsx";
import { changeSessionRoutes } from "../catalogue/session-routes.tsx";
import { conditionsRoutes } from "../conditions/routes.tsx";
import { isId } from "../frame/desk.ts";
import type { DeskEnv } from "../frame/desk.ts";
import { NotFoundPage } from "../frame/office-page.tsx";
import { sessionMoveRoutes } from "../session-moves/routes.tsx";
import { AttendancePage } from "./attendance.tsx";
import { readSession } from "./facts.ts";
import type { SessionFacts } from "./facts.ts";
import { SessionListPage } from "./list.tsx";
import { OfferPage } from "./offer.tsx";
import { SessionPage } from "./page.tsx";

export type OneSessionEnv = { Variables: DeskEnv["Variables"] & { facts: SessionFacts } };

/** The sessions of the organisation, under `/office/sessions`. */
export function sessionsRoutes(house: House) {
  const pages = new Hono<DeskEnv>();
  pages.get("/", async (c) => {
    const { desk } = c.var;
    return c.html(<SessionListPage views={await listSessionViews(house.db, desk.organisationId)} desk={desk} />);
  });
  pages.route("/:session", oneSessionRoutes(house));
  return pages;
}

function oneSessionRoutes(house: House) {
  const pages = new Hono<OneSessionEnv>();

  pages.use(async (c, next) => {
    const id = c.req.param("session") ?? "";
    const facts = isId(id) ? await readSession(house, c.var.desk, id) : undefined;
    if (facts === undefined) return c.html(<NotFoundPage desk={c.var.desk} />, 404);
    c.set("facts", facts);
    return next();
  });

  pages.get("/", (c) => c.html(<SessionPage facts={c.var.facts} desk={c.var.desk} />));

  pages.get("/attendance", (c) => c.html(<AttendancePage facts={c.var.facts} desk={c.var.desk} refused={false} />));
  pages.post("/attendance", async (c) => {
    const { facts, desk } = c.var;
    const form = await readForm(c);
    const attendance = attendances.find((one) => one === form.text("attendance"));
    const bookingId = form.text("booking");
    if (!facts.seated.some(({ booking }) => booking.id === bookingId)) return c.html(<NotFoundPage desk={desk} />, 404);
    const outcome = attendance === undefined ? { ok: false } : await markAttendance(house, { organisationId: desk.organisationId, bookingId, attendance });
    if (outcome.ok) return c.redirect(`/office/sessions/${facts.view.session.id}/attendance`, 303);
    return c.html(<AttendancePage facts={facts} desk={desk} refused />, 409);
  });

  pages.get("/offer/:signUp", (c) => {
    const { facts, desk } = c.var;
    const people = facts.waiting.filter(({ signUp }) => signUp.id === c.req.param("signUp"));
    if (people.length === 0) return c.html(<NotFoundPage desk={desk} />, 404);
    return c.html(<OfferPage facts={facts} people={people} desk={desk} />);
  });
  pages.post("/offer/:signUp", async (c) => {
    const { facts, desk } = c.var;
    const signUpId = c.req.param("signUp");
    const own = [...facts.waiting, ...facts.seated].some(({ signUp }) => signUp.id === signUpId);
    if (!own) return c.html(<NotFoundPage desk={desk} />, 404);
    const outcome = await offerPlace(house, { organisationId: desk.organisationId, signUpId });
    if (!outcome.ok) return c.html(<OfferPage facts={facts} people={[]} desk={desk} />, 409);
    return c.redirect(`/office/sessions/${facts.view.session.id}?done=${outcome.offered > 0 ? "offered" : "pinned"}`, 303);
  });

  pages.route("/call-off", callingOffRoutes(house));
  pages.route("/move", sessionMoveRoutes(house));
  pages.route("/absences", absencesRoutes(house));
  pages.route("/conditions", conditionsRoutes(house));
  pages.route("/", changeSessionRoutes(house));
  return pages;
}
