import { isBefore } from "../../domain/calendar/local-day.ts";
import { paymentReminders } from "../../domain/conditions/payment-reminders.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { Trx } from "../../platform/house.ts";
import { closeDeadlines, scheduleDeadlines } from "../deadlines/store.ts";
import type { Deal } from "../deal/store.ts";
import { daysOfDuties } from "./days-of-duties.ts";

/** Nobody is reminded beforehand of what was agreed this morning. */
const quietHours = 12;

/**
 * Plans the payment reminders of a held deal anew, from what its standing says is to be paid when: those of days that hold no more
 * end, those that still fit stay, new days get theirs. One that the trainer stopped does not come back. Called at the end of every
 * step that puts payment days elsewhere.
 * @param step.outcome the word that ended reminders keep
 * @see docs/rules/deadlines.md
 */
export async function planPaymentReminders(trx: Trx, deal: Pick<Deal, "organisation_id" | "id" | "frozen">, { standing, now, outcome }: { standing: Standing; now: Temporal.Instant; outcome: string }): Promise<void> {
  const { organisation_id: organisationId, id, frozen } = deal;
  const wanted = paymentReminders({ days: daysOfDuties(deal, standing), conditions: frozen.conditions, zone: frozen.organisation.zone });
  await closeDeadlines(trx, organisationId, now, { subjectIds: [id], what: "payment-reminder", outcome, except: wanted.map(({ at }) => at) });
  const there = await standingReminders(trx, deal);
  const fresh = wanted.filter(({ at, late }) => isBefore(late ? now : now.add({ hours: quietHours }), at) && !there.some((dueAt) => dueAt.equals(at)));
  await scheduleDeadlines(trx, organisationId, now, fresh.map(({ at }) => ({ what: "payment-reminder", subjectId: id, dueAt: at })));
}

/** Those that are to come, and those that went out or were stopped by somebody. */
async function standingReminders(trx: Trx, deal: Pick<Deal, "organisation_id" | "id">): Promise<Temporal.Instant[]> {
  const rows = await trx
    .selectFrom("deadlines")
    .select("due_at")
    .where("organisation_id", "=", deal.organisation_id)
    .where("subject_id", "=", deal.id)
    .where("what", "=", "payment-reminder")
    .where((eb) => eb.or([eb("done_at", "is", null), eb("outcome", "in", ["reminded", "stopped"])]))
    .execute();
  return rows.map((row) => row.due_at);
}
