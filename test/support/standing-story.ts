import { paymentSchedule } from "../../src/domain/conditions/payment-schedule.ts";
import { conditionSets } from "../../src/domain/conditions/sets.ts";
import type { Conditions } from "../../src/domain/conditions/conditions.ts";
import { cents } from "../../src/domain/money.ts";
import type { Fact, FactKind } from "../../src/domain/standing/facts.ts";
import { standing } from "../../src/domain/standing/standing.ts";
import type { Standing } from "../../src/domain/standing/standing.ts";
import type { StandingDeal } from "../../src/domain/standing/standing-deal.ts";

// A deal and what happened to it, told in few words for the tests of the standing.

export const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** Paid within seven days, kept when unpaid, charged by the law: nothing is forgiven unless a test says so. */
export const firm: Conditions = {
  ...conditionSets.usual,
  payment: { mode: "before", dueDays: 7, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 },
  lateCharges: "by-law",
};

type Change = Partial<Omit<StandingDeal, "schedule" | "totalCents">> & { total?: number };

/** Ordered on Monday 2 February 2026 for 600.00, due on the 9th, given on Tuesday 14 April from 9:30 to 17:00. */
export function dealOf({ total = 60_000, ...change }: Change = {}): StandingDeal {
  const deal = {
    zone: "Europe/Amsterdam",
    kind: "company" as const,
    formedAt: at("2026-02-02T09:00:00Z"),
    record: null,
    totalCents: cents(total),
    bookings: ["1"],
    conditions: firm,
    meetings: [{ startsAt: at("2026-04-14T07:30:00Z"), endsAt: at("2026-04-14T15:00:00Z") }],
    withdrawalInformed: true,
    ...change,
  };
  const [startsAt, endsAt] = [deal.meetings[0]?.startsAt ?? deal.formedAt, deal.meetings.at(-1)?.endsAt ?? deal.formedAt];
  const { parts } = paymentSchedule({ plan: deal.conditions.payment, totalCents: deal.totalCents, formedAt: deal.formedAt, startsAt, endsAt, zone: deal.zone });
  return { ...deal, schedule: parts.map(({ cents: amount, dueOn, dueAt, lapseAt }) => ({ cents: amount, dueOn, dueAt, lapseAt })) };
}

/** A fact with what its kind says; amounts are plain numbers. */
export function fact(kind: FactKind, moment: string, more: object = {}): Fact {
  return { kind, at: at(moment), record: null, bookings: null, ...(kind === "booking.moved" ? { by: "customer" } : {}), ...more } as Fact;
}

export function paid(amount: number, moment: string): Fact {
  return fact("payment.received", moment, { cents: cents(amount), on: at(moment).toZonedDateTimeISO("Europe/Amsterdam").toPlainDate() });
}

export function refunded(amount: number, moment: string): Fact {
  return fact("payment.refunded", moment, { cents: cents(amount), on: at(moment).toZonedDateTimeISO("Europe/Amsterdam").toPlainDate() });
}

/** An answer to an offer, or the offer itself, with what the test says of it. */
export function offer(kind: Extract<FactKind, `offer.${string}`>, moment: string, more: object): Fact {
  return fact(kind, moment, { offerId: null, endsAt: null, cents: null, to: null, plan: null, validUntil: null, ...more });
}

/** What the customer owes, or less than zero what the organiser does. */
export function net(deal: StandingDeal, facts: readonly Fact[], moment: string): number {
  const { customerOwesCents, organiserOwesCents } = standing(deal, facts, at(moment));
  return customerOwesCents - organiserOwesCents;
}

/** Each reason as its kind and its amount. */
export function reasons(deal: StandingDeal, facts: readonly Fact[], moment: string): [string, number][] {
  return standing(deal, facts, at(moment)).reasons.map(({ ground, amountCents }) => [ground.why, amountCents]);
}

export function rightsAt(deal: StandingDeal, facts: readonly Fact[], moment: string): Standing["rights"] {
  return standing(deal, facts, at(moment)).rights;
}
