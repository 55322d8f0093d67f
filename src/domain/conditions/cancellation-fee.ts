import { endOfLocalDay, localDateOf } from "../calendar/local-day.ts";
import type { CustomerKind } from "../customer-kind.ts";
import { shareOf } from "../money.ts";
import type { Cents } from "../money.ts";
import type { Conditions } from "./conditions.ts";

/** A step of the cancellation rules on the calendar. `until` is the last moment, inclusive; null: up to the start. */
export type DatedCancellationStep = { until: Temporal.Instant | null; feeBasisPoints: number; feeCents: Cents };

/** The steps of one customer kind with real dates and amounts, the earliest first. */
export function datedCancellationSteps(deal: {
  conditions: Conditions;
  kind: CustomerKind;
  startsAt: Temporal.Instant;
  zone: string;
  totalCents: Cents;
}): DatedCancellationStep[] {
  const { conditions, kind, startsAt, zone, totalCents } = deal;
  const startsOn = localDateOf(startsAt, zone);
  return ordered(conditions, kind).map(({ fromDaysBefore, feeBasisPoints }) => ({
    until: fromDaysBefore === 0 ? null : endOfLocalDay(startsOn.subtract({ days: fromDaysBefore }), zone),
    feeBasisPoints,
    feeCents: shareOf(totalCents, feeBasisPoints),
  }));
}

/**
 * What cancelling costs at a moment. Days are calendar days between the local date of the cancellation and the local
 * date of the start.
 * @see docs/rules/conditions.md
 */
export function cancellationFee(cancellation: {
  conditions: Conditions;
  kind: CustomerKind;
  cancelledAt: Temporal.Instant;
  startsAt: Temporal.Instant;
  zone: string;
  totalCents: Cents;
}): { feeCents: Cents; feeBasisPoints: number; daysBefore: number } {
  const { conditions, kind, cancelledAt, startsAt, zone, totalCents } = cancellation;
  const daysBefore = localDateOf(cancelledAt, zone).until(localDateOf(startsAt, zone), { largestUnit: "days" }).days;
  const steps = ordered(conditions, kind);
  const step = steps.find(({ fromDaysBefore }) => daysBefore >= fromDaysBefore) ?? steps.at(-1);
  const feeBasisPoints = step?.feeBasisPoints ?? 0;
  return { feeCents: shareOf(totalCents, feeBasisPoints), feeBasisPoints, daysBefore };
}

function ordered(conditions: Conditions, kind: CustomerKind) {
  return [...conditions.cancellation[kind]].sort((a, b) => b.fromDaysBefore - a.fromDaysBefore);
}
