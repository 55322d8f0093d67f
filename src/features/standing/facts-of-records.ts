import { z } from "zod";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import { cents } from "../../domain/money.ts";
import { offerKinds } from "../../domain/standing/facts.ts";
import type { Fact, FactKind } from "../../domain/standing/facts.ts";

/** A record as the standing reads it. */
export type RecordRead = { id: string; type: string; at: Temporal.Instant; details: unknown };

/** A row of the payments: the record only says that it happened. */
export type PaymentRead = { id: string; amount_cents: number; received_on: Temporal.PlainDate; recorded_at: Temporal.Instant; method: string };

/** What turns the identifiers of today into those of the deal: a place that moved keeps the name it was ordered under. */
export type Reading = { zone: string; rootOf: (bookingId: string) => string; payments: ReadonlyMap<string, PaymentRead> };

const places = z.array(z.object({ booking: z.string(), from: z.string().nullable(), to: z.string() }));
const instant = z.string().transform((text) => Temporal.Instant.from(text));
const day = z.string().transform((text) => Temporal.PlainDate.from(text));
const span = { startsAt: instant, endsAt: instant };
const otherDate = z.object({ ...span, meetings: z.array(z.object(span)).min(1).optional() });
const amount = z.number().int().transform(cents);

/** What the details of each record hold that becomes a fact. Records of other types are no facts of the standing. */
const shapes = {
  withPlaces: z.object({ places }),
  /** A statement counts from when it came in, also when a person found its deal later. */
  withdrawn: z.object({ receivedAt: instant.nullable().default(null) }),
  withBookings: z.object({ bookings: z.array(z.string()) }),
  attendance: z.object({ booking: z.string(), to: z.enum(["expected", "will-come", "attended", "partly", "no-show", "excused"]) }),
  moved: otherDate.extend({ bookings: z.array(z.string()) }),
  moveCosts: z.object({ feeCents: amount, differenceCents: amount, by: z.enum(["customer", "organiser"]).default("customer") }),
  refilled: z.object({ bookings: z.array(z.string()), cents: amount.nullable() }),
  money: z.object({ cents: amount }),
  payment: z.object({ payment: z.string(), places: places.default([]) }),
  chargedBack: z.object({ payment: z.string() }),
  lateChoice: z.object({ choice: z.string(), cents: amount, validUntil: instant.nullable().default(null), places: places.default([]), to: otherDate.nullable().default(null) }),
  notice: z.object({ deliveredOn: day }),
  offer: z.object({
    offer: z.enum([...offerKinds, "place"]),
    offerId: z.string().nullable().default(null),
    endsAt: instant.nullable().default(null),
    cents: amount.nullable().default(null),
    to: otherDate.nullable().default(null),
    plan: z.array(z.object({ cents: amount, dueOn: day })).nullable().default(null),
    validUntil: instant.nullable().default(null),
    bookings: z.array(z.string()).nullable().default(null),
  }),
};

/**
 * The facts that a record is; none when it changes nothing between the two sides. The invoices and credit notes of the house are none:
 * they follow the standing, and what followed must not move what it followed.
 * @see docs/decisions/015-invoices-follow-the-standing.md
 */
export function factsOfRecord(record: RecordRead, reading: Reading): Fact[] {
  const { id, at, details } = record;
  const roots = (ids: readonly string[]) => [...new Set(ids.map(reading.rootOf))];
  const base = { at, record: id };
  switch (record.type) {
    case "booking.released":
    case "booking.reinstated":
      return [{ kind: record.type, ...base, bookings: roots(moving(details)) }];
    case "booking.cancelled":
      return [{ kind: "cancellation.received", ...base, bookings: roots(moving(details)) }];
    case "withdrawal.received": {
      const withdrawn = shapes.withdrawn.parse(details);
      return [{ kind: "withdrawal.received", ...base, at: withdrawn.receivedAt ?? at, bookings: roots(moving(details)) }];
    }
    case "booking.called-off":
      return [{ kind: "called-off", ...base, bookings: roots(moving(details)) }];
    case "booking.moved": {
      const { bookings, ...to } = shapes.moved.parse(details);
      return [{ kind: "booking.moved", ...base, ...to, ...shapes.moveCosts.parse(details), bookings: roots(bookings) }];
    }
    case "session.moved": {
      const { bookings, ...to } = shapes.moved.parse(details);
      return [{ kind: "session.moved", ...base, ...to, bookings: roots(bookings) }];
    }
    case "participant.replaced":
      return [{ kind: "participant.replaced", ...base, bookings: roots(shapes.withBookings.parse(details).bookings) }];
    case "place.refilled": {
      const refilled = shapes.refilled.parse(details);
      return [{ kind: "place.refilled", ...base, cents: refilled.cents, bookings: roots(refilled.bookings) }];
    }
    case "attendance.marked": {
      const { booking, to } = shapes.attendance.parse(details);
      return to === "expected" || to === "will-come" ? [] : [{ kind: `attendance.${to}`, ...base, bookings: roots([booking]) }];
    }
    case "deadline.waived":
    case "reminder.sent":
    case "dispute.opened":
    case "dispute.closed":
      return [{ kind: record.type, ...base, bookings: null }];
    case "goodwill.granted":
    case "credit.used":
    case "credit.returned":
    case "payment.refund-returned":
      return [{ kind: record.type, ...base, bookings: null, cents: shapes.money.parse(details).cents }];
    case "notice.delivered":
      return [{ kind: "notice.delivered", ...base, bookings: null, deliveredOn: shapes.notice.parse(details).deliveredOn }];
    case "payment.received":
    case "payment.refunded":
    case "payment.charged-back":
      return moneyOf(record, reading);
    case "late-money.chosen":
      return chosenOf(record, reading);
    case "offer.made":
    case "offer.accepted":
    case "offer.declined":
    case "offer.expired":
    case "offer.withdrawn":
      return offerOf(record, record.type, reading);
    default:
      return [];
  }
}

function moving(details: unknown): string[] {
  return shapes.withPlaces.parse(details).places.map(({ booking }) => booking);
}

/** A payment that brought released places back is a second fact. */
function moneyOf({ id, type, at, details }: RecordRead, { payments, rootOf, zone }: Reading): Fact[] {
  if (type === "payment.charged-back") {
    const row = payments.get(shapes.chargedBack.parse(details).payment);
    if (row === undefined) throw new Error(`record ${id}: expected the payment that was charged back, it is not there`);
    return [{ kind: "payment.charged-back", at, record: id, bookings: null, cents: cents(-row.amount_cents), on: row.received_on }];
  }
  if (type === "payment.refunded") {
    const { payment, latePayment } = z.object({ payment: z.string().optional(), latePayment: z.string().optional(), cents: amount }).parse(details);
    const row = payment === undefined ? undefined : payments.get(payment);
    const refunded = row === undefined ? shapes.money.parse(details).cents : cents(-row.amount_cents);
    return latePayment === undefined && row === undefined ? [] : [{ kind: "payment.refunded", at, record: id, bookings: null, cents: refunded, on: row?.received_on ?? localDateOf(at, zone) }];
  }
  const { payment, places: moved } = shapes.payment.parse(details);
  const row = payments.get(payment);
  if (row === undefined) throw new Error(`record ${id}: expected payment ${payment}, it is not there`);
  const back = moved.filter(({ from }) => from === "released").map(({ booking }) => rootOf(booking));
  const money: Fact = { kind: "payment.received", at, record: id, bookings: null, cents: cents(row.amount_cents), on: row.received_on };
  return back.length === 0 ? [money] : [money, { kind: "booking.reinstated", at, record: id, bookings: back }];
}

/** Late money that became a credit, or that took the places to another date. */
function chosenOf({ id, at, details }: RecordRead, { rootOf }: Reading): Fact[] {
  const { choice, cents: sum, validUntil, places: moved, to } = shapes.lateChoice.parse(details);
  const base = { at, record: id, offerId: null, endsAt: null, plan: null };
  if (choice === "credit") return [{ kind: "offer.accepted", ...base, bookings: null, offer: "credit", cents: sum, to: null, validUntil }];
  if (choice !== "other-date") return [];
  const bookings = [...new Set(moved.map(({ booking }) => rootOf(booking)))];
  return [
    { kind: "booking.reinstated", at, record: id, bookings },
    { kind: "offer.accepted", ...base, bookings, offer: "move", cents: null, to, validUntil: null },
  ];
}

/** A free place that was offered is about no deal yet. */
function offerOf({ id, at, details }: RecordRead, kind: Extract<FactKind, `offer.${string}`>, { rootOf }: Reading): Fact[] {
  const offered = shapes.offer.safeParse(details);
  if (!offered.success || offered.data.offer === "place") return [];
  const { bookings, offer, ...rest } = offered.data;
  return [{ kind, at, record: id, ...rest, offer, bookings: bookings === null ? null : [...new Set(bookings.map(rootOf))] }];
}
