import type { CancellationStep, Conditions, PaymentPlan, PlannedPart } from "./conditions.ts";

export type ConditionsRefusal =
  | "due-days-out-of-range" | "grace-out-of-range" | "offer-hours-out-of-range" | "deposit-out-of-range" | "reminder-out-of-range"
  | "parts-count-out-of-range" | "part-out-of-range" | "parts-do-not-add-up" | "confirm-out-of-range"
  | "no-show-out-of-range" | "move-out-of-range"
  | "steps-missing" | "steps-have-gap" | "steps-repeat" | "fee-out-of-range" | "fee-falls-with-time" | "consumer-pays-all";

/**
 * Everything that is wrong with conditions; empty when they hold together. Each refusal comes once.
 * A consumer never owes the whole price for leaving or for not coming.
 * @see docs/rules/conditions.md  art. 7:408, 7:411, 7:413 BW
 */
export function checkConditions(conditions: Conditions): ConditionsRefusal[] {
  const { payment, offerHours, cancellation, noShow, move, confirmHoursBefore } = conditions;
  const consumerFees = [...cancellation.consumer.map((step) => step.feeBasisPoints), noShow.consumerFeeBasisPoints];
  const checks: [ConditionsRefusal, boolean][] = [
    ["due-days-out-of-range", !within(dueDays(payment), 0, 90)],
    ["grace-out-of-range", payment.mode !== "after" && !within(payment.graceHours, 0, 168)],
    ["reminder-out-of-range", !within(payment.reminderDaysBefore, 0, 60)],
    ["offer-hours-out-of-range", !within(offerHours, 1, 336)],
    ["deposit-out-of-range", payment.mode === "deposit" && (!within(payment.depositBasisPoints, 1, 9_999) || !within(payment.restDaysBefore, 0, 180))],
    ...checkParts(payment),
    ["confirm-out-of-range", confirmHoursBefore !== null && !within(confirmHoursBefore, 1, 336)],
    ["no-show-out-of-range", !within(noShow.companyFeeBasisPoints, 0, 10_000) || !within(noShow.consumerFeeBasisPoints, 0, 10_000)],
    ["move-out-of-range", !isMovePossible(move)],
    ["consumer-pays-all", consumerFees.some((feeBasisPoints) => feeBasisPoints >= 10_000)],
  ];
  const steps = [...checkSteps(cancellation.company), ...checkSteps(cancellation.consumer)];
  return [...checks.filter(([, wrong]) => wrong).map(([refusal]) => refusal), ...new Set(steps)];
}

/** Parts have days of their own. */
function dueDays(payment: PaymentPlan): number {
  if (payment.mode === "parts") return 0;
  return payment.mode === "after" ? payment.dueDaysAfterSession : payment.dueDays;
}

/** Two to six parts that are the whole price together; none is due before the order. */
function checkParts(payment: PaymentPlan): [ConditionsRefusal, boolean][] {
  if (payment.mode !== "parts") return [];
  const { parts } = payment;
  return [
    ["parts-count-out-of-range", !within(parts.length, 2, 6)],
    ["part-out-of-range", parts.some((part) => !isPartPossible(part))],
    ["parts-do-not-add-up", parts.reduce((sum, part) => sum + part.basisPoints, 0) !== 10_000],
  ];
}

function isPartPossible({ basisPoints, days, counted }: PlannedPart): boolean {
  return within(basisPoints, 1, 9_999) && within(days, 0, counted === "before-start" ? 180 : 90);
}

function isMovePossible({ freeTimes, untilDaysBefore, feeCents, validMonths }: Conditions["move"]): boolean {
  return within(freeTimes, 0, 99) && within(untilDaysBefore, 0, 365) && within(feeCents, 0, 10_000_000) && within(validMonths, 1, 60);
}

/** Steps reach down to the start, each day has one fee, and the fee never falls as the start comes nearer. */
function checkSteps(steps: readonly CancellationStep[]): ConditionsRefusal[] {
  const ordered = [...steps].sort((a, b) => b.fromDaysBefore - a.fromDaysBefore);
  const checks: [ConditionsRefusal, boolean][] = [
    ["steps-missing", steps.length === 0],
    ["steps-have-gap", steps.length > 0 && !steps.some((step) => step.fromDaysBefore === 0)],
    ["steps-repeat", new Set(steps.map((step) => step.fromDaysBefore)).size !== steps.length],
    ["fee-out-of-range", steps.some((step) => !within(step.feeBasisPoints, 0, 10_000) || !within(step.fromDaysBefore, 0, 365))],
    ["fee-falls-with-time", ordered.some((step, index) => step.feeBasisPoints < (ordered[index - 1] ?? step).feeBasisPoints)],
  ];
  return checks.filter(([, wrong]) => wrong).map(([refusal]) => refusal);
}

function within(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
