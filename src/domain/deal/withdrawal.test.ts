import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localDateOf } from "../calendar/local-day.ts";
import vectors from "../law/nl/vectors.json" with { type: "json" };
import { cents } from "../money.ts";
import { owedAfterWithdrawal, refundDueOn, withdrawUntil } from "./withdrawal.ts";

const zone = "Europe/Amsterdam";

describe("a consumer may withdraw until the end of day 14, moved to the next working day", () => {
  test.each([
    ["2026-11-23", "2026-12-07T22:59:59Z"],
    ["2026-11-27", "2026-12-11T22:59:59Z"],
    ["2026-12-11", "2026-12-28T22:59:59Z"],
    ["2026-12-12", "2026-12-28T22:59:59Z"],
    ["2026-12-18", "2027-01-04T22:59:59Z"],
    ["2027-03-12", "2027-03-30T21:59:59Z"],
    ["2027-04-22", "2027-05-07T21:59:59Z"],
  ])("an order of %s: until %s", (concludedOn, until) => {
    expect(withdrawUntil(Temporal.Instant.from(`${concludedOn}T11:00:00Z`), zone).toString()).toBe(until);
  });
});

test("the day of the order is the Dutch one: just after midnight counts as the new day", () => {
  expect(withdrawUntil(Temporal.Instant.from("2026-11-22T22:59:59Z"), zone).toString()).toBe("2026-12-07T22:59:59Z");
  expect(withdrawUntil(Temporal.Instant.from("2026-11-22T23:00:00Z"), zone).toString()).toBe("2026-12-07T22:59:59Z");
  expect(withdrawUntil(Temporal.Instant.from("2026-11-23T23:00:00Z"), zone).toString()).toBe("2026-12-08T22:59:59Z");
});

test.each(vectors.deadlines.withdrawal)("the worked example of $concludedOn: until $withdrawUntil", (vector) => {
  const until = withdrawUntil(Temporal.Instant.from(`${vector.concludedOn}T11:00:00Z`), zone);
  expect(`${localDateOf(until, zone)}`).toBe(vector.withdrawUntil);
});

describe("everything is back within fourteen days of the statement", () => {
  test.each([
    ...vectors.deadlines.refund.map(({ withdrawnOn, refundDueAtLatest }) => [withdrawnOn, refundDueAtLatest]),
    ["2026-12-11", "2026-12-25"],
    ["2026-12-12", "2026-12-26"],
    ["2028-02-15", "2028-02-29"],
  ])("received on %s: on %s at the latest, also on a day off", (receivedOn = "", dueOn) => {
    expect(`${refundDueOn(Temporal.PlainDate.from(receivedOn))}`).toBe(dueOn);
  });
});

describe("who withdraws after an early start owes the part that was given", () => {
  const complete = { totalCents: cents(120_000), deliveredParts: 1, parts: 4, requestedEarly: true, informed: true };

  test.each(vectors.withdrawalProRata)("$case: $owedCents", (vector) => {
    const { totalCents, deliveredParts, parts, owedCents } = vector;
    const facts = { requestedEarly: !vector.case.includes("no express request"), informed: !vector.case.includes("information was missing") };
    expect(owedAfterWithdrawal({ totalCents: cents(totalCents), deliveredParts, parts, ...facts })).toBe(owedCents);
  });

  test.each([
    [120_000, 0, 4, 0, "nothing given"],
    [120_000, 4, 4, 120_000, "all given, while the right goes on"],
    [0, 1, 4, 0, "a free training"],
    [10_000, 1, 3, 3_333, "a third is rounded down"],
    [10_000, 2, 3, 6_667, "two thirds are rounded up"],
    [1, 1, 2, 1, "half a cent is rounded up"],
    [9_007_199_254_740_991, 2, 3, 6_004_799_503_160_661, "more than a float could carry"],
  ])("of %i, %i of %i: %i, %s", (totalCents, deliveredParts, parts, owed) => {
    expect(owedAfterWithdrawal({ ...complete, totalCents: cents(totalCents), deliveredParts, parts })).toBe(owed);
  });

  test.each([
    [{ requestedEarly: false }],
    [{ informed: false }],
    [{ requestedEarly: false, informed: false }],
  ])("with %o nothing is owed", (missing) => {
    expect(owedAfterWithdrawal({ ...complete, ...missing })).toBe(0);
  });

  test.each([
    [5, 4],
    [-1, 4],
    [0, 0],
    [1.5, 4],
    [1, 2.5],
  ])("%d of %d parts cannot be", (deliveredParts, parts) => {
    expect(() => owedAfterWithdrawal({ ...complete, deliveredParts, parts })).toThrow(RangeError);
  });

  test("never more than the price, and never less for more that was given", () => {
    fc.assert(fc.property(fc.nat({ max: 10_000_000 }), fc.integer({ min: 1, max: 60 }), fc.nat({ max: 59 }), (total, parts, given) => {
      const owed = (deliveredParts: number) => owedAfterWithdrawal({ ...complete, totalCents: cents(total), deliveredParts, parts });
      const some = Math.min(given, parts - 1);
      expect(owed(some)).toBeLessThanOrEqual(owed(some + 1));
      expect(owed(parts)).toBe(total);
    }));
  });
});
