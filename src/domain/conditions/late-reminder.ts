import { atLocalTime } from "../calendar/local-day.ts";
import type { Conditions } from "./conditions.ts";

/**
 * When a friendly word goes out about what is owed past its day: at ten in the morning, once for each part. None at the
 * moment at which a reminder of another part goes out: that one speaks of everything that is open by then.
 * @see docs/rules/deadlines.md
 */
export function lateRemindersAt(deal: {
  conditions: Pick<Conditions, "reminderDaysAfter">;
  schedule: readonly { dueOn: Temporal.PlainDate; remindAt: Temporal.Instant | null }[];
  zone: string;
}): Temporal.Instant[] {
  const { conditions: { reminderDaysAfter }, schedule, zone } = deal;
  if (reminderDaysAfter === null) return [];
  const spokenFor = new Set(schedule.map(({ remindAt }) => remindAt?.toString()));
  const days = [...new Set(schedule.map(({ dueOn }) => dueOn.add({ days: reminderDaysAfter }).toString()))];
  return days.map((day) => atLocalTime(Temporal.PlainDate.from(day), "10:00", zone)).filter((at) => !spokenFor.has(at.toString()));
}
