import type { Period } from "../../domain/bookkeeping/period.ts";
import type { Locale } from "../../domain/locale.ts";
import { invoiceTotals } from "../../domain/invoice/totals.ts";
import { csvText } from "../../platform/csv.ts";
import type { CsvCell } from "../../platform/csv.ts";
import type { House } from "../../platform/house.ts";
import { zipStream } from "../../platform/zip.ts";
import type { ZipFile } from "../../platform/zip.ts";
import { ublOf } from "../invoices/actions.ts";
import { bookContents } from "./store.ts";
import { bookTexts } from "./texts.ts";

/** Documents read at a time. */
const page = 100;

/** Every e-invoice of a period in one archive, with an index; made while it is taken, so that it never stands in memory whole. */
export function ublArchive(house: House, asked: { organisationId: string; period: Period; locale: Locale }): ReadableStream<Uint8Array<ArrayBuffer>> {
  return zipStream(filesOf(house, asked));
}

async function* filesOf(house: House, { organisationId, period, locale }: { organisationId: string; period: Period; locale: Locale }): AsyncGenerator<ZipFile> {
  const texts = bookTexts[locale];
  const index: CsvCell[][] = [texts.heads.index];
  for (let after: string | null = null; ; ) {
    const documents = await bookContents(house.db, organisationId, { period, after, most: page });
    const kept = await keptFiles(house.db, organisationId, documents.map(({ id }) => id));
    for (const { id, invoice } of documents) {
      const number = invoice.number ?? id;
      const name = `${number.replaceAll(/[^A-Za-z0-9._-]/g, "_")}.xml`;
      const on = invoice.issuedOn ?? period.from;
      const totalCents = invoiceTotals(invoice).totalCents;
      index.push([number, texts.documents[invoice.kind], on, invoice.buyer.name, { cents: invoice.kind === "invoice" ? totalCents : -totalCents }, name]);
      yield { name, on, text: kept.get(id) ?? ublOf(invoice) };
      after = number;
    }
    if (documents.length < page) break;
  }
  yield { name: "index.csv", on: period.until, text: csvText(index, locale) };
}

/** The e-invoices that were rendered before; the others are made from the same content, and come out the same. */
async function keptFiles(db: House["db"], organisationId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("invoice_files").select(["invoice_id", "ubl"]).where("organisation_id", "=", organisationId).where("invoice_id", "in", ids).execute();
  return new Map(rows.map((row) => [row.invoice_id, row.ubl]));
}
