import { atLocalTime, localDateOf } from "../calendar/local-day.ts";

/** How many days before its last day somebody hears that a credit ends. */
const reminderDays = [30, 7] as const;

export type CreditReminder = { days: (typeof reminderDays)[number]; at: Temporal.Instant };

/** When the reminders of a credit go out: at ten in the morning on the clock of the zone, the first one first. */
export function creditReminders({ validUntil, zone }: { validUntil: Temporal.Instant; zone: string }): CreditReminder[] {
  const lastDay = localDateOf(validUntil, zone);
  return reminderDays.map((days) => ({ days, at: atLocalTime(lastDay.subtract({ days }), "10:00", zone) }));
}
