import { attendanceMove } from "../../domain/booking/attendance.ts";
import type { Attendance } from "../../domain/booking/attendance.ts";
import type { House } from "../../platform/house.ts";
import { holdDeal, lockSession } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { settleFromStanding } from "../standing/store.ts";

export { confirmComing } from "./confirm-coming.ts";

export type AttendanceRefusal =
  | { kind: "booking-unknown" }
  | { kind: "not-begun" }
  | { kind: "no-place" }
  | { kind: "attendance-never-moves"; from: Attendance };

/**
 * The trainer marks whether somebody came, and the deal comes to what its conditions say of that. May be corrected; marking the
 * same again is fine.
 * @returns refusals `booking-unknown`, `not-begun`, `no-place` (cancelled, released or still unpaid), `attendance-never-moves`
 */
export async function markAttendance(
  house: House,
  mark: { organisationId: string; bookingId: string; attendance: Attendance },
): Promise<{ ok: true; repeated: boolean } | { ok: false; refusal: AttendanceRefusal }> {
  const { organisationId, bookingId, attendance } = mark;
  return house.db.transaction().execute(async (trx) => {
    const find = () =>
      trx.selectFrom("bookings").selectAll().where("organisation_id", "=", organisationId).where("id", "=", bookingId).executeTakeFirst();
    const found = await find();
    if (found === undefined) return { ok: false, refusal: { kind: "booking-unknown" } };
    const session = found.deal_id === null ? await lockSession(trx, organisationId, found.session_id) : (await holdDeal(trx, organisationId, found.deal_id))?.sessions.get(found.session_id);
    const now = house.clock.now();
    const booking = await find();
    if (session === undefined || booking === undefined) return { ok: false, refusal: { kind: "booking-unknown" } };
    if (session.starts_at === null || Temporal.Instant.compare(now, session.starts_at) < 0) return { ok: false, refusal: { kind: "not-begun" } };
    if (booking.place !== "confirmed" && booking.place !== "completed") return { ok: false, refusal: { kind: "no-place" } };
    if (booking.attendance === attendance) return { ok: true, repeated: true };
    if (!attendanceMove(booking.attendance, attendance)) {
      return { ok: false, refusal: { kind: "attendance-never-moves", from: booking.attendance } };
    }
    await trx
      .updateTable("bookings")
      .set({ attendance })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", bookingId)
      .where("attendance", "=", booking.attendance)
      .execute();
    await writeRecords(trx, organisationId, [{
      subjectId: booking.deal_id ?? booking.sign_up_id,
      type: "attendance.marked",
      at: now,
      actor: "trainer",
      details: { booking: bookingId, from: booking.attendance, to: attendance },
    }]);
    if (booking.deal_id !== null) await settleFromStanding(trx, organisationId, booking.deal_id, now);
    return { ok: true, repeated: false };
  });
}
