import { isCancellable, whyNotCancel } from "../../domain/cancellation/decide-cancellation.ts";
import type { CancellationRefusal as Decided } from "../../domain/cancellation/decide-cancellation.ts";
import { cancellationFee } from "../../domain/conditions/cancellation-fee.ts";
import { cents, zeroCents } from "../../domain/money.ts";
import type { Cents } from "../../domain/money.ts";
import { placesCancelledBy } from "../../domain/standing/cancelling.ts";
import { total } from "../../domain/standing/parts.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { House, Trx } from "../../platform/house.ts";
import { cut } from "../../platform/plain-text.ts";
import { closeDeadlines } from "../deadlines/store.ts";
import { changePlacesAcross, holdDeal, readDeal } from "../deal/store.ts";
import type { Booking, Deal, WholeDeal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import type { NewMessage } from "../messages/store.ts";
import { awaitRefill } from "../refill/actions.ts";
import { rootsOf, settleFromStanding, storyOf } from "../standing/store.ts";
import { advanceLines } from "../waiting-list/actions.ts";

export type CancellationPreview = {
  feeCents: number;
  /** The step that the moment falls in; null when the places lie on several dates, each with its own. */
  feeBasisPoints: number | null;
  /** To the nearest of the dates. */
  daysBefore: number;
  /** What goes back to the customer, given what is paid now. */
  refundCents: number;
  /** The last moment, inclusive, on which that has to be back; null when nothing goes back. */
  refundBy: Temporal.Instant | null;
  /** What is a credit again, of what a credit paid. */
  creditBackCents: number;
  /** What the customer owes after it, all in all. */
  owesCents: number;
  /** Why there is no fee although the steps name one. */
  freeBecause: "held" | "waived" | "settled" | "moved" | null;
  /** The fee that was given up. */
  waivedCents: number;
};

export type CancellationRefusal =
  | { kind: "deal-unknown" }
  | Decided
  /** What the button named is not what it costs now: nothing happened. */
  | { kind: "fee-changed"; preview: CancellationPreview };

type Refused = { ok: false; refusal: CancellationRefusal };

type Which = { organisationId: string; dealId: string; bookingIds: readonly string[]; waiveFee?: boolean; by?: "customer" | "trainer" };

/** How much a customer may write beside a cancellation, in characters. */
export const mostSaid = 1_000;

/**
 * What cancelling these bookings would cost now, under the conditions that were frozen in the deal.
 * A held place that is not paid for costs nothing: letting it lapse would not either.
 * @returns refusals `deal-unknown`, `nothing-to-cancel`, `begun`
 */
export async function previewCancellation(
  house: House,
  which: Which,
): Promise<{ ok: true; preview: CancellationPreview } | Refused> {
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const whole = await readDeal(trx, which.organisationId, which.dealId);
    if (whole === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const now = house.clock.now();
    const refusal = whyNot(whole, which, now);
    if (refusal !== null) return { ok: false, refusal };
    const { preview } = await previewOf(trx, whole, chosen(whole.bookings, which.bookingIds), { now, waiveFee: which.waiveFee === true });
    return { ok: true, preview };
  });
}

/**
 * Cancels bookings: the fee of the frozen conditions stays owed (unless the trainer waives it), the places go to the next in line
 * at once. Cancelling twice does it once.
 * @param which.seen the fee that the button named; null when nobody was shown one
 * @param which.said what the customer wants the trainer to know; cut at {@link mostSaid}
 * @returns refusals `deal-unknown`, `nothing-to-cancel`, `begun` (for the customer), `fee-changed`
 */
export async function cancelBookings(
  house: House,
  which: Which & { seen?: number | null; said?: string },
): Promise<{ ok: true; preview: CancellationPreview } | Refused> {
  const { organisationId, dealId, waiveFee = false, by = "trainer", seen = null, said = "" } = which;
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId);
    const now = house.clock.now();
    if (held === undefined) return { ok: false, refusal: { kind: "deal-unknown" } };
    const { deal, bookings } = held;
    const refusal = whyNot(held, which, now);
    if (refusal !== null) return { ok: false, refusal };
    const leaving = chosen(bookings, which.bookingIds);
    const { preview, feeOf } = await previewOf(trx, held, leaving, { now, waiveFee });
    if (seen !== null && seen !== preview.feeCents) return { ok: false, refusal: { kind: "fee-changed", preview } };
    await changePlacesAcross(trx, organisationId, now, leaving.map((booking) => ({
      sessionId: booking.session_id,
      bookingId: booking.id,
      from: booking.place,
      to: "cancelled",
      feeCents: feeOf(booking),
    })));
    if (deal.frozen.conditions.refundIfRefilled) await awaitRefill(trx, organisationId, now, leaving.filter((booking) => feeOf(booking) > 0));
    if (!bookings.some((booking) => booking.place === "held" && !leaving.includes(booking))) {
      await closeDeadlines(trx, organisationId, now, { subjectIds: [dealId], what: "hold", outcome: "cancelled" });
    }
    await writeRecords(trx, organisationId, [{
      subjectId: dealId,
      type: "booking.cancelled",
      at: now,
      actor: by,
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
    await settleFromStanding(trx, organisationId, dealId, now);
    await queueMessages(trx, organisationId, now, [{
      subjectKind: "deal",
      subjectId: dealId,
      dedupeKey: `booking-cancelled:${leaving.map(({ id }) => id).join(",")}`,
      to: { address: deal.customer.orderedBy.email, name: deal.customer.orderedBy.name },
      locale: deal.locale,
      facts: { kind: "booking-cancelled", dealId, bookingIds: leaving.map(({ id }) => id), feeCents: preview.feeCents, refundCents: preview.refundCents, refundBy: preview.refundBy?.toString() ?? null },
    }]);
    if (by === "customer") await queueMessages(trx, organisationId, now, [await tellTrainer(trx, deal, { leaving, feeCents: preview.feeCents, said: cut(said.trim(), mostSaid) })]);
    await advanceLines(trx, house, { organisationId, sessionIds: [...new Set(leaving.map((booking) => booking.session_id))] });
    return { ok: true, preview };
  });
}

/** The trainer hears of it at once, with what the customer wrote; that stays out of the records. */
async function tellTrainer(trx: Trx, deal: Deal, { leaving, feeCents, said }: { leaving: readonly Booking[]; feeCents: number; said: string }): Promise<NewMessage> {
  const { email, contact_name: name, locale } = await trx.selectFrom("organisations").select(["email", "contact_name", "locale"]).where("organisation_id", "=", deal.organisation_id).executeTakeFirstOrThrow();
  const bookingIds = leaving.map(({ id }) => id);
  return {
    subjectKind: "deal",
    subjectId: deal.id,
    dedupeKey: `cancellation-told:${bookingIds.join(",")}`,
    to: { address: email, name },
    locale,
    facts: { kind: "cancellation-told", dealId: deal.id, bookingIds, feeCents, said },
  };
}

function whyNot({ bookings, sessions }: WholeDeal, { bookingIds, by = "trainer" }: Which, now: Temporal.Instant): Decided | null {
  const places = bookings.filter(({ id }) => bookingIds.includes(id)).map(({ place, session_id: sessionId }) => ({ place, startsAt: sessions.get(sessionId)?.starts_at ?? null }));
  return whyNotCancel({ by, places, now });
}

function chosen(bookings: readonly Booking[], ids: readonly string[]): Booking[] {
  return bookings.filter((booking) => ids.includes(booking.id) && isCancellable(booking));
}

/** The standing with the cancellation in it, as if it came now; and, when the fee is waived, with that given. */
async function previewOf(
  trx: Trx,
  whole: WholeDeal,
  leaving: readonly Booking[],
  { now, waiveFee }: { now: Temporal.Instant; waiveFee: boolean },
): Promise<{ preview: CancellationPreview; feeOf: (booking: Booking) => Cents }> {
  const { deal, bookings } = whole;
  const story = await storyOf(trx, deal);
  const rootOf = rootsOf(bookings);
  const cancellation = { kind: "cancellation.received" as const, at: now, record: null, bookings: leaving.map(({ id }) => rootOf(id)) };
  const ended = placesCancelledBy(story.deal, story.facts, cancellation);
  const agreed = new Map(ended?.map(({ id, owedCents }) => [id, owedCents]));
  const agreedCents = cents(total([...agreed.values()]));
  const waived = waiveFee && agreedCents > 0;
  const goodwill = { kind: "goodwill.granted" as const, at: now, record: null, bookings: null, cents: agreedCents };
  const after = standing(story.deal, [...story.facts, cancellation, ...(waived ? [goodwill] : [])], now);
  const step = stepOf(whole, leaving, now);
  const held = ended?.some(({ ending }) => ending.why === "cancelled-while-held") === true && step.feeBasisPoints !== 0;
  const moved = ended?.some(({ ending }) => ending.why === "cancelled-after-organiser-moved") === true;
  return {
    feeOf: ({ id }) => (waived ? zeroCents : (agreed.get(rootOf(id)) ?? zeroCents)),
    preview: {
      feeCents: waived ? 0 : agreedCents,
      ...step,
      refundCents: after.organiserOwesCents,
      refundBy: after.duties.findLast(({ duty }) => duty === "refund")?.by ?? null,
      creditBackCents: after.creditBackCents,
      owesCents: after.customerOwesCents,
      freeBecause: waived ? "waived" : ended === null ? "settled" : held ? "held" : moved ? "moved" : null,
      waivedCents: waived ? agreedCents : 0,
    },
  };
}

/** The step of the frozen conditions that the moment falls in, also where another reason makes cancelling free. */
function stepOf({ deal, sessions }: Pick<WholeDeal, "deal" | "sessions">, leaving: readonly Booking[], now: Temporal.Instant): Pick<CancellationPreview, "feeBasisPoints" | "daysBefore"> {
  const { conditions, organisation } = deal.frozen;
  const starts = new Map([...new Set(leaving.map((booking) => booking.session_id))].map((id) => [id, startOn({ deal, sessions }, id)]));
  const startsAt = [...starts.values()].reduce((one, other) => (Temporal.Instant.compare(one, other) <= 0 ? one : other));
  const { feeBasisPoints, daysBefore } = cancellationFee({ conditions, kind: deal.customer.kind, cancelledAt: now, startsAt, zone: organisation.zone, totalCents: zeroCents });
  return { feeBasisPoints: starts.size === 1 ? feeBasisPoints : null, daysBefore };
}

/** The start as it is: a date that people agreed on changes only by a move, of the place or of the session. */
function startOn({ deal, sessions }: Pick<WholeDeal, "deal" | "sessions">, sessionId: string): Temporal.Instant {
  return sessions.get(sessionId)?.starts_at ?? Temporal.Instant.from(deal.frozen.session.startsAt);
}
