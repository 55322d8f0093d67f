import type { House, Trx } from "../../platform/house.ts";
import { changePlacesAcross } from "../deal/store.ts";
import type { Booking, Offer, SignUp } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import type { NewRecord } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import type { MessageFacts } from "../messages/kinds.ts";
import { advanceLines } from "./advance.ts";
import { closeOffers } from "./close-offers.ts";

/** A request that leaves the line, with the offer that it had open, and all its bookings. */
export type EndingRequest = { signUp: SignUp; offer: Offer | null; bookings: readonly Booking[] };

/**
 * Ends requests: what was offered and what still waits is given up, each person hears so, and the seats go to the next
 * in line at once. The sessions are held.
 * @param ending `declined` and `left` are the person's own wish, `expired` is silence
 */
export async function endRequests(
  trx: Trx,
  house: House,
  requests: readonly EndingRequest[],
  ending: { how: "declined" | "expired" | "left"; now: Temporal.Instant },
): Promise<void> {
  const [first] = requests;
  if (first === undefined) return;
  const organisationId = first.signUp.organisation_id;
  const { how, now } = ending;
  const all = requests.map((request) => ({ ...request, leaving: request.bookings.filter(isInLine) }));
  const places = (leaving: readonly Booking[]) => leaving.map((booking) => ({ booking: booking.id, from: booking.place, to: "cancelled" as const }));
  await closeOffers(
    trx,
    organisationId,
    all.flatMap(({ offer, leaving }) => (offer === null ? [] : [{ offer, places: places(leaving) }])),
    { state: how === "expired" ? "expired" : "declined", now, actor: how === "expired" ? "system" : "customer" },
  );
  await writeRecords(trx, organisationId, all.flatMap(({ signUp, offer, leaving }): NewRecord[] =>
    offer === null ? [{ subjectId: signUp.id, type: "line.left", at: now, actor: "customer", details: { places: places(leaving) } }] : [],
  ));
  await changePlacesAcross(trx, organisationId, now, all.flatMap(({ leaving }) =>
    leaving.map((booking) => ({ sessionId: booking.session_id, bookingId: booking.id, from: booking.place, to: "cancelled" as const })),
  ));
  await queueMessages(trx, organisationId, now, all.map(({ signUp, offer }) => {
    const facts: MessageFacts = how === "expired" && offer !== null
      ? { kind: "offer-expired", signUpId: signUp.id, offerId: offer.id }
      : { kind: "left-waiting-list", signUpId: signUp.id };
    return {
      subjectKind: "sign-up" as const,
      subjectId: signUp.id,
      dedupeKey: facts.kind === "offer-expired" ? `offer-expired:${facts.offerId}` : `left-waiting-list:${signUp.id}`,
      to: { address: signUp.customer.orderedBy.email, name: signUp.customer.orderedBy.name },
      locale: signUp.locale,
      facts,
    };
  }));
  await advanceLines(trx, house, { organisationId, sessionIds: [...new Set(all.map(({ signUp }) => signUp.session_id))] });
}

function isInLine(booking: Booking): boolean {
  return booking.place === "offered" || booking.place === "waiting";
}
