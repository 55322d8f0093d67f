import { atLocalTime, earliest, endOfLocalDay, isBefore, localDateOf } from "../calendar/local-day.ts";
import { nextWorkingDay } from "../calendar/working-days.ts";
import { cents, shareOf } from "../money.ts";
import type { Cents } from "../money.ts";
import type { PaymentPlan } from "./conditions.ts";

export type PaymentPart = {
  name: "whole" | "deposit" | "rest";
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
  const { plan, totalCents } = formation;
  if (totalCents === 0) return { parts: [], place: "confirmed" };
  const parts = partsOf(formation);
  const releases = plan.mode !== "after" && plan.onLapse === "release";
  return { parts, place: releases ? "held" : "confirmed" };
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
    case "after": {
      const dueOn = nextWorkingDay(localDateOf(endsAt, zone).add({ days: plan.dueDaysAfterSession }));
      const dueAt = endOfLocalDay(dueOn, zone);
      const remindAt = reminder({ dueOn, dueAt, daysBefore: plan.reminderDaysBefore }, formation);
      return [{ name: "whole", cents: totalCents, dueOn, dueAt, lapseAt: null, remindAt }];
    }
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

/** At ten in the morning, some days before. Nobody is reminded of what was ordered this morning, or of what is over. */
function reminder(
  { dueOn, dueAt, daysBefore }: { dueOn: Temporal.PlainDate; dueAt: Temporal.Instant; daysBefore: number },
  { formedAt, zone }: Formation,
): Temporal.Instant | null {
  const at = atLocalTime(dueOn.subtract({ days: daysBefore }), "10:00", zone);
  return isBefore(formedAt.add({ hours: 12 }), at) && isBefore(at, dueAt) ? at : null;
}
