import { createHash } from "node:crypto";
import type { Kysely, Selectable } from "kysely";
import type { Invoice } from "../../domain/invoice/invoice.ts";
import type { Database } from "../../platform/database/schema.ts";
import type { House } from "../../platform/house.ts";
import { logoOf } from "../letterhead/store.ts";
import { faultInWords, readInvoice, renderInvoice } from "./actions.ts";

export { downloadOf } from "./download.ts";

type Db = Kysely<Database>;

export type IssuedInvoice = Selectable<Database["invoices"]>;
export type InvoiceFiles = Pick<Selectable<Database["invoice_files"]>, "pdf" | "ubl" | "pdf_sha256" | "ubl_sha256">;

/** The invoices and credit notes of some deals, by deal, in the order in which they were issued. */
export async function invoicesOfDeals(db: Db, organisationId: string, dealIds: readonly string[]): Promise<Map<string, IssuedInvoice[]>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db.selectFrom("invoices").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "in", dealIds).orderBy("issued_at").orderBy("series").orderBy("number_in_series").execute();
  return Map.groupBy(rows, ({ deal_id: dealId }) => dealId);
}

/** The invoices and credit notes of one deal, in the order in which they were issued. */
export async function invoicesOf(db: Db, organisationId: string, dealId: string): Promise<IssuedInvoice[]> {
  return (await invoicesOfDeals(db, organisationId, [dealId])).get(dealId) ?? [];
}

export async function findInvoice(db: Db, organisationId: string, invoiceId: string): Promise<IssuedInvoice | undefined> {
  return db.selectFrom("invoices").selectAll().where("organisation_id", "=", organisationId).where("id", "=", invoiceId).executeTakeFirst();
}

/** @throws {Error} for a row whose content cannot be read: it was checked when it was written */
export function contentOf({ number, content }: Pick<IssuedInvoice, "number" | "content">): Invoice {
  const read = readInvoice(content);
  if (!read.ok) throw new Error(`invoice ${number}: its content does not hold: ${read.problems.map(({ at, problem }) => `${at} ${problem}`).join("; ")}`);
  return read.request.invoice;
}

/**
 * The paper and the e-invoice of an issued invoice. They are made once, when somebody first wants them, and are those bytes from then on.
 * @throws {Error} for an invoice that cannot be rendered: it was checked before it was issued
 */
export async function invoiceFilesOf(house: House, invoice: IssuedInvoice): Promise<InvoiceFiles> {
  const { organisation_id: organisationId, id } = invoice;
  const kept = await findFiles(house.db, organisationId, id);
  if (kept !== undefined) return kept;
  const { pen_light: pen } = await house.db.selectFrom("organisations").select("pen_light").where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
  const content = contentOf(invoice);
  const made = await renderInvoice(content, { pen, logo: await logoOf(house.db, organisationId) });
  if (!made.ok) throw new Error(`invoice ${invoice.number}: ${made.faults.map((fault) => faultInWords(fault, "en")).join("; ")}`);
  const { ubl, pdf } = made.rendered;
  if (ubl === null) throw new Error(`invoice ${invoice.number}: an issued one became a draft`);
  await house.db
    .insertInto("invoice_files")
    .values({ organisation_id: organisationId, invoice_id: id, pdf: pdf.bytes, pdf_sha256: sha256(pdf.bytes), ubl, ubl_sha256: sha256(ubl), rendered_at: house.clock.now().toString() })
    .onConflict((conflict) => conflict.columns(["organisation_id", "invoice_id"]).doNothing())
    .execute();
  const files = await findFiles(house.db, organisationId, id);
  if (files === undefined) throw new Error(`invoice ${invoice.number}: its documents were kept and are not there`);
  return files;
}

async function findFiles(db: Db, organisationId: string, invoiceId: string): Promise<InvoiceFiles | undefined> {
  return db.selectFrom("invoice_files").select(["pdf", "ubl", "pdf_sha256", "ubl_sha256"]).where("organisation_id", "=", organisationId).where("invoice_id", "=", invoiceId).executeTakeFirst();
}

function sha256(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}
