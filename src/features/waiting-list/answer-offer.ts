import type { House, Trx } from "../../platform/house.ts";
import { offersOnline } from "../../platform/payment-provider/provider.ts";
import { findSessionViewById } from "../catalogue/store.ts";
import { askedBy, changedParts, draftDeal, formDeals, quoteFor } from "../deal/actions.ts";
import type { QuotePart } from "../deal/actions.ts";
import { changePlaces, findDeal, holdSessions } from "../deal/store.ts";
import type { Booking, Offer, SignUp } from "../deal/store.ts";
import type { OrderRequest } from "../order-request/actions.ts";
import { shrinkFees } from "../refill/actions.ts";
import { chosenPlan } from "../track-record/actions.ts";
import { closeOffers } from "./close-offers.ts";
import { endRequests } from "./end-requests.ts";
import { bookingsOfSignUps, findOffers, lockOffers, signUpsById } from "./store.ts";

export type OfferRefusal =
  | { kind: "offer-unknown" }
  | { kind: "offer-answered"; state: "accepted" | "declined" | "withdrawn" }
  | { kind: "offer-expired" }
  | { kind: "changed"; what: QuotePart[] };

type OfferAddress = { organisationId: string; signUpId: string; offerId: string };

/** An offer in a held session, with the sign-up it was made to and all bookings of that. */
type Taken = { offer: Offer; signUp: SignUp; bookings: Booking[] };

/**
 * Accepts an offered place: the order, with the conditions of this day. Accepting twice gives the same deal.
 * @returns refusals `offer-unknown`, `offer-answered`, `offer-expired`, `changed` (what was shown no longer holds)
 */
export async function acceptOffer(
  house: House,
  answer: OfferAddress & { seen: string | null; consents: { terms: boolean; earlyStart: boolean }; request?: OrderRequest },
): Promise<{ ok: true; dealId: string; code: string; secret: string } | { ok: false; refusal: OfferRefusal }> {
  const { organisationId } = answer;
  return house.db.transaction().execute(async (trx) => {
    const taken = await takeOffer(trx, answer);
    const now = house.clock.now();
    if (taken === null) return refuse({ kind: "offer-unknown" });
    const { offer, signUp } = taken;
    const bookings = taken.bookings.filter((booking) => booking.offer_id === offer.id);
    const dealId = bookings.find((booking) => booking.deal_id !== null)?.deal_id;
    if (offer.state === "accepted" && dealId != null) return existingDeal(trx, organisationId, dealId);
    const refusal = whyNotOpen(offer, now);
    if (refusal !== null) return refuse(refusal);
    const view = await findSessionViewById(trx, organisationId, offer.session_id);
    if (view === undefined || view.session.status !== "published") return refuse({ kind: "offer-unknown" });
    const { customer, locale } = signUp;
    const quote = quoteFor(view, {
      ...askedBy(customer),
      places: bookings.length,
      locale,
      now,
      chosen: await chosenPlan(trx, view, customer, now),
      online: offersOnline(house.config),
    });
    if (answer.seen !== null && answer.seen !== quote.fingerprint) {
      return refuse({ kind: "changed", what: changedParts(answer.seen, quote.fingerprint) });
    }
    const participants = bookings.map((booking) => ({
      bookingId: booking.id,
      firstName: booking.first_name,
      lastName: booking.last_name,
      email: booking.email,
    }));
    const draft = draftDeal({ view, quote, signUp, participants, consents: answer.consents, orderedAt: now, request: answer.request ?? null });
    await closeOffers(trx, organisationId, [{ offer, places: [] }], { state: "accepted", now, actor: "customer" });
    await formDeals(trx, organisationId, now, [draft]);
    await changePlaces(trx, organisationId, now, offer.session_id, bookings.map((booking) => ({
      bookingId: booking.id,
      from: "offered",
      to: draft.place,
      dealId: draft.deal.id,
    })));
    await shrinkFees(trx, { organisationId, bookingIds: bookings.map(({ id }) => id) }, now);
    return { ok: true, dealId: draft.deal.id, code: draft.deal.code, secret: draft.deal.secret };
  });
}

/**
 * Declines an offered place, and with it the whole request: whoever says no is not asked again for the same seat. The
 * next in line is offered it in the same step. Declining twice is fine.
 * @returns refusals `offer-unknown`, `offer-answered`, `offer-expired`
 */
export async function declineOffer(house: House, answer: OfferAddress): Promise<{ ok: true } | { ok: false; refusal: OfferRefusal }> {
  return house.db.transaction().execute(async (trx) => {
    const taken = await takeOffer(trx, answer);
    const now = house.clock.now();
    if (taken === null) return refuse({ kind: "offer-unknown" });
    if (taken.offer.state === "declined") return { ok: true };
    const refusal = whyNotOpen(taken.offer, now);
    if (refusal !== null) return refuse(refusal);
    await endRequests(trx, house, [taken], { how: "declined", now });
    return { ok: true };
  });
}

/**
 * What offers whose time has come mean now: those that are still open end, the others were answered.
 * @returns by offer: `expired`, or `answered`
 */
export async function expireOffers(
  trx: Trx,
  house: House,
  { organisationId, offerIds }: { organisationId: string; offerIds: readonly string[] },
  now: Temporal.Instant,
): Promise<Map<string, "expired" | "answered">> {
  const open = (await takeOffers(trx, organisationId, offerIds)).filter(({ offer }) => offer.state === "open");
  await endRequests(trx, house, open, { how: "expired", now });
  const expired = new Set(open.map(({ offer }) => offer.id));
  return new Map(offerIds.map((id) => [id, expired.has(id) ? "expired" : "answered"]));
}

async function takeOffer(trx: Trx, { organisationId, signUpId, offerId }: OfferAddress): Promise<Taken | null> {
  const [taken] = await takeOffers(trx, organisationId, [offerId]);
  return taken === undefined || taken.signUp.id !== signUpId ? null : taken;
}

/** Locks the sessions, then the offers, and reads what belongs to them. */
async function takeOffers(trx: Trx, organisationId: string, offerIds: readonly string[]): Promise<Taken[]> {
  const found = await findOffers(trx, organisationId, offerIds);
  await holdSessions(trx, organisationId, found.map((offer) => offer.session_id));
  const offers = await lockOffers(trx, organisationId, found.map((offer) => offer.id));
  const signUpIds = [...new Set(offers.map((offer) => offer.sign_up_id))];
  const signUps = await signUpsById(trx, organisationId, signUpIds);
  const bookings = await bookingsOfSignUps(trx, organisationId, signUpIds);
  return offers.map((offer) => {
    const signUp = signUps.get(offer.sign_up_id);
    if (signUp === undefined) throw new Error(`offer ${offer.id}: its sign-up ${offer.sign_up_id} is not there`);
    return { offer, signUp, bookings: bookings.get(offer.sign_up_id) ?? [] };
  });
}

function whyNotOpen(offer: Offer, now: Temporal.Instant): OfferRefusal | null {
  if (offer.state === "expired") return { kind: "offer-expired" };
  if (offer.state !== "open") return { kind: "offer-answered", state: offer.state };
  return Temporal.Instant.compare(now, offer.ends_at) > 0 ? { kind: "offer-expired" } : null;
}

async function existingDeal(trx: Trx, organisationId: string, dealId: string) {
  const deal = await findDeal(trx, organisationId, dealId);
  if (deal === undefined) throw new Error(`deal ${dealId}: formed by an accepted offer and is not there`);
  return { ok: true as const, dealId, code: deal.code, secret: deal.secret };
}

function refuse(refusal: OfferRefusal): { ok: false; refusal: OfferRefusal } {
  return { ok: false, refusal };
}
