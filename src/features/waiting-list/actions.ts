import type { House } from "../../platform/house.ts";
import { lockSession } from "../deal/store.ts";
import type { Booking, SignUp } from "../deal/store.ts";
import type { Trx } from "../../platform/house.ts";
import { writeRecords } from "../evidence/store.ts";
import { advanceLine } from "./advance.ts";
import { endRequests } from "./end-requests.ts";
import { bookingsOfSignUps, openOffersOf, sessionsToAdvance, signUpsById } from "./store.ts";

export { advanceLine, advanceLines } from "./advance.ts";
export { moveLine } from "./move-line.ts";
export { endLine } from "./end-line.ts";
export { acceptOffer, declineOffer } from "./answer-offer.ts";

type NotWaiting = { ok: false; refusal: { kind: "not-waiting" } };

/**
 * Leaves the waiting list: every place that waits or is offered is given up. Leaving twice is fine.
 * @returns refusal `not-waiting` for a sign-up that is not there
 */
export async function leaveLine(house: House, address: { organisationId: string; signUpId: string }): Promise<{ ok: true } | NotWaiting> {
  return house.db.transaction().execute(async (trx) => {
    const request = await holdRequest(trx, address);
    const now = house.clock.now();
    if (request === null) return notWaiting;
    if (!request.bookings.some((booking) => booking.place === "waiting" || booking.place === "offered")) return { ok: true };
    const [offer = null] = await openOffersOf(trx, address.organisationId, [address.signUpId]);
    await endRequests(trx, house, [{ ...request, offer }], { how: "left", now });
    return { ok: true };
  });
}

/**
 * The trainer puts a waiting sign-up in front; it is offered the free seats at once, or the next that comes free.
 * @returns how many places were offered now; refusal `not-waiting`
 */
export async function offerPlace(
  house: House,
  address: { organisationId: string; signUpId: string },
): Promise<{ ok: true; offered: number } | NotWaiting> {
  const { organisationId, signUpId } = address;
  return house.db.transaction().execute(async (trx) => {
    const request = await holdRequest(trx, address);
    const now = house.clock.now();
    if (request === null || !request.bookings.some((booking) => booking.place === "waiting")) return notWaiting;
    const pinned = await trx
      .updateTable("bookings")
      .set({ pinned_at: now.toString() })
      .where("organisation_id", "=", organisationId)
      .where("sign_up_id", "=", signUpId)
      .where("place", "=", "waiting")
      .where("pinned_at", "is", null)
      .returning("id")
      .execute();
    if (pinned.length > 0) {
      await writeRecords(trx, organisationId, [{
        subjectId: signUpId,
        type: "line.pinned",
        at: now,
        actor: "trainer",
        details: { bookings: pinned.map(({ id }) => id) },
      }]);
    }
    const { offered } = await advanceLine(trx, house, { organisationId, sessionId: request.signUp.session_id });
    return { ok: true, offered };
  });
}

/**
 * The safety net: every session with free seats and people in line moves on, each on its own.
 * @returns how many places were offered; a session that fails is logged and tried again the next time
 */
export async function advanceAllLines(house: House, now: Temporal.Instant): Promise<number> {
  let offered = 0;
  for (const session of await sessionsToAdvance(house.db, now)) {
    try {
      const result = await house.db.transaction().execute((trx) => advanceLine(trx, house, session));
      offered += result.offered;
    } catch (error) {
      house.log.error({ err: error, session: session.sessionId }, "a line could not move on; the next sweep tries again");
    }
  }
  return offered;
}

const notWaiting: NotWaiting = { ok: false, refusal: { kind: "not-waiting" } };

/** Locks the session of a sign-up and reads its bookings. */
async function holdRequest(
  trx: Trx,
  { organisationId, signUpId }: { organisationId: string; signUpId: string },
): Promise<{ signUp: SignUp; bookings: Booking[] } | null> {
  const signUp = (await signUpsById(trx, organisationId, [signUpId])).get(signUpId);
  if (signUp === undefined) return null;
  await lockSession(trx, organisationId, signUp.session_id);
  return { signUp, bookings: (await bookingsOfSignUps(trx, organisationId, [signUpId])).get(signUpId) ?? [] };
}
