import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Customer } from "../../domain/deal/frozen-deal.ts";
import { ruleOf } from "../../domain/track-record/choose-plan.ts";
import { trackEntries } from "../../domain/track-record/track-entries.ts";
import type { TrackRules } from "../../domain/track-record/track-rules.ts";
import type { Database } from "../../platform/database/schema.ts";
import { tracksOf } from "./store.ts";

const mostCustomers = 2_000;
const atOnce = 200;

/** How many customers of an organisation there are, and how many of them each rule would touch if they ordered now; of the newest 2,000. */
export type Touched = { customers: number; trusted: number; careful: number };

/** Counts and nothing else: who they are is read on the page of a deal. */
export async function countTouched(db: Kysely<Database>, organisationId: string, rules: TrackRules, now: Temporal.Instant): Promise<Touched> {
  const { rows } = await sql<{ customer: Customer }>`
    select customer from (
      select distinct on (customer_key(customer)) customer, formed_at from deals where organisation_id = ${organisationId} order by customer_key(customer), formed_at desc
    ) known order by formed_at desc limit ${mostCustomers}
  `.execute(db);
  const touched: Touched = { customers: rows.length, trusted: 0, careful: 0 };
  for (let from = 0; from < rows.length; from += atOnce) {
    const tracks = await tracksOf(db, organisationId, rows.slice(from, from + atOnce).map(({ customer }) => customer), now);
    for (const { deals, overrule, objected } of tracks) {
      const rule = overrule === null && !objected ? ruleOf(rules, trackEntries(deals, { months: rules.months, asOf: now })) : null;
      if (rule !== null) touched[rule] += 1;
    }
  }
  return touched;
}
