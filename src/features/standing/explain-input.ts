import { z } from "zod";
import { checkConditions } from "../../domain/conditions/check-conditions.ts";
import { paymentSchedule } from "../../domain/conditions/payment-schedule.ts";
import type { Conditions, PaymentPlan } from "../../domain/conditions/conditions.ts";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import { customerKinds } from "../../domain/customer-kind.ts";
import { locales } from "../../domain/locale.ts";
import { cents } from "../../domain/money.ts";
import { factKinds, offerKinds } from "../../domain/standing/facts.ts";
import type { Fact, FactKind, OtherDate } from "../../domain/standing/facts.ts";
import type { StandingDeal } from "../../domain/standing/standing-deal.ts";

// The deal of `explain FILE`, version 1, as text that anybody can write.

const instant = z.string().transform((text, context) => within(parsed(text, context, Temporal.Instant.from, "an instant such as 2026-12-01T08:30:00Z"), context, (moment) => moment.toZonedDateTimeISO("UTC").year));
const day = z.string().transform((text, context) => within(parsed(text, context, Temporal.PlainDate.from, "a date such as 2026-12-01"), context, (date) => date.year));
const wholeCents = (least: number, most: number) => {
  const error = ({ input: got }: { input?: unknown }) => `expected a whole number of cents from ${least} to ${most}, got ${JSON.stringify(got)}`;
  return z.int({ error }).min(least, { error }).max(most, { error }).transform(cents);
};
const amount = wholeCents(0, 1_000_000_000);
const signed = wholeCents(-1_000_000_000, 1_000_000_000);
const count = (most: number) => z.int().min(0).max(most);
const basisPoints = count(10_000);
const zone = z.string().refine(isZone, "expected a time zone such as Europe/Amsterdam");

const lapse = { graceHours: count(168).default(0), onLapse: z.enum(["release", "keep"]).default("keep"), reminderDaysBefore: count(60).default(2) };

const payment = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("before"), dueDays: count(365), ...lapse }),
  z.strictObject({
    mode: z.literal("deposit"),
    depositBasisPoints: basisPoints,
    returnsOnAttendance: z.boolean().default(false),
    dueDays: count(365).default(7),
    restDaysBefore: count(365).default(14),
    ...lapse,
  }),
  z.strictObject({
    mode: z.literal("parts"),
    parts: z.array(z.strictObject({ basisPoints, days: count(365), counted: z.enum(["after-order", "before-start", "after-end"]) })).min(1).max(12)
      .refine((parts) => parts.reduce((sum, part) => sum + part.basisPoints, 0) === 10_000, "expected parts that are 10000 basis points together"),
    ...lapse,
  }),
  z.strictObject({ mode: z.literal("after"), dueDaysAfterSession: count(365), reminderDaysBefore: count(60).default(2) }),
]);

const steps = z.array(z.strictObject({ fromDaysBefore: count(3_650), feeBasisPoints: basisPoints })).max(50);

const conditions = z.strictObject({
  payment,
  offerHours: count(8_760).default(48),
  cancellation: z.strictObject({ company: steps.default([]), consumer: steps.default([]) }),
  noShow: z.strictObject({ companyFeeBasisPoints: basisPoints, consumerFeeBasisPoints: basisPoints }),
  move: z.strictObject({ freeTimes: count(99), untilDaysBefore: count(365), feeCents: count(10_000_000).default(0), validMonths: count(120).default(12) })
    .default({ freeTimes: 0, untilDaysBefore: 0, feeCents: 0, validMonths: 12 }),
  substitute: z.boolean().default(true),
  refundIfRefilled: z.boolean().default(false),
  confirmHoursBefore: z.int().min(1).nullable().default(null),
  reminderDaysAfter: z.int().min(1).nullable().default(null),
  lateCharges: z.enum(["by-law", "after-notice"]).default("by-law"),
});

const span = { startsAt: instant, endsAt: instant };
const meetings = z.array(z.strictObject(span).refine(endsLater, "expected an end after the start")).min(1).optional();
const otherDate = z.strictObject({ ...span, meetings }).refine(endsLater, "expected an end after the start");

const offer = {
  offer: z.enum(offerKinds),
  offerId: z.string().max(100).nullable().default(null),
  endsAt: instant.nullable().default(null),
  cents: amount.nullable().default(null),
  to: otherDate.nullable().default(null),
  plan: z.array(z.strictObject({ cents: amount, dueOn: day })).max(60).nullable().default(null),
  validUntil: instant.nullable().default(null),
};

const details: Readonly<Record<FactKind, z.ZodRawShape>> = {
  "invoice.issued": { cents: amount, dueOn: day },
  "credit-note.issued": { cents: amount },
  "payment.received": { cents: amount, on: day.optional() },
  "payment.refunded": { cents: amount, on: day.optional() },
  "payment.charged-back": { cents: amount, on: day.optional() },
  "payment.refund-returned": { cents: amount },
  "deadline.waived": {},
  "booking.released": {},
  "booking.reinstated": {},
  "booking.moved": { ...span, meetings, feeCents: amount.default(cents(0)), differenceCents: signed.default(cents(0)), by: z.enum(["customer", "organiser"]).default("customer") },
  "participant.replaced": {},
  "cancellation.received": {},
  "withdrawal.received": {},
  "called-off": {},
  "session.moved": { ...span, meetings },
  "place.refilled": { cents: amount.nullable().default(null) },
  "attendance.attended": {},
  "attendance.partly": {},
  "attendance.no-show": {},
  "attendance.excused": {},
  "offer.made": offer,
  "offer.accepted": offer,
  "offer.declined": offer,
  "offer.expired": offer,
  "offer.withdrawn": offer,
  "goodwill.granted": { cents: amount },
  "credit.used": { cents: amount },
  "credit.returned": { cents: amount },
  "reminder.sent": {},
  "notice.delivered": { deliveredOn: day },
  "dispute.opened": {},
  "dispute.closed": {},
  "early-start.requested": {},
};

const places = z.array(z.string().max(100)).min(1).nullable().default(null);

/** `booking` names one place as well as `bookings` does. */
const fact = z.discriminatedUnion("kind", asPair(factKinds.map((kind) =>
  z.looseObject({ kind: z.literal(kind), at: instant, record: z.string().max(200).nullable().default(null), booking: z.string().max(100).optional(), bookings: places, ...details[kind] }))), {
  error: ({ input: got }) => `expected a kind of fact that exists, got ${JSON.stringify(kindOf(got))}: ${factKinds.toSorted().join(", ")}`,
});

const input = z.strictObject({
  version: z.literal(1),
  zone: zone.default("Europe/Amsterdam"),
  asOf: instant,
  jurisdiction: z.literal("nl").default("nl"),
  locale: z.enum(locales).optional(),
  customer: z.looseObject({ kind: z.enum(customerKinds) }),
  deal: z.looseObject({
    formedAt: instant,
    totalCents: amount,
    vatBasisPoints: basisPoints.optional(),
    bookings: z.array(z.string().max(100)).min(1).max(1_000).default(["1"]),
    withdrawalInformed: z.boolean().default(true),
    record: z.string().max(200).nullable().default(null),
  }),
  session: z.looseObject({
    startsAt: instant,
    endsAt: instant,
    capacity: z.int().positive().optional(),
    meetings,
  }),
  conditions,
  facts: z.array(fact).max(2_000).default([]),
});

type Problem = { at: string; problem: string };

export type ExplainRequest = { deal: StandingDeal; facts: Fact[]; asOf: Temporal.Instant; locale: "nl" | "en" | null };

/**
 * Reads a deal that somebody described.
 * @returns every problem with the place where it is, when the description does not hold
 */
export function readExplainInput(json: unknown): { ok: true; request: ExplainRequest } | { ok: false; problems: Problem[] } {
  const result = input.safeParse(json);
  if (!result.success) return { ok: false, problems: result.error.issues.map(({ path, message }) => ({ at: path.join(".") || "the file", problem: message })) };
  const { data } = result;
  const problems = whatDoesNotFit(data);
  if (problems.length > 0) return { ok: false, problems };
  const { startsAt, endsAt } = data.session;
  const { totalCents, formedAt, bookings, withdrawalInformed, record } = data.deal;
  const plan: PaymentPlan = data.conditions.payment;
  const schedule = paymentSchedule({ plan, totalCents, formedAt, startsAt, endsAt, zone: data.zone }).parts;
  const deal: StandingDeal = {
    zone: data.zone, kind: data.customer.kind, formedAt, record, totalCents, bookings, withdrawalInformed,
    conditions: data.conditions satisfies Conditions,
    schedule: schedule.map((part) => ({ cents: part.cents, dueOn: part.dueOn, dueAt: part.dueAt, lapseAt: part.lapseAt })),
    meetings: data.session.meetings ?? [{ startsAt, endsAt }],
  };
  return { ok: true, request: { deal, facts: data.facts.map((one) => asFact(one, data.zone)), asOf: data.asOf, locale: data.locale ?? null } };
}

/** A payment without a day was there on the day of its fact. */
function asFact(one: z.output<typeof fact>, zoneName: string): Fact {
  const { booking, ...rest } = one;
  const named = booking === undefined ? rest : { ...rest, bookings: [booking] };
  const paid = one.kind === "payment.received" || one.kind === "payment.refunded" || one.kind === "payment.charged-back";
  return (paid && one["on"] === undefined ? { ...named, on: localDateOf(one.at, zoneName) } : named) as Fact;
}

const stepsInWords = {
  "steps-missing": "expected at least one step",
  "steps-have-gap": "the steps leave a gap before the start: expected a step with fromDaysBefore 0",
  "steps-repeat": "the steps overlap: expected each fromDaysBefore once",
  "fee-falls-with-time": "the fee falls as the start comes nearer: expected that a later step costs as much or more",
} as const;

/** What makes steps no answer at all: a day with two fees or none, or a fee that falls as the start comes nearer. The other kind of customer may have none. */
function stepProblems({ customer, conditions: agreed }: z.output<typeof input>): Problem[] {
  return customerKinds.filter((kind) => kind === customer.kind || agreed.cancellation[kind].length > 0).flatMap((kind) => {
    const own = agreed.cancellation[kind];
    const refusals = new Set<string>(checkConditions({ ...agreed, cancellation: { company: own, consumer: own } }));
    return Object.entries(stepsInWords).filter(([refusal]) => refusals.has(refusal)).map(([, problem]) => ({ at: `conditions.cancellation.${kind}`, problem }));
  });
}

function whatDoesNotFit(data: z.output<typeof input>): Problem[] {
  const firstRate = Temporal.Instant.from("2015-01-01T00:00:00Z");
  const { session, deal } = data;
  return [
    ...stepProblems(data),
    ...(endsLater(session) ? [] : [{ at: "session.endsAt", problem: "expected an end after the start" }]),
    ...meetingProblems(data.session, "session"),
    ...(Temporal.Instant.compare(deal.formedAt, firstRate) < 0 ? [{ at: "deal.formedAt", problem: "expected 2015 or later: no rate of interest is known before" }] : []),
    ...(new Set(deal.bookings).size === deal.bookings.length ? [] : [{ at: "deal.bookings", problem: "expected every booking once" }]),
    ...data.facts.flatMap((one, index) => factProblems(data, one, `facts.${index}`)),
  ];
}

/** A date begins with its first meeting and ends with its last. */
function meetingProblems({ startsAt, endsAt, meetings: given }: OtherDate, at: string): Problem[] {
  if (given === undefined) return [];
  const inOrder = given.every((meeting, index) => index === 0 || Temporal.Instant.compare(given[index - 1]?.endsAt ?? meeting.startsAt, meeting.startsAt) <= 0);
  const whole = given[0]?.startsAt.equals(startsAt) === true && given.at(-1)?.endsAt.equals(endsAt) === true;
  const what = at === "session" ? "of the session" : "beside them";
  return inOrder && whole ? [] : [{ at: `${at}.meetings`, problem: `expected meetings one after the other, the first from startsAt and the last until endsAt ${what}` }];
}

/** The meetings of the date to which a fact takes places. */
function movedProblems(known: Fact, at: string): Problem[] {
  if (known.kind === "booking.moved" || known.kind === "session.moved") return meetingProblems(known, at);
  return "to" in known && known.to !== null ? meetingProblems(known.to, `${at}.to`) : [];
}

function factProblems({ deal, facts, zone: zoneName }: z.output<typeof input>, one: z.output<typeof fact>, at: string): Problem[] {
  const strange = [...(one.bookings ?? []), ...(one.booking === undefined ? [] : [one.booking])].find((id) => !deal.bookings.includes(id));
  const foreign = strange === undefined ? [] : [{ at: `${at}.${one.booking === strange ? "booking" : "bookings"}`, problem: `expected bookings of the deal, got ${JSON.stringify(strange)}` }];
  const upsideDown = one.kind === "booking.moved" || one.kind === "session.moved" ? !endsLater({ startsAt: one["startsAt"], endsAt: one["endsAt"] }) : false;
  return [...foreign, ...(upsideDown ? [{ at: `${at}.endsAt`, problem: "expected an end after the start" }] : []), ...movedProblems(asFact(one, zoneName), at), ...acceptanceProblems(facts, one, at)];
}

/** Without its sum a settlement is no answer: it is in the acceptance, or in the offer that it is about. */
function acceptanceProblems(facts: z.output<typeof input>["facts"], one: z.output<typeof fact>, at: string): Problem[] {
  if (one.kind !== "offer.accepted" || one["offer"] !== "settlement" || one["cents"] !== null) return [];
  const told = facts.some((other) => other.kind === "offer.made" && other["offer"] === "settlement" && other["offerId"] === one["offerId"] && other["cents"] !== null);
  return told ? [] : [{ at: `${at}.cents`, problem: "expected the sum of the settlement, here or in its offer.made" }];
}

function endsLater({ startsAt, endsAt }: { startsAt: unknown; endsAt: unknown }): boolean {
  return startsAt instanceof Temporal.Instant && endsAt instanceof Temporal.Instant && Temporal.Instant.compare(startsAt, endsAt) < 0;
}

function kindOf(got: unknown): unknown {
  return typeof got === "object" && got !== null && "kind" in got ? got.kind : null;
}

/** Far enough for any deal, and near enough to count days. */
function within<T>(value: T, context: z.RefinementCtx, yearOf: (value: T) => number): T {
  if (value === z.NEVER) return value;
  const year = yearOf(value);
  if (year < 2000 || year > 2199) context.addIssue({ code: "custom", message: `expected a year from 2000 to 2199, got ${year}` });
  return value;
}

function parsed<T>(text: string, context: z.RefinementCtx, parse: (text: string) => T, expected: string): T {
  try {
    return parse(text);
  } catch {
    context.addIssue({ code: "custom", message: `expected ${expected}, got ${JSON.stringify(text)}` });
    return z.NEVER;
  }
}

function isZone(text: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}

function asPair<T>(items: readonly T[]): [T, ...T[]] {
  const [first, ...rest] = items;
  if (first === undefined) throw new RangeError("expected at least one kind of fact");
  return [first, ...rest];
}
