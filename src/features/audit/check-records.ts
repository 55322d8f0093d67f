import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { Trx } from "../../platform/house.ts";
import { kindOfRecord } from "../evidence/store.ts";
import type { Violation } from "./actions.ts";
import { violationsOf } from "./findings.ts";
import type { Findings } from "./invariants.ts";

/**
 * No e-mail address, and none of the names on the deal itself, in any record about it. Our own words, identifiers and moments are
 * not looked at: somebody may be called "Held".
 */
export async function noPersonalData(trx: Trx): Promise<Findings> {
  return violationsOf(trx, "records", sql`
    select organisation_id, id as subject, format('%s holds an address', type) as found
    from records where details::text ~ '[^\\s"@]+@[^\\s"@]+\\.[a-z]'
    union all
    select r.organisation_id, r.id, format('%s holds a name', r.type)
    from records r
    join bookings b on b.organisation_id = r.organisation_id and b.deal_id = r.subject_id
    where length(b.last_name) > 3 and position(lower(b.last_name) in lower(r.details::text)) > 0
      and exists (
        select from jsonb_path_query(r.details, '$.** ? (@.type() == "string")') value
        where value #>> '{}' !~ '^([a-z0-9-]+|[0-9TZ:.-]+)$' and position(lower(b.last_name) in lower(value #>> '{}')) > 0
      )
  `);
}

const page = 2_000;

type Kept = Pick<Selectable<Database["records"]>, "organisation_id" | "id" | "type" | "details">;

/** Every record holds what its type says and nothing beside it. Types have no room for a name, an address or a sentence. */
export async function recordsKeepTheirShape(trx: Trx): Promise<Findings> {
  const violations: Violation[] = [];
  let checked = 0;
  for (let last: Kept | undefined; ;) {
    const records = await recordsAfter(trx, last);
    violations.push(...records.flatMap(faultsOf));
    checked += records.length;
    last = records.at(-1);
    if (records.length < page) return { checked, violations };
  }
}

async function recordsAfter(trx: Trx, last: Kept | undefined): Promise<Kept[]> {
  const records = trx.selectFrom("records").select(["organisation_id", "id", "type", "details"]).orderBy("organisation_id").orderBy("id").limit(page);
  if (last === undefined) return records.execute();
  return records.where((eb) => eb(eb.refTuple("organisation_id", "id"), ">", eb.tuple(last.organisation_id, last.id))).execute();
}

/** Names the field and never what is in it: a report of the audit is read by more people than a record. */
function faultsOf({ organisation_id: organisationId, id: subject, type, details }: Kept): Violation[] {
  const kind = kindOfRecord(type);
  if (kind === undefined) return [{ organisationId, subject, found: `${type} is no type of record` }];
  const read = kind.details.safeParse(details);
  if (read.success) return [];
  const fields = new Set(read.error.issues.map((issue) => (issue.code === "unrecognized_keys" ? issue.keys.join(", ") : issue.path.join("."))));
  return [{ organisationId, subject, found: `${type} does not hold what its type says${[...fields].filter((field) => field !== "").map((field) => `: ${field}`).join("")}` }];
}
