import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";

type Db = Kysely<Database>;

/** The requests that some deals were ordered with, by deal. A deal of before they were kept, or that was erased, has none. */
export async function orderRequests(db: Db, organisationId: string, dealIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom("order_requests").select(["deal_id", "request"]).where("organisation_id", "=", organisationId).where("deal_id", "in", dealIds).execute();
  return new Map(rows.map(({ deal_id: dealId, request }) => [dealId, request]));
}

/** The requests that opened the terms, by view. */
export async function viewRequests(db: Db, organisationId: string, viewIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom("terms_views").select(["id", "request"]).where("organisation_id", "=", organisationId).where("id", "in", viewIds).execute();
  return new Map(rows.map(({ id, request }) => [id, request]));
}
