import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paymentSchedule } from "../conditions/payment-schedule.ts";
import { conditionSets } from "../conditions/sets.ts";
import { customerKinds } from "../customer-kind.ts";
import { cents } from "../money.ts";
import { factKinds, offerKinds } from "./facts.ts";
import type { Fact, FactKind } from "./facts.ts";
import { standing } from "./standing.ts";
import type { StandingDeal } from "./standing-deal.ts";

const zone = "Europe/Amsterdam";
const formedAt = Temporal.Instant.from("2026-02-02T09:00:00Z");
const startsAt = Temporal.Instant.from("2026-04-14T07:30:00Z");
const endsAt = Temporal.Instant.from("2026-04-14T15:00:00Z");
const asOf = Temporal.Instant.from("2026-06-01T10:00:00Z");

type Change = Partial<Pick<StandingDeal, "kind" | "totalCents" | "conditions" | "bookings" | "withdrawalInformed">>;

function dealWith(change: Change = {}): StandingDeal {
  const deal = { zone, kind: "company" as const, formedAt, record: null, totalCents: cents(59_895), bookings: ["1"], conditions: conditionSets.usual, meetings: [{ startsAt, endsAt }], withdrawalInformed: true, ...change };
  const { parts } = paymentSchedule({ plan: deal.conditions.payment, totalCents: deal.totalCents, formedAt, startsAt, endsAt, zone });
  return { ...deal, schedule: parts.map(({ cents: amount, dueOn, dueAt, lapseAt }) => ({ cents: amount, dueOn, dueAt, lapseAt })) };
}

const at = (text: string) => Temporal.Instant.from(text);
const bare = (kind: FactKind, moment: string, more: object = {}): Fact => ({ kind, at: at(moment), record: null, bookings: null, ...more }) as Fact;
const net = (result: ReturnType<typeof standing>) => result.customerOwesCents - result.organiserOwesCents;

const amounts = fc.integer({ min: 0, max: 120_000 }).map(cents);
const instants = fc.integer({ min: -5, max: 150 * 24 }).map((hours) => formedAt.add({ hours }));
const days = fc.integer({ min: 0, max: 120 }).map((count) => Temporal.PlainDate.from("2026-02-02").add({ days: count }));
const dates = instants.map((start) => ({ startsAt: start, endsAt: start.add({ hours: 7 }) }));

const facts: fc.Arbitrary<Fact> = fc.record({
  kind: fc.constantFrom(...factKinds),
  at: instants,
  record: fc.constant(null),
  bookings: fc.option(fc.subarray(["1", "2", "3"], { minLength: 1 }), { nil: null }),
  cents: amounts,
  dueOn: days,
  on: days,
  deliveredOn: days,
  feeCents: amounts,
  differenceCents: fc.integer({ min: -120_000, max: 120_000 }).map(cents),
  offer: fc.constantFrom(...offerKinds),
  offerId: fc.constantFrom(null, "a"),
  endsAt: instants,
  validUntil: fc.option(instants, { nil: null }),
  to: fc.option(dates, { nil: null }),
  plan: fc.option(fc.array(fc.record({ cents: amounts, dueOn: days }), { maxLength: 3 }), { nil: null }),
  startsAt: instants,
}).map((fact) => (fact.kind === "booking.moved" || fact.kind === "session.moved" ? { ...fact, endsAt: fact.startsAt.add({ hours: 7 }) } : fact) as Fact);

const deals = fc.record({
  kind: fc.constantFrom(...customerKinds),
  totalCents: amounts,
  conditions: fc.constantFrom(...Object.values(conditionSets), { ...conditionSets.usual, lateCharges: "by-law" as const }, {
    ...conditionSets.usual,
    payment: { mode: "deposit" as const, depositBasisPoints: 3_000, returnsOnAttendance: true, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "keep" as const, reminderDaysBefore: 2 },
  }, {
    ...conditionSets.strict,
    lateCharges: "by-law" as const,
    payment: { mode: "parts" as const, parts: [{ basisPoints: 3_333, days: 7, counted: "after-order" as const }, { basisPoints: 6_667, days: 10, counted: "after-end" as const }], graceHours: 48, onLapse: "release" as const, reminderDaysBefore: 2 },
  }),
  bookings: fc.constantFrom(["1"], ["1", "2", "3"]),
  withdrawalInformed: fc.boolean(),
}).map(dealWith);

const stories = fc.record({ deal: deals, facts: fc.array(facts, { maxLength: 14 }) });

describe("whatever happens to a deal", () => {
  test("the reasons add up to what the customer owes less what the organiser owes, and no amount is negative", () => {
    fc.assert(fc.property(stories, ({ deal, facts: story }) => {
      const result = standing(deal, story, asOf);
      expect(result.reasons.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(net(result));
      const { customerOwesCents, organiserOwesCents, principalCents, interestCents, collectionCostsCents, owedPrincipalCents, overdueCents, paidCents } = result;
      expect(Math.min(customerOwesCents, organiserOwesCents, principalCents, interestCents, collectionCostsCents, owedPrincipalCents, overdueCents, paidCents)).toBeGreaterThanOrEqual(0);
      expect(overdueCents).toBeLessThanOrEqual(principalCents);
      expect(customerOwesCents).toBe(principalCents + interestCents + collectionCostsCents);
      expect(Math.min(customerOwesCents, organiserOwesCents)).toBe(0);
    }), { numRuns: 600 });
  });

  test("the duties to pay are what the customer owes, the duties to refund what the organiser owes", () => {
    fc.assert(fc.property(stories, instants, ({ deal, facts: story }, moment) => {
      const { duties, customerOwesCents, organiserOwesCents } = standing(deal, story, moment);
      const sum = (name: string) => duties.reduce((all, { duty, cents: amount }) => all + (duty === name ? (amount ?? 0) : 0), 0);
      expect([sum("pay"), sum("refund")]).toEqual([customerOwesCents, organiserOwesCents]);
      for (const { cents: amount } of duties) expect(amount === null || amount > 0).toBe(true);
    }), { numRuns: 300 });
  });

  test("what a right is said to cost is what using it adds", () => {
    const ofOne = stories.filter(({ deal }) => deal.bookings.length === 1);
    fc.assert(fc.property(ofOne, instants, ({ deal, facts: story }, moment) => {
      const now = standing(deal, story, moment);
      for (const [right, kind] of [["cancel", "cancellation.received"], ["withdraw", "withdrawal.received"]] as const) {
        const cost = now.rights.find((one) => one.right === right)?.costCents ?? null;
        const used = [...story.filter(({ at: earlier }) => Temporal.Instant.compare(earlier, moment) <= 0), { ...bare(kind, moment.add({ nanoseconds: 1 }).toString()), record: "this" }];
        const lines = standing(deal, used, moment.add({ nanoseconds: 1 })).reasons.filter(({ record }) => record === "this");
        expect([null, lines.reduce((sum, { amountCents }) => sum + amountCents, 0)]).toContain(cost);
      }
    }), { numRuns: 300 });
  });

  test("the first step of what cancelling costs is what it costs now, the steps go on in time, and none repeats the one before", () => {
    fc.assert(fc.property(stories, instants, ({ deal, facts: story }, moment) => {
      const right = standing(deal, story, moment).rights.find((one) => one.right === "cancel");
      if (right === undefined) return;
      const { costCents, steps = [] } = right;
      expect(steps[0]?.costCents).toBe(costCents);
      expect(steps.map(({ until }) => until === null)).toEqual(steps.map((_, index) => index === steps.length - 1));
      for (const [index, { until, costCents: cost }] of steps.entries()) {
        const next = steps[index + 1];
        if (next === undefined || until === null) continue;
        expect(next.costCents).not.toBe(cost);
        expect([Temporal.Instant.compare(moment, until) <= 0, next.until === null || Temporal.Instant.compare(until, next.until) < 0]).toEqual([true, true]);
      }
    }), { numRuns: 400 });
  });

  test("the answer is the same in whatever order the facts are given, those of one instant too", () => {
    const atOnce = stories.map(({ deal, facts: story }) => ({ deal, story: story.map((fact, index) => (index % 2 === 0 ? { ...fact, at: formedAt.add({ hours: 500 }) } : fact)) }));
    const shuffled = atOnce.chain(({ deal, story }) => fc.shuffledSubarray(story, { minLength: story.length }).map((other) => ({ deal, story, other })));
    fc.assert(fc.property(shuffled, ({ deal, story, other }) => {
      expect(JSON.stringify(standing(deal, other, asOf))).toBe(JSON.stringify(standing(deal, story, asOf)));
    }), { numRuns: 300 });
  });

  test("what happens later changes nothing of an earlier moment", () => {
    fc.assert(fc.property(stories, facts, ({ deal, facts: story }, later) => {
      const moment = formedAt.add({ hours: 700 });
      const added = { ...later, at: moment.add({ seconds: 1 }) };
      expect(JSON.stringify(standing(deal, [...story, added], moment))).toBe(JSON.stringify(standing(deal, story, moment)));
    }), { numRuns: 200 });
  });

  test("before the order there is nothing but money", () => {
    fc.assert(fc.property(stories, ({ deal, facts: story }) => {
      const before = formedAt.subtract({ seconds: 1 });
      const { reasons, rights, duties } = standing(deal, story, before);
      expect(reasons.filter(({ ground: { why } }) => why !== "payment" && why !== "credit-used" && why !== "credit-returned" && why !== "refund" && why !== "charged-back" && why !== "interest")).toEqual([]);
      expect([rights, duties.filter(({ duty }) => duty !== "refund" && duty !== "pay")]).toEqual([[], []]);
    }), { numRuns: 100 });
  });

  test("every amount that both sides can see has a clause and a fact, and every right and duty says where it is written", () => {
    fc.assert(fc.property(stories, ({ deal, facts: story }) => {
      const { reasons, rights, duties, deadlines } = standing(deal, story, asOf);
      for (const { clause, fact } of reasons) expect([clause, fact].every((text) => text !== "")).toBe(true);
      for (const { why } of [...rights, ...duties, ...deadlines]) expect(why).not.toBe("");
      for (const { until } of rights) expect(until === null || Temporal.Instant.compare(until, asOf) >= 0).toBe(true);
    }), { numRuns: 200 });
  });

  test("after the last known rate interest stands still instead of being guessed", () => {
    fc.assert(fc.property(stories, ({ deal, facts: story }) => {
      const [known, later] = ["2026-12-31T22:00:00Z", "2031-01-01T00:00:00Z"].map((moment) => standing(deal, story, at(moment)));
      expect(later?.interestCents).toBe(known?.interestCents);
    }), { numRuns: 100 });
  });
});

describe("what the law and fairness say about more or less", () => {
  test("cancelling later never costs less", () => {
    fc.assert(fc.property(deals, fc.nat({ max: 71 }), fc.nat({ max: 20 }), (deal, first, more) => {
      const cancel = (day: number) => standing(deal, [bare("deadline.waived", "2026-02-02T09:00:00Z"), bare("cancellation.received", formedAt.add({ hours: day * 24 }).toString())], asOf).owedPrincipalCents;
      expect(cancel(first + more)).toBeGreaterThanOrEqual(cancel(first));
    }), { numRuns: 200 });
  });

  // A payment cuts the interest in two parts, each rounded for itself: below some cents that can outweigh it.
  test("money that comes in never raises what is owed on balance", () => {
    fc.assert(fc.property(stories, fc.integer({ min: 100, max: 120_000 }).map(cents), instants, ({ deal, facts: story }, amount, moment) => {
      const calm = story.filter(({ kind }) => kind !== "cancellation.received" && !kind.startsWith("offer."));
      const payment = bare("payment.received", moment.toString(), { cents: amount, on: moment.toZonedDateTimeISO(zone).toPlainDate() });
      expect(net(standing(deal, [...calm, payment], asOf))).toBeLessThanOrEqual(net(standing(deal, calm, asOf)));
    }), { numRuns: 300 });
  });

  test("what the trainer gives never raises what is owed, on balance either, whenever it is given", () => {
    fc.assert(fc.property(stories, amounts, instants, ({ deal, facts: story }, amount, moment) => {
      const calm = story.filter(({ kind }) => kind !== "offer.accepted");
      const [without, given] = [standing(deal, calm, asOf), standing(deal, [...calm, bare("goodwill.granted", moment.toString(), { cents: amount })], asOf)];
      expect(given.owedPrincipalCents).toBeLessThanOrEqual(without.owedPrincipalCents);
      expect(net(given)).toBeLessThanOrEqual(net(without));
    }), { numRuns: 300 });
  });

  test("while nothing happens interest and costs never fall, whatever happened before", () => {
    fc.assert(fc.property(stories, instants, fc.nat({ max: 400 }), ({ deal, facts: story }, moment, wait) => {
      const before = story.filter(({ at: earlier, kind }) => Temporal.Instant.compare(earlier, moment) <= 0 && kind !== "notice.delivered");
      const [now, later] = [standing(deal, before, moment), standing(deal, before, moment.add({ hours: wait * 24 }))];
      expect(later.interestCents).toBeGreaterThanOrEqual(now.interestCents);
      expect(later.collectionCostsCents).toBeGreaterThanOrEqual(now.collectionCostsCents);
    }), { numRuns: 300 });
  });

  test("interest on what stays unpaid never falls as days pass", () => {
    fc.assert(fc.property(fc.constantFrom(...customerKinds), fc.nat({ max: 200 }), fc.nat({ max: 60 }), (kind, wait, more) => {
      const deal = dealWith({ kind, conditions: { ...conditionSets.usual, lateCharges: "by-law", payment: { mode: "before", dueDays: 7, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 } } });
      const came = bare("attendance.attended", "2026-04-14T16:00:00Z");
      const interest = (day: number) => standing(deal, [came], at("2026-03-01T12:00:00Z").add({ hours: day * 24 })).interestCents;
      expect(interest(wait + more)).toBeGreaterThanOrEqual(interest(wait));
    }));
  });

  test("five places leave one by one for exactly what they cost together", () => {
    fc.assert(fc.property(amounts, fc.shuffledSubarray(["1", "2", "3", "4", "5"], { minLength: 5 }), (totalCents, order) => {
      const deal = dealWith({ totalCents, bookings: ["1", "2", "3", "4", "5"], conditions: { ...conditionSets.usual, cancellation: { company: [{ fromDaysBefore: 0, feeBasisPoints: 10_000 }], consumer: [] } } });
      const leave = order.map((booking, index) => ({ ...bare("cancellation.received", `2026-04-0${index + 1}T09:00:00Z`), bookings: [booking] }));
      expect(standing(deal, [bare("deadline.waived", "2026-02-02T09:00:00Z"), ...leave], asOf).owedPrincipalCents).toBe(totalCents);
    }));
  });
});

describe("at the boundaries", () => {
  const consumer = dealWith({ kind: "consumer" });

  test.each([
    ["the last second of the fourteenth day", "2026-02-16T22:59:59Z", 0],
    ["between the last second and midnight", "2026-02-16T22:59:59.500Z", 0],
    ["midnight", "2026-02-16T23:00:00Z", 59_895],
  ])("a consumer who withdraws at %s owes %i", (_, moment, owed) => {
    const happened = [bare("payment.received", "2026-02-03T09:00:00Z", { cents: cents(59_895), on: Temporal.PlainDate.from("2026-02-03") }), bare("withdrawal.received", moment)];
    expect(standing(consumer, happened, asOf).owedPrincipalCents).toBe(owed);
  });

  test("at one instant the records say what came first, and what is not recorded yet comes last", () => {
    const deal = dealWith({});
    const moment = "2026-03-28T09:00:00Z";
    const paid = (record: string | null) => ({ ...bare("payment.received", moment, { cents: deal.totalCents, on: Temporal.PlainDate.from("2026-03-28") }), record });
    const left = (record: string | null) => ({ ...bare("cancellation.received", moment), record });
    const owed = (...story: Fact[]) => standing(deal, story, at(moment)).owedPrincipalCents;
    expect([owed(paid("2"), left("1")), owed(left("1"), paid(null))]).toEqual([0, 0]);
    expect([owed(left("2"), paid("1")), owed(left(null), paid("1"))].every((fee) => fee > 0)).toBe(true);
  });

  test.each([
    ["the last second before the clocks' day ends", "2026-03-29T21:59:59Z", 0],
    ["the first of the next day", "2026-03-29T22:00:00Z", 29_948],
  ])("a step that ends on the day on which the clocks change ends at %s", (_, moment, owed) => {
    const steps = [{ fromDaysBefore: 1, feeBasisPoints: 0 }, { fromDaysBefore: 0, feeBasisPoints: 5_000 }];
    const deal = { ...dealWith({ conditions: { ...conditionSets.usual, cancellation: { company: steps, consumer: steps } } }), meetings: [{ startsAt: at("2026-03-30T07:30:00Z"), endsAt: at("2026-03-30T15:00:00Z") }] };
    expect(standing(deal, [bare("deadline.waived", "2026-02-02T09:00:00Z"), bare("cancellation.received", moment)], asOf).owedPrincipalCents).toBe(owed);
  });

  test("a consumer who was not told of the right has it a year longer", () => {
    const uninformed = dealWith({ kind: "consumer", withdrawalInformed: false });
    expect(standing(uninformed, [bare("withdrawal.received", "2026-05-30T09:00:00Z")], asOf).owedPrincipalCents).toBe(0);
  });

  test("a right that ended by full performance after an express request is gone, without the request it is not", () => {
    const early = bare("early-start.requested", "2026-02-02T09:00:00Z");
    const soon = { ...dealWith({ kind: "consumer" }), meetings: [{ startsAt: at("2026-02-05T08:00:00Z"), endsAt: at("2026-02-05T15:00:00Z") }] };
    const withdrawal = bare("withdrawal.received", "2026-02-06T09:00:00Z");
    expect(standing(soon, [early, withdrawal], asOf).owedPrincipalCents).toBe(59_895);
    expect(standing(soon, [withdrawal], asOf).owedPrincipalCents).toBe(0);
  });

  test("a cancellation with a fee gives way to a withdrawal within the time", () => {
    const waived = bare("deadline.waived", "2026-02-02T09:00:00Z");
    const near = { ...consumer, meetings: [{ startsAt: at("2026-02-12T08:00:00Z"), endsAt: at("2026-02-12T15:00:00Z") }] };
    const cancelled = [waived, bare("cancellation.received", "2026-02-10T09:00:00Z")];
    expect(standing(near, cancelled, asOf).owedPrincipalCents).toBe(29_948);
    expect(standing(near, [...cancelled, bare("withdrawal.received", "2026-02-11T09:00:00Z")], asOf).owedPrincipalCents).toBe(0);
  });

  test("a mark that is corrected leaves no trace in what is owed", () => {
    const [noShow, attended] = [bare("attendance.no-show", "2026-04-14T16:00:00Z"), bare("attendance.attended", "2026-04-14T17:00:00Z")];
    expect(standing(consumer, [noShow], asOf).owedPrincipalCents).toBe(29_948);
    expect(standing(consumer, [noShow, attended], asOf).owedPrincipalCents).toBe(59_895);
  });

  test("before anything happened the price is owed by its day, and every right of the beginning is there", () => {
    const result = standing(consumer, [], formedAt);
    expect(result.duties.map(({ duty }) => duty)).toEqual(["pay", "come", "train"]);
    expect(result.rights.map(({ right }) => right)).toEqual(["cancel-free", "cancel", "withdraw", "move-free", "substitute", "dispute", "call-off"]);
  });

  test("an offer that ended is no right any more, also when nobody wrote down that it expired", () => {
    const made = bare("offer.made", "2026-03-01T09:00:00Z", { offer: "move", offerId: "a", endsAt: at("2026-03-03T22:59:59Z"), cents: null, to: null, plan: null, validUntil: null });
    const has = (moment: string) => standing(consumer, [made], at(moment)).rights.some(({ right }) => right === "accept-offer");
    expect([has("2026-03-03T22:59:59Z"), has("2026-03-03T23:00:00Z")]).toEqual([true, false]);
  });
});
