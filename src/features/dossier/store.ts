import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { Deal } from "../deal/store.ts";

/** The PDF of the terms that a deal goes by. */
export async function termsOf(db: Kysely<Database>, deal: Pick<Deal, "organisation_id" | "frozen">): Promise<Buffer | undefined> {
  const row = await db.selectFrom("terms_versions").select("pdf").where("organisation_id", "=", deal.organisation_id).where("sha256", "=", deal.frozen.terms.sha256).executeTakeFirst();
  return row?.pdf;
}
