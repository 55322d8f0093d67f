import { laterDay } from "../calendar/day-order.ts";
import { atLocalTime, earliest, endOfLocalDay, isBefore, localDateOf } from "../calendar/local-day.ts";
import { nextWorkingDay } from "../calendar/working-days.ts";
import { cents, shareOf, zeroCents } from "../money.ts";
import type { Cents } from "../money.ts";
import type { PaymentPlan, PlannedPart } from "./conditions.ts";

export type PaymentPart = {
  name: "whole" | "deposit" | "rest" | "part";
  cents: Cents;
  dueOn: Temporal.PlainDate;
  /** The last moment to pay, inclusive. */
  dueAt: Temporal.Instant;
  /** When the place is taken away if this part is not paid; null when it never is. */
  lapseAt: Temporal.Instant | null;
  /** When a reminder goes out; null when it would come within half a day of the order, or not before `dueAt`. */
  remindAt: Temporal.Instant | null;
};

export type PaymentSchedule = { parts: PaymentPart[]; place: "held" | "confirmed" };

type Formation = {
  plan: PaymentPlan;
  totalCents: Cents;
  formedAt: Temporal.Instant;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  zone: string;
};

/**
 * When which part of the price is due, and whether the place is only held until then. Due days end at 23:59:59 local
 * time, on a working day, and never after the start for what is paid before it.
 * @see docs/rules/deadlines.md
 */
export function paymentSchedule(formation: Formation): PaymentSchedule {
  if (formation.totalCents === 0) return { parts: [], place: "confirmed" };
  const parts = partsOf(formation);
  return { parts, place: parts.some((part) => part.lapseAt !== null) ? "held" : "confirmed" };
}

function partsOf(formation: Formation): PaymentPart[] {
  const { plan, totalCents, formedAt, startsAt, endsAt, zone } = formation;
  const ordered = localDateOf(formedAt, zone);
  switch (plan.mode) {
    case "before":
      return [beforeStart("whole", totalCents, ordered.add({ days: plan.dueDays }), formation, plan)];
    case "deposit": {
      const deposit = shareOf(totalCents, plan.depositBasisPoints);
      const restOn = localDateOf(startsAt, zone).subtract({ days: plan.restDaysBefore });
      const depositOn = ordered.add({ days: plan.dueDays });
      const tooLateForParts = Temporal.PlainDate.compare(restOn, nextWorkingDay(depositOn)) <= 0;
      if (tooLateForParts || deposit === 0 || deposit === totalCents) return [beforeStart("whole", totalCents, depositOn, formation, plan)];
      const first = beforeStart("deposit", deposit, depositOn, formation, plan);
      const rest = beforeStart("rest", cents(totalCents - deposit), restOn, formation, plan);
      return [first, { ...rest, lapseAt: null }];
    }
    case "parts":
      return plannedParts(plan, formation);
    case "after":
      return [afterEnd("whole", totalCents, localDateOf(endsAt, zone).add({ days: plan.dueDaysAfterSession }), formation, plan)];
    default:
      return plan satisfies never;
  }
}

function beforeStart(
  name: PaymentPart["name"],
  amount: Cents,
  wantedOn: Temporal.PlainDate,
  formation: Formation,
  plan: Exclude<PaymentPlan, { mode: "after" }>,
): PaymentPart {
  const { startsAt, zone } = formation;
  const dueAt = earliest(endOfLocalDay(nextWorkingDay(wantedOn), zone), startsAt);
  const dueOn = localDateOf(dueAt, zone);
  const lapseAt = plan.onLapse === "release" ? earliest(dueAt.add({ hours: plan.graceHours }), startsAt) : null;
  const remindAt = reminder({ dueOn, dueAt, daysBefore: plan.reminderDaysBefore }, formation);
  return { name, cents: amount, dueOn, dueAt, lapseAt, remindAt };
}

function afterEnd(
  name: PaymentPart["name"],
  amount: Cents,
  wantedOn: Temporal.PlainDate,
  formation: Formation,
  plan: { reminderDaysBefore: number },
): PaymentPart {
  const dueOn = nextWorkingDay(wantedOn);
  const dueAt = endOfLocalDay(dueOn, formation.zone);
  const remindAt = reminder({ dueOn, dueAt, daysBefore: plan.reminderDaysBefore }, formation);
  return { name, cents: amount, dueOn, dueAt, lapseAt: null, remindAt };
}

type PartsPlan = Extract<PaymentPlan, { mode: "parts" }>;
type DatedShare = { basisPoints: number; part: PaymentPart };

/** The planned parts in the order of time; only the first can take the place away, and one reminder speaks of one day. */
function plannedParts(plan: PartsPlan, formation: Formation): PaymentPart[] {
  const parts = withAmounts(datedShares(plan, formation), formation.totalCents);
  return parts.map((part, index) => ({
    ...part,
    name: parts.length === 1 ? "whole" : "part",
    lapseAt: index === 0 ? part.lapseAt : null,
    remindAt: parts[index - 1]?.dueOn.equals(part.dueOn) ? null : part.remindAt,
  }));
}

/** Shares of the price that fall due at one moment are one share. A day before the start never comes before the first day after the order. */
function datedShares({ parts, ...plan }: PartsPlan, formation: Formation): DatedShare[] {
  const { formedAt, startsAt, endsAt, zone } = formation;
  const orderedOn = localDateOf(formedAt, zone);
  const afterOrder = parts.filter(({ counted }) => counted === "after-order").map(({ days }) => days);
  const soonest = orderedOn.add({ days: afterOrder.length === 0 ? 1 : Math.min(...afterOrder) });
  const partOn = ({ days, counted }: PlannedPart): PaymentPart => {
    switch (counted) {
      case "after-order":
        return beforeStart("part", zeroCents, orderedOn.add({ days }), formation, { ...plan, parts });
      case "before-start":
        return beforeStart("part", zeroCents, laterDay(localDateOf(startsAt, zone).subtract({ days }), soonest), formation, { ...plan, parts });
      case "after-end":
        return afterEnd("part", zeroCents, localDateOf(endsAt, zone).add({ days }), formation, plan);
      default:
        return counted satisfies never;
    }
  };
  const dated = parts.map((planned) => ({ basisPoints: planned.basisPoints, part: partOn(planned) }));
  const inTime = dated.toSorted((a, b) => Temporal.Instant.compare(a.part.dueAt, b.part.dueAt));
  const moments = inTime.filter(({ part }, index) => index === 0 || inTime[index - 1]?.part.dueAt.equals(part.dueAt) === false);
  return moments.map(({ part }) => {
    const together = inTime.filter((share) => share.part.dueAt.equals(part.dueAt));
    return { part, basisPoints: together.reduce((sum, share) => sum + share.basisPoints, 0) };
  });
}

/** Each part gets its share of the price and the last what is left; parts of nothing are left out. */
function withAmounts(shares: readonly DatedShare[], totalCents: Cents): PaymentPart[] {
  let left: number = totalCents;
  const parts = shares.map(({ basisPoints, part }, index) => {
    const amount = index === shares.length - 1 ? left : Math.min(left, shareOf(totalCents, basisPoints));
    left -= amount;
    return { ...part, cents: cents(amount) };
  });
  return parts.filter((part) => part.cents > 0);
}

/** At ten in the morning, some days before. Nobody is reminded of what was ordered this morning, or of what is over. */
function reminder(
  { dueOn, dueAt, daysBefore }: { dueOn: Temporal.PlainDate; dueAt: Temporal.Instant; daysBefore: number },
  { formedAt, zone }: Formation,
): Temporal.Instant | null {
  const at = atLocalTime(dueOn.subtract({ days: daysBefore }), "10:00", zone);
  return isBefore(formedAt.add({ hours: 12 }), at) && isBefore(at, dueAt) ? at : null;
}
