import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkConditions } from "../../../domain/conditions/check-conditions.ts";
import type { Conditions, OnLapse, PaymentPlan } from "../../../domain/conditions/conditions.ts";
import { conditionSets } from "../../../domain/conditions/sets.ts";
import { locales } from "../../../domain/locale.ts";
import { conditionsOf, countedFrom, fieldOf, typedOf, valueOf, withoutRow, withRow, withValue } from "./typed.ts";

const { usual } = conditionSets;

describe("what is typed", () => {
  test("comes back as the same rules, whatever they are, in both languages", () => {
    const share = fc.integer({ min: 0, max: 9_999 });
    const days = fc.integer({ min: 0, max: 90 });
    const lapse = { graceHours: days, onLapse: fc.constantFrom<OnLapse>("release", "keep"), reminderDaysBefore: days };
    const payment: fc.Arbitrary<PaymentPlan> = fc.oneof(
      fc.record({ mode: fc.constant("before" as const), dueDays: days, ...lapse }),
      fc.record({ mode: fc.constant("deposit" as const), depositBasisPoints: share, returnsOnAttendance: fc.boolean(), dueDays: days, restDaysBefore: days, ...lapse }),
      fc.record({ mode: fc.constant("parts" as const), parts: fc.array(fc.record({ basisPoints: share, days, counted: fc.constantFrom(...countedFrom) }), { minLength: 2, maxLength: 6 }), ...lapse }),
      fc.record({ mode: fc.constant("after" as const), dueDaysAfterSession: days, reminderDaysBefore: days }),
    );
    const steps = fc.uniqueArray(fc.integer({ min: 1, max: 365 }), { maxLength: 6 }).map((from) => [...from.sort((a, b) => b - a), 0].map((fromDaysBefore) => ({ fromDaysBefore, feeBasisPoints: fromDaysBefore * 7 })));
    const conditions: fc.Arbitrary<Conditions> = fc.record({
      payment,
      offerHours: days,
      cancellation: fc.record({ company: steps, consumer: steps }),
      noShow: fc.record({ companyFeeBasisPoints: share, consumerFeeBasisPoints: share }),
      move: fc.record({ freeTimes: days, untilDaysBefore: days, feeCents: fc.integer({ min: 0, max: 10_000_000 }), validMonths: days }),
      substitute: fc.boolean(),
      refundIfRefilled: fc.boolean(),
      confirmHoursBefore: fc.option(days),
      reminderDaysAfter: fc.option(days),
      lateCharges: fc.constantFrom("by-law" as const, "after-notice" as const),
    });
    fc.assert(fc.property(conditions, fc.constantFrom(...locales), (rules, locale) => {
      expect(conditionsOf(typedOf(rules, locale))).toEqual(rules);
    }));
  });

  test.each([
    ["12,5", 1_250], ["12.5", 1_250], ["12,25 %", 1_225], ["100%", 10_000], ["-1", -100], ["half", Number.NaN], ["", Number.NaN], ["12,345", Number.NaN], ["1e2", Number.NaN],
  ])("as a share, %s, is %d", (text, basisPoints) => {
    expect(conditionsOf(withValue(typedOf(usual, "nl"), "noShow.companyFeeBasisPoints", text)).noShow.companyFeeBasisPoints).toBe(basisPoints);
  });

  test.each([["0", 0], ["14", 14], ["-3", -3], ["2,5", Number.NaN], ["veel", Number.NaN], ["99999999", Number.NaN]])("as a number of days, %s, is %d", (text, days) => {
    expect(conditionsOf(withValue(typedOf(usual, "nl"), "move.untilDaysBefore", text)).move.untilDaysBefore).toBe(days);
  });

  test("as no number is refused, never guessed", () => {
    expect(checkConditions(conditionsOf(withValue(typedOf(usual, "nl"), "before.dueDays", "een week")))).toEqual(["due-days-out-of-range"]);
  });
});

describe("rows", () => {
  const company = (typed: ReturnType<typeof typedOf>) => conditionsOf(typed).cancellation.company.map((step) => [step.fromDaysBefore, step.feeBasisPoints]);

  test("a step more comes before the last, which holds up to the start; nothing else is lost", () => {
    const typed = withRow(withValue(typedOf(usual, "nl"), "offerHours", "wat je wilt"), "cancellation.company");
    expect(company(typed)).toEqual([[28, 0], [14, 5_000], [Number.NaN, Number.NaN], [0, 10_000]]);
    expect(valueOf(typed, "offerHours")).toBe("wat je wilt");
  });

  test("a step less closes the row", () => {
    const typed = withoutRow(typedOf(usual, "nl"), "cancellation.company", 0);
    expect(company(typed)).toEqual([[14, 5_000], [0, 10_000]]);
    expect(valueOf(typed, "cancellation.company.2.feeBasisPoints")).toBe("");
  });

  test("there are never more than fit", () => {
    let typed = typedOf(usual, "nl");
    for (let more = 0; more < 20; more += 1) typed = withRow(typed, "parts");
    expect(typed.rows.parts).toBe(6);
  });
});

test.each([
  ["payment.dueDays", "before", "before.dueDays"],
  ["payment.graceHours", "before", "graceHours"],
  ["payment.reminderDaysBefore", "after", "reminderDaysBefore"],
  ["payment.dueDaysAfterSession", "after", "after.dueDaysAfterSession"],
  ["payment.parts", "parts", "parts.0.basisPoints"],
  ["payment.parts.2.days", "parts", "parts.2.days"],
  ["cancellation.company", "before", "cancellation.company.0.feeBasisPoints"],
  ["cancellation.consumer.1.feeBasisPoints", "before", "cancellation.consumer.1.feeBasisPoints"],
  ["noShow.consumerFeeBasisPoints", "before", "noShow.consumerFeeBasisPoints"],
] as const)("the rule %s of a plan %s is typed at %s", (at, mode, field) => {
  expect(fieldOf(at, mode)).toBe(field);
});
