import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";

export { asCredit, creditMovesOf, creditsOf, findCredit, findCreditByCode, grantCredit, lockCredit, lockCreditsAbout } from "../credit-book/store.ts";
export type { CreditMove, CreditRow } from "../credit-book/store.ts";

/** How often a wrong code was typed on the page of a deal since a moment. */
export async function wrongCodesSince(db: Kysely<Database>, organisationId: string, dealId: string, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from records
    where organisation_id = ${organisationId} and subject_id = ${dealId} and type = 'credit.code-refused' and at > ${since.toString()}::timestamptz
  `.execute(db);
  return Number(rows[0]?.count ?? 0);
}
