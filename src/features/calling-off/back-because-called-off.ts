import { sql } from "kysely";
import type { Kysely } from "kysely";
import { backBecauseOf } from "../../domain/standing/back-because-of.ts";
import type { Cents } from "../../domain/money.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { Deal } from "../deal/store.ts";
import { storyOf } from "../standing/store.ts";

/** What goes back because one session of a deal was called off; what is owed back for another reason, or for another session, is not counted. */
export async function backBecauseCalledOff(db: Kysely<Database>, deal: Deal, sessionId: string, now: Temporal.Instant): Promise<Cents> {
  const story = await storyOf(db, deal);
  const rows = await db
    .selectFrom("records")
    .select("id")
    .where("organisation_id", "=", deal.organisation_id)
    .where("subject_id", "=", deal.id)
    .where("type", "=", "booking.called-off")
    .where(sql<boolean>`details ->> 'session' = ${sessionId}`)
    .execute();
  const records = new Set(rows.map(({ id }) => id));
  return backBecauseOf(story.deal, story.facts, { causes: story.facts.filter(({ record }) => record !== null && records.has(record)), asOf: now });
}
