import { insertRows } from "../../platform/database/insert-rows.ts";
import type { Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { changePlacesAcross } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { closeOffers } from "./close-offers.ts";
import { bookingsOfSignUps, openOffersOf, signUpsById } from "./store.ts";

/** What a sign-up is to be offered: these waiting bookings, until then. */
export type WantedOffer = { signUpId: string; sessionId: string; bookingIds: readonly string[]; endsAt: Temporal.Instant };

/**
 * Offers places to sign-ups in held sessions. A sign-up has one open offer at a time: when it has one already, that one
 * is withdrawn and its places are part of the new one.
 * @returns how many places came free for somebody
 */
export async function makeOffers(trx: Trx, organisationId: string, wanted: readonly WantedOffer[], now: Temporal.Instant): Promise<number> {
  if (wanted.length === 0) return 0;
  const whole = await withEarlierPlaces(trx, organisationId, wanted, now);
  const offers = whole.map(({ signUpId, sessionId, bookingIds, endsAt }) => ({ id: uuidv7(now), signUpId, sessionId, bookingIds, endsAt }));
  await insertRows(
    trx,
    "offers",
    { organisation_id: "uuid", id: "uuid", kind: "text", session_id: "uuid", sign_up_id: "uuid", state: "text", opened_at: "timestamptz", ends_at: "timestamptz" },
    offers.map((offer) => ({
      organisation_id: organisationId,
      id: offer.id,
      kind: "place",
      session_id: offer.sessionId,
      sign_up_id: offer.signUpId,
      state: "open",
      opened_at: now.toString(),
      ends_at: offer.endsAt.toString(),
    })),
  );
  await changePlacesAcross(trx, organisationId, now, offers.flatMap((offer) =>
    offer.bookingIds.map((bookingId) => ({ sessionId: offer.sessionId, bookingId, from: "waiting" as const, to: "offered" as const, offerId: offer.id })),
  ));
  await scheduleDeadlines(trx, organisationId, now, offers.map((offer) => ({ what: "offer", subjectId: offer.id, dueAt: offer.endsAt })));
  await writeRecords(trx, organisationId, offers.map((offer) => ({
    subjectId: offer.signUpId,
    type: "offer.made",
    at: now,
    actor: "system" as const,
    details: {
      offer: offer.id,
      endsAt: offer.endsAt.toString(),
      places: offer.bookingIds.map((booking) => ({ booking, from: "waiting", to: "offered" })),
    },
  })));
  await tell(trx, organisationId, offers, now);
  return wanted.reduce((sum, { bookingIds }) => sum + bookingIds.length, 0);
}

/** Takes back what these sign-ups were already offered, so that it can be offered again together with what came free. */
async function withEarlierPlaces(trx: Trx, organisationId: string, wanted: readonly WantedOffer[], now: Temporal.Instant): Promise<WantedOffer[]> {
  const open = await openOffersOf(trx, organisationId, wanted.map(({ signUpId }) => signUpId));
  if (open.length === 0) return [...wanted];
  const bookings = await bookingsOfSignUps(trx, organisationId, open.map((offer) => offer.sign_up_id));
  const earlier = open.map((offer) => ({
    offer,
    bookingIds: (bookings.get(offer.sign_up_id) ?? []).filter((booking) => booking.place === "offered" && booking.offer_id === offer.id).map(({ id }) => id),
  }));
  await closeOffers(
    trx,
    organisationId,
    earlier.map(({ offer, bookingIds }) => ({ offer, places: bookingIds.map((booking) => ({ booking, from: "offered", to: "waiting" })) })),
    { state: "withdrawn", now, actor: "system" },
  );
  await changePlacesAcross(trx, organisationId, now, earlier.flatMap(({ offer, bookingIds }) =>
    bookingIds.map((bookingId) => ({ sessionId: offer.session_id, bookingId, from: "offered" as const, to: "waiting" as const, offerId: null })),
  ));
  return wanted.map((offer) => ({
    ...offer,
    bookingIds: [...earlier.filter((one) => one.offer.sign_up_id === offer.signUpId).flatMap(({ bookingIds }) => bookingIds), ...offer.bookingIds],
  }));
}

async function tell(trx: Trx, organisationId: string, offers: readonly (WantedOffer & { id: string })[], now: Temporal.Instant): Promise<void> {
  const signUps = await signUpsById(trx, organisationId, offers.map((offer) => offer.signUpId));
  await queueMessages(trx, organisationId, now, offers.map((offer) => {
    const signUp = signUps.get(offer.signUpId);
    if (signUp === undefined) throw new Error(`sign-up ${offer.signUpId}: waits and is not there`);
    return {
      subjectKind: "sign-up" as const,
      subjectId: offer.signUpId,
      dedupeKey: `place-offered:${offer.id}`,
      to: { address: signUp.customer.orderedBy.email, name: signUp.customer.orderedBy.name },
      locale: signUp.locale,
      facts: { kind: "place-offered" as const, signUpId: offer.signUpId, offerId: offer.id, places: offer.bookingIds.length, endsAt: offer.endsAt.toString() },
    };
  }));
}
