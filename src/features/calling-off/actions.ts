import type { House } from "../../platform/house.ts";
import { paidByCredits } from "../credit-book/store.ts";
import { closeDeadlines, scheduleDeadlines } from "../deadlines/store.ts";
import { lockSession, sessionBookings } from "../deal/store.ts";
import type { Booking, LockedSession } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { endMoveQuestions } from "../session-moves/store.ts";
import { endLine } from "../waiting-list/actions.ts";
import { callOffDeals } from "./call-off-deals.ts";

export { chooseAfterCallingOff } from "./choose.ts";
export type { CalledOffRefusal } from "./choose.ts";

export type CallOffRefusal = { kind: "session-unknown" } | { kind: "not-published" } | { kind: "begun" };

export type CallOffPreview = {
  deals: number;
  places: number;
  waiting: number;
  /** What has to go back in money, all in all, when nobody chooses another date. */
  paidCents: number;
};

/** What calling off a session would do now. */
export async function previewCallOff(house: House, { organisationId, sessionId }: { organisationId: string; sessionId: string }): Promise<{ ok: true; preview: CallOffPreview } | { ok: false; refusal: CallOffRefusal }> {
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const session = await trx.selectFrom("sessions").selectAll().where("organisation_id", "=", organisationId).where("id", "=", sessionId).executeTakeFirst();
    const refusal = whyNot(session, house.clock.now());
    if (refusal !== null) return { ok: false, refusal };
    const bookings = await sessionBookings(trx, organisationId, sessionId);
    const standing = bookings.filter(({ place }) => place === "held" || place === "confirmed");
    const dealIds = [...new Set(standing.flatMap((booking) => booking.deal_id ?? []))];
    const paid = dealIds.length === 0 ? [] : await trx.selectFrom("deals").select("paid_cents").where("organisation_id", "=", organisationId).where("id", "in", dealIds).execute();
    return {
      ok: true,
      preview: { deals: dealIds.length, places: standing.length, waiting: bookings.filter(isInLine).length, paidCents: paid.reduce((sum, row) => sum + row.paid_cents, 0) - (await paidByCredits(trx, organisationId, dealIds)) },
    };
  });
}

/**
 * Calls a session off: nobody can sign up any more, the waiting list ends, and every deal is told, each in a step of its own.
 * Whatever is broken off goes on by the clock. Calling off twice is fine.
 * @returns how many deals were told now; refusals `session-unknown`, `not-published`, `begun`
 */
export async function callOffSession(house: House, { organisationId, sessionId }: { organisationId: string; sessionId: string }): Promise<{ ok: true; told: number; repeated: boolean } | { ok: false; refusal: CallOffRefusal }> {
  const closed = await house.db.transaction().execute(async (trx) => {
    const session = await lockSession(trx, organisationId, sessionId);
    const now = house.clock.now();
    if (session?.status === "called-off") return { ok: true as const, repeated: true };
    const refusal = whyNot(session, now);
    if (refusal !== null) return { ok: false as const, refusal };
    await trx.updateTable("sessions").set({ status: "called-off" }).where("organisation_id", "=", organisationId).where("id", "=", sessionId).execute();
    await writeRecords(trx, organisationId, [{ subjectId: sessionId, type: "session.called-off", at: now, actor: "trainer", details: {} }]);
    await closeDeadlines(trx, organisationId, now, { subjectIds: [sessionId], what: "session-end", outcome: "called-off" });
    await scheduleDeadlines(trx, organisationId, now, [{ what: "calling-off", subjectId: sessionId, dueAt: now }]);
    await endMoveQuestions(trx, { organisationId, sessionId, answer: "called-off", now });
    await endLine(trx, { organisationId, sessionId, now });
    return { ok: true as const, repeated: false };
  });
  if (!closed.ok) return closed;
  const told = await callOffDeals(house, { organisationId, sessionId });
  return { ok: true, told, repeated: closed.repeated };
}

function whyNot(session: LockedSession | undefined, now: Temporal.Instant): CallOffRefusal | null {
  if (session === undefined) return { kind: "session-unknown" };
  if (session.status !== "published") return { kind: "not-published" };
  return session.starts_at !== null && Temporal.Instant.compare(now, session.starts_at) >= 0 ? { kind: "begun" } : null;
}

function isInLine({ place }: Booking): boolean {
  return place === "waiting" || place === "offered";
}
