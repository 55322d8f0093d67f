import type { Invoice } from "../../src/domain/invoice/invoice.ts";
import { invoiceTotals } from "../../src/domain/invoice/totals.ts";
import type { Posting } from "../../src/domain/journal/entry.ts";
import type { EntryKind } from "../../src/domain/journal/entry.ts";
import type { PaymentMethod } from "../../src/platform/database/schema.ts";
import { describeInvoice } from "../../src/features/invoices/actions.ts";
import { uuidv7 } from "../../src/platform/ids.ts";
import type { TestHouse } from "./database.ts";
import { ledgerPostings } from "./postings.ts";

/** Writes books as the steps of the house book them, for tests of what is read from them. */
export function booksIn(house: TestHouse, organisationId: string) {
  const now = () => house.clock.now();
  const entry = async (row: { dealId: string | null; kind: EntryKind; sourceId: string | null; on: string; postings: readonly Posting[] }) => {
    const id = uuidv7(now());
    await house.db.insertInto("journal_entries").values({
      organisation_id: organisationId, id, deal_id: row.dealId, kind: row.kind, source_id: row.sourceId, booked_on: row.on, booked_at: now().toString(),
      accounts: row.postings.map(({ account }) => account), cents: row.postings.map(({ cents }) => cents),
    }).execute();
    return id;
  };

  return {
    entry,

    /** An issued document with its entry; `booked: false` leaves the entry out. */
    document: async (dealId: string, invoice: Invoice, { booked = true, originalId = null }: { booked?: boolean; originalId?: string | null } = {}) => {
      const { netCents, vatCents, totalCents } = invoiceTotals(invoice);
      const id = uuidv7(now());
      const [series = "X", count = "1"] = (invoice.number ?? "").split(/-(?=\d+$)/);
      await house.db.insertInto("invoice_series").values({ organisation_id: organisationId, series, next_number: Number(count) + 1 }).onConflict((oc) => oc.columns(["organisation_id", "series"]).doUpdateSet({ next_number: Number(count) + 1 })).execute();
      await house.db.insertInto("invoices").values({
        organisation_id: organisationId, id, deal_id: dealId, kind: invoice.kind, series, number_in_series: Number(count), number: invoice.number ?? "", issued_on: invoice.issuedOn?.toString() ?? "", issued_at: now().toString(),
        net_cents: netCents, vat_cents: vatCents, total_cents: totalCents, original_id: originalId, content: JSON.stringify(describeInvoice(invoice)),
      }).execute();
      if (booked) await entry({ dealId, kind: invoice.kind, sourceId: id, on: invoice.issuedOn?.toString() ?? "", postings: ledgerPostings(invoice) });
      return id;
    },

    /** Money with its entry; a negative amount went back. */
    payment: async (dealId: string, cents: number, on: string, { method = "bank", booked = true, note = "" }: { method?: PaymentMethod; booked?: boolean; note?: string } = {}) => {
      const id = uuidv7(now());
      await house.db.insertInto("payments").values({ organisation_id: organisationId, id, deal_id: dealId, token: id, amount_cents: cents, received_on: on, method, note, recorded_by: "marit", recorded_at: now().toString() }).execute();
      const account = method === "credit-transfer" ? "refunds" : method;
      const postings = [{ account, cents }, { account: "receivable", cents: -cents }] as Posting[];
      if (booked) await entry({ dealId, kind: cents > 0 ? "payment" : "refund", sourceId: id, on, postings });
      return id;
    },
  };
}
