import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { customerKinds } from "../customer-kind.ts";
import type { CustomerKind } from "../customer-kind.ts";
import { cents } from "../money.ts";
import type { Conditions } from "./conditions.ts";
import { conditionSets } from "./sets.ts";
import { workedExample } from "./worked-example.ts";

const zone = "Europe/Amsterdam";
const total = 108_295;

function storiesOf(conditions: Conditions, { kind = "company", now = "2026-11-24T09:41:00Z", starts = "2027-01-21T08:30:00Z", totalCents = total }: { kind?: CustomerKind; now?: string; starts?: string; totalCents?: number } = {}) {
  const startsAt = Temporal.Instant.from(starts);
  return workedExample({ conditions, kind, totalCents: cents(totalCents), now: Temporal.Instant.from(now), meetings: [{ startsAt, endsAt: startsAt.add({ hours: 7 }) }], zone });
}

const told = (...given: Parameters<typeof storiesOf>) =>
  Object.fromEntries(storiesOf(...given).stories.map(({ kind, paysCents, backCents, released }) => [kind, released ? [paysCents, backCents, "released"] : [paysCents, backCents]]));

describe("the usual conditions, told on a real date", () => {
  test("to a company", () => {
    expect(told(conditionSets.usual)).toEqual({
      "pays-nothing": [0, 0, "released"],
      "pays-nothing-and-cancels": [0, 0, "released"],
      "pays-and-cancels": [total, 0],
      "pays-and-is-replaced": [0, total],
      "pays-and-stays-away": [total, 0],
      "pays-and-comes": [total, 0],
    });
    expect(storiesOf(conditionSets.usual)).toMatchObject({ daysBefore: 10 });
    expect(storiesOf(conditionSets.usual).stories.map(({ at }) => at.toString())).toEqual([
      "2026-12-02T10:59:59Z", "2027-01-11T11:00:00Z", "2027-01-11T11:00:00Z", "2027-01-11T11:00:00Z", "2027-01-21T15:30:00Z", "2027-01-21T15:30:00Z",
    ]);
  });

  test("to a private person, who gets a part back", () => {
    expect(told(conditionSets.usual, { kind: "consumer" })).toMatchObject({
      "pays-and-cancels": [54_148, 54_147],
      "pays-and-stays-away": [54_148, 54_147],
    });
  });
});

test("who pays afterwards pays nothing before cancelling, and all after coming", () => {
  expect(told(conditionSets.mild)).toEqual({
    "pays-nothing": [total, 0],
    "pays-nothing-and-cancels": [0, 0],
    "pays-and-is-replaced": [0, 0],
    "pays-and-stays-away": [54_148, 0],
    "pays-and-comes": [total, 0],
  });
});

test("a deposit that comes back comes back to who comes, and to nobody else", () => {
  const conditions: Conditions = {
    ...conditionSets.usual,
    payment: { mode: "deposit", depositBasisPoints: 2_000, returnsOnAttendance: true, dueDays: 7, restDaysBefore: 14, graceHours: 12, onLapse: "keep", reminderDaysBefore: 2 },
  };
  expect(told(conditions)).toMatchObject({ "pays-nothing": [total, 0], "pays-and-stays-away": [total, 0], "pays-and-comes": [86_636, 21_659] });
});

test("shortly before the start the stories cancel in between, and on the last day at once", () => {
  expect(storiesOf(conditionSets.usual, { now: "2027-01-15T09:00:00Z" })).toMatchObject({ daysBefore: 3 });
  const last = storiesOf(conditionSets.usual, { now: "2027-01-21T07:00:00Z" });
  expect(last.daysBefore).toBe(0);
  expect(last.stories.find(({ kind }) => kind === "pays-and-cancels")).toMatchObject({ paysCents: total, at: Temporal.Instant.from("2027-01-21T07:00:00Z") });
});

test("a free training has no stories of money", () => {
  expect(storiesOf(conditionSets.usual, { totalCents: 0 }).stories).toEqual([]);
});

test("nobody ever pays more than the price, and what goes back was paid", () => {
  const sets = fc.constantFrom(...Object.values(conditionSets));
  fc.assert(fc.property(sets, fc.constantFrom(...customerKinds), fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 1, max: 120 * 24 }), (conditions, kind, price, hours) => {
    const startsAt = Temporal.Instant.from("2027-01-21T08:30:00Z");
    for (const story of storiesOf(conditions, { kind, totalCents: price, now: startsAt.subtract({ hours }).toString() }).stories) {
      expect(story.paysCents).toBeLessThanOrEqual(price);
      expect(story.paysCents + story.backCents).toBeLessThanOrEqual(price);
    }
  }));
});
