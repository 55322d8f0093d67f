import { conditionFaults } from "../conditions/check-conditions.ts";
import type { Conditions, PaymentPlan } from "../conditions/conditions.ts";

/**
 * What an organisation lets its own earlier experience with a customer decide: the payment plan of the next order, and nothing
 * else. `months` is how long an entry counts. Null: that rule is not set.
 * @see docs/rules/track-record.md
 */
export type TrackRules = {
  months: number;
  /** On your word: after so many places that somebody came to and paid for, without an entry that speaks against it. */
  trusted: { places: number; plan: PaymentPlan } | null;
  /** Money first: from so many no-shows and unpaid deals together. */
  careful: { times: number; plan: PaymentPlan } | null;
};

export const monthsRange = { least: 6, most: 24 };
export const countRange = { least: 1, most: 20 };

export type TrackRulesFault = "months-out-of-range" | "places-out-of-range" | "times-out-of-range" | "trusted-plan-invalid" | "careful-plan-invalid";

/** Everything that is wrong with rules; empty when they hold together. */
export function trackRulesFaults({ months, trusted, careful }: TrackRules): TrackRulesFault[] {
  return [
    ...faultIf(!within(months, monthsRange), "months-out-of-range"),
    ...faultIf(trusted !== null && !within(trusted.places, countRange), "places-out-of-range"),
    ...faultIf(careful !== null && !within(careful.times, countRange), "times-out-of-range"),
    ...faultIf(trusted !== null && (trusted.plan.mode !== "after" || !holds(anyConditions, trusted.plan)), "trusted-plan-invalid"),
    ...faultIf(careful !== null && (careful.plan.mode === "after" || !holds(anyConditions, careful.plan)), "careful-plan-invalid"),
  ];
}

/** Whether conditions with another payment plan are still conditions that may be agreed. */
export function holds(conditions: Conditions, plan: PaymentPlan): boolean {
  return conditionFaults({ ...conditions, payment: plan }).length === 0;
}

/** Conditions in which nothing but the payment plan can be wrong. */
const anyConditions: Conditions = {
  payment: { mode: "after", dueDaysAfterSession: 14, reminderDaysBefore: 2 },
  offerHours: 48,
  cancellation: { company: [{ fromDaysBefore: 0, feeBasisPoints: 0 }], consumer: [{ fromDaysBefore: 0, feeBasisPoints: 0 }] },
  noShow: { companyFeeBasisPoints: 0, consumerFeeBasisPoints: 0 },
  move: { freeTimes: 1, untilDaysBefore: 2, feeCents: 0, validMonths: 6 },
  substitute: true,
  refundIfRefilled: true,
  confirmHoursBefore: null,
  reminderDaysAfter: null,
  lateCharges: "after-notice",
};

function within(value: number, { least, most }: { least: number; most: number }): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function faultIf(wrong: boolean, fault: TrackRulesFault): TrackRulesFault[] {
  return wrong ? [fault] : [];
}
