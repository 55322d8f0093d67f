import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { customerKinds } from "../../customer-kind.ts";
import type { CustomerKind } from "../../customer-kind.ts";
import { cents } from "../../money.ts";
import { collectionCosts } from "./collection-costs.ts";
import { openClaim } from "./open-claim.ts";
import type { Claim, ClaimCosts, OpenClaim } from "./open-claim.ts";
import vectors from "./vectors.json" with { type: "json" };

const day = (text: string) => Temporal.PlainDate.from(text);
const due = (amount: number, dueOn: string) => ({ cents: cents(amount), dueOn: day(dueOn) });
const paid = (amount: number, on: string) => ({ cents: cents(amount), on: day(on) });
const minimum = (from: string): ClaimCosts => ({ kind: "minimum", from: day(from) });
const scale = (from: string): ClaimCosts => ({ kind: "scale", from: day(from) });
const fixed = (amount: number, from: string): ClaimCosts => ({ kind: "fixed", from: day(from), cents: cents(amount) });

function claim(change: Partial<Claim> = {}): OpenClaim {
  return openClaim({ kind: "company", dues: [due(100_000, "2026-06-30")], costs: [], payments: [], through: day("2026-09-30"), ...change });
}

function cuts({ segments }: OpenClaim) {
  return segments.map(({ from, to, days, rateBasisPoints, baseCents, interestCents }) => ({ from: `${from}`, to: `${to}`, days, rateBp: rateBasisPoints, base: baseCents, interest: interestCents }));
}

const open = ({ costsCents, interestCents, principalCents }: OpenClaim) => [costsCents, interestCents, principalCents];
const split = ({ allocations }: OpenClaim) => allocations.map(({ costsCents, interestCents, principalCents, overpaidCents }) => [costsCents, interestCents, principalCents, overpaidCents]);

describe("the worked examples come out to the cent", () => {
  const kindOf = (customer: string): CustomerKind => (customer === "company" ? "company" : "consumer");

  test.each(vectors.partPayments)("$id: $note", (vector) => {
    const found = openClaim({
      kind: kindOf(vector.customer),
      dues: [due(vector.principalCents, vector.lastPaymentDay)],
      costs: vector.costsDue.map((item) => fixed(item.cents, item.from)),
      payments: vector.payments.map((item) => paid(item.cents, item.date)),
      through: day(vector.calculatedThrough),
    });
    expect(cuts(found)).toEqual(vector.segments);
    expect(found.allocations.map(({ on, ...parts }) => ({ ...parts, on: `${on}` }))).toEqual(
      vector.allocations.map((item) => ({ on: item.date, costsCents: item.toCosts, interestCents: item.toInterest, principalCents: item.toPrincipal, overpaidCents: item.overpaid })),
    );
    expect(open(found)).toEqual([vector.openCents.costs, vector.openCents.interest, vector.openCents.principal]);
    expect(found.interestAccruedCents).toBe(vector.interestTotalCents);
    expect(found.overpaidCents).toBe(vector.allocations.reduce((sum, { overpaid }) => sum + overpaid, 0));
  });

  test.each(vectors.partPayments.flatMap(({ allocations, ...vector }) => allocations.map((after) => ({ ...vector, after }))))("$id on the day of its payment", (vector) => {
    const found = openClaim({
      kind: kindOf(vector.customer),
      dues: [due(vector.principalCents, vector.lastPaymentDay)],
      costs: vector.costsDue.map((item) => fixed(item.cents, item.from)),
      payments: vector.payments.map((item) => paid(item.cents, item.date)),
      through: day(vector.after.date),
    });
    expect(open(found)).toEqual([vector.after.costsLeft, vector.after.interestLeft, vector.after.principalLeft]);
  });

  test.each(["P2", "P4", "P5"])("%s also when the costs are computed instead of given", (id) => {
    const vector = vectors.partPayments.find((one) => one.id === id);
    if (vector === undefined) throw new Error(`no vector ${id}`);
    const costs = vector.costsDue.map(({ from }) => (vector.customer === "consumer" ? scale(from) : minimum(from)));
    const found = openClaim({
      kind: kindOf(vector.customer),
      dues: [due(vector.principalCents, vector.lastPaymentDay)],
      costs,
      payments: vector.payments.map((item) => paid(item.cents, item.date)),
      through: day(vector.calculatedThrough),
    });
    expect(open(found)).toEqual([vector.openCents.costs, vector.openCents.interest, vector.openCents.principal]);
  });
});

describe("interest begins on the day after the due day", () => {
  test.each([
    ["2026-06-29", 0],
    ["2026-06-30", 0],
    ["2026-07-01", 28],
    ["2026-07-02", 57],
  ])("through %s it is %i", (through, interest) => {
    expect(claim({ through: day(through) }).interestCents).toBe(interest);
  });

  test("of each due on its own day, and its interest years with it", () => {
    const found = claim({ kind: "consumer", dues: [due(50_000, "2024-12-31"), due(20_000, "2025-03-31")], through: day("2026-04-30") });
    expect(found.segments.map(({ dueOn, from, to, baseCents }) => `${dueOn}: ${from} ${to} ${baseCents}`)).toEqual([
      "2024-12-31: 2025-01-01 2025-12-31 50000",
      "2024-12-31: 2026-01-01 2026-04-30 53000",
      "2025-03-31: 2025-04-01 2025-12-31 20000",
      "2025-03-31: 2026-01-01 2026-03-31 20000",
      "2025-03-31: 2026-04-01 2026-04-30 21101",
    ]);
  });

  test("whatever the order in which the dues are given", () => {
    const dues = [due(20_000, "2025-03-31"), due(50_000, "2024-12-31")];
    expect(claim({ dues, payments: [paid(60_000, "2026-02-01")] })).toEqual(claim({ dues: dues.toReversed(), payments: [paid(60_000, "2026-02-01")] }));
  });

  test("it can be left out", () => {
    const found = claim({ interest: false, costs: [minimum("2026-07-01")], payments: [paid(10_000, "2026-08-01")], through: day("2030-01-01") });
    expect(open(found)).toEqual([0, 0, 94_000]);
    expect([found.segments, found.interestAccruedCents, `${found.interestThrough}`]).toEqual([[], 0, "2030-01-01"]);
  });
});

describe("the day of a payment still bears interest", () => {
  test.each([
    ["2026-06-29", [[0, 0, 40_000, 0]], 60_000, "before default it is principal"],
    ["2026-06-30", [[0, 0, 40_000, 0]], 60_000, "on the due day it is principal"],
    ["2026-07-01", [[0, 28, 39_972, 0]], 60_028, "on the first day in default there is one day of interest"],
    ["2026-07-02", [[0, 57, 39_943, 0]], 60_057, "a day later there are two"],
  ])("400 euros on %s: %j, %i is left, for %s", (on, allocations, left) => {
    const found = claim({ payments: [paid(40_000, on)] });
    expect(split(found)).toEqual(allocations);
    expect(found.principalCents).toBe(left);
  });

  test("two payments of one day are taken in turn, without a day between", () => {
    const found = claim({ payments: [paid(10, "2026-07-10"), paid(50_000, "2026-07-10")] });
    expect(split(found)).toEqual([[0, 10, 0, 0], [0, 275, 49_725, 0]]);
    expect(cuts(found).map(({ from, to }) => `${from} ${to}`)).toEqual(["2026-07-01 2026-07-10", "2026-07-11 2026-09-30"]);
  });

  test("payments after the day we look at are not seen yet", () => {
    const payments = [paid(40_000, "2026-09-30"), paid(10_000, "2026-10-01")];
    expect(claim({ payments }).allocations).toHaveLength(1);
    expect(claim({ payments, through: day("2026-10-01") }).allocations).toHaveLength(2);
  });

  test("the order of the list does not matter, that of the days does", () => {
    const payments = [paid(10_000, "2026-08-15"), paid(30_000, "2026-07-15")];
    expect(claim({ payments })).toEqual(claim({ payments: payments.toReversed() }));
  });
});

describe("the oldest due is paid first", () => {
  const dues = [due(30_000, "2026-06-30"), due(70_000, "2026-07-31")];

  test.each([
    [30_000, "2026-06-30", [["2026-08-01", 70_000]], "the first due, on its day"],
    [50_000, "2026-06-30", [["2026-08-01", 50_000]], "what is more goes to the next, before its day"],
  ])("%i on %s leaves interest over %j: %s", (amount, on, bases) => {
    const found = claim({ dues, payments: [paid(amount, on)] });
    expect(found.segments.map(({ from, baseCents }) => [`${from}`, baseCents])).toEqual(bases);
  });

  test("the interest of all dues goes before the principal of any", () => {
    const found = claim({ dues, payments: [paid(40_000, "2026-08-31")] });
    const before = claim({ dues, through: day("2026-08-31") });
    expect(split(found)).toEqual([[0, before.interestCents, 40_000 - before.interestCents, 0]]);
    expect(found.segments.filter(({ from }) => `${from}` === "2026-09-01").map(({ baseCents }) => baseCents)).toEqual([60_000 + before.interestCents]);
  });

  test("within interest the oldest due comes first, so it is the later one that bears interest on interest", () => {
    const twoYears = [due(100_000, "2024-12-31"), due(100_000, "2025-01-31")];
    const { segments } = claim({ kind: "consumer", dues: twoYears, payments: [paid(6_500, "2025-12-31")], through: day("2026-02-28") });
    expect(segments.map(({ from, baseCents }) => [`${from}`, baseCents])).toEqual([
      ["2025-01-01", 100_000],
      ["2026-01-01", 100_000],
      ["2025-02-01", 100_000],
      ["2026-01-01", 100_000],
      ["2026-02-01", 105_330],
    ]);
  });
});

describe("interest of a year that was not paid bears interest, and stays interest", () => {
  test.each([
    ["2025-12-31", 6_000, 100_000, "paid on the last day of the year, nothing joins"],
    ["2025-12-31", 5_999, 100_001, "a cent short, a cent joins"],
    ["2025-12-30", 5_984, 100_016, "paid a day before, the last day joins"],
    ["2026-01-01", 6_000, 106_000, "paid on the first day of the next year, it has joined for that day"],
  ])("on %s, %i: the year begins over %i, for %s", (on, amount, base) => {
    const found = claim({ kind: "consumer", dues: [due(100_000, "2024-12-31")], payments: [paid(amount, on)], through: day("2026-03-31") });
    expect(found.segments.find(({ from }) => `${from}` === "2026-01-01")?.baseCents).toBe(base);
    expect(found.principalCents).toBe(100_000);
  });

  test("a payment takes what joined before what runs", () => {
    const found = claim({ kind: "consumer", dues: [due(100_000, "2024-12-31")], payments: [paid(6_000, "2026-01-01")], through: day("2026-01-02") });
    expect(cuts(found).map(({ from, base }) => [from, base])).toEqual([["2025-01-01", 100_000], ["2026-01-01", 106_000], ["2026-01-02", 100_000]]);
    expect(found.interestCents).toBe(12 + 11);
  });
});

describe("collection costs of one claim are one amount", () => {
  test.each([
    [[minimum("2026-07-01")], 4_000, "the minimum"],
    [[scale("2026-07-20")], 15_000, "the scale"],
    [[minimum("2026-07-01"), scale("2026-07-20")], 15_000, "the scale in place of the minimum"],
    [[scale("2026-07-20"), minimum("2026-07-01")], 15_000, "whatever the order of the list"],
    [[minimum("2026-07-01"), scale("2026-10-01")], 4_000, "a scale that begins a day later is not seen yet"],
    [[minimum("2026-07-01"), scale("2026-09-30")], 15_000, "a scale that begins today is"],
    [[minimum("2026-07-01"), fixed(20_000, "2026-08-01")], 20_000, "a fixed amount in place of the minimum"],
    [[scale("2026-07-20"), fixed(7_500, "2026-08-01")], 15_000, "the largest, also when it came first"],
    [[scale("2026-07-20"), scale("2026-08-20")], 15_000, "never twice"],
    [[minimum("2026-06-30")], 0, "nothing is overdue on the due day itself"],
  ])("%j: %i, %s", (costs, accrued) => {
    expect(claim({ costs }).costsAccruedCents).toBe(accrued);
  });

  test.each([
    ["2026-07-19", 7_581, "a payment on an earlier day has lowered the principal"],
    ["2026-07-20", 15_000, "a payment on the same day comes after the costs"],
    ["2026-07-21", 15_000, "a later payment changes nothing"],
  ])("the scale of 20 July after 500 euros on %s: %i, for %s", (on, accrued) => {
    expect(claim({ costs: [scale("2026-07-20")], payments: [paid(50_000, on)] }).costsAccruedCents).toBe(accrued);
  });

  test.each([
    ["2026-07-19", 0, "paid before they begin, there are none"],
    ["2026-07-20", 15_000, "on their day they stand"],
  ])("all paid on %s: costs of %i, %s", (on, accrued) => {
    expect(claim({ costs: [scale("2026-07-20")], payments: [paid(200_000, on)] }).costsAccruedCents).toBe(accrued);
  });

  test("the scale counts what is overdue, not what is still to come", () => {
    const found = claim({ dues: [due(30_000, "2026-06-30"), due(70_000, "2026-12-15")], costs: [scale("2026-07-20")] });
    expect([found.costsAccruedCents, found.principalCents]).toEqual([collectionCosts(cents(30_000)).costsCents, 100_000]);
  });

  test("what was paid of the minimum counts for the scale", () => {
    const found = claim({ costs: [minimum("2026-07-01"), scale("2026-07-20")], payments: [paid(4_000, "2026-07-10"), paid(5_000, "2026-07-25")] });
    expect(split(found)).toEqual([[4_000, 0, 0, 0], [5_000, 0, 0, 0]]);
    expect(found.costsCents).toBe(6_000);
  });
});

describe("after the last known rate interest stops and says so", () => {
  test.each([
    ["2026-12-30", "2026-12-30", 30],
    ["2026-12-31", "2026-12-31", 31],
    ["2027-01-01", "2026-12-31", 31],
    ["2027-06-30", "2026-12-31", 31],
  ])("through %s: counted through %s, %i days", (through, interestThrough, days) => {
    const found = claim({ dues: [due(100_000, "2026-11-30")], through: day(through) });
    expect([`${found.interestThrough}`, found.segments[0]?.days]).toEqual([interestThrough, days]);
  });

  test("a payment after it goes to the interest that is known", () => {
    const found = claim({ dues: [due(100_000, "2026-11-30")], payments: [paid(50_000, "2027-01-15")], through: day("2027-02-01") });
    expect(split(found)).toEqual([[0, 883, 49_117, 0]]);
  });

  test("a due after it bears none yet", () => {
    expect(open(claim({ dues: [due(100_000, "2027-01-31")], costs: [minimum("2027-02-01")], through: day("2027-03-01") }))).toEqual([4_000, 0, 100_000]);
  });
});

describe("what cannot be", () => {
  test("interest before the first known rate is a fault, unless none was ever due", () => {
    expect(() => claim({ dues: [due(100_000, "2014-12-30")] })).toThrow(/no company rate is known for 2014-12-31/);
    expect(claim({ dues: [due(100_000, "2014-12-30")], payments: [paid(100_000, "2014-12-30")] }).interestAccruedCents).toBe(0);
  });

  test.each([
    [{ dues: [due(-1, "2026-06-30")] }],
    [{ payments: [paid(-1, "2026-06-30")] }],
    [{ costs: [fixed(-1, "2026-06-30")] }],
  ])("an amount below zero is a fault: %j", (change) => {
    expect(() => claim(change)).toThrow(/at least 0 cents, got -1/);
  });

  test("nothing is due, so all money is overpaid", () => {
    const found = claim({ dues: [], costs: [minimum("2026-07-01")], payments: [paid(500, "2026-07-02")] });
    expect([...open(found), found.overpaidCents]).toEqual([0, 0, 0, 500]);
  });
});

describe("money is neither lost nor made", () => {
  const from = day("2023-11-15");
  const anyDay = fc.nat({ max: 1_200 }).map((days) => from.add({ days }));
  const anyCosts: fc.Arbitrary<ClaimCosts> = fc.oneof(
    fc.record({ kind: fc.constant("minimum" as const), from: anyDay }),
    fc.record({ kind: fc.constant("scale" as const), from: anyDay }),
    fc.record({ kind: fc.constant("fixed" as const), from: anyDay, cents: fc.nat({ max: 50_000 }).map(cents) }),
  );
  const claims: fc.Arbitrary<Claim> = fc.record({
    kind: fc.constantFrom(...customerKinds),
    dues: fc.array(fc.record({ cents: fc.nat({ max: 400_000 }).map(cents), dueOn: anyDay }), { maxLength: 4 }),
    costs: fc.array(anyCosts, { maxLength: 4 }),
    payments: fc.array(fc.record({ cents: fc.nat({ max: 300_000 }).map(cents), on: anyDay }), { maxLength: 6 }),
    through: anyDay,
    interest: fc.boolean(),
  });
  const sum = (amounts: readonly { cents: number }[]) => amounts.reduce((total, item) => total + item.cents, 0);
  const seen = ({ payments, through }: Claim) => payments.filter(({ on }) => Temporal.PlainDate.compare(on, through) <= 0);

  test("all that was ever owed, less what was paid, is what is open less what is overpaid", () => {
    fc.assert(fc.property(claims, (story) => {
      const found = openClaim(story);
      const owed = sum(story.dues) + found.interestAccruedCents + found.costsAccruedCents - sum(seen(story));
      expect(owed).toBe(found.principalCents + found.interestCents + found.costsCents - found.overpaidCents);
      expect(Math.min(found.principalCents, found.interestCents, found.costsCents, found.overpaidCents)).toBeGreaterThanOrEqual(0);
    }), { numRuns: 500 });
  });

  test("each payment is split into its four parts, and overpaid only when nothing is left", () => {
    fc.assert(fc.property(claims, (story) => {
      const found = openClaim(story);
      const payments = seen(story).toSorted((first, second) => Temporal.PlainDate.compare(first.on, second.on));
      expect(found.allocations.map(({ on, costsCents, interestCents, principalCents, overpaidCents }) => [`${on}`, costsCents + interestCents + principalCents + overpaidCents])).toEqual(
        payments.map((payment) => [`${payment.on}`, payment.cents]),
      );
      expect(found.overpaidCents > 0 && open(found).some((amount) => amount > 0)).toBe(false);
    }), { numRuns: 500 });
  });

  test("a payment goes to principal only when costs and interest of that day are paid", () => {
    fc.assert(fc.property(claims, (story) => {
      const early = openClaim(story).allocations.filter(({ on }) => {
        const then = openClaim({ ...story, through: on });
        return (then.allocations.at(-1)?.principalCents ?? 0) > 0 && then.costsCents + then.interestCents > 0;
      });
      expect(early).toEqual([]);
    }), { numRuns: 300 });
  });

  test("looking a day later never undoes what was owed or paid", () => {
    fc.assert(fc.property(claims, (story) => {
      const today = openClaim(story);
      const tomorrow = openClaim({ ...story, through: story.through.add({ days: 1 }) });
      expect(tomorrow.allocations.slice(0, today.allocations.length)).toEqual(today.allocations);
      expect(tomorrow.costsAccruedCents).toBeGreaterThanOrEqual(today.costsAccruedCents);
      expect(tomorrow.interestAccruedCents).toBeGreaterThanOrEqual(today.interestAccruedCents);
    }), { numRuns: 300 });
  });
});
