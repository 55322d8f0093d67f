import type { Kysely } from "kysely";
import type { Database } from "../../../platform/database/schema.ts";

type Db = Kysely<Database>;

/** The newest invoice of each deal. */
export async function invoiceNumbersOf(db: Db, organisationId: string, dealIds: readonly string[]): Promise<Map<string, string>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db.selectFrom("invoices").select(["deal_id", "number"]).where("organisation_id", "=", organisationId).where("kind", "=", "invoice").where("deal_id", "in", dealIds).orderBy("issued_at").execute();
  return new Map(rows.map((row) => [row.deal_id, row.number]));
}

export async function dealIdsByInvoice(db: Db, organisationId: string, search: string): Promise<string[]> {
  const rows = await db.selectFrom("invoices").select("deal_id").distinct().where("organisation_id", "=", organisationId).where("kind", "=", "invoice").where("number", "ilike", `%${search.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`).limit(20).execute();
  return rows.map((row) => row.deal_id);
}
