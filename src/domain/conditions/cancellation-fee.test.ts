import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { customerKinds } from "../customer-kind.ts";
import { cents } from "../money.ts";
import { cancellationFee, datedCancellationSteps } from "./cancellation-fee.ts";
import { conditionSets } from "./sets.ts";

const zone = "Europe/Amsterdam";
const startsAt = Temporal.Instant.from("2026-12-01T08:30:00Z");
const totalCents = cents(59_895);
const usual = { conditions: conditionSets.usual, startsAt, zone, totalCents };
const feeAt = (at: string, kind: (typeof customerKinds)[number] = "company") => cancellationFee({ ...usual, kind, cancelledAt: Temporal.Instant.from(at) });

describe("what cancelling costs a company under the usual conditions", () => {
  test.each([
    ["2026-11-03T22:59:59Z", 28, 0, "the last second of the last free day"],
    ["2026-11-03T23:00:00Z", 27, 29_948, "just after Dutch midnight counts as the new day"],
    ["2026-11-17T22:59:59Z", 14, 29_948, "the last second of the half price"],
    ["2026-11-17T23:00:00Z", 13, 59_895, "then the whole price"],
    ["2026-12-01T07:30:00Z", 0, 59_895, "an hour before"],
    ["2026-12-02T08:00:00Z", -1, 59_895, "after the start it does not become cheaper"],
    ["2026-01-01T08:00:00Z", 334, 0, "long before"],
  ])("at %s, %i days before: %i cents: %s", (at, daysBefore, feeCents) => {
    expect(feeAt(at)).toMatchObject({ daysBefore, feeCents });
  });
});

test("a consumer has steps of their own and never pays all", () => {
  expect(feeAt("2026-11-17T22:59:59Z", "consumer")).toEqual({ feeCents: 0, feeBasisPoints: 0, daysBefore: 14 });
  expect(feeAt("2026-12-01T07:30:00Z", "consumer")).toEqual({ feeCents: 29_948, feeBasisPoints: 5_000, daysBefore: 0 });
});

test("days are counted on the calendar, through the change of the clocks", () => {
  const spring = { ...usual, startsAt: Temporal.Instant.from("2027-04-12T07:00:00Z"), kind: "company" as const };
  expect(cancellationFee({ ...spring, cancelledAt: Temporal.Instant.from("2027-03-15T22:59:59Z") }).daysBefore).toBe(28);
  expect(cancellationFee({ ...spring, cancelledAt: Temporal.Instant.from("2027-03-15T23:00:00Z") }).daysBefore).toBe(27);
});

test("the steps carry dates and amounts, earliest first, and the last one runs to the start", () => {
  expect(datedCancellationSteps({ ...usual, kind: "company" }).map(({ until, feeCents }) => [until?.toString() ?? null, feeCents])).toEqual([
    ["2026-11-03T22:59:59Z", 0],
    ["2026-11-17T22:59:59Z", 29_948],
    [null, 59_895],
  ]);
});

test("when the steps say nothing about the last days, the nearest step holds", () => {
  const conditions = { ...conditionSets.usual, cancellation: { company: [{ fromDaysBefore: 7, feeBasisPoints: 2_500 }], consumer: [] } };
  const cancelledAt = Temporal.Instant.from("2026-11-30T09:00:00Z");
  expect(cancellationFee({ ...usual, conditions, kind: "company", cancelledAt }).feeBasisPoints).toBe(2_500);
  expect(cancellationFee({ ...usual, conditions, kind: "consumer", cancelledAt }).feeCents).toBe(0);
});

test("the fee is always that of the dated step that was shown, never more than the price, and never falls", () => {
  const sets = fc.constantFrom(...Object.values(conditionSets));
  fc.assert(fc.property(sets, fc.constantFrom(...customerKinds), fc.nat({ max: 90 * 86_400 }), fc.nat({ max: 1_000_000 }), (conditions, kind, seconds, total) => {
    const deal = { conditions, kind, startsAt, zone, totalCents: cents(total) };
    const cancelledAt = startsAt.subtract({ seconds });
    const { feeCents } = cancellationFee({ ...deal, cancelledAt });
    const shown = datedCancellationSteps(deal).find(({ until }) => until === null || Temporal.Instant.compare(cancelledAt, until) <= 0);
    expect(feeCents).toBe(shown?.feeCents);
    expect(feeCents).toBeLessThanOrEqual(total);
    expect(cancellationFee({ ...deal, cancelledAt: cancelledAt.add({ hours: 24 }) }).feeCents).toBeGreaterThanOrEqual(feeCents);
  }));
});
