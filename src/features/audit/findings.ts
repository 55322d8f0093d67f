import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import type { Findings } from "./invariants.ts";

type Row = { organisation_id: string; subject: string; found: string };

/**
 * Runs a query that selects the violations as (organisation_id, subject, found), beside the number of rows it looked at.
 */
export async function violationsOf(
  trx: Trx,
  table: keyof Database & string,
  query: RawBuilder<unknown>,
): Promise<Findings> {
  const { rows } = await sql<Row>`select v.organisation_id, v.subject::text as subject, v.found from (${query}) v order by 1, 2`.execute(trx);
  const { rows: counted } = await sql<{ checked: number }>`select count(*) as checked from ${sql.table(table)}`.execute(trx);
  return {
    checked: counted[0]?.checked ?? 0,
    violations: rows.map((row) => ({ organisationId: row.organisation_id, subject: row.subject, found: row.found })),
  };
}
