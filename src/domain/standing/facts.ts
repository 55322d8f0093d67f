import type { Cents } from "../money.ts";

/** What an offer that changes a deal is about. */
export const offerKinds = ["move", "credit", "settlement", "payment-plan"] as const;

export type OfferKind = (typeof offerKinds)[number];

/** A part of a payment plan, with its last day. */
export type PlanPart = { cents: Cents; dueOn: Temporal.PlainDate };

type Meeting = { startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/** Another date to which a place goes, from its first start to its last end; without its meetings it is one span. */
export type OtherDate = Meeting & { meetings?: readonly Meeting[] | undefined };

/** Every fact, with what it says. */
type FactKinds = {
  "invoice.issued": { cents: Cents; dueOn: Temporal.PlainDate };
  "credit-note.issued": { cents: Cents };
  /** `on` is the local day on which the money was there. */
  "payment.received": { cents: Cents; on: Temporal.PlainDate };
  "payment.refunded": { cents: Cents; on: Temporal.PlainDate };
  /** The bank of the payer took it back: nobody refunded anything, and what was owed is owed again. */
  "payment.charged-back": { cents: Cents; on: Temporal.PlainDate };
  /** A refund that never left the bank, or was sent back by it. */
  "payment.refund-returned": { cents: Cents };
  /** The trainer gave up the payment deadline: the places are firm without money. */
  "deadline.waived": object;
  "booking.released": object;
  "booking.reinstated": object;
  /** Under the customer's own right to move; by the organiser it uses none of that right. */
  "booking.moved": OtherDate & { feeCents: Cents; differenceCents: Cents; by: "customer" | "organiser" };
  "participant.replaced": object;
  "cancellation.received": object;
  "withdrawal.received": object;
  "called-off": object;
  /** The whole session goes to another date, by the organiser. */
  "session.moved": OtherDate;
  /** `cents` is what the new customer pays; null when that is not known, or at least the fee. */
  "place.refilled": { cents: Cents | null };
  "attendance.attended": object;
  "attendance.partly": object;
  "attendance.no-show": object;
  "attendance.excused": object;
  "offer.made": Offer;
  "offer.accepted": Offer;
  "offer.declined": Offer;
  "offer.expired": Offer;
  "offer.withdrawn": Offer;
  "goodwill.granted": { cents: Cents };
  /** Value promised before, spent on this deal. */
  "credit.used": { cents: Cents };
  /** What a credit paid of this deal is over, and is a credit again. */
  "credit.returned": { cents: Cents };
  "reminder.sent": object;
  /** The *veertiendagenbrief* to a consumer, the notice of default to a company. */
  "notice.delivered": { deliveredOn: Temporal.PlainDate };
  "dispute.opened": object;
  "dispute.closed": object;
  /** The consumer's express request to begin within the time for withdrawal (art. 6:230v lid 8 BW). */
  "early-start.requested": object;
};

/** What an offer says. `cents` is the value of a credit or the sum of a settlement; `to` and `plan` where the kind has them. */
export type Offer = {
  offer: OfferKind;
  /** Tells two offers of one kind apart. */
  offerId: string | null;
  endsAt: Temporal.Instant | null;
  cents: Cents | null;
  to: OtherDate | null;
  plan: readonly PlanPart[] | null;
  /** How long a credit may be used. */
  validUntil: Temporal.Instant | null;
};

export type FactKind = keyof FactKinds;

export type FactOf<Kind extends FactKind> = Extract<Fact, { kind: Kind }>;

/**
 * Something that happened to a deal.
 * `bookings` names the places it is about; null: every place that it can be about. `record` is the entry of the evidence
 * log that holds it; null when it comes from elsewhere.
 */
export type Fact = {
  [Kind in FactKind]: { kind: Kind; at: Temporal.Instant; record: string | null; bookings: readonly string[] | null } & FactKinds[Kind];
}[FactKind];

/** At one instant, for facts of one record or of none: what founds a state comes before what rests on it. */
const order: readonly FactKind[] = [
  "early-start.requested", "invoice.issued", "deadline.waived", "credit.used", "payment.received", "payment.refunded", "payment.charged-back", "payment.refund-returned", "booking.released", "booking.reinstated",
  "offer.made", "participant.replaced", "booking.moved", "session.moved", "withdrawal.received", "cancellation.received", "called-off", "place.refilled",
  "attendance.attended", "attendance.partly", "attendance.excused", "attendance.no-show", "goodwill.granted",
  "offer.accepted", "offer.declined", "offer.expired", "offer.withdrawn", "credit.returned", "credit-note.issued", "reminder.sent", "notice.delivered", "dispute.opened", "dispute.closed",
];

export const factKinds: readonly FactKind[] = order;

/**
 * The facts up to a moment, inclusive, in one order, however they were given. At one instant the records say what came first
 * (their names ascend as they are written); what is in no record yet comes after them.
 */
export function factsUpTo(facts: readonly Fact[], asOf: Temporal.Instant): Fact[] {
  return facts.filter(({ at }) => Temporal.Instant.compare(at, asOf) <= 0).sort(inOrder);
}

function inOrder(one: Fact, other: Fact): number {
  return Temporal.Instant.compare(one.at, other.at) || compareRecords(one.record, other.record) || order.indexOf(one.kind) - order.indexOf(other.kind) || compareText(textOf(one), textOf(other));
}

function compareRecords(one: string | null, other: string | null): number {
  return Number(one === null) - Number(other === null) || compareText(one ?? "", other ?? "");
}

/** Equal facts stay equal; unequal ones have one order, whatever it is. */
function textOf(fact: Fact): string {
  return JSON.stringify(Object.entries(fact).sort(([one], [other]) => compareText(one, other)));
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
