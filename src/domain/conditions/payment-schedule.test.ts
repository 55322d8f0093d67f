import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWorkingDay } from "../calendar/working-days.ts";
import { cents } from "../money.ts";
import type { OnLapse, PaymentPlan, PlannedPart } from "./conditions.ts";
import { paymentSchedule } from "./payment-schedule.ts";

const zone = "Europe/Amsterdam";

function before(change: Partial<Extract<PaymentPlan, { mode: "before" }>> = {}): PaymentPlan {
  return { mode: "before", dueDays: 7, graceHours: 12, onLapse: "release", reminderDaysBefore: 2, ...change };
}

function withDeposit(change: Partial<Extract<PaymentPlan, { mode: "deposit" }>> = {}): PaymentPlan {
  return { mode: "deposit", depositBasisPoints: 3_000, returnsOnAttendance: false, dueDays: 3, restDaysBefore: 14, graceHours: 12, onLapse: "release", reminderDaysBefore: 2, ...change };
}

function inParts(parts: readonly PlannedPart[], onLapse: OnLapse = "release"): PaymentPlan {
  return { mode: "parts", parts, graceHours: 12, onLapse, reminderDaysBefore: 2 };
}

const half = { basisPoints: 5_000 };
const after: PaymentPlan = { mode: "after", dueDaysAfterSession: 14, reminderDaysBefore: 3 };

function schedule(plan: PaymentPlan, formed: string, { starts = "2027-01-21T08:30:00Z", ends = "2027-01-22T16:00:00Z", total = 59_895 } = {}) {
  const { parts, place } = paymentSchedule({
    plan,
    totalCents: cents(total),
    formedAt: Temporal.Instant.from(formed),
    startsAt: Temporal.Instant.from(starts),
    endsAt: Temporal.Instant.from(ends),
    zone,
  });
  const text = (instant: Temporal.Instant | null) => instant?.toString() ?? null;
  return {
    place,
    parts: parts.map(({ name, cents: amount, dueOn, dueAt, lapseAt, remindAt }) => (
      { name, cents: amount, dueOn: dueOn.toString(), dueAt: text(dueAt), lapseAt: text(lapseAt), remindAt: text(remindAt) }
    )),
  };
}

describe("paying before the session", () => {
  test("the due day ends at midnight, the place lapses after the grace, a reminder comes in between", () => {
    expect(schedule(before(), "2026-11-23T09:12:00Z")).toEqual({
      place: "held",
      parts: [{ name: "whole", cents: 59_895, dueOn: "2026-11-30", dueAt: "2026-11-30T22:59:59Z", lapseAt: "2026-12-01T10:59:59Z", remindAt: "2026-11-28T09:00:00Z" }],
    });
  });

  test.each([
    ["2026-11-21T09:00:00Z", "2026-11-30", "a Saturday becomes Monday"],
    ["2026-12-18T09:00:00Z", "2026-12-28", "Christmas and the weekend after it are skipped"],
    ["2026-12-25T09:00:00Z", "2027-01-04", "New Year's Day and the weekend after it are skipped"],
    ["2026-11-22T22:59:59Z", "2026-11-30", "just before Dutch midnight counts as the old day (a Sunday)"],
    ["2026-11-23T22:59:59Z", "2026-11-30", "just before Dutch midnight counts as the old day"],
    ["2026-11-23T23:00:00Z", "2026-12-01", "just after Dutch midnight counts as the new day"],
  ])("an order at %s is due on %s: %s", (formed, dueOn) => {
    expect(schedule(before(), formed).parts[0]?.dueOn).toBe(dueOn);
  });

  test("the end of the due day follows the clock through summer time", () => {
    const starts = { starts: "2027-06-01T07:00:00Z", ends: "2027-06-01T15:00:00Z" };
    expect(schedule(before(), "2027-03-22T09:00:00Z", starts).parts[0]?.dueAt).toBe("2027-03-30T21:59:59Z");
    expect(schedule(before(), "2026-10-19T09:00:00Z", starts).parts[0]?.dueAt).toBe("2026-10-26T22:59:59Z");
  });

  test.each([
    ["2027-01-14T09:00:00Z", "2027-01-21T08:30:00Z", "the due day is the day of the start"],
    ["2027-01-20T09:00:00Z", "2027-01-21T08:30:00Z", "the due day lies after the start"],
  ])("ordered at %s it is due at the start: %s", (formed, dueAt) => {
    expect(schedule(before(), formed).parts[0]).toMatchObject({ dueOn: "2027-01-21", dueAt, lapseAt: dueAt });
  });

  test("the grace never reaches past the start", () => {
    expect(schedule(before(), "2027-01-13T09:00:00Z").parts[0]).toMatchObject({ dueAt: "2027-01-20T22:59:59Z", lapseAt: "2027-01-21T08:30:00Z" });
  });

  test("when nothing is taken away the place is confirmed at once and never lapses", () => {
    const kept = schedule(before({ onLapse: "keep" }), "2026-11-23T09:12:00Z");
    expect(kept.place).toBe("confirmed");
    expect(kept.parts[0]?.lapseAt).toBeNull();
  });

  test("a free place has nothing to pay and is confirmed", () => {
    for (const plan of [before(), withDeposit(), after]) expect(schedule(plan, "2026-11-23T09:12:00Z", { total: 0 })).toEqual({ parts: [], place: "confirmed" });
  });
});

describe("a reminder", () => {
  test.each([
    [{ dueDays: 7, reminderDaysBefore: 2 }, "2026-11-23T09:12:00Z", "2026-11-28T09:00:00Z"],
    [{ dueDays: 2, reminderDaysBefore: 2 }, "2026-11-23T08:00:00Z", null],
    [{ dueDays: 1, reminderDaysBefore: 0 }, "2026-11-23T20:59:59Z", "2026-11-24T09:00:00Z"],
    [{ dueDays: 1, reminderDaysBefore: 0 }, "2026-11-23T21:00:00Z", null],
    [{ dueDays: 7, reminderDaysBefore: 0 }, "2027-01-14T09:00:00Z", null],
  ])("with %o ordered at %s comes at %s", (plan, formed, remindAt) => {
    expect(schedule(before(plan), formed).parts[0]?.remindAt).toBe(remindAt);
  });
});

describe("a deposit", () => {
  test("comes first, and the rest some days before the start", () => {
    const { parts, place } = schedule(withDeposit(), "2026-11-23T09:12:00Z");
    expect(place).toBe("held");
    expect(parts.map(({ name, cents: amount, dueOn }) => [name, amount, dueOn])).toEqual([["deposit", 17_969, "2026-11-26"], ["rest", 41_926, "2027-01-07"]]);
  });

  test("holds the place; once it is paid the rest takes nothing away", () => {
    expect(schedule(withDeposit(), "2026-11-23T09:12:00Z").parts.map(({ lapseAt }) => lapseAt)).toEqual(["2026-11-27T10:59:59Z", null]);
    expect(schedule(withDeposit({ onLapse: "keep" }), "2026-11-23T09:12:00Z").parts.map(({ lapseAt }) => lapseAt)).toEqual([null, null]);
  });

  test.each([
    ["2027-01-01T09:00:00Z", ["deposit", "rest"], "the rest is due three days after the deposit"],
    ["2027-01-04T09:00:00Z", ["whole"], "the rest would be due on the day of the deposit"],
    ["2027-01-10T09:00:00Z", ["whole"], "the day of the rest is over"],
  ])("ordered at %s there are parts %o: %s", (formed, names) => {
    expect(schedule(withDeposit(), formed).parts.map(({ name }) => name)).toEqual(names);
  });

  test("that comes to nothing, or to all, makes one payment", () => {
    expect(schedule(withDeposit({ depositBasisPoints: 1 }), "2026-11-23T09:12:00Z", { total: 100 }).parts).toMatchObject([{ name: "whole", cents: 100 }]);
    expect(schedule(withDeposit({ depositBasisPoints: 9_999 }), "2026-11-23T09:12:00Z", { total: 1 }).parts).toMatchObject([{ name: "whole", cents: 1 }]);
  });
});

describe("paying afterwards", () => {
  test("counts from the local day of the last meeting and takes nothing away", () => {
    expect(schedule(after, "2026-11-23T09:12:00Z")).toEqual({
      place: "confirmed",
      parts: [{ name: "whole", cents: 59_895, dueOn: "2027-02-05", dueAt: "2027-02-05T22:59:59Z", lapseAt: null, remindAt: "2027-02-02T09:00:00Z" }],
    });
  });

  test("is moved to the next working day", () => {
    const ends = { starts: "2027-03-12T08:00:00Z", ends: "2027-03-12T16:00:00Z" };
    expect(schedule(after, "2027-01-04T09:00:00Z", ends).parts[0]?.dueOn).toBe("2027-03-30");
  });
});

describe("parts", () => {
  const thirds: readonly PlannedPart[] = [
    { basisPoints: 3_333, days: 3, counted: "after-order" },
    { basisPoints: 3_333, days: 14, counted: "before-start" },
    { basisPoints: 3_334, days: 7, counted: "after-end" },
  ];

  test("are counted from the order, before the start and after the end, on working days", () => {
    const { parts, place } = schedule(inParts(thirds), "2026-11-24T09:12:00Z");
    expect(place).toBe("held");
    expect(parts.map(({ name, cents: amount, dueOn }) => [name, amount, dueOn])).toEqual([
      ["part", 19_963, "2026-11-27"],
      ["part", 19_963, "2027-01-07"],
      ["part", 19_969, "2027-01-29"],
    ]);
    const weekend = inParts([{ ...half, days: 4, counted: "after-order" }, { ...half, days: 12, counted: "before-start" }]);
    expect(schedule(weekend, "2026-11-24T09:12:00Z").parts.map(({ dueOn }) => dueOn)).toEqual(["2026-11-30", "2027-01-11"]);
  });

  test("only the first takes the place away, and none under keep", () => {
    expect(schedule(inParts(thirds), "2026-11-24T09:12:00Z").parts.map(({ lapseAt }) => lapseAt)).toEqual(["2026-11-28T10:59:59Z", null, null]);
    const kept = schedule(inParts(thirds, "keep"), "2026-11-24T09:12:00Z");
    expect([kept.place, ...kept.parts.map(({ lapseAt }) => lapseAt)]).toEqual(["confirmed", null, null, null]);
  });

  test("that all come after the end take nothing away, whatever the plan says", () => {
    const late = schedule(inParts([{ ...half, days: 7, counted: "after-end" }, { ...half, days: 30, counted: "after-end" }]), "2026-11-24T09:12:00Z");
    expect([late.place, ...late.parts.map(({ dueOn, lapseAt }) => [dueOn, lapseAt])]).toEqual(["confirmed", ["2027-01-29", null], ["2027-02-22", null]]);
  });

  test("stand in the order of time, whatever the order of writing", () => {
    expect(schedule(inParts(thirds.toReversed()), "2026-11-24T09:12:00Z")).toEqual(schedule(inParts(thirds), "2026-11-24T09:12:00Z"));
  });

  test.each([
    ["2026-12-28T09:00:00Z", ["2026-12-31", "2027-01-07"], "there is time for both"],
    ["2027-01-05T09:00:00Z", ["2027-01-08"], "the day of the second comes before that of the first: they are one payment"],
    ["2027-01-20T09:00:00Z", ["2027-01-21"], "nothing that is paid before the start is due after it"],
  ])("of which one is due two weeks before, ordered at %s, are due on %o: %s", (formed, days) => {
    const plan = inParts([{ ...half, days: 3, counted: "after-order" }, { ...half, days: 14, counted: "before-start" }]);
    const { parts } = schedule(plan, formed);
    expect(parts.map(({ dueOn }) => dueOn)).toEqual(days);
    expect(parts.map(({ name, cents: amount }) => [name, amount])).toEqual(days.length === 1 ? [["whole", 59_895]] : [["part", 29_948], ["part", 29_947]]);
  });

  test("whose day had passed at the order are due the next day at the soonest", () => {
    const plan = inParts([{ ...half, days: 30, counted: "before-start" }, { ...half, days: 7, counted: "after-end" }]);
    expect(schedule(plan, "2027-01-18T22:59:59Z").parts.map(({ dueOn }) => dueOn)).toEqual(["2027-01-19", "2027-01-29"]);
    expect(schedule(plan, "2026-11-24T09:00:00Z").parts.map(({ dueOn }) => dueOn)).toEqual(["2026-12-22", "2027-01-29"]);
  });

  test("of nothing are left out, and one that is left is the whole", () => {
    const plan = inParts([{ basisPoints: 1, days: 3, counted: "after-order" }, { basisPoints: 9_999, days: 14, counted: "before-start" }]);
    expect(schedule(plan, "2026-11-24T09:12:00Z", { total: 100 }).parts).toMatchObject([{ name: "whole", cents: 100, dueOn: "2027-01-07", lapseAt: "2027-01-08T10:59:59Z" }]);
  });

  test("never add up to more than the price, however small it is", () => {
    const quarters = [2_500, 2_500, 2_500, 2_500].map((basisPoints, index): PlannedPart => ({ basisPoints, days: 7 * index, counted: "after-order" }));
    expect(schedule(inParts(quarters), "2026-11-24T09:12:00Z", { total: 2 }).parts.map(({ cents: amount }) => amount)).toEqual([1, 1]);
  });

  test("due on one day are reminded of once", () => {
    const plan = inParts([{ ...half, days: 0, counted: "before-start" }, { ...half, days: 0, counted: "after-end" }]);
    const oneDay = { starts: "2027-01-21T13:00:00Z", ends: "2027-01-21T17:00:00Z" };
    expect(schedule(plan, "2026-11-24T09:12:00Z", oneDay).parts.map(({ dueOn, remindAt }) => [dueOn, remindAt])).toEqual([
      ["2027-01-21", "2027-01-19T09:00:00Z"],
      ["2027-01-21", null],
    ]);
  });
});

describe("laws of the schedule", () => {
  const onLapse = fc.constantFrom<OnLapse>("release", "keep");
  const days = fc.integer({ min: 0, max: 60 });
  const counted = fc.constantFrom<PlannedPart["counted"]>("after-order", "before-start", "after-end");
  const parts = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 100 }), days, counted }), { minLength: 2, maxLength: 6 }).map((planned) => {
    const weights = planned.reduce((sum, { weight }) => sum + weight, 0);
    const shares = planned.slice(1).map(({ weight }) => Math.max(1, Math.floor((weight * 10_000) / weights)));
    const first = 10_000 - shares.reduce((sum, share) => sum + share, 0);
    return planned.map((part, index): PlannedPart => ({ basisPoints: index === 0 ? first : shares[index - 1] ?? 0, days: part.days, counted: part.counted }));
  });
  const plans: fc.Arbitrary<PaymentPlan> = fc.oneof(
    fc.record({ mode: fc.constant("before" as const), dueDays: days, graceHours: days, onLapse, reminderDaysBefore: days }),
    fc.record({
      mode: fc.constant("deposit" as const), depositBasisPoints: fc.integer({ min: 1, max: 9_999 }), returnsOnAttendance: fc.boolean(), restDaysBefore: days,
      dueDays: days, graceHours: days, onLapse, reminderDaysBefore: days,
    }),
    fc.record({ mode: fc.constant("parts" as const), parts, graceHours: days, onLapse, reminderDaysBefore: days }),
    fc.record({ mode: fc.constant("after" as const), dueDaysAfterSession: days, reminderDaysBefore: days }),
  );
  const formations = fc
    .record({ plan: plans, total: fc.nat({ max: 500_000 }), minute: fc.nat({ max: 2_000_000 }), lead: fc.integer({ min: 1, max: 200_000 }), length: fc.integer({ min: 1, max: 20_000 }) })
    .map(({ plan, total, minute, lead, length }) => {
      const formedAt = Temporal.Instant.from("2026-01-01T00:00:00Z").add({ minutes: minute });
      const startsAt = formedAt.add({ minutes: lead });
      return { plan, totalCents: cents(total), formedAt, startsAt, endsAt: startsAt.add({ minutes: length }), zone };
    });
  const isPaidAfterEnd = (plan: PaymentPlan) => plan.mode === "after" || (plan.mode === "parts" && plan.parts.some((part) => part.counted === "after-end"));
  const isAtMost = (first: Temporal.Instant, second: Temporal.Instant) => Temporal.Instant.compare(first, second) <= 0;

  test("the parts add up to the price and none is empty", () => {
    fc.assert(fc.property(formations, (formation) => {
      const { parts } = paymentSchedule(formation);
      expect(parts.reduce((sum, part) => sum + part.cents, 0)).toBe(formation.totalCents);
      expect(parts.every((part) => part.cents > 0)).toBe(true);
    }));
  });

  test("nobody is asked to pay before ordering, nor after the start what is paid before it; due days are working days", () => {
    fc.assert(fc.property(formations, (formation) => {
      const { formedAt, startsAt, plan } = formation;
      for (const { dueAt, dueOn } of paymentSchedule(formation).parts) {
        expect(isAtMost(formedAt, dueAt)).toBe(true);
        expect(isPaidAfterEnd(plan) || isAtMost(dueAt, startsAt)).toBe(true);
        expect([isWorkingDay(dueOn), dueAt.equals(startsAt)]).toContain(true);
      }
    }));
  });

  test("the parts stand in the order of time, no two at one moment, and only the first lapses", () => {
    fc.assert(fc.property(formations, (formation) => {
      const due = paymentSchedule(formation).parts;
      expect(due.every(({ dueAt }, index) => index === 0 || Temporal.Instant.compare(due[index - 1]?.dueAt ?? dueAt, dueAt) < 0)).toBe(true);
      expect(due.slice(1).every(({ lapseAt }) => lapseAt === null)).toBe(true);
      const reminders = due.flatMap(({ remindAt }) => remindAt?.toString() ?? []);
      expect(new Set(reminders).size).toBe(reminders.length);
    }));
  });

  test("a place lapses only when it is held, never before the due moment and never after the start; reminders come in time", () => {
    fc.assert(fc.property(formations, (formation) => {
      const { parts, place } = paymentSchedule(formation);
      expect(parts.some(({ lapseAt }) => lapseAt !== null)).toBe(place === "held");
      for (const { dueAt, lapseAt, remindAt } of parts) {
        expect(lapseAt === null || (isAtMost(dueAt, lapseAt) && isAtMost(lapseAt, formation.startsAt))).toBe(true);
        expect(remindAt === null || (isAtMost(formation.formedAt, remindAt) && isAtMost(remindAt, dueAt))).toBe(true);
      }
    }));
  });
});
