import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";

/** Where a series stands: its next number, and whether it has begun. One that nobody touched begins at one. */
export type SeriesStand = { next: number; begun: boolean };

/** @param series as in `seriesOf` */
export async function seriesStand(db: Kysely<Database>, { organisationId, series }: { organisationId: string; series: string }): Promise<SeriesStand> {
  const begun = sql<boolean>`exists (select from invoices where organisation_id = ${organisationId} and series = ${series})`;
  const row = await db.selectFrom("invoice_series").select(["next_number", begun.as("begun")]).where("organisation_id", "=", organisationId).where("series", "=", series).executeTakeFirst();
  return row === undefined ? { next: 1, begun: false } : { next: row.next_number, begun: row.begun };
}
