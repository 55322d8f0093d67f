import { sql } from "kysely";
import type { House, Trx } from "../../platform/house.ts";
import { at } from "../../platform/database/at.ts";
import type { DeadlineKind } from "./store.ts";

export type DueDeadline = { organisationId: string; id: string; what: DeadlineKind; subjectId: string; dueAt: Temporal.Instant };

/**
 * Decides anew, from the facts, what a deadline that came means, and writes it.
 * @returns one word for what happened, kept with the deadline
 */
export type DeadlineHandler = (trx: Trx, house: House, deadline: DueDeadline, now: Temporal.Instant) => Promise<string>;

export type SweepResult = { done: number; failed: number };

const parallel = 8;
const batch = 2_000;

/**
 * Does everything that was due at `asOf`, each in a transaction of its own, each once, also with several sweepers at work.
 * One that fails stays due and stops no other. After a time of standing still, what is still right happens once.
 */
export async function sweep(
  house: House,
  options: { asOf: Temporal.Instant; handlers: Readonly<Record<DeadlineKind, DeadlineHandler>> },
): Promise<SweepResult> {
  const failed = new Set<string>();
  let done = 0;
  for (;;) {
    const due = (await findDue(house, options.asOf)).filter((deadline) => !failed.has(deadline.id));
    if (due.length === 0) return { done, failed: failed.size };
    const queue = due[Symbol.iterator]();
    const work = async () => {
      for (const deadline of queue) {
        try {
          done += Number(await doOne(house, deadline, options));
        } catch (error) {
          failed.add(deadline.id);
          house.log.error({ err: error, deadline: deadline.id, what: deadline.what }, "a deadline could not be done and stays due");
        }
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    if (due.length + failed.size < batch) return { done, failed: failed.size };
  }
}

/** Finds without a lock, across organisations; whoever takes one locks it inside its own organisation. */
async function findDue(house: House, asOf: Temporal.Instant): Promise<DueDeadline[]> {
  const rows = await house.db
    .selectFrom("deadlines")
    .select(["organisation_id", "id", "what", "subject_id", "due_at"])
    .where("done_at", "is", null)
    .where("due_at", "<=", at(asOf))
    .orderBy("due_at")
    .orderBy("organisation_id")
    .orderBy("id")
    .limit(batch)
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    id: row.id,
    what: row.what as DeadlineKind,
    subjectId: row.subject_id,
    dueAt: row.due_at,
  }));
}

async function doOne(
  house: House,
  deadline: DueDeadline,
  { asOf, handlers }: { asOf: Temporal.Instant; handlers: Readonly<Record<DeadlineKind, DeadlineHandler>> },
): Promise<boolean> {
  return house.db.transaction().execute(async (trx) => {
    const taken = await sql<{ id: string }>`
      select id from deadlines
      where organisation_id = ${deadline.organisationId} and id = ${deadline.id} and done_at is null
      for update skip locked
    `.execute(trx);
    if (taken.rows.length === 0) return false;
    const outcome = await handlers[deadline.what](trx, house, deadline, asOf);
    await trx
      .updateTable("deadlines")
      .set({ done_at: asOf.toString(), outcome })
      .where("organisation_id", "=", deadline.organisationId)
      .where("id", "=", deadline.id)
      .execute();
    return true;
  });
}
