import type { Kysely } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { House } from "../../platform/house.ts";
import { invoiceFilesOf } from "./store.ts";

/** A document of an invoice as a browser gets it. */
export type Download = { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> };

/**
 * The document at an address such as `2026-0001.pdf` or `2026-0001.xml`, of one deal.
 * @returns undefined when there is none, or none any more: its years are over and whoever was billed is erased
 */
export async function downloadOf(house: House, { organisationId, dealId, file }: { organisationId: string; dealId: string; file: string }): Promise<Download | undefined> {
  const [, number, ending] = /^([A-Z0-9-]{1,24})\.(pdf|xml)$/.exec(file) ?? [];
  if (number === undefined) return undefined;
  const invoice = await findByNumber(house.db, { organisationId, dealId, number });
  if (invoice === undefined || invoice.erased_at !== null) return undefined;
  const { pdf, ubl } = await invoiceFilesOf(house, invoice);
  const isPdf = ending === "pdf";
  return {
    body: new Uint8Array(isPdf ? pdf : Buffer.from(ubl)),
    headers: { "Content-Type": isPdf ? "application/pdf" : "application/xml", "Content-Disposition": `${isPdf ? "inline" : "attachment"}; filename="${file}"` },
  };
}

async function findByNumber(db: Kysely<Database>, { organisationId, dealId, number }: { organisationId: string; dealId: string; number: string }) {
  return db.selectFrom("invoices").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "=", dealId).where("number", "=", number).executeTakeFirst();
}
