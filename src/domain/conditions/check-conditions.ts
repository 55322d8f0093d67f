import { customerKinds } from "../customer-kind.ts";
import type { CustomerKind } from "../customer-kind.ts";
import type { CancellationStep, Conditions, PaymentPlan, PlannedPart } from "./conditions.ts";

export type ConditionsRefusal =
  | "due-days-out-of-range" | "grace-out-of-range" | "offer-hours-out-of-range" | "deposit-out-of-range" | "reminder-out-of-range"
  | "parts-count-out-of-range" | "part-out-of-range" | "parts-do-not-add-up" | "confirm-out-of-range"
  | "no-show-out-of-range" | "move-out-of-range"
  | "steps-missing" | "steps-have-gap" | "steps-repeat" | "fee-out-of-range" | "fee-falls-with-time" | "consumer-pays-all";

export type Range = { least: number; most: number };

/**
 * One thing that is wrong, and where: `at` is the path of the rule, such as `cancellation.consumer.1.feeBasisPoints`.
 * `range` says what may stand there; null when it is not about a range.
 */
export type ConditionFault = { kind: ConditionsRefusal; at: string; range: Range | null };

/**
 * Everything that is wrong with conditions; empty when they hold together. Each refusal comes once.
 * A consumer never owes the whole price for leaving or for not coming.
 * @see docs/rules/conditions.md  art. 7:408, 7:411, 7:413 BW
 */
export function checkConditions(conditions: Conditions): ConditionsRefusal[] {
  return [...new Set(conditionFaults(conditions).map(({ kind }) => kind))];
}

/** As {@link checkConditions}, with each rule that is wrong. */
export function conditionFaults(conditions: Conditions): ConditionFault[] {
  const { payment, offerHours, confirmHoursBefore, reminderDaysAfter, noShow, move } = conditions;
  return [
    ...paymentFaults(payment),
    ...(reminderDaysAfter === null ? [] : rangeFault("reminder-out-of-range", "reminderDaysAfter", reminderDaysAfter, [1, 60])),
    ...rangeFault("offer-hours-out-of-range", "offerHours", offerHours, [1, 336]),
    ...(confirmHoursBefore === null ? [] : rangeFault("confirm-out-of-range", "confirmHoursBefore", confirmHoursBefore, [1, 336])),
    ...rangeFault("no-show-out-of-range", "noShow.companyFeeBasisPoints", noShow.companyFeeBasisPoints, [0, 10_000]),
    ...rangeFault("no-show-out-of-range", "noShow.consumerFeeBasisPoints", noShow.consumerFeeBasisPoints, [0, 10_000]),
    ...moveFaults(move),
    ...consumerFaults(conditions),
    ...customerKinds.flatMap((kind) => stepFaults(kind, conditions.cancellation[kind])),
  ];
}

function paymentFaults(payment: PaymentPlan): ConditionFault[] {
  const reminder = rangeFault("reminder-out-of-range", "payment.reminderDaysBefore", payment.reminderDaysBefore, [0, 60]);
  if (payment.mode === "after") {
    return [...rangeFault("due-days-out-of-range", "payment.dueDaysAfterSession", payment.dueDaysAfterSession, [0, 90]), ...reminder];
  }
  return [
    ...(payment.mode === "parts" ? [] : rangeFault("due-days-out-of-range", "payment.dueDays", payment.dueDays, [0, 90])),
    ...rangeFault("grace-out-of-range", "payment.graceHours", payment.graceHours, [0, 168]),
    ...reminder,
    ...(payment.mode === "deposit" ? depositFaults(payment) : []),
    ...(payment.mode === "parts" ? partsFaults(payment.parts) : []),
  ];
}

function depositFaults({ depositBasisPoints, restDaysBefore }: Extract<PaymentPlan, { mode: "deposit" }>): ConditionFault[] {
  return [
    ...rangeFault("deposit-out-of-range", "payment.depositBasisPoints", depositBasisPoints, [1, 9_999]),
    ...rangeFault("deposit-out-of-range", "payment.restDaysBefore", restDaysBefore, [0, 180]),
  ];
}

/** Two to six parts that are the whole price together; none is due before the order. */
function partsFaults(parts: readonly PlannedPart[]): ConditionFault[] {
  const sum = parts.reduce((total, part) => total + part.basisPoints, 0);
  return [
    ...rangeFault("parts-count-out-of-range", "payment.parts", parts.length, [2, 6]),
    ...parts.flatMap(({ basisPoints, days, counted }, index) => [
      ...rangeFault("part-out-of-range", `payment.parts.${index}.basisPoints`, basisPoints, [1, 9_999]),
      ...rangeFault("part-out-of-range", `payment.parts.${index}.days`, days, [0, counted === "before-start" ? 180 : 90]),
    ]),
    ...faultIf(sum !== 10_000, "parts-do-not-add-up", "payment.parts"),
  ];
}

function moveFaults({ freeTimes, untilDaysBefore, feeCents, validMonths }: Conditions["move"]): ConditionFault[] {
  return [
    ...rangeFault("move-out-of-range", "move.freeTimes", freeTimes, [0, 99]),
    ...rangeFault("move-out-of-range", "move.untilDaysBefore", untilDaysBefore, [0, 365]),
    ...rangeFault("move-out-of-range", "move.feeCents", feeCents, [0, 10_000_000]),
    ...rangeFault("move-out-of-range", "move.validMonths", validMonths, [1, 60]),
  ];
}

function consumerFaults({ cancellation, noShow }: Conditions): ConditionFault[] {
  return [
    ...cancellation.consumer.flatMap(({ feeBasisPoints }, index) => faultIf(feeBasisPoints >= 10_000, "consumer-pays-all", `cancellation.consumer.${index}.feeBasisPoints`)),
    ...faultIf(noShow.consumerFeeBasisPoints >= 10_000, "consumer-pays-all", "noShow.consumerFeeBasisPoints"),
  ];
}

/** Steps reach down to the start, each day has one fee, and the fee never falls as the start comes nearer. */
function stepFaults(kind: CustomerKind, steps: readonly CancellationStep[]): ConditionFault[] {
  const at = `cancellation.${kind}`;
  const days = steps.map((step) => step.fromDaysBefore);
  return [
    ...faultIf(steps.length === 0, "steps-missing", at),
    ...faultIf(steps.length > 0 && !days.includes(0), "steps-have-gap", at),
    ...days.flatMap((day, index) => faultIf(days.indexOf(day) < index, "steps-repeat", `${at}.${index}.fromDaysBefore`)),
    ...steps.flatMap((step, index) => [
      ...rangeFault("fee-out-of-range", `${at}.${index}.feeBasisPoints`, step.feeBasisPoints, [0, 10_000]),
      ...rangeFault("fee-out-of-range", `${at}.${index}.fromDaysBefore`, step.fromDaysBefore, [0, 365]),
    ]),
    ...steps.flatMap((step, index) => faultIf(step.feeBasisPoints < feeBefore(steps, step), "fee-falls-with-time", `${at}.${index}.feeBasisPoints`)),
  ];
}

/** What the step just before this one in time costs; of the first step its own fee. */
export function feeBefore(steps: readonly CancellationStep[], { fromDaysBefore, feeBasisPoints }: CancellationStep): number {
  const earlier = steps.filter((step) => step.fromDaysBefore > fromDaysBefore);
  return earlier.toSorted((a, b) => a.fromDaysBefore - b.fromDaysBefore)[0]?.feeBasisPoints ?? feeBasisPoints;
}

function rangeFault(kind: ConditionsRefusal, at: string, value: number, [least, most]: readonly [number, number]): ConditionFault[] {
  return Number.isInteger(value) && value >= least && value <= most ? [] : [{ kind, at, range: { least, most } }];
}

function faultIf(wrong: boolean, kind: ConditionsRefusal, at: string): ConditionFault[] {
  return wrong ? [{ kind, at, range: null }] : [];
}
