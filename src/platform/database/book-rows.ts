import type { ColumnType } from "kysely";
import type { EntryKind } from "../../domain/journal/entry.ts";

type InstantColumn = ColumnType<Temporal.Instant, string, string>;
type DateColumn = ColumnType<Temporal.PlainDate, string, string>;

/** `first_number` is where it begins: one, unless it goes on with the numbers of another program. */
export type InvoiceSeriesRow = { organisation_id: string; series: string; next_number: number; first_number: ColumnType<number, number | undefined, number> };

export type InvoiceRow = {
  organisation_id: string;
  id: string;
  deal_id: string;
  kind: "invoice" | "credit-note";
  series: string;
  number_in_series: number;
  number: string;
  issued_on: DateColumn;
  issued_at: InstantColumn;
  net_cents: number;
  vat_cents: number;
  total_cents: number;
  original_id: string | null;
  /** As docs/invoice-json.md describes it. */
  content: ColumnType<unknown, string, string>;
  /** When whoever it was billed to was erased from it; null as long as the books need it. */
  erased_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
};

export type InvoiceFileRow = { organisation_id: string; invoice_id: string; pdf: Buffer; pdf_sha256: string; ubl: string; ubl_sha256: string; rendered_at: InstantColumn };

/** Debit is positive, credit negative; the two columns go together and add up to nought. */
export type JournalEntryRow = {
  organisation_id: string;
  id: string;
  deal_id: string | null;
  kind: EntryKind;
  source_id: string | null;
  booked_on: DateColumn;
  booked_at: InstantColumn;
  accounts: string[];
  cents: number[];
};
