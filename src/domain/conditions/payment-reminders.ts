import { atLocalTime } from "../calendar/local-day.ts";
import type { Conditions } from "./conditions.ts";
import { lateRemindersAt } from "./late-reminder.ts";

/** A day on which money is due. `lapses`: when it is over a place can be taken away, so that no word comes after it. */
export type PaymentDay = { dueOn: Temporal.PlainDate; lapses: boolean };

export type PaymentReminder = { at: Temporal.Instant; dueOn: Temporal.PlainDate; late: boolean };

/**
 * The reminders of payment days that were agreed after the order, or that are the order's own: one before each day and, where the
 * conditions have it, a friendly word after it. All at ten in the morning on the clock of the zone; at one moment there is one,
 * and the one before a day speaks for the rest. What is over already is among them: whoever plans leaves it out.
 * @see docs/rules/deadlines.md
 */
export function paymentReminders({ days, conditions, zone }: { days: readonly PaymentDay[]; conditions: Pick<Conditions, "payment" | "reminderDaysAfter">; zone: string }): PaymentReminder[] {
  const distinct = days.filter(({ dueOn }, index) => days.findIndex((day) => day.dueOn.equals(dueOn)) === index);
  const remindAt = (dueOn: Temporal.PlainDate) => atLocalTime(dueOn.subtract({ days: conditions.payment.reminderDaysBefore }), "10:00", zone);
  const before = distinct.map(({ dueOn }): PaymentReminder => ({ at: remindAt(dueOn), dueOn, late: false }));
  const taken = new Set(before.map(({ at }) => at.toString()));
  const after = distinct.filter(({ lapses }) => !lapses).flatMap(({ dueOn }) =>
    lateRemindersAt({ conditions, schedule: [{ dueOn, remindAt: null }], zone }).map((at): PaymentReminder => ({ at, dueOn, late: true })));
  return [...before, ...after.filter(({ at }) => !taken.has(at.toString()))].sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}
