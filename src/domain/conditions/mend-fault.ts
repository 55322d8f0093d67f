import { feeBefore } from "./check-conditions.ts";
import type { ConditionFault } from "./check-conditions.ts";
import type { CancellationStep, Conditions } from "./conditions.ts";

/** A value that would put something right, for whoever wants it: nothing is mended unasked. */
export type Mend = { at: string; value: number };

/** What a consumer may owe at most is for a judge; half the price is a reasonable beginning. */
const reasonableBasisPoints = 5_000;

/**
 * The nearest value under which this fault is gone.
 * @param fault one of `conditionFaults(conditions)`
 * @returns null when there is no such value, or when choosing it is for the trainer
 */
export function mendFault(conditions: Conditions, fault: ConditionFault): Mend | null {
  const { kind, at } = fault;
  switch (kind) {
    case "consumer-pays-all":
      return { at, value: consumerShare(conditions, at) };
    case "fee-falls-with-time": {
      const place = stepAt(conditions, at);
      return place === null ? null : { at, value: feeBefore(place.steps, place.step) };
    }
    case "steps-have-gap":
      return lastStep(conditions, at);
    case "parts-do-not-add-up":
      return lastPart(conditions);
    case "steps-missing":
    case "steps-repeat":
    case "parts-count-out-of-range":
      return null;
    default:
      return nearest(conditions, fault);
  }
}

function consumerShare(conditions: Conditions, at: string): number {
  const place = stepAt(conditions, at);
  if (place === null) return Math.max(reasonableBasisPoints, ...belowAll(conditions.cancellation.consumer));
  const before = feeBefore(place.steps, place.step);
  return before < 10_000 ? Math.max(reasonableBasisPoints, before) : reasonableBasisPoints;
}

function belowAll(steps: readonly CancellationStep[]): number[] {
  return steps.map((step) => step.feeBasisPoints).filter((feeBasisPoints) => feeBasisPoints < 10_000);
}

/** The step nearest to the start is made to reach it. */
function lastStep(conditions: Conditions, at: string): Mend | null {
  const steps = conditions.cancellation[at === "cancellation.company" ? "company" : "consumer"];
  const nearestDay = Math.min(...steps.map((step) => step.fromDaysBefore));
  const index = steps.findIndex((step) => step.fromDaysBefore === nearestDay);
  return index < 0 ? null : { at: `${at}.${index}.fromDaysBefore`, value: 0 };
}

/** The last part becomes what the others leave. */
function lastPart({ payment }: Conditions): Mend | null {
  if (payment.mode !== "parts") return null;
  const others = payment.parts.slice(0, -1).reduce((sum, part) => sum + part.basisPoints, 0);
  const value = 10_000 - others;
  return value >= 1 && value <= 9_999 ? { at: `payment.parts.${payment.parts.length - 1}.basisPoints`, value } : null;
}

function nearest(conditions: Conditions, { at, range }: ConditionFault): Mend | null {
  const value = valueAt(conditions, at);
  if (range === null || value === null) return null;
  return { at, value: Math.min(range.most, Math.max(range.least, Math.round(value))) };
}

function stepAt({ cancellation }: Conditions, at: string): { steps: readonly CancellationStep[]; step: CancellationStep } | null {
  const [rule, kind, index] = at.split(".");
  if (rule !== "cancellation" || (kind !== "company" && kind !== "consumer")) return null;
  const step = cancellation[kind][Number(index)];
  return step === undefined ? null : { steps: cancellation[kind], step };
}

/** The number at a path; null when there is none. */
function valueAt(conditions: Conditions, at: string): number | null {
  const value = at.split(".").reduce<unknown>((inside, name) => (typeof inside === "object" && inside !== null ? new Map(Object.entries(inside)).get(name) : undefined), conditions);
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
