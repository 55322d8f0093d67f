import type { House } from "../../../platform/house.ts";
import { writeRecords } from "../../evidence/store.ts";

/**
 * Keeps a reminder from going out, this one only: what is owed stays owed. One that a sweeper has in hand is waited for,
 * and then it went.
 * @returns refusals `reminder-unknown`, `already-done` (it went out, was stopped, or no longer matters)
 */
export async function stopReminder(
  house: House,
  { organisationId, deadlineId }: { organisationId: string; deadlineId: string },
): Promise<{ ok: true } | { ok: false; refusal: { kind: "reminder-unknown" } | { kind: "already-done" } }> {
  return house.db.transaction().execute(async (trx) => {
    const reminder = await trx
      .selectFrom("deadlines")
      .select(["subject_id", "done_at", "due_at"])
      .where("organisation_id", "=", organisationId)
      .where("id", "=", deadlineId)
      .where("what", "=", "payment-reminder")
      .forUpdate()
      .executeTakeFirst();
    const now = house.clock.now();
    if (reminder === undefined) return { ok: false, refusal: { kind: "reminder-unknown" } };
    if (reminder.done_at !== null) return { ok: false, refusal: { kind: "already-done" } };
    await trx
      .updateTable("deadlines")
      .set({ done_at: now.toString(), outcome: "stopped" })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", deadlineId)
      .execute();
    await writeRecords(trx, organisationId, [{
      subjectId: reminder.subject_id,
      type: "reminder.stopped",
      at: now,
      actor: "trainer",
      details: { deadline: deadlineId, dueAt: reminder.due_at.toString() },
    }]);
    return { ok: true };
  });
}
