import { sql } from "kysely";
import { at } from "../../platform/database/at.ts";
import type { Kysely, Selectable } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";

type Db = Kysely<Database>;

export type Organisation = Selectable<Database["organisations"]>;

export async function organisationOf(db: Db, organisationId: string): Promise<Organisation> {
  return db.selectFrom("organisations").selectAll().where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
}

/** From the first start to the last end of the sessions that the places of deals are on; by deal. */
export async function spansOfDeals(db: Db, organisationId: string, dealIds: readonly string[]): Promise<Map<string, { startsAt: Temporal.Instant; endsAt: Temporal.Instant }>> {
  const { rows } = await sql<{ deal_id: string; starts_at: Temporal.Instant; ends_at: Temporal.Instant }>`
    select b.deal_id, min(s.starts_at) as starts_at, max(s.ends_at) as ends_at
    from bookings b join sessions s on s.organisation_id = b.organisation_id and s.id = b.session_id
    where b.organisation_id = ${organisationId} and b.deal_id in (${sql.join(dealIds)}) and b.moved_to is null and s.starts_at is not null
    group by b.deal_id
  `.execute(db);
  return new Map(rows.map((row) => [row.deal_id, { startsAt: row.starts_at, endsAt: row.ends_at }]));
}

/** The deals whose invoice is tried again later, the one that waits longest first. */
export async function dealsWaitingForInvoice(db: Db, organisationId: string, now: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .selectFrom("deadlines")
    .select("subject_id")
    .where("organisation_id", "=", organisationId)
    .where("what", "=", "invoice")
    .where("done_at", "is", null)
    .where("due_at", ">", at(now))
    .orderBy("due_at")
    .orderBy("id")
    .execute();
  return [...new Set(rows.map((row) => row.subject_id))];
}

/**
 * Takes numbers that follow on. Whoever takes some makes others of the series wait until the transaction ends; one that fails takes none.
 * The last lock of a step: nothing that others hold is asked for after it.
 * @returns the first of them
 */
export async function takeNumbers(trx: Trx, { organisationId, series, count }: { organisationId: string; series: string; count: number }): Promise<number> {
  const { rows } = await sql<{ next_number: number }>`
    insert into invoice_series (organisation_id, series, next_number) values (${organisationId}, ${series}, ${count + 1})
    on conflict (organisation_id, series) do update set next_number = invoice_series.next_number + ${count}
    returning next_number
  `.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error(`series ${series}: took ${count} numbers and got none`);
  return row.next_number - count;
}
