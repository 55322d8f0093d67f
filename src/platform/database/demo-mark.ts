import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

/** Whether this database was made by the demo. */
export async function isDemo(db: Kysely<Database>): Promise<boolean> {
  const row = await db.selectFrom("demo_clock").select("is_demo").executeTakeFirst();
  return row?.is_demo === true;
}

/** Makes an empty database a demo for good. False, and nothing done, when somebody already works in it. */
export async function becomeDemo(db: Kysely<Database>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("demo_clock")
    .set({ is_demo: true })
    .where((eb) => eb.or([eb("is_demo", "=", true), eb.not(eb.exists(eb.selectFrom("organisations").select("organisation_id")))]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
