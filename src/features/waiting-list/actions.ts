import type { House, Trx } from "../../platform/house.ts";
import { changePlaces, lockSession, signUpBookings } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { advanceLine } from "./advance.ts";
import { declineOffer } from "./answer-offer.ts";
import { signUpOffers, signUpsById } from "./store.ts";

export { advanceLine } from "./advance.ts";
export { acceptOffer, declineOffer } from "./answer-offer.ts";
export type { OfferRefusal } from "./answer-offer.ts";

/**
 * Leaves the waiting list: an open offer is declined, and every place that waits is given up. Leaving twice is fine.
 * @returns refusal `not-waiting` for a sign-up that is not there
 */
export async function leaveLine(
  house: House,
  { organisationId, signUpId }: { organisationId: string; signUpId: string },
): Promise<{ ok: true } | { ok: false; refusal: { kind: "not-waiting" } }> {
  for (const offer of await signUpOffers(house.db, organisationId, signUpId)) {
    if (offer.state === "open") await declineOffer(house, { organisationId, signUpId, offerId: offer.id });
  }
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const signUp = (await signUpsById(trx, organisationId, [signUpId])).get(signUpId);
    if (signUp === undefined) return { ok: false, refusal: { kind: "not-waiting" } };
    await lockSession(trx, organisationId, signUp.session_id);
    const waiting = (await signUpBookings(trx, organisationId, signUpId)).filter((booking) => booking.place === "waiting");
    if (waiting.length === 0) return { ok: true };
    await changePlaces(trx, organisationId, now, signUp.session_id, waiting.map((booking) => ({ bookingId: booking.id, from: "waiting", to: "cancelled" })));
    await writeRecords(trx, organisationId, [{
      subjectId: signUpId,
      type: "line.left",
      at: now,
      actor: "customer",
      details: { places: waiting.map((booking) => ({ booking: booking.id, from: "waiting", to: "cancelled" })) },
    }]);
    await queueMessages(trx, organisationId, now, [{
      subjectKind: "sign-up",
      subjectId: signUpId,
      dedupeKey: `left-waiting-list:${signUpId}`,
      to: { address: signUp.customer.orderedBy.email, name: signUp.customer.orderedBy.name },
      locale: signUp.locale,
      facts: { kind: "left-waiting-list", signUpId },
    }]);
    return { ok: true };
  });
}

/**
 * The trainer puts a waiting sign-up in front; it is offered the free seats at once, or the next that comes free.
 * @returns how many places were offered now; refusal `not-waiting`
 */
export async function offerPlace(
  house: House,
  { organisationId, signUpId }: { organisationId: string; signUpId: string },
): Promise<{ ok: true; offered: number } | { ok: false; refusal: { kind: "not-waiting" } }> {
  const now = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const signUp = (await signUpsById(trx, organisationId, [signUpId])).get(signUpId);
    if (signUp === undefined) return { ok: false, refusal: { kind: "not-waiting" } };
    await lockSession(trx, organisationId, signUp.session_id);
    const pinned = await trx
      .updateTable("bookings")
      .set({ pinned_at: now.toString() })
      .where("organisation_id", "=", organisationId)
      .where("sign_up_id", "=", signUpId)
      .where("place", "=", "waiting")
      .where("pinned_at", "is", null)
      .returning("id")
      .execute();
    const waiting = (await signUpBookings(trx, organisationId, signUpId)).filter((booking) => booking.place === "waiting");
    if (waiting.length === 0) return { ok: false, refusal: { kind: "not-waiting" } };
    if (pinned.length > 0) {
      await writeRecords(trx, organisationId, [{
        subjectId: signUpId,
        type: "line.pinned",
        at: now,
        actor: "trainer",
        details: { bookings: pinned.map(({ id }) => id) },
      }]);
    }
    const { offered } = await advanceLine(trx, house, { organisationId, sessionId: signUp.session_id });
    return { ok: true, offered };
  });
}

/** The safety net: every session with free seats and people in line moves on. */
export async function advanceAllLines(house: House, now: Temporal.Instant): Promise<number> {
  const sessions = await house.db
    .selectFrom("sessions")
    .select(["organisation_id", "id"])
    .where("status", "=", "published")
    .where("waiting", ">", 0)
    .whereRef("seats_taken", "<", "capacity")
    .execute();
  let offered = 0;
  for (const session of sessions) {
    const result = await house.db.transaction().execute((trx: Trx) => advanceLine(trx, house, { organisationId: session.organisation_id, sessionId: session.id }));
    offered += result.offered;
  }
  house.log.debug({ offered, at: now.toString() }, "lines advanced");
  return offered;
}
