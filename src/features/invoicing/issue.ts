import { sql } from "kysely";
import { localDateOf } from "../../domain/calendar/local-day.ts";
import { billedAs } from "../../domain/deal/billing-details.ts";
import { billTo } from "../../domain/deal/bill-to.ts";
import { invoiceFaults } from "../../domain/invoice/faults.ts";
import type { InvoiceFault } from "../../domain/invoice/fault.ts";
import type { Invoice } from "../../domain/invoice/invoice.ts";
import { invoiceTotals } from "../../domain/invoice/totals.ts";
import { numberIn, seriesOf } from "../../domain/invoice/series.ts";
import { documentEntry } from "../../domain/journal/entries.ts";
import { cents } from "../../domain/money.ts";
import type { House, Trx } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { writeRecords } from "../evidence/store.ts";
import { describeInvoice } from "../invoices/actions.ts";
import { writeEntries } from "../journal/actions.ts";
import { queueMessages } from "../messages/store.ts";
import type { NewMessage } from "../messages/store.ts";
import type { Draft } from "./draft.ts";
import { takeNumbers } from "./store.ts";
import type { Organisation } from "./store.ts";

/** What keeps a document from being issued, beside its number, which it gets when it is. */
export function faultsOf({ invoice }: Draft): InvoiceFault[] {
  return invoiceFaults({ ...invoice, number: "1" });
}

type Issuing = { id: string; draft: Draft; series: string; place: number; invoice: Invoice & { number: string; issuedOn: Temporal.PlainDate }; totals: ReturnType<typeof invoiceTotals> };

/**
 * Gives documents their numbers, in the order given, and writes each with its entry in the journal, its record and its mail.
 * @param drafts of one organisation and without faults, made at `now`
 * @throws {Error} when a day began while others took their numbers: the days of a series never go back, so it is done again
 */
export async function issue(trx: Trx, { clock }: Pick<House, "clock">, organisation: Organisation, drafts: readonly Draft[], now: Temporal.Instant): Promise<void> {
  if (drafts.length === 0) return;
  const { organisation_id: organisationId, zone } = organisation;
  const today = localDateOf(now, zone);
  const series = seriesOf(organisation.invoice_prefix, today.year);
  const first = await takeNumbers(trx, { organisationId, series, count: drafts.length });
  if (!localDateOf(clock.now(), zone).equals(today)) throw new Error(`series ${series}: ${today.toString()} ended before its numbers were taken`);
  const issuing = drafts.map((draft, index): Issuing => {
    const place = first + index;
    const invoice = { ...draft.invoice, issuedOn: today, number: numberIn(series, place) };
    return { id: uuidv7(now), draft, series, place, invoice, totals: invoiceTotals(invoice) };
  });
  await trx.insertInto("invoices").values(issuing.map((one) => rowOf(organisationId, one, now))).execute();
  await writeEntries(trx, organisationId, now, issuing.map(({ id, draft, invoice, totals }) => ({
    dealId: draft.deal.id,
    entry: documentEntry({ id, kind: invoice.kind, issuedOn: invoice.issuedOn, totals }),
  })));
  await countInvoiced(trx, organisationId, issuing);
  await writeRecords(trx, organisationId, issuing.map(({ id, draft, invoice, totals }) => ({
    subjectId: draft.deal.id,
    type: `${invoice.kind}.issued`,
    at: now,
    actor: "system" as const,
    details: { invoice: id, number: invoice.number, cents: totals.totalCents, ...(invoice.original === null ? {} : { original: invoice.original.number }) },
  })));
  await queueMessages(trx, organisationId, now, issuing.map(messageOf));
}

function rowOf(organisationId: string, { id, draft, series, place, invoice, totals }: Issuing, now: Temporal.Instant) {
  return {
    organisation_id: organisationId,
    id,
    deal_id: draft.deal.id,
    kind: invoice.kind,
    series,
    number_in_series: place,
    number: invoice.number,
    issued_on: invoice.issuedOn.toString(),
    issued_at: now.toString(),
    net_cents: totals.netCents,
    vat_cents: totals.vatCents,
    total_cents: totals.totalCents,
    original_id: draft.originalId,
    content: JSON.stringify(describeInvoice(invoice)),
  };
}

async function countInvoiced(trx: Trx, organisationId: string, issuing: readonly Issuing[]): Promise<void> {
  const byDeal = Map.groupBy(issuing, ({ draft }) => draft.deal.id);
  const changes = [...byDeal].map(([id, own]) => ({ id, more: own.reduce((sum, { invoice, totals }) => sum + (invoice.kind === "invoice" ? totals.totalCents : -totals.totalCents), 0) }));
  await sql`
    update deals set invoiced_cents = invoiced_cents + change.more
    from json_to_recordset(${JSON.stringify(changes)}::json) as change(id uuid, more bigint)
    where deals.organisation_id = ${organisationId} and deals.id = change.id
  `.execute(trx);
}

/** To where the bill goes. */
function messageOf({ id, draft: { deal }, invoice, totals }: Issuing): NewMessage {
  const { address, name } = billTo(billedAs(deal.customer, deal.billing_details));
  return {
    subjectKind: "deal",
    subjectId: deal.id,
    dedupeKey: `${invoice.kind}-issued:${id}`,
    to: { address, name },
    locale: deal.locale,
    facts: {
      kind: "invoice-issued",
      dealId: deal.id,
      invoiceId: id,
      document: invoice.kind,
      number: invoice.number,
      totalCents: totals.totalCents,
      toPayCents: invoice.kind === "invoice" ? cents(totals.payableCents) : 0,
      dueOn: invoice.payment?.dueOn?.toString() ?? null,
      original: invoice.original === null ? null : { number: invoice.original.number, reason: invoice.original.reason },
    },
  };
}
