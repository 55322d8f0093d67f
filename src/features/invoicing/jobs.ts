import { localDateOf } from "../../domain/calendar/local-day.ts";
import type { Trx } from "../../platform/house.ts";
import type { DeadlineHandler } from "../deadlines/actions.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { holdDeals } from "../deal/store.ts";
import { invoicesOfDeals } from "../invoices/store.ts";
import { bookDeals } from "../journal/actions.ts";
import { standingsOf } from "../standing/store.ts";
import { draftsFor } from "./draft.ts";
import type { DealToInvoice } from "./draft.ts";
import { faultsOf, issue } from "./issue.ts";
import { organisationOf, spansOfDeals } from "./store.ts";

/**
 * The invoices of deals follow what they come to: an invoice at first, then credit notes and more invoices as the standing changes.
 * A deal whose document lacks something that the law asks for is tried again the next day, and shown to the trainer until then.
 * @see docs/rules/invoices.md, docs/decisions/015-invoices-follow-the-standing.md
 */
export const invoiceDeadlines: DeadlineHandler = async (trx, house, { organisationId, deadlines }, now) => {
  const held = await holdDeals(trx, organisationId, [...new Set(deadlines.map(({ subjectId }) => subjectId))]);
  const ids = held.flatMap(({ id, in_books: inBooks }) => (inBooks ? [id] : []));
  const deals = await dealsToInvoice(trx, organisationId, ids, now);
  const organisation = await organisationOf(trx, organisationId);
  const drafted = deals.map((known) => {
    const drafts = draftsFor(known, now);
    return { known, drafts, incomplete: drafts.some((draft) => faultsOf(draft).length > 0) };
  });
  await issue(trx, house, organisation, drafted.flatMap(({ drafts, incomplete }) => (incomplete ? [] : drafts)), now);
  await bookDeals(trx, organisationId, deals.map(({ deal, standing }) => ({ dealId: deal.id, zone: organisation.zone, standing })), now);
  await scheduleDeadlines(trx, organisationId, now, drafted.flatMap(({ known, incomplete }) => (incomplete ? [{ what: "invoice" as const, subjectId: known.deal.id, dueAt: now.add({ hours: 24 }) }] : [])));
  const outcomes = new Map(drafted.map(({ known, drafts, incomplete }) => [known.deal.id, incomplete ? "incomplete" : drafts.length > 0 ? "issued" : "agrees"]));
  return new Map(deadlines.map(({ id, subjectId }) => [id, outcomes.get(subjectId) ?? "not-in-books"]));
};

/** Deals with what their documents are made of; who issues some holds them. */
export async function dealsToInvoice(trx: Trx, organisationId: string, dealIds: readonly string[], now: Temporal.Instant): Promise<DealToInvoice[]> {
  if (dealIds.length === 0) return [];
  const [standings, issued, spans, organisation] = [
    await standingsOf(trx, organisationId, dealIds, now), await invoicesOfDeals(trx, organisationId, dealIds), await spansOfDeals(trx, organisationId, dealIds), await organisationOf(trx, organisationId),
  ];
  return dealIds.flatMap((id) => {
    const found = standings.get(id);
    const span = spans.get(id);
    if (found === undefined || span === undefined) return [];
    const supply = { from: localDateOf(span.startsAt, organisation.zone), until: localDateOf(span.endsAt, organisation.zone) };
    return [{ ...found, organisation, issued: issued.get(id) ?? [], supply }];
  });
}
