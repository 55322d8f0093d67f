import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";

/** How long a place waits before it is looked at again. */
const patienceHours = 12;

/**
 * The deals whose money was sent, as far as anybody can see, and is not booked yet: the payment provider waits for the payer's bank, or a
 * line of our bank probably pays it and waits for a person. Nobody loses a place meanwhile.
 */
export async function moneyOnItsWay(db: Kysely<Database>, organisationId: string, dealIds: readonly string[]): Promise<Set<string>> {
  if (dealIds.length === 0) return new Set();
  const { rows } = await sql<{ deal_id: string }>`
    select deal_id from online_payments where organisation_id = ${organisationId} and deal_id in (${sql.join(dealIds)}) and state = 'pending'
    union
    select (target ->> 'dealId')::uuid from bank_lines, jsonb_array_elements(found -> 'targets') as target
    where organisation_id = ${organisationId} and state = 'proposed' and units > 0 and (target ->> 'dealId')::uuid in (${sql.join(dealIds)})
  `.execute(db);
  return new Set(rows.map((row) => row.deal_id));
}

/** When a place whose money is on its way is looked at again. */
export function lookAgainAt(now: Temporal.Instant): Temporal.Instant {
  return now.add({ hours: patienceHours });
}
