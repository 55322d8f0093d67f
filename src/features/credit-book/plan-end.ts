import { creditReminders } from "../../domain/credit/credit-reminders.ts";
import { isBefore } from "../../domain/calendar/local-day.ts";
import type { Trx } from "../../platform/house.ts";
import { closeDeadlines, scheduleDeadlines } from "../deadlines/store.ts";

/** Nobody is reminded of what was given this morning. */
const quietHours = 12;

type Ending = { organisationId: string; creditId: string; /** The one that it was given for. */ dealId: string; validUntil: Temporal.Instant; /** Null when it is given just now. */ earlierEnd: Temporal.Instant | null; zone: string };

/** Plans the end of a credit, unless it has that end already, and the reminders before it; those that were planned before fall away. */
export async function planCreditEnd(trx: Trx, { organisationId, creditId, dealId, validUntil, earlierEnd, zone }: Ending, now: Temporal.Instant): Promise<void> {
  await closeDeadlines(trx, organisationId, now, { subjectIds: [creditId], what: "credit-reminder", outcome: "end-moved" });
  const reminders = creditReminders({ validUntil, zone }).filter(({ at }) => isBefore(now.add({ hours: quietHours }), at));
  await scheduleDeadlines(trx, organisationId, now, [
    ...(earlierEnd?.equals(validUntil) === true ? [] : [{ what: "credit-end" as const, subjectId: dealId, dueAt: validUntil.add({ seconds: 1 }) }]),
    ...reminders.map(({ at }) => ({ what: "credit-reminder" as const, subjectId: creditId, dueAt: at })),
  ]);
}
