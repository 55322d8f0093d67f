import { closeClaimed } from "../../src/features/deadlines/due.ts";
import { invoiceDeadlines } from "../../src/features/invoicing/jobs.ts";
import type { TestHouse } from "./database.ts";

/** Lets the invoices of all deals follow, and nothing else that is due. */
export async function catchUpInvoices(house: TestHouse): Promise<void> {
  const now = house.clock.now();
  const rows = await house.db.selectFrom("deadlines").select(["organisation_id", "id", "what", "subject_id", "due_at"]).where("what", "=", "invoice").where("done_at", "is", null).execute();
  const due = rows.filter(({ due_at: dueAt }) => Temporal.Instant.compare(dueAt, now) <= 0);
  for (const [organisationId, own] of Map.groupBy(due, (row) => row.organisation_id)) {
    const deadlines = own.map((row) => ({ organisationId, id: row.id, what: row.what, subjectId: row.subject_id, dueAt: row.due_at, sessionId: row.subject_id }));
    await house.db.transaction().execute(async (trx) => {
      const outcomes = await invoiceDeadlines(trx, house, { organisationId, deadlines }, now);
      await closeClaimed(trx, organisationId, deadlines, { now, outcomes });
    });
  }
}
