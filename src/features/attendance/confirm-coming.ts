import { whyNotComing } from "../../domain/booking/coming.ts";
import type { ComingRefusal } from "../../domain/booking/coming.ts";
import type { House } from "../../platform/house.ts";
import { dealBookings, lockSession } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { findBooking, replacementsOf, wasReplaced } from "./store.ts";
import type { Asked } from "./store.ts";

/**
 * Somebody who was asked says to come. Saying it again is fine.
 * @param answer.dealId only a booking of this deal is answered for
 * @param answer.asked the address through which a participant came; absent for whoever ordered
 * @returns refusals `booking-unknown`, `replaced` (somebody else took over the place since that address was mailed), `no-place`, `called-off`, `begun`, `marked` (the trainer noted who came already)
 */
export async function confirmComing(
  house: House,
  answer: { organisationId: string; dealId: string; bookingId: string; asked?: Asked },
): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: { kind: "booking-unknown" | "replaced" | ComingRefusal } }> {
  const { organisationId, dealId, bookingId } = answer;
  return house.db.transaction().execute(async (trx) => {
    const found = await findBooking(trx, organisationId, bookingId);
    if (found?.deal_id !== dealId) return { ok: false, refusal: { kind: "booking-unknown" } };
    const session = await lockSession(trx, organisationId, found.session_id);
    const now = house.clock.now();
    const booking = await findBooking(trx, organisationId, bookingId);
    if (session === undefined || booking === undefined) return { ok: false, refusal: { kind: "booking-unknown" } };
    if (answer.asked !== undefined && wasReplaced(answer.asked, await dealBookings(trx, organisationId, dealId), await replacementsOf(trx, organisationId, [dealId]))) return { ok: false, refusal: { kind: "replaced" } };
    const { place, attendance } = booking;
    const refusal = whyNotComing({ place, attendance, session: { status: session.status, startsAt: session.starts_at } }, now);
    if (refusal !== null) return { ok: false, refusal: { kind: refusal } };
    if (attendance === "will-come") return { ok: true, repeated: true };
    await trx
      .updateTable("bookings")
      .set({ attendance: "will-come" })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", bookingId)
      .where("attendance", "=", attendance)
      .execute();
    await writeRecords(trx, organisationId, [{
      subjectId: dealId,
      type: "coming.confirmed",
      at: now,
      actor: "customer",
      details: { booking: bookingId, from: attendance, to: "will-come" },
    }]);
    return { ok: true, repeated: false };
  });
}
