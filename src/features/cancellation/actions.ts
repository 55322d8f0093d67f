import { cancellationFee } from "../../domain/conditions/cancellation-fee.ts";
import { takesSeat } from "../../domain/booking/place.ts";
import { shareOfLeaving } from "../../domain/deal/amounts.ts";
import { cents, zeroCents } from "../../domain/money.ts";
import type { House } from "../../platform/house.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { changePlacesAcross, settlePaymentStates } from "../deal/store.ts";
import type { Booking } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { amountsOf, holdDeal, readDeal } from "../payments/store.ts";
import type { WholeDeal } from "../payments/store.ts";
import { advanceLines } from "../waiting-list/actions.ts";

export type CancellationPreview = {
  feeCents: number;
  feeBasisPoints: number;
  daysBefore: number;
  /** What goes back to the customer, given what is paid now. */
  refundCents: number;
  /** Why there is no fee although the steps name one. */
  freeBecause: "held" | "waived" | null;
  /** The fee that was given up. */
  waivedCents: number;
};

export type CancellationRefusal = { kind: "deal-unknown" } | { kind: "nothing-to-cancel" };

type Which = { organisationId: string; dealId: string; bookingIds: readonly string[]; waiveFee?: boolean };

/**
 * What cancelling these bookings would cost now, under the conditions that were frozen in the deal.
 * A held place that is not paid for costs nothing: letting it lapse would not either.
 */
export async function previewCancellation(
  house: House,
  which: Which,
): Promise<{ ok: true; preview: CancellationPreview } | { ok: false; refusal: CancellationRefusal }> {
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const whole = await readDeal(trx, which.organisationId, which.dealId);
    if (whole === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const leaving = cancellable(whole.bookings, which.bookingIds);
    if (leaving.length === 0) return { ok: false, refusal: { kind: "nothing-to-cancel" } };
    return { ok: true, preview: previewOf(whole, leaving, { now: house.clock.now(), waiveFee: which.waiveFee === true }) };
  });
}

/**
 * Cancels bookings for the customer: the fee of the frozen conditions stays owed (unless waived), the places go to the
 * next in line at once. Cancelling twice does it once.
 * @returns refusals `deal-unknown`, `nothing-to-cancel`
 */
export async function cancelBookings(
  house: House,
  which: Which,
): Promise<{ ok: true; preview: CancellationPreview } | { ok: false; refusal: CancellationRefusal }> {
  const now = house.clock.now();
  const { organisationId, dealId, waiveFee = false } = which;
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    if (held === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const { deal, bookings } = held;
    const leaving = cancellable(bookings, which.bookingIds);
    if (leaving.length === 0) return { ok: false, refusal: { kind: "nothing-to-cancel" } };
    const preview = previewOf(held, leaving, { now, waiveFee });
    const fees = splitFee(preview.feeCents, leaving.length);
    const cancelled = new Map(leaving.map((booking, index) => [booking.id, { ...booking, place: "cancelled" as const, fee_cents: fees[index] ?? 0 }]));
    await changePlacesAcross(trx, organisationId, now, leaving.map((booking) => ({
      sessionId: booking.session_id,
      bookingId: booking.id,
      from: booking.place,
      to: "cancelled",
      feeCents: cancelled.get(booking.id)?.fee_cents ?? 0,
    })));
    await settlePaymentStates(trx, organisationId, [{ deal, bookings: bookings.map((booking) => cancelled.get(booking.id) ?? booking) }]);
    if (!bookings.some((booking) => booking.place === "held" && !leaving.includes(booking))) {
      await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what: "hold", outcome: "cancelled" });
    }
    await writeRecords(trx, organisationId, [{
      subjectId: dealId,
      type: "booking.cancelled",
      at: now,
      actor: "trainer",
      details: {
        feeCents: preview.feeCents,
        refundCents: preview.refundCents,
        daysBefore: preview.daysBefore,
        freeBecause: preview.freeBecause,
        places: leaving.map((booking) => ({ booking: booking.id, from: booking.place, to: "cancelled" })),
      },
    }]);
    if (preview.freeBecause === "waived") {
      await writeRecords(trx, organisationId, [{ subjectId: dealId, type: "goodwill.granted", at: now, actor: "trainer", details: { cents: preview.waivedCents, reason: "fee-waived" } }]);
    }
    await queueMessages(trx, organisationId, now, [{
      subjectKind: "deal",
      subjectId: dealId,
      dedupeKey: `booking-cancelled:${leaving.map(({ id }) => id).join(",")}`,
      to: { address: deal.customer.orderedBy.email, name: deal.customer.orderedBy.name },
      locale: deal.locale,
      facts: { kind: "booking-cancelled", dealId, bookingIds: leaving.map(({ id }) => id), feeCents: preview.feeCents, refundCents: preview.refundCents },
    }]);
    await advanceLines(trx, house, { organisationId, sessionIds: [...new Set(leaving.map((booking) => booking.session_id))] });
    return { ok: true, preview };
  });
}

function cancellable(bookings: readonly Booking[], ids: readonly string[]): Booking[] {
  return bookings.filter((booking) => ids.includes(booking.id) && (booking.place === "held" || booking.place === "confirmed"));
}

function previewOf(
  { deal, bookings, sessions }: WholeDeal,
  leaving: readonly Booking[],
  { now, waiveFee }: { now: Temporal.Instant; waiveFee: boolean },
): CancellationPreview {
  const { frozen } = deal;
  const fee = cancellationFee({
    conditions: frozen.conditions,
    kind: deal.customer.kind,
    cancelledAt: now,
    startsAt: startOf({ deal, sessions }, leaving),
    zone: frozen.organisation.zone,
    totalCents: shareOfLeaving({
      totalCents: cents(deal.total_cents),
      places: frozen.price.places,
      standing: bookings.filter((booking) => takesSeat(booking.place)).length,
      leaving: leaving.length,
    }),
  });
  const unpaidHold = leaving.every((booking) => booking.place === "held");
  const freeBecause = waiveFee && fee.feeCents > 0 ? "waived" : unpaidHold && fee.feeCents > 0 ? "held" : null;
  const feeCents = freeBecause === null ? fee.feeCents : zeroCents;
  const after = bookings.map((booking) => (leaving.includes(booking) ? { ...booking, place: "cancelled" as const, fee_cents: 0 } : booking));
  const { owedCents, paidCents } = amountsOf(deal, after);
  return {
    feeCents,
    feeBasisPoints: fee.feeBasisPoints,
    daysBefore: fee.daysBefore,
    refundCents: Math.max(0, paidCents - owedCents - feeCents),
    freeBecause,
    waivedCents: freeBecause === "waived" ? fee.feeCents : 0,
  };
}

/** The start that was agreed; for places that went to another date, the start of that one. */
function startOf({ deal, sessions }: Pick<WholeDeal, "deal" | "sessions">, [first]: readonly Booking[]): Temporal.Instant {
  const elsewhere = first !== undefined && first.session_id !== deal.session_id ? sessions.get(first.session_id)?.starts_at : null;
  return elsewhere ?? Temporal.Instant.from(deal.frozen.session.startsAt);
}

/** Equal parts in whole cents; the first ones carry what is left over. */
function splitFee(feeCents: number, parts: number): number[] {
  const base = Math.floor(feeCents / parts);
  return Array.from({ length: parts }, (_, index) => base + (index < feeCents % parts ? 1 : 0));
}
