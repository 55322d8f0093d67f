import { sql } from "kysely";
import type { RawBuilder } from "kysely";

/** An instant inside a `where`: the driver knows no Temporal, PostgreSQL reads the ISO form exactly. */
export function at(instant: Temporal.Instant): RawBuilder<Temporal.Instant> {
  return sql<Temporal.Instant>`${instant.toString()}::timestamptz`;
}
