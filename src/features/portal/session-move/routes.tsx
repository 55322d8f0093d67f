import { Hono } from "hono";
import type { Context } from "hono";
import { creditInsteadEnds } from "../../../domain/credit/credit-end.ts";
import type { House } from "../../../platform/house.ts";
import { findOrganisationById, findSessionViewById, listSessionViews } from "../../catalogue/store.ts";
import { chooseAfterSessionMove } from "../../session-moves/actions.ts";
import { askedMove, movesOfDeal, wouldGetBack } from "../../session-moves/store.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { formText, isId } from "../frame/form.ts";
import { portalLocale } from "../frame/private-pages.ts";
import { SessionMovePage } from "./page.tsx";
import type { SessionMovePageProps } from "./page.tsx";

/** What becomes of a deal whose session the organiser moved, behind the address of the deal. */
export function sessionMoveRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/", async (c) => show(house, c, null, 200));

  pages.post("/", async (c) => {
    const { deal, path } = c.var;
    const [answer, otherSessionId = ""] = (await formText(c, "choice")).split(":");
    const about = await formText(c, "about");
    const address = { organisationId: deal.organisation_id, dealId: deal.id, ...(isId(about) ? { about } : {}) };
    const choice = answer === "stays" || answer === "refund" || answer === "credit" ? { ...address, answer } as const
      : answer === "other-date" && isId(otherSessionId) ? { ...address, answer, otherSessionId } as const : null;
    if (choice === null) return show(house, c, "missing", 422);
    const outcome = await chooseAfterSessionMove(house, choice);
    return outcome.ok ? c.redirect(path, 303) : show(house, c, outcome.refusal.kind, 409);
  });

  return pages;
}

async function show(house: House, c: Context<DealEnv>, problem: SessionMovePageProps["problem"], status: 200 | 409 | 422) {
  const { deal, path } = c.var;
  const { db, clock } = house;
  const organisationId = deal.organisation_id;
  const now = clock.now();
  const [organisation, moves] = await Promise.all([findOrganisationById(db, organisationId), movesOfDeal(db, organisationId, deal.id)]);
  if (organisation === undefined) throw new Error(`deal ${deal.id}: its organisation is not there`);
  const move = askedMove(moves) ?? null;
  const own = move === null ? undefined : await findSessionViewById(db, organisationId, move.session_id);
  const views = own === undefined || move?.answer !== null ? [] : await listSessionViews(db, organisationId, { courseId: own.course.id, status: "published", startsAfter: now });
  const dates = views.filter(({ session }) => session.id !== own?.session.id && session.waiting === 0 && session.capacity - session.seats_taken >= (move?.places ?? 1));
  const backCents = move === null || move.answer !== null ? 0 : await wouldGetBack(db, deal, move, now);
  return c.html(
    <SessionMovePage deal={deal} organisation={organisation} move={move} days={own?.meetings.map(({ starts_at: at }) => at) ?? []} dates={dates} backCents={backCents} creditUntil={creditInsteadEnds(now, deal.frozen.organisation.zone)} problem={problem} locale={portalLocale(c, deal.locale)} path={path} />,
    status,
  );
}
