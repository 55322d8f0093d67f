import { Hono } from "hono";
import type { Context } from "hono";
import { isBefore } from "../../../domain/calendar/local-day.ts";
import { standing } from "../../../domain/standing/standing.ts";
import { offerKinds } from "../../../domain/standing/facts.ts";
import type { OfferKind } from "../../../domain/standing/facts.ts";
import type { House } from "../../../platform/house.ts";
import { queryForm, readForm } from "../../../platform/http/form.ts";
import type { Form } from "../../../platform/http/form.ts";
import { listSessionViews } from "../../catalogue/store.ts";
import { makeDealOffer, previewDealOffer, withdrawDealOffer } from "../../offers/actions.ts";
import type { MakeOfferRefusal } from "../../offers/actions.ts";
import { movableOf } from "../../offers/store.ts";
import { storyOf } from "../../standing/store.ts";
import type { OneDealEnv } from "../deal/routes.tsx";
import { isId } from "../frame/desk.ts";
import { NotFoundPage } from "../frame/office-page.tsx";
import { parseKind, readOfferForm } from "./form.ts";
import type { OfferContext, OfferForm } from "./form.ts";
import { ChooseOfferPage, NewOfferPage } from "./new-page.tsx";

/** Offers about one deal, under `/office/deals/:code/offers`. */
export function dealOffersRoutes(house: House) {
  const pages = new Hono<OneDealEnv>();

  pages.get("/", async (c) => {
    const kind = parseKind(c.req.query("kind") ?? "");
    if (kind === null) return c.html(<ChooseOfferPage facts={c.var.facts} desk={c.var.desk} kinds={offerKinds} />);
    return show(house, c, kind, queryForm(c), null);
  });

  pages.post("/", async (c) => {
    const { facts, desk } = c.var;
    const form = await readForm(c);
    const kind = parseKind(form.text("kind"));
    if (kind === null) return c.html(<NotFoundPage desk={desk} />, 404);
    const { wanted } = readOfferForm(kind, form, await contextOf(house, c));
    if (wanted === null) return show(house, c, kind, form, null);
    const outcome = await makeDealOffer(house, { organisationId: desk.organisationId, dealId: facts.deal.id }, wanted);
    return outcome.ok ? c.redirect(`/office/deals/${facts.deal.code}?done=offer-made`, 303) : show(house, c, kind, form, outcome.refusal);
  });

  pages.post("/:id/withdraw", async (c) => {
    const { facts, desk } = c.var;
    const offerId = c.req.param("id");
    const outcome = isId(offerId) ? await withdrawDealOffer(house, { organisationId: desk.organisationId, dealId: facts.deal.id, offerId }) : null;
    if (outcome === null || (!outcome.ok && outcome.refusal.kind === "offer-unknown")) return c.html(<NotFoundPage desk={desk} />, 404);
    return c.redirect(`/office/deals/${facts.deal.code}?done=${outcome.ok ? "offer-withdrawn" : "offer-answered"}`, 303);
  });

  return pages;
}

async function show(house: House, c: Context<OneDealEnv>, kind: OfferKind, typed: Form, refused: MakeOfferRefusal | null) {
  const { facts, desk } = c.var;
  const context = await contextOf(house, c);
  const form: OfferForm = readOfferForm(kind, typed, context);
  const address = { organisationId: desk.organisationId, dealId: facts.deal.id };
  const looked = form.wanted === null || refused !== null ? null : await previewDealOffer(house, address, form.wanted);
  const refusal = refused ?? (looked !== null && !looked.ok ? looked.refusal : null);
  const preview = looked?.ok === true ? looked.preview : null;
  const wrong = !form.untouched && (form.wanted === null || refusal !== null);
  return c.html(<NewOfferPage facts={facts} desk={desk} form={form} context={context} preview={preview} refused={refusal} />, refused === null ? (wrong ? 422 : 200) : 409);
}

/** What the form proposes from: what is open, and the dates of the same course that have room. */
async function contextOf(house: House, c: Context<OneDealEnv>): Promise<OfferContext> {
  const { facts, desk } = c.var;
  const story = await storyOf(house.db, facts.deal);
  const { principalCents, paidCents } = standing(story.deal, story.facts, desk.now);
  const movable = movableOf(facts.bookings);
  const courseId = facts.sessions.find(({ session }) => session.id === facts.deal.session_id)?.session.course_id;
  const taken = new Set(movable.map((booking) => booking.session_id));
  const views = courseId === undefined ? [] : await listSessionViews(house.db, desk.organisationId, { courseId });
  const dates = views.filter(({ session }) =>
    session.status === "published" && session.starts_at !== null && isBefore(desk.now, session.starts_at) && !taken.has(session.id)
    && session.waiting === 0 && session.capacity - session.seats_taken >= Math.max(1, movable.length));
  return { desk, openCents: principalCents, paidCents, movable, dates };
}
