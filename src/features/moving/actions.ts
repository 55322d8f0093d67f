import { whyNotMove } from "../../domain/moving/decide-move.ts";
import type { MoveRefusal } from "../../domain/moving/decide-move.ts";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import { unitPriceOn } from "../../domain/price/price-of.ts";
import { vatOfPrice } from "../../domain/price/vat-groups.ts";
import { quotePrice } from "../../domain/deal/price.ts";
import { cents, zeroCents } from "../../domain/money.ts";
import type { Cents } from "../../domain/money.ts";
import type { Fact } from "../../domain/standing/facts.ts";
import { movedPrice } from "../../domain/standing/moved-price.ts";
import { standing } from "../../domain/standing/standing.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { House, Trx } from "../../platform/house.ts";
import { spansOf } from "../catalogue/store.ts";
import type { Booking, LockedSession, WholeDeal } from "../deal/store.ts";
import { writeRecords } from "../evidence/store.ts";
import { queueMessages } from "../messages/store.ts";
import { movePlaces } from "../deal/actions.ts";
import { holdDeal, readDeal, targetDateOf } from "../deal/store.ts";
import { planPaymentReminders } from "../payments/actions.ts";
import { rootsOf, settleFromStanding, storyOf } from "../standing/store.ts";
import { advanceLines } from "../waiting-list/actions.ts";

export type { MoveRefusal } from "../../domain/moving/decide-move.ts";

export type MovePreview = {
  feeCents: Cents;
  /** What the other date costs more; negative when it costs less. */
  differenceCents: Cents;
  /** What the customer owes, and is owed, after it. */
  after: Pick<Standing, "customerOwesCents" | "organiserOwesCents" | "creditBackCents">;
};

type Which = {
  organisationId: string;
  dealId: string;
  bookingIds: readonly string[];
  otherSessionId: string;
  by: "customer" | "trainer";
  /** The trainer lets the fee go. */
  waiveFee?: boolean;
};

type Refused = { ok: false; refusal: MoveRefusal | { kind: "deal-unknown" } | { kind: "price-changed"; preview: MovePreview } };

/** What moving these places would cost now, and whether it can be done; refusals as {@link moveBookings}. */
export async function previewMove(house: House, which: Which): Promise<{ ok: true; preview: MovePreview } | Refused> {
  return house.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (trx) => {
    const whole = await readDeal(trx, which.organisationId, which.dealId);
    if (whole === undefined) return refuse({ kind: "deal-unknown" });
    const other = await trx.selectFrom("sessions").selectAll().where("organisation_id", "=", which.organisationId).where("id", "=", which.otherSessionId).executeTakeFirst();
    const sessions = other === undefined ? whole.sessions : new Map([...whole.sessions, [other.id, other]]);
    const decided = await decide(trx, { ...whole, sessions }, which, house.clock.now());
    return decided.ok ? { ok: true, preview: decided.preview } : decided;
  });
}

/**
 * Moves places to another date of the same course: the new seats are taken and the old ones freed in one step, the deal and its
 * payments go along, the fee and the difference in price are owed. The old line moves on at once.
 * @param which.seen what the preview said it costs in all; null when nobody was shown a price
 * @returns refusals `deal-unknown`, `nothing-to-move`, `no-right-to-move`, `date-unknown`, `date-over`, `date-full`,
 * `date-too-far`, `price-changed`
 */
export async function moveBookings(house: House, which: Which & { seen: number | null }): Promise<{ ok: true; preview: MovePreview } | Refused> {
  const { organisationId, dealId, otherSessionId, by, seen } = which;
  return house.db.transaction().execute(async (trx) => {
    const held = await holdDeal(trx, organisationId, dealId, otherSessionId);
    const now = house.clock.now();
    if (held === undefined) return refuse({ kind: "deal-unknown" });
    const decided = await decide(trx, held, which, now);
    if (!decided.ok) return decided;
    const { preview, leaving, other, dates } = decided;
    if (seen !== null && seen !== preview.feeCents + preview.differenceCents) return refuse({ kind: "price-changed", preview });
    const places = await movePlaces(trx, held.deal, leaving, other, now);
    await writeRecords(trx, organisationId, [{
      subjectId: dealId,
      type: "booking.moved",
      at: now,
      actor: by,
      details: { bookings: leaving.map(({ id }) => id), session: other.id, ...dates, meetings: await spansOf(trx, other), by: onWhoseRight(which), feeCents: preview.feeCents, differenceCents: preview.differenceCents, places },
    }]);
    const after = await settleFromStanding(trx, organisationId, dealId, now);
    await planPaymentReminders(trx, held.deal, { standing: after, now, outcome: "moved" });
    const { orderedBy } = held.deal.customer;
    await queueMessages(trx, organisationId, now, [{
      subjectKind: "deal",
      subjectId: dealId,
      dedupeKey: `booking-moved:${leaving.map(({ id }) => id).join(",")}`,
      to: { address: orderedBy.email, name: orderedBy.name },
      locale: held.deal.locale,
      facts: { kind: "booking-moved", dealId, sessionId: other.id, bookingIds: places.filter(({ from }) => from === null).map(({ booking }) => booking), costsCents: preview.feeCents + preview.differenceCents, owesCents: after.customerOwesCents, refundCents: after.organiserOwesCents },
    }]);
    await advanceLines(trx, house, { organisationId, sessionIds: [...new Set(leaving.map((booking) => booking.session_id))] });
    return { ok: true, preview };
  });
}

/** A move that the trainer gives uses none of the customer's own. */
function onWhoseRight({ by, waiveFee }: Which): "customer" | "organiser" {
  return by === "trainer" && waiveFee !== false ? "organiser" : "customer";
}

type Decided = { ok: true; preview: MovePreview; leaving: Booking[]; other: LockedSession; dates: { startsAt: string; endsAt: string } };

async function decide(trx: Trx, { deal, bookings, sessions }: WholeDeal, which: Which, now: Temporal.Instant): Promise<Decided | Refused> {
  const { frozen } = deal;
  const story = await storyOf(trx, deal);
  const current = standing(story.deal, story.facts, now);
  const leaving = bookings.filter(({ id, place, session_id: sessionId }) => which.bookingIds.includes(id) && (place === "held" || place === "confirmed") && isAhead(sessions.get(sessionId), now));
  const other = sessions.get(which.otherSessionId);
  const right = current.rights.find((one) => one.right === "move-free" || one.right === "move");
  const starts = leaving.flatMap(({ session_id: sessionId }) => sessions.get(sessionId)?.starts_at ?? []).sort(Temporal.Instant.compare);
  const refusal = whyNotMove({
    by: which.by,
    mayMove: right !== undefined,
    target: targetDateOf(other),
    courseId: sessions.get(deal.session_id)?.course_id ?? "",
    from: leaving.map(({ session_id: sessionId }) => sessionId),
    firstStart: starts[0] ?? null,
    places: leaving.length,
    validMonths: frozen.conditions.move.validMonths,
    zone: frozen.organisation.zone,
    now,
  });
  if (refusal !== null) return refuse(refusal);
  if (other === undefined || other.starts_at === null || other.ends_at === null) return refuse({ kind: "date-unknown" });
  const feeCents = onWhoseRight(which) === "organiser" ? zeroCents : (right?.costCents ?? zeroCents);
  const roots = leaving.map(({ id }) => rootsOf(bookings)(id));
  const earlierCents = movedPrice(story.deal, story.facts, { bookings: roots, asOf: now });
  const differenceCents = cents(difference(deal.frozen, other, { places: leaving.length, now }) - earlierCents);
  const moved: Fact = { kind: "booking.moved", at: now, record: null, bookings: roots, by: onWhoseRight(which), startsAt: other.starts_at, endsAt: other.ends_at, feeCents, differenceCents };
  const { customerOwesCents, organiserOwesCents, creditBackCents } = standing(story.deal, [...story.facts, moved], now);
  return {
    ok: true,
    preview: { feeCents, differenceCents, after: { customerOwesCents, organiserOwesCents, creditBackCents } },
    leaving,
    other,
    dates: { startsAt: other.starts_at.toString(), endsAt: other.ends_at.toString() },
  };
}

/**
 * What as many places cost there now, the early-bird price of the day included, less what they cost when they were ordered;
 * both with the VAT of the deal. Discounts and what comes with a place stay as they were agreed.
 */
function difference({ price, organisation }: WholeDeal["deal"]["frozen"], other: LockedSession, { places, now }: { places: number; now: Temporal.Instant }): Cents {
  const vatBasisPoints = vatOfPrice(price) === "reverse-charge" ? 0 : price.vatBasisPoints;
  const cost = (unitCents: number) => quotePrice({ pricePerPlaceCents: cents(unitCents), places, vatBasisPoints }).totalCents;
  const there = unitPriceOn({ priceCents: other.price_cents, rules: other.price_rules }, localDateOf(now, organisation.zone));
  return cents(cost(there) - cost(price.unitCents));
}

function isAhead(session: LockedSession | undefined, now: Temporal.Instant): boolean {
  return session?.starts_at != null && Temporal.Instant.compare(now, session.starts_at) < 0;
}

function refuse(refusal: Refused["refusal"]): Refused {
  return { ok: false, refusal };
}
