import { sql } from "kysely";
import type { Transaction } from "kysely";
import { at } from "../../platform/database/at.ts";
import { insertRows } from "../../platform/database/insert-rows.ts";
import type { Database } from "../../platform/database/schema.ts";
import { uuidv7 } from "../../platform/ids.ts";

/**
 * What can fall due. `hold`, `payment-reminder` and `confirm-ask` have a deal as subject, `offer` and `deal-offer` an offer, `session-end`, `calling-off`
 * and `session-move` a session, `called-off-answer`, `session-move-answer`, `credit-end` and `invoice` a deal, `credit-reminder` a credit,
 * `online-payment` an attempt to pay online, `collection-end` a message that waits to be collected.
 */
const deadlineKinds = ["hold", "payment-reminder", "confirm-ask", "offer", "deal-offer", "credit-end", "credit-reminder", "session-end", "calling-off", "called-off-answer", "session-move", "session-move-answer", "invoice", "online-payment", "collection-end"] as const;

export type DeadlineKind = (typeof deadlineKinds)[number];

export function isDeadlineKind(text: string): text is DeadlineKind {
  return deadlineKinds.some((kind) => kind === text);
}

export type NewDeadline = { what: DeadlineKind; subjectId: string; dueAt: Temporal.Instant };

export async function scheduleDeadlines(
  trx: Transaction<Database>,
  organisationId: string,
  now: Temporal.Instant,
  deadlines: readonly NewDeadline[],
): Promise<void> {
  await insertRows(
    trx,
    "deadlines",
    { organisation_id: "uuid", id: "uuid", what: "text", subject_id: "uuid", due_at: "timestamptz" },
    deadlines.map((deadline) => ({
      organisation_id: organisationId,
      id: uuidv7(now),
      what: deadline.what,
      subject_id: deadline.subjectId,
      due_at: deadline.dueAt.toString(),
    })),
  );
}

/** As {@link scheduleDeadlines}, at once and only where none of the kind is open, now or later: whoever decides it looks at all that is written by then. */
export async function scheduleOnce(trx: Transaction<Database>, organisationId: string, now: Temporal.Instant, { what, subjectIds }: { what: DeadlineKind; subjectIds: readonly string[] }): Promise<void> {
  if (subjectIds.length === 0) return;
  const open = await trx
    .selectFrom("deadlines")
    .select("subject_id")
    .where("organisation_id", "=", organisationId)
    .where("subject_id", "in", subjectIds)
    .where("what", "=", what)
    .where("done_at", "is", null)
    .execute();
  const has = new Set(open.map(({ subject_id: id }) => id));
  await scheduleDeadlines(trx, organisationId, now, subjectIds.filter((id) => !has.has(id)).map((subjectId) => ({ what, subjectId, dueAt: now })));
}

/**
 * Closes what no longer has to happen, because the thing it waited for happened. One that a sweeper has in hand is left
 * to that sweeper: it waits for our session and then decides from the facts that we wrote.
 * @param which.except moments that still hold
 */
export async function closeDeadlines(
  trx: Transaction<Database>,
  organisationId: string,
  now: Temporal.Instant,
  which: { subjectIds: readonly string[]; what?: DeadlineKind; outcome: string; except?: readonly Temporal.Instant[] },
): Promise<void> {
  if (which.subjectIds.length === 0) return;
  let open = trx
    .selectFrom("deadlines")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("subject_id", "in", which.subjectIds)
    .where("done_at", "is", null)
    .forUpdate()
    .skipLocked();
  if (which.what !== undefined) open = open.where("what", "=", which.what);
  if (which.except !== undefined && which.except.length > 0) open = open.where("due_at", "not in", which.except.map((at) => sql<Temporal.Instant>`${at.toString()}::timestamptz`));
  await trx
    .updateTable("deadlines")
    .set({ done_at: now.toString(), outcome: which.outcome })
    .where("organisation_id", "=", organisationId)
    .where("id", "in", open)
    .execute();
}

/** What waits for a later moment of its own is due now, because what it waited for may be there. */
export async function bringForward(trx: Transaction<Database>, organisationId: string, what: DeadlineKind, now: Temporal.Instant): Promise<void> {
  await trx
    .updateTable("deadlines")
    .set({ due_at: now.toString() })
    .where("organisation_id", "=", organisationId)
    .where("what", "=", what)
    .where("done_at", "is", null)
    .where("due_at", ">", at(now))
    .execute();
}

/** The moments at which something is still to happen. */
export async function openDeadlinesOf(trx: Transaction<Database>, organisationId: string, { subjectId, what }: { subjectId: string; what: DeadlineKind }): Promise<Temporal.Instant[]> {
  const rows = await trx
    .selectFrom("deadlines")
    .select("due_at")
    .where("organisation_id", "=", organisationId)
    .where("subject_id", "=", subjectId)
    .where("what", "=", what)
    .where("done_at", "is", null)
    .execute();
  return rows.map((row) => row.due_at);
}
