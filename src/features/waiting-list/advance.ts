import { offerEndsAt } from "../../domain/conditions/offer-deadline.ts";
import { nextInLine } from "../../domain/seats/next-in-line.ts";
import type { FrontOfLine } from "../../domain/seats/next-in-line.ts";
import { insertRows } from "../../platform/database/insert-rows.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { changePlaces, findDeal, lockSession } from "../deal/store.ts";
import type { LockedSession } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { paidTooLate, signUpsById, waitingPlaces } from "./store.ts";

/**
 * Gives the free seats of a session to the next in line: whoever paid too late and chose the front comes back, the
 * others are offered a place. Does nothing without free seats, or when the start is too near.
 * The caller holds the session and calls this in the transaction that freed the seats.
 */
export async function advanceLine(
  trx: Trx,
  house: House,
  { organisationId, sessionId }: { organisationId: string; sessionId: string },
): Promise<{ offered: number }> {
  const now = house.clock.now();
  const session = await lockSession(trx, organisationId, sessionId);
  if (session === undefined || session.status !== "published" || session.starts_at === null) return { offered: 0 };
  const free = session.capacity - session.seats_taken;
  const front = await paidTooLate(trx, organisationId, sessionId);
  if (free <= 0 || (session.waiting === 0 && front.length === 0)) return { offered: 0 };
  const endsAt = offerEndsAt({
    now,
    offerHours: session.conditions.offerHours,
    startsAt: session.starts_at,
    signUpUntil: session.sign_up_until,
  });
  const next = nextInLine({ free, waiting: await waitingPlaces(trx, organisationId, sessionId, free), paidTooLate: front });
  for (const deal of next.reinstate) await reinstate(trx, session, deal, now);
  if (endsAt === null) return { offered: 0 };
  await makeOffers(trx, session, next.offers, { now, endsAt });
  return { offered: next.offers.reduce((sum, { bookingIds }) => sum + bookingIds.length, 0) };
}

async function reinstate(trx: Trx, session: LockedSession, { dealId, bookingIds }: FrontOfLine, now: Temporal.Instant): Promise<void> {
  const organisationId = session.organisation_id;
  await changePlaces(trx, organisationId, now, session.id, bookingIds.map((bookingId) => ({ bookingId, from: "released", to: "confirmed" })));
  await trx
    .updateTable("late_payments")
    .set({ settled_at: now.toString() })
    .where("organisation_id", "=", organisationId)
    .where("deal_id", "=", dealId)
    .where("choice", "=", "front-of-line")
    .where("settled_at", "is", null)
    .execute();
  const deal = await findDeal(trx, organisationId, dealId);
  if (deal === undefined) throw new Error(`deal ${dealId}: chose the front of the line and is not there`);
  await trx.updateTable("deals").set({ payment: "paid" }).where("organisation_id", "=", organisationId).where("id", "=", dealId).execute();
  await writeRecords(trx, organisationId, [{
    subjectId: dealId,
    type: "booking.reinstated",
    at: now,
    actor: "system",
    details: { places: bookingIds.map((booking) => ({ booking, from: "released", to: "confirmed" })) },
  }]);
  await queueMessages(trx, organisationId, now, [{
    subjectKind: "deal",
    subjectId: dealId,
    dedupeKey: `place-reinstated:${dealId}:${bookingIds.join(",")}`,
    to: { address: deal.customer.orderedBy.email, name: deal.customer.orderedBy.name },
    locale: deal.locale,
    facts: { kind: "place-reinstated", dealId, bookingIds: [...bookingIds] },
  }]);
}

async function makeOffers(
  trx: Trx,
  session: LockedSession,
  wanted: readonly { signUpId: string; bookingIds: readonly string[] }[],
  { now, endsAt }: { now: Temporal.Instant; endsAt: Temporal.Instant },
): Promise<void> {
  if (wanted.length === 0) return;
  const organisationId = session.organisation_id;
  const offers = wanted.map((offer) => ({ ...offer, id: uuidv7(now) }));
  await insertRows(
    trx,
    "offers",
    { organisation_id: "uuid", id: "uuid", kind: "text", session_id: "uuid", sign_up_id: "uuid", state: "text", opened_at: "timestamptz", ends_at: "timestamptz" },
    offers.map((offer) => ({
      organisation_id: organisationId,
      id: offer.id,
      kind: "place",
      session_id: session.id,
      sign_up_id: offer.signUpId,
      state: "open",
      opened_at: now.toString(),
      ends_at: endsAt.toString(),
    })),
  );
  await changePlaces(trx, organisationId, now, session.id, offers.flatMap((offer) =>
    offer.bookingIds.map((bookingId) => ({ bookingId, from: "waiting" as const, to: "offered" as const, offerId: offer.id })),
  ));
  await scheduleDeadlines(trx, organisationId, now, offers.map((offer) => ({ what: "offer", subjectId: offer.id, dueAt: endsAt })));
  await writeRecords(trx, organisationId, offers.map((offer) => ({
    subjectId: offer.signUpId,
    type: "offer.made",
    at: now,
    actor: "system" as const,
    details: {
      offer: offer.id,
      endsAt: endsAt.toString(),
      places: offer.bookingIds.map((booking) => ({ booking, from: "waiting", to: "offered" })),
    },
  })));
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
      facts: { kind: "place-offered" as const, signUpId: offer.signUpId, offerId: offer.id, places: offer.bookingIds.length, endsAt: endsAt.toString() },
    };
  }));
}
