import type { Kysely } from "kysely";
import type { Database } from "../../../platform/database/schema.ts";

/** How many deals were made in sessions of a course; they keep what they were made with. */
export async function countDealsOfCourse(db: Kysely<Database>, organisationId: string, courseId: string): Promise<number> {
  const row = await db
    .selectFrom("deals")
    .innerJoin("sessions", (join) =>
      join.onRef("sessions.organisation_id", "=", "deals.organisation_id").onRef("sessions.id", "=", "deals.session_id"),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("deals.organisation_id", "=", organisationId)
    .where("sessions.course_id", "=", courseId)
    .executeTakeFirstOrThrow();
  return row.count;
}
