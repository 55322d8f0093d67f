import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";

export type DueDeadline = { organisationId: string; id: string; what: string; subjectId: string; dueAt: Temporal.Instant; sessionId: string };

type DueRow = { organisation_id: string; id: string; what: string; subject_id: string; due_at: Temporal.Instant; session_id: string };

/**
 * Finds what is due, the oldest first, without a lock and across organisations; whoever takes one locks it inside its
 * own organisation. The session that a deadline is about comes along only to put neighbours together.
 * @param page.after the last one of the page before: what failed there does not come back in this sweep
 */
export async function findDue(
  db: Kysely<Database>,
  { asOf, after, most }: { asOf: Temporal.Instant; after: DueDeadline | null; most: number },
): Promise<DueDeadline[]> {
  const beyond = after === null
    ? sql`true`
    : sql`(due_at, organisation_id, id) > (${after.dueAt.toString()}::timestamptz, ${after.organisationId}::uuid, ${after.id}::uuid)`;
  const { rows } = await sql<DueRow>`
    select due.organisation_id, due.id, due.what, due.subject_id, due.due_at, coalesce(d.session_id, o.session_id, due.subject_id) as session_id
    from (
      select organisation_id, id, what, subject_id, due_at from deadlines
      where done_at is null and due_at <= ${asOf.toString()}::timestamptz and ${beyond}
      order by due_at, organisation_id, id
      limit ${most}
    ) due
    left join deals d on d.organisation_id = due.organisation_id and d.id = due.subject_id
    left join offers o on o.organisation_id = due.organisation_id and o.id = due.subject_id
    order by due.due_at, due.organisation_id, due.id
  `.execute(db);
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    id: row.id,
    what: row.what,
    subjectId: row.subject_id,
    dueAt: row.due_at,
    sessionId: row.session_id,
  }));
}

/** Locks those that are still open and that no other sweeper has in hand. */
export async function claimDeadlines(trx: Trx, organisationId: string, deadlines: readonly DueDeadline[]): Promise<DueDeadline[]> {
  const rows = await trx
    .selectFrom("deadlines")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("id", "in", deadlines.map(({ id }) => id))
    .where("done_at", "is", null)
    .forUpdate()
    .skipLocked()
    .execute();
  const open = new Set(rows.map(({ id }) => id));
  return deadlines.filter(({ id }) => open.has(id));
}

/** @throws {Error} when a deadline got no outcome */
export async function closeClaimed(
  trx: Trx,
  organisationId: string,
  deadlines: readonly DueDeadline[],
  { now, outcomes }: { now: Temporal.Instant; outcomes: ReadonlyMap<string, string> },
): Promise<void> {
  const done = deadlines.map(({ id, what, subjectId }) => {
    const outcome = outcomes.get(id);
    if (outcome === undefined) throw new Error(`deadline ${id}: ${what} of ${subjectId} was decided without an outcome`);
    return { id, outcome };
  });
  await sql`
    update deadlines set done_at = ${now.toString()}::timestamptz, outcome = done.outcome
    from json_to_recordset(${JSON.stringify(done)}::json) as done(id uuid, outcome text)
    where deadlines.organisation_id = ${organisationId} and deadlines.id = done.id
  `.execute(trx);
}
