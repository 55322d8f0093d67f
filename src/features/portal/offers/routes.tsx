import { Hono } from "hono";
import type { Context } from "hono";
import type { AnswerRefusal } from "../../../domain/offers/decide-answer.ts";
import type { House } from "../../../platform/house.ts";
import { localeOf } from "../../../platform/http/locale.ts";
import { findOrganisationById, findSessionViewById } from "../../catalogue/store.ts";
import { dealBookings } from "../../deal/store.ts";
import { acceptDealOffer, declineDealOffer, previewAnswer } from "../../offers/actions.ts";
import { findDealOffer } from "../../offers/store.ts";
import type { DealOffer } from "../../offers/store.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { formText, isId } from "../frame/form.ts";
import { NotFoundPage } from "../frame/not-found-page.tsx";
import { portalLocale } from "../frame/private-pages.ts";
import { EndedOfferPage, OpenOfferPage } from "./page.tsx";
import type { OfferPageProps } from "./page.tsx";

/** What was offered about a deal. Looking at it changes nothing; the two buttons do. */
export function dealOfferRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/:id", async (c) => {
    const offer = await offerOf(house, c);
    return offer === undefined ? notFound(c) : show(house, c, offer, null);
  });

  pages.post("/:id", async (c) => {
    const offer = await offerOf(house, c);
    if (offer === undefined) return notFound(c);
    const answer = await formText(c, "answer");
    if (answer !== "accept" && answer !== "decline") return show(house, c, offer, null);
    const address = { organisationId: offer.organisationId, dealId: offer.dealId, offerId: offer.id };
    const outcome = await (answer === "accept" ? acceptDealOffer(house, address) : declineDealOffer(house, address));
    if (outcome.ok) return c.redirect(`${c.var.path}/offers/${offer.id}`, 303);
    if (outcome.refusal.kind === "offer-unknown") return notFound(c);
    return show(house, c, (await offerOf(house, c)) ?? offer, outcome.refusal);
  });

  return pages;
}

async function offerOf(house: House, c: Context<DealEnv>): Promise<DealOffer | undefined> {
  const id = c.req.param("id") ?? "";
  const { deal } = c.var;
  const offer = isId(id) ? await findDealOffer(house.db, deal.organisation_id, id) : undefined;
  return offer?.dealId === deal.id ? offer : undefined;
}

async function show(house: House, c: Context<DealEnv>, offer: DealOffer, refused: AnswerRefusal | null) {
  const { deal, path } = c.var;
  const organisation = await findOrganisationById(house.db, deal.organisation_id);
  if (organisation === undefined) return notFound(c);
  const { preview, obstacle } = await previewAnswer(house, offer);
  const over = offer.state === "open" && Temporal.Instant.compare(offer.endsAt, house.clock.now()) < 0;
  const state = over ? "expired" : offer.state;
  const props: OfferPageProps = {
    deal,
    organisation,
    offer,
    preview,
    ...(await thereOf(house, offer)),
    obstacle: refused ?? (state === "open" ? obstacle : null),
    locale: portalLocale(c, deal.locale),
    dealPath: path,
  };
  const status = refused === null ? 200 : 409;
  return state === "open" ? c.html(<OpenOfferPage {...props} />, status) : c.html(<EndedOfferPage {...props} state={state} />, status);
}

/** The date that is offered, and who would come. */
async function thereOf(house: House, { organisationId, dealId, terms }: DealOffer): Promise<Pick<OfferPageProps, "meetings" | "names">> {
  if (terms.kind !== "move") return { meetings: [], names: [] };
  const view = await findSessionViewById(house.db, organisationId, terms.sessionId);
  const bookings = await dealBookings(house.db, organisationId, dealId);
  return {
    meetings: (view?.meetings ?? []).map((meeting) => ({ startsAt: meeting.starts_at, endsAt: meeting.ends_at, place: meeting.place, address: meeting.address, onlineUrl: meeting.online_url })),
    names: bookings.filter(({ id }) => terms.bookings.includes(id)).map(({ first_name, last_name }) => `${first_name} ${last_name}`.trim()),
  };
}

function notFound(c: Context) {
  return c.html(<NotFoundPage locale={localeOf(c, "nl")} />, 404);
}
