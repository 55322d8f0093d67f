import { describe, expect, test } from "vitest";
import { conditionSets } from "../conditions/sets.ts";
import { paymentSchedule } from "../conditions/payment-schedule.ts";
import type { PaymentPlan } from "../conditions/conditions.ts";
import { cents } from "../money.ts";
import type { Fact } from "./facts.ts";
import { standing } from "./standing.ts";
import type { StandingDeal } from "./standing-deal.ts";

const zone = "Europe/Amsterdam";
const at = (text: string) => Temporal.Instant.from(text);
const first = { startsAt: at("2027-01-21T08:30:00Z"), endsAt: at("2027-01-21T16:00:00Z") };
const later = { startsAt: at("2027-04-15T07:30:00Z"), endsAt: at("2027-04-15T15:00:00Z") };
const sooner = { startsAt: at("2027-01-11T08:30:00Z"), endsAt: at("2027-01-11T16:00:00Z") };

function dealOf(payment: PaymentPlan, formedAt = at("2026-11-24T09:41:00Z")): StandingDeal {
  const totalCents = cents(100_000);
  return {
    zone, kind: "company", formedAt, record: null, totalCents, bookings: ["1"], conditions: { ...conditionSets.usual, payment }, withdrawalInformed: true,
    schedule: paymentSchedule({ plan: payment, totalCents, formedAt, zone, ...first }).parts, meetings: [first],
  };
}

const moved = (date: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }): Fact => ({ kind: "session.moved", at: at("2026-12-01T09:00:00Z"), record: null, bookings: null, ...date });
const stays: Fact = { kind: "offer.accepted", at: at("2026-12-02T09:00:00Z"), record: null, bookings: null, offer: "move", offerId: null, endsAt: null, cents: null, plan: null, validUntil: null, to: later };
const dueDays = (deal: StandingDeal, facts: Fact[]) =>
  standing(deal, facts, at("2027-01-20T09:00:00Z")).duties.flatMap(({ duty, by }) => (duty === "pay" && by !== null ? [by.toZonedDateTimeISO(zone).toPlainDate().toString()] : []));

const after: PaymentPlan = { mode: "after", dueDaysAfterSession: 14, reminderDaysBefore: 2 };
const deposit: PaymentPlan = { mode: "deposit", depositBasisPoints: 3000, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2, returnsOnAttendance: false };
const before: PaymentPlan = { mode: "before", dueDays: 90, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 };

describe("the payment days of a date that the organiser moved", () => {
  test.each([
    ["after the session: that many days after the new date", after, [moved(later)], ["2027-04-29"]],
    ["also once the customer said to come then", after, [moved(later), stays], ["2027-04-29"]],
    ["an earlier date makes nothing due earlier", after, [moved(sooner)], ["2027-02-04"]],
    ["the rest before the start counts from the new one, the deposit stays", deposit, [moved(later)], ["2026-12-01", "2027-04-01"]],
    ["a day that ended at the old start is the day that was agreed without it", before, [moved(later)], ["2027-02-22"]],
  ])("%s", (_, plan, facts, days) => {
    expect(dueDays(dealOf(plan), facts)).toEqual(days);
  });

  test("another date that the customer takes instead counts as the new one", () => {
    const may = { startsAt: at("2027-05-20T07:30:00Z"), endsAt: at("2027-05-20T15:00:00Z") };
    expect(dueDays(dealOf(deposit), [moved(later), { ...stays, to: may } as Fact])).toEqual(["2026-12-01", "2027-05-07"]);
  });

  test("a sooner date after a later one leaves a week to pay", () => {
    const soon = { startsAt: at("2027-01-25T08:30:00Z"), endsAt: at("2027-01-25T16:00:00Z") };
    const again: Fact = { ...moved(soon), at: at("2027-01-15T09:00:00Z") };
    expect(dueDays(dealOf(deposit), [moved(later), stays, again])).toEqual(["2026-12-01", "2027-01-22"]);
  });

  test("an order that was too near for its plan has its first day after the move", () => {
    const near = { startsAt: at("2026-11-30T08:30:00Z"), endsAt: at("2026-11-30T16:00:00Z") };
    const formedAt = at("2026-11-24T09:41:00Z");
    const deal = { ...dealOf(deposit, formedAt), meetings: [near], schedule: paymentSchedule({ plan: deposit, totalCents: cents(100_000), formedAt, zone, ...near }).parts };
    expect(deal.schedule).toHaveLength(1);
    const due = standing(deal, [{ ...moved(later), at: at("2026-11-25T09:00:00Z") }], at("2026-11-26T09:00:00Z")).duties.find(({ duty }) => duty === "pay");
    expect(due?.by?.toString()).toBe("2026-12-02T22:59:59Z");
  });

  test("a part after the end goes along when the customer moves", () => {
    const parts: PaymentPlan = { mode: "parts", parts: [{ basisPoints: 5000, days: 7, counted: "after-order" }, { basisPoints: 5000, days: 14, counted: "after-end" }], graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 };
    const byCustomer: Fact = { kind: "booking.moved", at: at("2026-12-01T09:00:00Z"), record: null, bookings: null, ...later, feeCents: cents(0), differenceCents: cents(0), by: "customer" };
    expect(dueDays(dealOf(parts), [byCustomer])).toEqual(["2026-12-01", "2027-04-29"]);
  });

  test("a place that is only held lapses later as well", () => {
    const lapse = (facts: Fact[]) => standing(dealOf(before), facts, at("2026-12-03T09:00:00Z")).deadlines.find(({ what }) => what === "lapse")?.at.toString();
    expect([lapse([]), lapse([moved(later)])]).toEqual(["2027-01-21T08:30:00Z", "2027-02-23T10:59:59Z"]);
  });

  test("staying ends leaving for nothing, silence does not", () => {
    const cost = (facts: Fact[]) => standing(dealOf(after), facts, at("2027-04-10T09:00:00Z")).rights.find(({ right }) => right === "cancel")?.costCents;
    expect([cost([moved(later)]), cost([moved(later), stays])]).toEqual([0, 100_000]);
  });
});
