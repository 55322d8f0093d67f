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

/** What stands on each account of the journal, of one deal or of all; nought is left out. */
export async function balancesOf(house: TestHouse, dealId: string | null = null): Promise<Record<string, number>> {
  const { rows } = await house.pool.query<{ account: string; cents: string }>(
    `select p.account, sum(p.cents)::text as cents from journal_entries e cross join lateral unnest(e.accounts, e.cents) as p(account, cents)
     where $1::uuid is null or e.deal_id = $1 group by 1 having sum(p.cents) <> 0 order by 1`,
    [dealId],
  );
  return Object.fromEntries(rows.map(({ account, cents }) => [account, Number(cents)]));
}
