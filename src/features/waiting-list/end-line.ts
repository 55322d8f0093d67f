import type { Trx } from "../../platform/house.ts";
import { changePlacesAcross, sessionBookings } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { closeOffers } from "./close-offers.ts";
import { openOffersOf, signUpsById } from "./store.ts";

/**
 * The session of a line does not take place: whoever waits or was offered a place there is told, and the line is empty. The
 * session is held.
 */
export async function endLine(trx: Trx, { organisationId, sessionId, now }: { organisationId: string; sessionId: string; now: Temporal.Instant }): Promise<void> {
  const inLine = (await sessionBookings(trx, organisationId, sessionId)).filter(({ place }) => place === "waiting" || place === "offered");
  const bySignUp = Map.groupBy(inLine, (booking) => booking.sign_up_id);
  const ids = [...bySignUp.keys()];
  if (ids.length === 0) return;
  const signUps = await signUpsById(trx, organisationId, ids);
  const offers = await openOffersOf(trx, organisationId, ids);
  const places = (signUpId: string) => (bySignUp.get(signUpId) ?? []).map(({ id, place }) => ({ booking: id, from: place, to: "called-off" as const }));
  await closeOffers(trx, organisationId, offers.map((offer) => ({ offer, places: places(offer.sign_up_id) })), { state: "withdrawn", now, actor: "trainer" });
  const offered = new Set(offers.map((offer) => offer.sign_up_id));
  await writeRecords(trx, organisationId, ids.filter((id) => !offered.has(id)).map((id) => ({
    subjectId: id, type: "line.called-off", at: now, actor: "trainer" as const, details: { places: places(id) },
  })));
  await changePlacesAcross(trx, organisationId, now, inLine.map(({ id, place }) => ({ sessionId, bookingId: id, from: place, to: "called-off" })));
  await queueMessages(trx, organisationId, now, [...signUps.values()].map((signUp) => ({
    subjectKind: "sign-up" as const,
    subjectId: signUp.id,
    dedupeKey: `line-called-off:${signUp.id}`,
    to: { address: signUp.customer.orderedBy.email, name: signUp.customer.orderedBy.name },
    locale: signUp.locale,
    facts: { kind: "line-called-off" as const, signUpId: signUp.id },
  })));
}
