import type { Cents } from "../../domain/money.ts";
import { whyNotThere } from "../../domain/offers/target-date.ts";
import type { Trx } from "../../platform/house.ts";
import { spansOf } from "../catalogue/store.ts";
import { keepAsCredit } from "../credits/actions.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { movePlaces } from "../deal/actions.ts";
import { changePlacesAcross, targetDateOf } from "../deal/store.ts";
import type { Booking, LockedSession, WholeDeal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import type { PlaceChange } from "../evidence/store.ts";

/** A session with its dates. */
type Dated = LockedSession & { starts_at: Temporal.Instant; ends_at: Temporal.Instant };

/** A deal that is held, with its places in the session that was moved. */
export type Asked = { held: WholeDeal; places: readonly Booking[]; session: Dated; now: Temporal.Instant };

/** Another date for these places, or why not. */
export function dateFor({ held, places, session, now }: Asked, otherSessionId: string): { ok: true; session: Dated } | { ok: false; why: "date-unknown" | "date-over" | "date-full" } {
  const other = held.sessions.get(otherSessionId);
  const why = whyNotThere(targetDateOf(other), { courseId: session.course_id, from: [session.id], places: places.length, now });
  if (why !== null || other === undefined || other.starts_at === null || other.ends_at === null) return { ok: false, why: why ?? "date-unknown" };
  return { ok: true, session: { ...other, starts_at: other.starts_at, ends_at: other.ends_at } };
}

/** The customer comes on the new date: it is agreed from now on. */
export async function stay(trx: Trx, asked: Asked): Promise<void> {
  await accept(trx, asked, asked.session, []);
}

/** The places go to another date at their price. */
export async function goElsewhere(trx: Trx, asked: Asked, other: Dated): Promise<void> {
  await accept(trx, asked, other, await movePlaces(trx, asked.held.deal, asked.places, other, asked.now));
}

/**
 * The places are left for nothing; what goes back may be kept as a credit.
 * @returns until when the credit can be used, null without one
 */
export async function leave(trx: Trx, { held: { deal, bookings }, places, now }: Asked, { asCredit, backCents }: { asCredit: boolean; backCents: Cents }): Promise<Temporal.Instant | null> {
  const { organisation_id: organisationId, id: dealId } = deal;
  await changePlacesAcross(trx, organisationId, now, places.map((booking) => ({ sessionId: booking.session_id, bookingId: booking.id, from: booking.place, to: "cancelled", feeCents: 0 })));
  await writeRecords(trx, organisationId, [{
    subjectId: dealId,
    type: "booking.cancelled",
    at: now,
    actor: "customer",
    details: { feeCents: 0, refundCents: asCredit ? 0 : backCents, freeBecause: "moved", places: places.map(({ id, place }) => ({ booking: id, from: place, to: "cancelled" })) },
  }]);
  const stands = bookings.some((booking) => !places.includes(booking) && (booking.place === "held" || booking.place === "confirmed"));
  if (!stands) {
    for (const what of ["hold", "payment-reminder", "confirm-ask"] as const) await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what, outcome: "session-moved" });
  }
  return asCredit ? keepAsCredit(trx, deal, backCents, now) : null;
}

async function accept(trx: Trx, { held: { deal }, places, now }: Asked, { id: session, starts_at: startsAt, ends_at: endsAt }: Dated, changes: readonly PlaceChange[]): Promise<void> {
  await writeRecords(trx, deal.organisation_id, [{
    subjectId: deal.id,
    type: "offer.accepted",
    at: now,
    actor: "customer",
    details: { offer: "move", bookings: places.map(({ id }) => id), to: { startsAt: startsAt.toString(), endsAt: endsAt.toString(), meetings: await spansOf(trx, { organisation_id: deal.organisation_id, id: session }) }, session, places: changes },
  }]);
}
